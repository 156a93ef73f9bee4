"""The .txt writer: the text alone, as it would be pasted into a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Document, Heading, Paragraph, Table, block_text
from authoring.writers.spacing import blank_lines

if TYPE_CHECKING:
    from authoring.document import Block

_INDENT = "\u3000\u3000"
_INDENTED_ROLES = frozenset({"body", "attachment-note", "note"})


def write_txt(document: Document) -> bytes:
    """The document as UTF-8 text, a paragraph a line, indented by two full-width blanks."""
    out: list[str] = []
    before: Block | None = None
    for block in document.blocks:
        out += [""] * blank_lines(before, block)
        indent = _INDENT if _indented(block) else ""
        out.append(indent + block_text(block))
        before = block
    return "".join(line + "\n" for line in out).encode()


def _indented(block: Block) -> bool:
    match block:
        case Heading():
            return True
        case Paragraph():
            return block.role in _INDENTED_ROLES
        case Table():
            return False
