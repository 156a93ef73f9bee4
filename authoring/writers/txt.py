"""The .txt writer: the text alone, as it would be pasted into a mail."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from authoring.document import Chart, Document, Heading, Paragraph, Picture, Table, block_text
from authoring.writers.spacing import blank_lines

if TYPE_CHECKING:
    from authoring.document import Block

_INDENT = "\u3000\u3000"
_INDENTED_ROLES = frozenset({"body", "attachment-note", "note"})


def write_txt(document: Document) -> bytes:
    """The document as UTF-8 text, a paragraph a line, indented by two full-width blanks."""
    out: list[str] = []
    before: Block | None = None
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        out += [""] * blank_lines(before, block)
        if not (isinstance(block, Picture) and _captions(after)):
            out.append(_line(block))
        before = block
    return "".join(line + "\n" for line in out).encode()


def _line(block: Block) -> str:
    if isinstance(block, Picture):
        return f"〔图片：{block.alt}〕" if block.alt else "〔图片〕"
    if _captions(block):
        return f"〔{block_text(block)}〕"
    return (_INDENT if _indented(block) else "") + block_text(block)


def _captions(block: Block | None) -> bool:
    """Whether the block is the caption of a figure: it stands for the figure too."""
    return isinstance(block, Paragraph) and block.role == "figure-caption"


def _indented(block: Block) -> bool:
    match block:
        case Heading():
            return True
        case Paragraph():
            return block.role in _INDENTED_ROLES
        case Table() | Picture() | Chart():
            return False
