"""Numbers that announce a list: 三项工作：一是…, 《甲》《乙》2件文件, 进口关、隔离关两关."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from authoring.check import Hit, Rule
from authoring.document import Table
from authoring.figures.numerals import parse_han
from authoring.rules.figures.view import ARITHMETIC
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authoring.check import Context

_NUMBER = r"(\d{1,2}|[二两三四五六七八九十]{1,3})"
_ANNOUNCED = pattern(
    rf"(?<![第\d])(?:以下|抓好|做好|从|以|存在|有)?{_NUMBER}(?:个|项|大|条|方面)[^。;,:、一]{{0,12}}[:,。]\s*一是"
)
_TITLES = pattern(rf"((?:《[^》]{{1,60}}》(?:\([^)]{{1,10}}\))?[、和及与]?){{2,}})(等)?{_NUMBER}(?:件|部|个|项|份|种)")
_ENDING = pattern(r"([\u4e00-\u9fff])[“]?([两二三四五六七八九十])\1")
_NUMERALS = "一二三四五六七八九十"
_LONGEST_ITEM = 10


class _Count(NamedTuple):
    """What is announced and what is there; ``start`` and ``end`` are the announcing words."""

    start: int
    end: int
    announced: int
    listed: int


def _announced(text: str) -> Iterator[_Count]:
    """三个方面…：一是…；二是…"""
    if "一是" not in text:
        return
    for match in _ANNOUNCED.finditer(text):
        announced = _value(match[1])
        listed, at = 0, match.end() - 2
        for numeral in _NUMERALS:
            found = text.find(f"{numeral}是", at)
            if found < 0 or (listed and text.find("一是", at, found) >= 0):
                break
            listed, at = listed + 1, found + 2
        if announced != listed:
            yield _Count(match.start(1), match.end() - 3, announced, listed)


def _titles(text: str) -> Iterator[_Count]:
    """《甲》《乙》2件制度; with 等 there may be more than are listed."""
    for match in _TITLES.finditer(text) if "》" in text else ():
        announced, listed = _value(match[3]), match[1].count("《")
        if announced < listed or (announced > listed and not match[2]):
            yield _Count(match.start(3), match.end(), announced, listed)


def _endings(text: str) -> Iterator[_Count]:
    """进口关、隔离关“两关”: the items end in the word that is counted."""
    for match in _ENDING.finditer(text) if "、" in text else ():
        listed = _ending_in(match[1], text[: match.start() + 1])
        if listed >= 2 and listed != _value(match[2]):
            yield _Count(match.start(2), match.end(), _value(match[2]), listed)


def _ending_in(char: str, text: str) -> int:
    """How many items the list at the end of ``text`` has; 0 where not all of them end in ``char``."""
    listed = 0
    for item in reversed(re.split(r"[、和]", text)):
        last = re.split(r"[,。;:()“”\n]", item)[-1]
        if not last.endswith(char) or not 2 <= len(last) <= _LONGEST_ITEM:
            return 0
        listed += 1
        if last != item:
            break
    return listed


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else parse_han(numeral) or 0


_READERS: tuple[Callable[[str], Iterator[_Count]], ...] = (_announced, _titles, _endings)


def _lists(context: Context) -> Iterator[Hit]:
    for block, text in enumerate(context.texts):
        if isinstance(context.document.blocks[block], Table):
            continue
        for reader in _READERS:
            for count in reader(text):
                values = {"announced": count.announced, "listed": count.listed}
                yield Hit(context.mark(block, count.start, count.end), values)


RULES = (
    Rule(
        code="F122",
        name="list-count-wrong",
        title="写的项数与列出的不符",
        message="写“{text}”，列出的是{listed}项。",
        suggestion="数一数列出的项，改数字或补上漏掉的项；没有列全的加“等”。",
        explanation="检查三种写法：“三项工作：一是……二是……”、几个《》之后的“等5件制度”、“进口关、隔离关两关”一类的合称。",
        basis=ARITHMETIC,
        severity="warning",
        check=_lists,
    ),
)
