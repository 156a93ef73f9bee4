"""Plans, campaigns and laws that were over before the report year."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.dates.bases import PRACTICE, PUBLISHED
from authoring.rules.matching import flat
from authoring.rules.matching.lists import is_part_of
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from authoring.check import Context
    from authoring.rules.matching import Flat

_AROUND = 20  # characters on each side in which a word may say that it is over
_NAMED = 6  # characters before the name of an organ in which 原 may stand: 原县环保局, 原桐河县环保局
_PLENUMS = pattern(r"二十届((?:[一二三四五]中[、,，和及]?)+)全会")


@cache
def _names(key: str) -> Mapping[str, Any]:
    """The entries of a list by their names."""
    return {name: entry for entry in load_rules_json("dates")[key] for name in entry["names"]}


def _said_to_be_over(text: Flat, start: int, end: int) -> bool:
    begin, stop = text.sentence(start)
    words = load_rules_json("dates")["over"]
    before, after = text.text[max(begin, start - _AROUND) : start], text.text[end : min(stop, end + _AROUND)]
    if before.endswith(tuple(words["going"])):
        after = after.partition(",")[0]
    return any(word in before + after for word in words["words"])


def _plans(context: Context) -> Iterator[Hit]:
    text, report = flat(context), context.recognition.year or context.year
    seen: set[int] = set()
    for at, name in text.find_all(_names("plans")):
        entry = _names("plans")[name]
        ended = report is not None and report > entry["until"]
        if ended and at not in seen and not _said_to_be_over(text, at, at + len(name)):
            seen.update(range(at, at + len(name)))
            yield Hit(text.mark(at, at + len(name)), {"until": entry["until"], "now": entry["now"]})


def _repealed(context: Context) -> Iterator[Hit]:
    text, report = flat(context), context.recognition.year or context.year
    for at, name in text.find_all(_names("repealed")):
        entry = _names("repealed")[name]
        ended = report is not None and report > entry["until"]
        if ended and not _said_to_be_over(text, at, at + len(name)):
            yield Hit(text.mark(at, at + len(name)), {"now": entry["now"], "note": entry["source"]})


def _organs(context: Context) -> Iterator[Hit]:
    """Organs by the names that they had before the reform; 原环保局 says itself that it is no more."""
    text, report = flat(context), context.recognition.year or context.year
    end = -1
    for at, name in sorted(text.find_all(_names("organs")), key=lambda found: (found[0], -len(found[1]))):
        entry = _names("organs")[name]
        if report is None or report <= entry["until"] or at < end or text.in_title(at):
            continue
        if is_part_of(text, at, name, entry.get("except", ())) or "原" in text.text[max(at - _NAMED, 0) : at]:
            continue
        end = at + len(name)
        yield Hit(text.mark(at, end), {"now": entry["now"]})


def _congress(context: Context) -> Iterator[Hit]:
    """The latest plenum that the draft names is not the latest there was."""
    text, report = flat(context), context.recognition.year or context.year
    if not report or not text.has("二十届"):
        return
    for congress in load_rules_json("dates")["congresses"]:
        named = [(match.start(), match.end(), match[1]) for match in _PLENUMS.finditer(text.text)]
        held = [each for each in congress["plenums"] if each["year"] <= report]
        known = {each["name"] for each in held}
        if not named or not held or any(held[-1]["name"] in numbers for _, _, numbers in named):
            continue
        if all(any(name in numbers for name in known) for _, _, numbers in named):
            start, end, _ = named[0]
            yield Hit(text.mark(start, end), {"latest": f"二十届{held[-1]['name']}全会", "year": held[-1]["year"]})


RULES = (
    Rule(
        code="D201",
        name="plan-already-over",
        title="过去的规划或活动当成现行的写",
        message="“{text}”到{until}年已经结束，这里当成正在进行的写。",
        suggestion="改为{now}；说的是总结、验收的，写明白。",
        explanation="前后写明总结、验收、收官、以来、成果等的不算。常见于套用旧稿。起止年份见 dates.json。",
        basis=PUBLISHED,
        severity="warning",
        check=_plans,
    ),
    Rule(
        code="D202",
        name="law-repealed",
        title="引用了已经废止的法律法规",
        message="{text}已经废止：{note}。",
        suggestion="改为{now}。",
        explanation="报告年度在废止年份以后仍加书名号引用的提示；写明“废止”的不算。",
        basis=PUBLISHED,
        severity="warning",
        check=_repealed,
    ),
    Rule(
        code="D204",
        name="organ-abolished",
        title="写了机构改革前的机关名称",
        message="“{text}”是2018年机构改革以前的名称。",
        suggestion="改为{now}；说的是改革以前的事，写“原{text}”。",
        explanation="报告年度在2019年以后仍写环保局、国土局、工商局、卫计委一类旧名称时提示；前面写了“原”的、书名号里的不查。",
        basis=PUBLISHED,
        severity="warning",
        check=_organs,
    ),
    Rule(
        code="D203",
        name="latest-plenum-missing",
        title="没有写最近一次全会",
        message="写了“{text}”，没有写{year}年的{latest}。",
        suggestion="补上“{latest}”。",
        explanation="写到中央全会的，一般写到报告年度最近的一次。没有写全会的不提示。",
        basis=PRACTICE,
        severity="hint",
        check=_congress,
    ),
)
