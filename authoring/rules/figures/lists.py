"""A list whose items end in the word that is counted: 进口关、隔离关两关."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document import DISPLAYED
from authoring.figures.numerals import parse_han
from authoring.named import NamedTuple
from authoring.rules.figures.view import ARITHMETIC
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

# 关两关, 关“两关: begins with what is rare in a text, and looks back from there
_ENDING = pattern(
    r"([两二三四五六七八九十])(?:(?<=([\u4e00-\u9fff])[两二三四五六七八九十])\2|(?<=([\u4e00-\u9fff])“[两二三四五六七八九十])\3)"
)
# 进企业、进社区、进校园“三进”: the items begin with the word that is counted
_LEADING = pattern(
    r"(?P<first>(?P<word>[进查送讲])[\u4e00-\u9fff]{1,7})(?P<others>(?:、(?P=word)[\u4e00-\u9fff]{1,7})+)”?,?“?"
    r"(?P<count>[两三四五六七八九十])(?P=word)(?=[”活\u4e00-\u9fff])"
)
_LONGEST_ITEM = 10


class _Count(NamedTuple):
    """What is announced and what is there; ``start`` and ``end`` are the announcing words."""

    start: int
    end: int
    announced: int
    listed: int


def _endings(text: str) -> Iterator[_Count]:
    """进口关、隔离关“两关”: the items end in the word that is counted."""
    end = 0
    for match in _ENDING.finditer(text) if "、" in text else ():
        word = 2 if match[2] else 3
        if match.start(word) < end:
            continue
        end = match.end()
        listed = _ending_in(match[word], text[: match.end(word)])
        if listed >= 2 and listed != _value(match[1]):
            yield _Count(match.start(1), match.end(), _value(match[1]), listed)


def _leadings(text: str) -> Iterator[_Count]:
    for match in _LEADING.finditer(text) if "、" in text else ():
        before, listed = text[: match.start()], 1 + match["others"].count("、")
        if not before.endswith("、") and listed != _value(match["count"]):
            yield _Count(match.start("count"), match.end(), _value(match["count"]), listed)


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


def _lists(context: Context) -> Iterator[Hit]:
    for block, text in enumerate(context.texts):
        if not isinstance(context.document.blocks[block], DISPLAYED):
            for count in (*_endings(text), *_leadings(text)):
                values = {"announced": count.announced, "listed": count.listed}
                yield Hit(context.mark(block, count.start, count.end), values)


RULES = (
    Rule(
        code="F122",
        name="list-count-wrong",
        title="写的项数与列出的不符",
        message="写“{text}”，列出的是{listed}项。",
        suggestion="数一数列出的项，改数字或补上漏掉的项；没有列全的加“等”。",
        explanation=(
            "检查“进口关、隔离关两关”“进企业、进社区两进”一类的合称，项目都以同一个字结尾，或者都以它开头。"
            "“三项工作：一是……”等写法见 H201、H202。"
        ),
        basis=ARITHMETIC,
        severity="warning",
        check=_lists,
    ),
)
