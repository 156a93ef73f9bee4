"""Days and weeks: their names, and the dates that stand before them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.check import Basis, Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.matching import Index, Word, WordList, find_words, flat
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_AREAS = ("全国", "国际", "中国")  # what a day may be named without
_OFFICIAL = Basis("设立这些日子的决定和批复", "verified")
_DATED = pattern(r"(?<![\d.·])(\d{1,2})\s*([.·．・月-])\s*(\d{1,2})\s*日?[”\"]?\s*$")
_BEFORE = 10  # characters before the name in which its date may stand


@cache
def _words() -> WordList:
    days = load_rules_json("names")["days"]
    return WordList(Word(day["name"], tuple(day["wrong"]), unless=tuple(day.get("except", ()))) for day in days)


def _name(context: Context) -> Iterator[Hit]:
    yield from find_words(context, _words(), titles=False)


@cache
def _dates() -> tuple[Index, dict[str, list[tuple[str, int, int]]]]:
    """The ways to name a day that has a date, and by these the day's whole name, month and number."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for day in load_rules_json("names")["days"]:
        if day["date"]:
            whole = day["name"]
            month, number = map(int, day["date"].split("·"))
            for name in dict.fromkeys((whole, *(whole.removeprefix(area) for area in _AREAS))):
                found.setdefault(name, []).append((whole, month, number))
    return Index(found), found


def _date(context: Context) -> Iterator[Hit]:
    text, (index, days) = flat(context), _dates()
    for at, name in text.find_all(index):
        begin = max(at - _BEFORE, text.text.rfind("\n", 0, at) + 1)
        if match := _DATED.search(text.text[begin:at]):
            start, end = begin + match.start(1), begin + match.end(3)
            for whole, month, number in days[name]:
                if (int(match[1]), int(match[3])) != (month, number):
                    yield Hit(text.mark(start, end), {"name": whole, "right": f"{month}月{number}日"})


RULES = (
    Rule(
        code="M301",
        name="day-name-wrong",
        title="纪念日、宣传日的名称写错",
        message="“{text}”应为“{right}”。",
        suggestion="改为“{right}”。",
        explanation="国家宪法日、全民国家安全教育日、国际禁毒日等都有法定或公布的名称。清单见 names.json。",
        basis=_OFFICIAL,
        severity="warning",
        check=_name,
    ),
    Rule(
        code="M302",
        name="day-date-wrong",
        title="纪念日、宣传日的日期写错",
        message="{name}是{right}，这里写的是{text}。",
        suggestion="改为{right}。",
        explanation="名称前面紧挨着的月日与这个日子不符时提示，如“12·2”国家宪法日。",
        basis=_OFFICIAL,
        severity="error",
        check=_date,
    ),
)
