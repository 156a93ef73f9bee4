"""What the plans for all regions of a paper share: fields as plain data, and how blocks become texts of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.document import Paragraph, block_text
from authoring.form.fields import PART_NAMES
from authoring.form.template import literal
from authoring.form.text import NONE
from authoring.form.verbatim import verbatim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.document import Block, Role

Data = dict[str, Any]
Plan = tuple[Data, "Sequence[Block]"]
"""Fields of the form, and the blocks that found no field of their own."""

HEAD_EMPTY: Data = {"标题": NONE, "主送": NONE, "前言": NONE}
BODY_EMPTY: Data = dict.fromkeys(PART_NAMES.values(), NONE)
TAIL_EMPTY: Data = {"结尾": NONE, "署名": NONE, "成文日期": NONE}
NO_MARK: Data = {"发文机关标志": NONE}
"""What the formal edition prints unasked, besides."""


def taken(rest: list[Block], role: Role) -> list[Block]:
    """The blocks of one role that the list begins with, taken from it."""
    count = next((i for i, b in enumerate(rest) if not (isinstance(b, Paragraph) and b.role == role)), len(rest))
    found = rest[:count]
    del rest[:count]
    return found


def text_lines(blocks: Sequence[Block]) -> str:
    """Their texts, a line each."""
    return literal("\n".join(map(block_text, blocks)))


def leftover(after: str, blocks: Sequence[Block]) -> Data:
    """The blocks as an entry of 补充内容 that is printed after a field."""
    return {"位置": after, "内容": verbatim(blocks)}
