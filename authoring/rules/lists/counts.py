"""What a text says it lists against what it lists: 三个方面：一是……, 《甲》《乙》3个文件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.document import Heading
from authoring.rules.lists.items import enumerations
from authoring.standard.numbering import parse_numeral
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
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
_TITLES_BEHIND = pattern(
    r"([两二三四五六七八九十]|\d{1,2})(?:个|部|项|份|件),(?:分别[为是]|即)((?:《[^《》\n]{1,60}》(?:[、和及]|以及)?)+)(?=[。,;])"
)
_COUNTED = pattern(
    r"([三四五六七八九3-9])(?<![第\d].)"
    r"(?:项(?:制度|机制)|个(?:部门|环节|领域|方面|层面|阶段|单位)|大(?:体系|领域|平台))"
)
_WORDS = pattern(
    r"(?<![^,。;:!?“”《》()\d\n])[^,。;:!?、“”《》()\d\n]{2,20}(?:、[^,。;:!?、“”《》()\d\n]{2,20}){2,}(?<!等)$"
)
_LISTED = pattern(
    r"(?<![第\d十前])([两二三四五六七八九十])(?:个|项|大|类|条|种)[^,。;:、\d“”《》\n]{0,8}”?:([^。;:\n\d《]{4,120})(?=[。;\n]|$)"
)
_VERBS = pattern(
    r"(?P<said>([两二三四五六七八九])([一-龥])([两二三四五六七八九])([一-龥]))[”\"]?(?:要求|工作法|做法|机制)?"
    r":(?P<listed>[^。:\n]{6,160})"
)
_NUMBERED = pattern(r"[一二三四五六七八九]是|[①-⑳]|\(")
_BREAKS = pattern("[、,;]")
_LONGEST_ITEM = 14  # characters of an item that is surely one of a list
_MOST_LISTED = 9
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


def _against_titles_behind(context: Context) -> Iterator[Hit]:
    for block in context.blocks_with("分别为《", "分别是《", "即《"):
        for match in _TITLES_BEHIND.finditer(context.texts[block]):
            count, said = match[2].count("《"), _value(match[1])
            if count != said:
                yield Hit(
                    context.mark(block, *match.span()),
                    {"count": count, "said": match[0][: match.end(1) + 1 - match.start()]},
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


def _against_list(context: Context) -> Iterator[Hit]:
    """三项工作:甲、乙、丙: what stands behind the colon, up to the end of the sentence."""
    for block in context.blocks_with(":"):
        text = context.texts[block]
        for match in _LISTED.finditer(text):
            said, listed = _value(match[1]), match[2]
            if not _NUMBERED.search(listed) and not _fits(said, listed):
                count = max(len(_cut(listed, mark)) for mark in "、,;")
                if count > 1:
                    at = context.mark(block, *match.span())
                    yield Hit(at, {"said": match[0][: match.start(2) - match.start()].rstrip(":"), "count": count})
        for match in _VERBS.finditer(text):
            if wrong := next(_miscounted(match), None):
                yield Hit(context.mark(block, *match.span()), {"said": match["said"], "count": wrong})


def _fits(said: int, listed: str) -> bool:
    """Whether what is listed may be so many, however it is cut; a list that ends in 等 may be longer."""
    if listed.rstrip("。;,").endswith(("等", "等等")):
        return True
    for mark in "、,;":
        items = _cut(listed, mark)
        most = len(items) + len(_JOINED.findall(items[-1]))
        if len(items) > 1 and len(items) <= said <= most:
            return True
    items = _cut(listed, "、")
    return len(items) < 2 or max(map(len, items)) > _LONGEST_ITEM or said > _MOST_LISTED


def _cut(listed: str, mark: str) -> list[str]:
    return listed.strip(",;。").split(mark)


def _miscounted(match: re.Match[str]) -> Iterator[int]:
    """三查四改:查案卷、查程序、查视频,改理念……: how many begin with a verb, where it is not as many as said."""
    items = _BREAKS.split(match["listed"])
    for numeral, verb in ((match[2], match[3]), (match[4], match[5])):
        count = sum(item.startswith(verb) for item in items)
        if count and count != _value(numeral):
            yield count


CHECKS: Mapping[str, Check] = {
    "count-against-items": _against_items,
    "count-against-titles": lambda context: (*_against_titles(context), *_against_titles_behind(context)),
    "count-against-words": _against_words,
    "count-against-list": _against_list,
}
