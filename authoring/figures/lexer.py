"""Prose to tokens: one pass, left to right.

Grammar (on width-folded text; all words and units come from the data files)::

    quantity  = [hedge] number tail? unit behind?                近300件  4800余篇  80%以上
              | [hedge] number [unit] ("—" | "～" | "至" …) number unit    3—5件  63%～68%
    number    = digits ["." digits] {scale [digits]}             1,046  27.9万  2亿4千万
              | numerals                                         十二  三四（三或四）
    unit      = 件 | 人次 | … | 元 | % | 成 | 倍 | [个]百分点        as long as can be
    hedge     = 近 | 约 | 逾 | 不少于 …        tail = 余 | 多        behind = 以上 | 左右 …
    rank      = 第 number (名 | 位)?           top  = 前 number (名 | 位)?
    streak    = numeral 连 (降 | 升)           tally = numeral (降 | 升) numeral (升 | 降)
    time      = 2024年[1月[3日]] | 3月19日 | 1—12月 | 2021—2025年
    cue       = 同比 | 较上年 | 上升[至] | 其中 | 其余 | 分别 | 占 | mark

A number without a unit is no quantity (12345热线, 6·26), except where the next one of a series lends it its unit
(2.1和3.4个百分点). What stands in 《》 or “” is a name; only tallies and streaks are read there.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, cast

from authoring.figures.lexicon import lexicon
from authoring.figures.numbers import TREND_WORDS, Written, bare, quantity, rank
from authoring.figures.numerals import parse_han
from authoring.figures.quantity import Cue, Quantity, Tally, Time
from authoring.standard.compiled import compiled
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.figures.quantity import CueKind, Token

_HAN = "[一二两三四五六七八九十][零一二两三四五六七八九十百千万亿]*"
_SPAN = r"\s*(?:[—–~～\-至到]|——)\s*"
_TRENDS = pattern(r"([一二两三四五六七八九十]+)([升降增减])([一二两三四五六七八九十]+)([升降增减])")
_STREAK = pattern(r"([一二两三四五六七八九十]+)连([降升增减冠])")
_JOINS = ("、", "和", "及", "与", ",")
_ALONE = frozenset('《〔“"‘0123456789二两三四五六七八九十')
_HEADS = [
    *(first + second for first in "第前" for second in "一二两三四五六七八九十0123456789"),
    *("同比", "环比", "较上", "较去", "较前", "较2", "比上", "比去", "比前", "比2", "与上", "与去", "与前", "与2"),
    *("百分", "增至", "增到", "升至", "一十", "一百", "一千", "一万", "一升", "一降", "一增", "一减", "一成", "一连"),
]
"""The first two characters of what begins with a character that often begins nothing."""
_MARKS: Mapping[str, CueKind] = {
    **dict.fromkeys("。！？!?\n", "stop"),
    **dict.fromkeys(";；", "semicolon"),
    **dict.fromkeys(",，\t", "comma"),
    **dict.fromkeys("(（", "open"),
    **dict.fromkeys(")）", "close"),
    "、": "dun",
    ":": "colon",
    "：": "colon",
}
_LONGEST_NAME = 60  # characters between quotation marks that are still taken for a name


def tokens(text: str, at: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """All tokens of a width-folded text between two offsets, in order."""
    found: list[Token] = []
    pending: list[Written] = []  # numbers without a unit that the next quantity may lend its own to
    starts, scanners = _scanners()
    end = len(text) if end is None else end
    for start in starts.finditer(text, at, end):
        place = start.start()
        if place < at:
            continue
        char = text[place]
        if char in _MARKS:
            found.append(Cue(_MARKS[char], place, place + 1))
            continue
        match = scanners[char].match(text, place, end)
        if match is None:
            continue
        at = match.end()
        read = _READERS[match.lastgroup](match) if match.lastgroup else None
        if read is None:
            continue
        if read.end > at:
            at = read.end
        if isinstance(read, Written):
            pending.append(read)
            continue
        if pending and isinstance(read, Quantity):
            _lend(text, pending, read, found)
        found.append(read)
    return tuple(found)


@cache
def _scanners() -> tuple[re.Pattern[str], Mapping[str, re.Pattern[str]]]:
    """What may begin a token, and by that character what tells the token.

    Most characters begin nothing, and most that may are told by the next one; looking for these takes a fraction of
    trying everything everywhere. Group names are the keys of ``_READERS``; what matches without one is skipped.
    """
    words = lexicon().words
    sources = {
        "《〔": r"《[^》]*》|〔\d{4}〕\d+号",
        '“"‘': rf"(?P<name>[“\"‘][^”\"’\n]{{0,{_LONGEST_NAME}}}[”\"’])",
        "0123456789": rf"(?P<years>(?:19|20)\d\d年?{_SPAN}(?:19|20)\d\d年)"
        rf"|(?P<months>(?:(?:19|20)\d\d年)?\d{{1,2}}月?{_SPAN}\d{{1,2}}月份?)"
        r"|(?P<date>(?:19|20)\d\d年度?(?:\d{1,2}月(?:\d{1,2}日|份)?)?|\d{1,2}月(?:\d{1,2}日|份)?)"
        r"|(?P<number>\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)*)",
        "一二两三四五六七八九十": rf"(?P<han>{_HAN})",
        "第前百": rf"(?P<ordinal>[第前](?:{_HAN}|\d+))|(?P<hundredth>百分之(?:{_HAN}|\d+(?:\.\d+)?))",
        "同环比较与": r"(?P<basis>同比|环比|[较比与](?:上一?年度?|去年|前一年|上期|20\d\d年度?)(?:同期)?(?:相比)?)",
    }
    cues = {kind: "|".join(words[kind]) for kind in ("part", "rest", "each", "share", "until", "same")}
    cues |= {way: _moves(words[way], words[way + "_short"]) for way in ("up", "down")}
    firsts = sorted({word[0] for kind in cues for word in words[kind] + words.get(kind + "_short", [])})
    sources["".join(firsts)] = "|".join(f"(?P<{kind}>{source})" for kind, source in cues.items())
    scanners: dict[str, re.Pattern[str]] = {}
    for chars, source in sources.items():
        scanners |= dict.fromkeys(chars, compiled(source))
    heads = {word[:2] for kind in cues for word in words[kind]} | set(_HEADS)
    return compiled(_starts(heads, [char for char in scanners if char in _ALONE])), scanners


def _starts(heads: set[str], alone: list[str]) -> str:
    """One alternative for each first character, so that the search skips all others at once.

    Digits count as a row, for no token ends within one.
    """
    seconds: dict[str, str] = {}
    for head in sorted(heads, key=lambda head: (-len(head), head)):
        seconds[head[0]] = seconds.get(head[0], "") + head[1:] if len(head) > 1 else ""
    single = [re.escape(char) + "[0-9]*" * char.isdigit() for char in (*alone, *_MARKS)]
    return "|".join([*single, *(f"{char}(?=[{after}])" if after else char for char, after in seconds.items())])


def _moves(words: list[str], short: list[str]) -> str:
    """上升, 上升至; the short ones only before a number or 至."""
    return rf"(?:{'|'.join(words)})(?:了|至|到|为)?|[{''.join(short)}](?:至|到|(?=\d))"


def _name(match: re.Match[str]) -> Token | None:
    """Something in quotation marks: read only where it is a tally or a streak."""
    return _trend(match.string, match.start() + 1, match.end() - 1)


def _trend(text: str, start: int, end: int) -> Tally | Quantity | None:
    if both := _TRENDS.match(text, start, end):
        counts = {"up": 0, "down": 0}
        for numeral, word in ((both[1], both[2]), (both[3], both[4])):
            counts["up" if word in "升增" else "down"] += parse_han(numeral) or 0
        return Tally(counts["up"], counts["down"], *both.span())
    if streak := _STREAK.match(text, start, end):
        number = parse_han(streak[1])
        return Quantity("streak", Decimal(number or 0), "连" + streak[2], 0, "", "", None, *streak.span())
    return None


def _years(match: re.Match[str]) -> Token:
    written = match[0].strip("年")
    return Time(int(written[:4]), None, None, int(written[-4:]), None, *match.span())


def _months(match: re.Match[str]) -> Token | None:
    year, _, rest = match[0].rpartition("年")
    numbers = [int(number) for number in _DIGIT_RUNS.findall(rest)]
    if not all(1 <= number <= 12 for number in numbers):
        return None
    return Time(int(year) if year else None, numbers[0], None, None, numbers[1], *match.span())


_DIGIT_RUNS = pattern(r"\d+")


def _date(match: re.Match[str]) -> Token | None:
    year, _, rest = match[0].rpartition("年")
    numbers = [int(number) for number in _DIGIT_RUNS.findall(rest)]
    month, day = [*numbers, None, None][:2]
    return Time(int(year) if year else None, month, day, None, None, *match.span())


def _number(match: re.Match[str]) -> Written | Quantity | None:
    return quantity(match.string, *match.span())


def _han(match: re.Match[str]) -> Written | Quantity | Tally | None:
    text = match.string
    if text[match.end() : match.end() + 1] in TREND_WORDS and (trend := _trend(text, match.start(), len(text))):
        return trend
    return quantity(text, *match.span())


def _hundredth(match: re.Match[str]) -> Quantity | None:
    number = bare(match[0][3:])
    return Quantity("percent", number, "%", 0, "", "", None, *match.span()) if number is not None else None


def _ordinal(match: re.Match[str]) -> Quantity | None:
    return rank(match.string, *match.span())


def _cue(match: re.Match[str]) -> Cue:
    return Cue(cast("CueKind", match.lastgroup), *match.span(), to=match[0][-1] in "至到为")


_READERS = {
    "name": _name,
    "years": _years,
    "months": _months,
    "date": _date,
    "ordinal": _ordinal,
    "hundredth": _hundredth,
    "number": _number,
    "han": _han,
    **dict.fromkeys(("basis", "part", "rest", "each", "share", "until", "same", "up", "down"), _cue),
}


def _lend(text: str, pending: list[Written], lender: Quantity, found: list[Token]) -> None:
    """Give numbers that stand in a series right before a rate its unit: 提高2.1和3.4个百分点."""
    series: list[Quantity] = []
    start = lender.start
    if lender.kind in ("percent", "points"):
        while pending and text[pending[-1].end : start].strip() in _JOINS:
            number = pending.pop()
            series.insert(0, lender._replace(number=number.number, start=number.start, end=number.end, tail=""))
            start = number.start
    pending.clear()
    for quantity_ in series:
        place = next((i for i, token in enumerate(found) if token.start > quantity_.start), len(found))
        found.insert(place, quantity_)
