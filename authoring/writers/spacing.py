"""Blank lines between blocks: what GB/T 9704-2012 asks for, for every writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Paragraph

if TYPE_CHECKING:
    from authoring.document import Block


def blank_lines(before: Block | None, block: Block) -> int:
    """How many blank lines stand between two neighbours (clauses 7.3.2, 7.3.4, 7.3.5.2, 7.3.7)."""
    if before is None:
        return 0
    upper = before.role if isinstance(before, Paragraph) else "body"
    role = block.role if isinstance(block, Paragraph) else "body"
    if upper == role:
        return 0
    if upper == "title":
        return 1
    if role in ("attachment-note", "signature", "copy-to") or (role == "date" and upper != "signature"):
        return 1
    return 1 if "attachment-title" in (role, upper) else 0
