"""一是 二是 三是: complete, in order, in the same words, in one layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from authoring.check import Hit
from authoring.rules.lists.items import enumerations, found_after, found_before, mark
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context
    from authoring.rules.lists.items import Enumeration, Item

_Fault = Literal["gap", "order"]
_FIRST = pattern(r"一是|一要|一方面|首先|第一|其一|一、|1\.|①|⑴")
_SECOND = pattern(r"二是|二要|二则|二来|另一方面|其次|再者|另外|此外|同时|第二|其二|二、|2\.|②")


def _faults(wanted: _Fault) -> Check:
    """Items that do not follow on one another in this way."""

    def check(context: Context) -> Iterator[Hit]:
        for items in context.once(enumerations):
            for fault, item, before in _counted(items):
                if fault == wanted and not (before == 0 and found_before(context, item, _FIRST)):
                    yield Hit(mark(context, item), _values(item, before))

    return check


def _counted(items: Enumeration) -> Iterator[tuple[_Fault, Item, int]]:
    """Each item that is not the next one, with the number before it; 0 for none."""
    before, repeated = 0, False
    for item in items:
        mended = repeated and item.value == before + 2  # right once the repeat before it is
        fault: _Fault | None = None
        if item.value != before + 1 and not mended:
            fault = "gap" if item.value > before else "order"
            yield fault, item, before
        repeated = fault == "order" and item.value == before
        before = item.value


def _values(item: Item, before: int) -> dict[str, str | int]:
    lacking = [item.numbered(value) for value in range(before + 1, item.value)]
    lack = lacking[0] if len(lacking) == 1 else f"{lacking[0]}”至“{lacking[-1]}" if lacking else ""
    previous = item.numbered(before) if before else ""
    return {"item": item.text, "lack": lack, "right": item.numbered(before + 1), "previous": previous}


def _alone(context: Context) -> Iterator[Hit]:
    for items in context.once(enumerations):
        item = items[0]
        if len(items) == 1 and item.value == 1 and not found_after(context, item, _SECOND):
            yield Hit(mark(context, item), {"item": item.text, "second": item.numbered(2)})


def _nested(context: Context) -> Iterator[Hit]:
    """A list within one item of another list whose items stand in paragraphs of their own."""
    lists = context.once(enumerations)
    outer = {(item.block, _word(item)): item for items in lists if _one_a_paragraph(items) for item in items}
    for items in lists:
        upper = outer.get((items[0].block, _word(items[0])))
        if upper and upper not in items and len(items) > 1:
            yield Hit(mark(context, items[0]), {"item": items[0].text, "outer": upper.text})


def _word(item: Item) -> str:
    """是 of 一是."""
    return item.text[-1]


def _one_a_paragraph(items: Enumeration) -> bool:
    return len(items) > 1 and all(item.leads for item in items)


def _words_mixed(context: Context) -> Iterator[Hit]:
    for items in context.once(enumerations):
        first = items[0]
        for item in items[1:]:
            right = first.numbered(item.value)
            if right != item.text:
                yield Hit(
                    mark(context, item), {"item": item.text, "first": first.text, "right": right}, replacement=right
                )


CHECKS: Mapping[str, Check] = {
    "item-missing": _faults("gap"),
    "item-out-of-order": _faults("order"),
    "item-alone": _alone,
    "items-nested": _nested,
    "item-words-mixed": _words_mixed,
}
