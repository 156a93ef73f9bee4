"""Marks within a sentence: two in a row, and 、 between quoted items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context

_MARKS = pattern("[,;:、。]{2,}")
_ITEM = r"(?:“[^“”\n]{1,40}”|《[^《》\n]{1,60}》)"
_QUOTED = pattern(
    # 、 is right where another item of the list has something of its own before or behind its quotes
    rf"(?<![、)”》]){_ITEM}(?:、?{_ITEM})++(?![、(]|[^,。;:“”《》\n]{{0,10}}、)"
)
_BETWEEN = pattern("(?<=[”》])、(?=[“《])")
_TRIGGERS = ("”、“", "》、《", "”、《", "》、“")


def _doubled(context: Context) -> Iterator[Hit]:
    for match in _MARKS.finditer(context.whole):
        if set(match[0]) != {"。"} or len(match[0]) == 2:  # three 。 are meant for an ellipsis
            block, start = context.spot_of(match.start())
            at = context.mark(block, start, start + len(match[0]))
            yield Hit(at, replacement=_one(match[0], at.text))


def _one(marks: str, raw: str) -> str | None:
    """The mark that stays: the only one there is, or the 。 that ends the sentence."""
    if len(set(marks)) == 1:
        return raw[0]
    return "。" if marks.find("。") == len(marks) - 1 else None


def _pause_between(context: Context) -> Iterator[Hit]:
    for block in context.blocks_with(*_TRIGGERS):
        for match in _QUOTED.finditer(context.texts[block]):
            at = context.mark(block, *match.span())
            right = _BETWEEN.sub("", at.text)
            if right != at.text:
                yield Hit(at, {"right": right}, replacement=right)


CHECKS: Mapping[str, Check] = {"marks-doubled": _doubled, "pause-between-quoted": _pause_between}
