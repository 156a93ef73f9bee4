"""What stands between the items of a list, and at their ends."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.rules.lists.items import enumerations
from authoring.rules.structure.numbering import sequences
from authoring.standard.patterns import pattern
from authoring.standard.width import widen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context
    from authoring.recognition import Evidence
    from authoring.rules.lists.items import Item

_SEPARATORS = ",;。"
_STOP_INSIDE = pattern("。(?!.?[”’》)])")
_LETTER = pattern(r"[一-龥\d%]")
_FEWEST = 3  # items in paragraphs of their own before their ends are compared


def _separators(context: Context) -> Iterator[Hit]:
    for items in context.once(enumerations):
        for _, of_block in groupby(items, key=lambda item: item.block):
            yield from _between(context, list(of_block))


def _between(context: Context, items: list[Item]) -> Iterator[Hit]:
    """The marks between items of one paragraph that differ from what they should be."""
    if len(items) < 2:
        return
    text = context.texts[items[0].block]
    spots = [(item, _last_before(text, item.start)) for item in items[1:]]
    bodies = [text[item.end : at] for item, (_, at) in zip(items, spots, strict=False)]
    inside = any(_STOP_INSIDE.search(body) for body in bodies)
    used = Counter(text[at] for _, at in spots)
    if not used.keys() <= set(_SEPARATORS) or (len(used) == 1 and not (inside and "。" not in used)):
        return
    right = "。" if inside or "。" in used else ";"
    why = "这一组里有的项里面已经用了句号" if inside else f"而其他项前面用的是“{_printed(right)}”"
    for item, at in spots:
        if text[at] != right:
            yield _hit(context.mark(item.block, at, at + 1), item.text, right, why)


def _last_before(text: str, end: int) -> int:
    """The last character before ``end`` that is no blank."""
    while end and text[end - 1].isspace():
        end -= 1
    return end - 1


def _hit(at: Evidence, item: str, right: str, why: str) -> Hit:
    shown = _printed(right)
    return Hit(at, {"item": item, "right": shown, "why": why}, replacement=shown)


def _printed(mark: str) -> str:
    return widen(mark)


def _ends(context: Context) -> Iterator[Hit]:
    lists = [[item.block for item in items] for items in context.once(sequences)]
    lists += [[item.block for item in items] for items in context.once(enumerations) if all(i.leads for i in items)]
    for blocks in lists:
        if len(blocks) >= _FEWEST and blocks == list(range(blocks[0], blocks[0] + len(blocks))):
            yield from _unlike(context, blocks)


def _unlike(context: Context, blocks: list[int]) -> Iterator[Hit]:
    """Items whose last mark is not that of most, and a last item that does not end with a full stop."""
    texts = [context.texts[block].rstrip() for block in blocks]
    usual = Counter(text[-1:] for text in texts[:-1]).most_common(1)[0][0]
    if usual not in (";", "。"):
        return
    if any("。" in text[:-1] for text in texts):
        usual = "。"
    for block, text in zip(blocks[:-1], texts, strict=False):
        if text[-1:] != usual:
            yield from _end(context, block, usual, f"而其他项用的是“{_printed(usual)}”")
    if texts[-1][-1:] != "。":
        yield from _end(context, blocks[-1], "。", "而最后一项应该用“。”")


def _end(context: Context, block: int, right: str, why: str) -> Iterator[Hit]:
    """The mark at the end of an item, or its lack where the item is too short for other rules to miss it."""
    text = context.texts[block].rstrip()
    shown, last = _printed(right), context.mark(block, len(text) - 1, len(text))
    if text[-1] in _SEPARATORS:
        yield Hit(last, {"what": f"用的是“{last.text}”", "right": shown, "why": why}, replacement=shown)
    elif _LETTER.match(text[-1]) and "。" not in text:
        values = {"what": "没有标点", "right": last.text + shown, "why": why}
        yield Hit(last, values, replacement=last.text + shown)


CHECKS: Mapping[str, Check] = {"item-marks-mixed": _separators, "item-ends-mixed": _ends}
