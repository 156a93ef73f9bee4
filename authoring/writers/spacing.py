"""Blank lines between blocks: what GB/T 9704-2012 asks for, for every writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import HEAD_ROLES, IMPRINT_ROLES, Paragraph

if TYPE_CHECKING:
    from authoring.document import Block, Role


def blank_lines(before: Block | None, block: Block) -> int:
    """How many blank lines stand between two neighbours (clauses 7.2.5, 7.3.1, 7.3.2, 7.3.4, 7.3.5.2,
    7.3.7)."""
    if before is None:
        return 0
    upper = before.role if isinstance(before, Paragraph) else "body"
    role = block.role if isinstance(block, Paragraph) else "body"
    if upper in HEAD_ROLES and (role not in HEAD_ROLES or (upper == "mark" and role != "mark")):
        return 2
    if upper == role or (upper in IMPRINT_ROLES and role in IMPRINT_ROLES):
        return 0
    return 1 if _one_line(upper, role) else 0


def _one_line(upper: Role, role: Role) -> bool:
    if upper == "title" or role in ("attachment-note", "signature") or role in IMPRINT_ROLES:
        return True
    return (role == "date" and upper != "signature") or "attachment-title" in (role, upper)
