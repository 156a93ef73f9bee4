"""Meetings, documents and laws that came after the report year."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.dates.bases import PUBLISHED
from authoring.rules.matching import Index, flat
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from authoring.check import Context
    from authoring.rules.matching import Flat

_REVISED = ("新修订的《", "新修订《", "新修订的", "新修订", "新修改的", "修订后的", "修订后的《", "新《", "新版", "新")
_ROW = pattern(r"(十九|二十)届([一二三四五六七]中[、,，和及](?:[一二三四五六七]中[、,，和及])*[一二三四五六七]中)全会")
_NUMBER = pattern(r"[一二三四五六七](?=中)")
_STATE = "中华人民共和国"
_APPLIED = ("适用", "依照", "依据", "按照", "严格执行", "全面实施", "根据", "认真落实", "贯彻执行", "严格落实")
_AHEAD = 4  # characters before a meeting's name in which 迎接 stands
_BEFORE = 14  # characters before a law's name in which 依照 stands


def _too_late(context: Context, text: Flat, at: int, first: int) -> bool:
    """Whether something of the year ``first`` is an anachronism here: the plan may speak of the next year."""
    report = context.recognition.year or context.year
    part, block = text.part(at), text.block(at)
    ahead = part == "plan" or (part is None and block not in context.lead)
    return report is not None and first > report + ahead


def _events(context: Context) -> Iterator[Hit]:
    text, data = flat(context), load_rules_json("dates")
    index, since = _named()
    spots = ((at, at + len(name), name) for at, name in text.find_all(index))
    for start, end, name in (*spots, *_plenums(text)):
        ahead = text.text[max(start - _AHEAD, 0) : start]
        if name not in since or any(word in ahead for word in data["ahead"]["words"]):
            continue
        if _too_late(context, text, start, int(since[name][:4])):
            yield Hit(text.mark(start, end), _values(context, since[name]))
    for entry in data["documents"]:
        for at in text.find(entry["anchor"]):
            if _too_late(context, text, at, int(entry["from"][:4])):
                yield Hit(text.mark(at, at + len(entry["anchor"])), _values(context, entry["from"]))


@cache
def _named() -> tuple[Index, dict[str, str]]:
    """The names of events, and when each came."""
    since = {name: entry["from"] for entry in load_rules_json("dates")["events"] for name in entry["names"]}
    return Index(since), since


def _plenums(text: Flat) -> Iterator[tuple[int, int, str]]:
    """The plenums named in a row, 二十届二中、三中全会, each as if it were named alone."""
    if text.has("届") and text.has("中全会"):
        for match in _ROW.finditer(text.text):
            for number in _NUMBER.findall(match[2]):
                yield match.start(), match.end(), f"{match[1]}届{number}中全会"


def _values(context: Context, since: str) -> dict[str, str | int]:
    year, month, _ = since.split("-")
    return {"since": f"{year}年{int(month)}月", "report": context.recognition.year or context.year or ""}


def _law_spots(text: Flat, law: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Where a law is named: for a revised one, where it is called new."""
    name = law["name"]
    for at in text.find(name):
        if any(text.text.startswith(long, at - long.find(name)) for long in law.get("except", ())):
            continue
        before = text.text[max(at - 20, 0) : at].removesuffix(_STATE)
        if law["new"] or before.endswith(_REVISED):
            yield at, at + len(name)


def _laws(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for law in load_rules_json("dates")["laws"]:
        for start, end in _law_spots(text, law):
            if _too_late(context, text, start, law["adopted"]):
                kind = "公布" if law["new"] else "修订"
                yield Hit(
                    text.mark(start, end), {**_values(context, law["from"]), "kind": kind, "made": law["adopted"]}
                )


def _not_in_force(context: Context) -> Iterator[Hit]:
    text, report = flat(context), context.recognition.year or context.year
    for law in load_rules_json("dates")["laws"]:
        if report is None or not law["adopted"] <= report < int(law["from"][:4]):
            continue
        for start, end in _law_spots(text, law):
            before = text.text[max(start - _BEFORE, text.text.rfind("\n", 0, start) + 1) : start]
            told = text.part(start) in ("measures", "duties") or text.block(start) in context.lead
            if told and any(word in before for word in _APPLIED):
                yield Hit(text.mark(start, end), _values(context, law["from"]))


RULES = (
    Rule(
        code="D101",
        name="event-after-report-year",
        title="写了报告年度以后的会议、文件或活动",
        message="“{text}”{since}才有，{report}年度的工作不可能以它为依据。",
        suggestion="核对报告年度；年度没错的，改为当时的会议、文件或提法。",
        explanation=(
            "按报告年度的12月31日判断；安排部分放宽一年，“迎接”某次会议的不算。日期清单见 dates.json，逐行注明出处。"
        ),
        basis=PUBLISHED,
        severity="error",
        check=_events,
    ),
    Rule(
        code="D102",
        name="law-after-report-year",
        title="写了报告年度以后才有的法律",
        message="“{text}”{made}年才{kind}，{report}年度还没有。",
        suggestion="核对报告年度和法律名称；修订的法律，按当时有效的版本写。",
        explanation="新制定的法律看公布的年份；修订的法律只在写明“新修订”“新”时看修订的年份。",
        basis=PUBLISHED,
        severity="error",
        check=_laws,
    ),
    Rule(
        code="D103",
        name="law-not-in-force",
        title="适用了还没有施行的法律",
        message="“{text}”{since}起施行，{report}年还不能适用。",
        suggestion="改为“学习”“做好施行准备”，或者改写当时有效的法律。",
        explanation="公布以后、施行以前只能学习和准备。举措部分写“依照”“适用”“严格执行”的才提示。",
        basis=PUBLISHED,
        severity="warning",
        check=_not_in_force,
    ),
)
