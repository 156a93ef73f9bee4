"""Anniversaries that do not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.dates.bases import CALENDAR
from authoring.rules.matching import flat
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_COUNT = pattern(r"\D{0,2}(\d{2,3})周年")


def _anniversary(context: Context) -> Iterator[Hit]:
    text, report = flat(context), context.recognition.year or context.year
    if report is None or not text.has("周年"):
        return
    for entry in load_rules_json("dates")["anniversaries"]:
        for name in entry["names"]:
            for at in text.find(name):
                match = _COUNT.match(text.text, at + len(name))
                if match and entry["year"] + int(match[1]) not in (report, report + 1):
                    values = {"year": entry["year"] + int(match[1]), "right": report - entry["year"], "report": report}
                    yield Hit(text.mark(at, match.end()), values)


RULES = (
    Rule(
        code="D401",
        name="anniversary-wrong",
        title="周年数与年份不符",
        message="“{text}”是{year}年，不是{report}年；{report}年是{right}周年。",
        suggestion="核对周年数；套用往年稿子的，改写今年的活动。",
        explanation="建党、建国、建军等的周年数与报告年度（或者下一年度）对不上时提示。",
        basis=CALENDAR,
        severity="warning",
        check=_anniversary,
    ),
)
