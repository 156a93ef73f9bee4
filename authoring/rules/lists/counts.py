"""What a text says it lists against what it lists: 三个方面：一是……, 《甲》《乙》3个文件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.document import Heading
from authoring.rules.lists.items import enumerations
from authoring.standard.numbering import parse_numeral
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context
    from authoring.document import Section

_NUMBER = r"(?<!第)([两二三四五六七八九十]|\d{1,2})(?<![\d十第].)"
_SAID = pattern(
    rf"{_NUMBER}(?:个方面|方面|项(?!目)|点|条(?!款)|类|种(?:方式|办法|途径|形式|渠道)|大?个(?:重点|环节|问题|原因|难题|短板|层面|维度|关键|着力点|突破口))"
    r"(?:[^。;:,、\d《》“”]{0,12}):\s*$"
)
_TITLES = pattern(
    r"(?<![、和与及》])((?:《[^《》\n]{1,60}》(?:[、和及]|以及)?){2,})(等)?"
    r"([两二三四五六七八九十]|\d{1,2})(?:个|部|项|份|件)(?=[一-龥,。;])"
)
_COUNTED = pattern(
    r"([三四五六七八九3-9])(?<![第\d].)"
    r"(?:项(?:制度|机制)|个(?:部门|环节|领域|方面|层面|阶段|单位)|大(?:体系|领域|平台))"
)
_WORDS = pattern(
    r"(?<![^,。;:!?“”《》()\d\n])[^,。;:!?、“”《》()\d\n]{2,20}(?:、[^,。;:!?、“”《》()\d\n]{2,20}){2,}(?<!等)$"
)
_LONGEST_SAID = 40  # characters before a list that say how many items it has
_LONGEST_LIST = 120  # characters of the words before a count that may be what is counted
_JOINED = pattern("[和与及]")
_OPEN_NUMBERS = {"两": 2, "双": 2}


def _value(numeral: str) -> int:
    return _OPEN_NUMBERS.get(numeral) or parse_numeral(numeral) or 0


def _against_items(context: Context) -> Iterator[Hit]:
    for items in context.once(enumerations):
        first = items[0]
        if len(items) > 1 and first.value == 1:
            yield from _against(context, first.block, first.start, len(items))
    for section in context.sections:
        for part in section.walk():
            yield from _against_headings(context, part)


def _against_headings(context: Context, section: Section) -> Iterator[Hit]:
    """The last words before a section's first sub-heading, where they say how many sub-headings follow."""
    if len(section.children) < 2:
        return
    block = section.children[0].first - 1
    if block > section.first and not isinstance(context.document.blocks[block], Heading):
        yield from _against(context, block, len(context.texts[block]), len(section.children))


def _against(context: Context, block: int, end: int, count: int) -> Iterator[Hit]:
    """What is said right before ``end`` of a block, where it is not ``count`` items."""
    start = max(end - _LONGEST_SAID, 0)
    said = _SAID.search(context.texts[block][start:end])
    if said and count != _value(said[1]):
        at = context.mark(block, start + said.start(), start + said.end())
        yield Hit(at, {"said": at.text.rstrip("：: "), "count": count})


def _against_titles(context: Context) -> Iterator[Hit]:
    for block in context.blocks_with("》"):
        for match in _TITLES.finditer(context.texts[block]):
            count, said = match[1].count("《"), _value(match[3])
            if count > said or (count < said and not match[2]):
                yield Hit(
                    context.mark(block, *match.span()),
                    {"count": count, "said": match[0][match.start(3) - match.start() :]},
                )


def _against_words(context: Context) -> Iterator[Hit]:
    for match in _COUNTED.finditer(context.whole):
        block, end = context.spot_of(match.start())
        start = max(end - _LONGEST_LIST, 0)
        words = _WORDS.search(context.texts[block][start:end])
        if words is None or (words.start() == 0 and start):  # a list cut off can't be counted
            continue
        items = words[0].split("、")
        most = len(items) + len(_JOINED.findall(items[-1]))
        if not len(items) <= _value(match[1]) <= most:
            at = context.mark(block, start + words.start(), end + len(match[0]))
            yield Hit(at, {"count": most, "said": match[0]})


CHECKS: Mapping[str, Check] = {
    "count-against-items": _against_items,
    "count-against-titles": _against_titles,
    "count-against-words": _against_words,
}
