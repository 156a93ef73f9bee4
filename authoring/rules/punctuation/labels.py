"""Marks of numbers and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.check.kinds import is_running
from authoring.document import Heading
from authoring.rules.structure.numbering import number_at, sequences
from authoring.standard.numbering import parse_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from authoring.check import Check, Context
    from authoring.rules.structure.numbering import Item

_BRACKETED = ("(N)、", "(N).", "N)、")
_LONGEST = {1: 40}  # characters of a heading, its number included, that we dare to call one
_LONGEST_LOWER = 30
_UNDER_HEADING = 20  # characters of a paragraph that shows the line above to be its heading
_MARKS = "。;,:、"


def _redundant(item: Item) -> str | None:
    sign = item.label.form == "①" and item.printed[-1] in "、."
    return item.printed[:-1] if item.style in _BRACKETED or sign else None


def _wrong(item: Item) -> str | None:
    if item.label.form == "一、" and item.style == "N.":
        return item.printed[:-1] + "、"
    return item.printed[:-1] + "." if item.label.form == "1." and item.style == "N、" else None


def _numbers(cure: Callable[[Item], str | None]) -> Check:
    """Numbers that this cures; where the styles of one level are mixed, another rule tells about it."""

    def check(context: Context) -> Iterator[Hit]:
        for items in context.once(sequences):
            if len({item.style for item in items}) > 1:
                continue
            for item in items:
                right = cure(item)
                if right is not None:
                    yield Hit(number_at(context, item), {"right": right}, replacement=right)

    return check


def _heading_mark(context: Context) -> Iterator[Hit]:
    for block, end in context.heading_ends.items():
        text = context.texts[block].rstrip()
        if len(text) <= end and text[-1:] in tuple(_MARKS) and _is_heading(context, block, text):
            at = context.mark(block, len(text) - 1, len(text))
            yield Hit(at, {"mark": at.text}, replacement="")


def _is_heading(context: Context, block: int, text: str) -> bool:
    """Whether a numbered line is a heading and no item that is a sentence: short, with text of its own below."""
    node = context.document.blocks[block]
    if not isinstance(node, Heading) or len(text) > _LONGEST.get(node.level, _LONGEST_LOWER) or text.count(",") > 1:
        return False
    if node.level == 1:
        return True
    if _follows_item(context, block):
        return False
    following = context.texts[block + 1 : block + 2]
    below = bool(following) and not isinstance(context.document.blocks[block + 1], Heading)
    return below and is_running(context, block + 1) and len(following[0]) >= _UNDER_HEADING


def _follows_item(context: Context, block: int) -> bool:
    """Whether the item before this one has no text below it: then they are items of a list, not headings."""
    own, before = (parse_label(context.texts[at].lstrip()) if at >= 0 else None for at in (block, block - 1))
    return bool(own and before and own.form == before.form)


CHECKS: Mapping[str, Check] = {
    "number-mark-redundant": _numbers(_redundant),
    "number-mark-wrong": _numbers(_wrong),
    "heading-end-mark": _heading_mark,
}
