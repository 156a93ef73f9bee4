"""The same figure told twice, a part of the organisation above the whole, periods that end before the year does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.figures import Cue, Quantity, Time, lead
from authoring.figures.arithmetic import bounds
from authoring.named import NamedTuple
from authoring.rules.figures.view import ARITHMETIC, USAGE, WORDS, exceeds, has, hit, shown, told, told_with
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.figures import Sentence

_DONE_PARTS = frozenset({"measures", "duties", None})  # None: the opening
_SHORTEST = 4  # characters of a name that tell what is counted
_HALF_YEAR = 6
_YEAR_END = 12
_SUB_UNIT = pattern(rf"[\u4e00-\u9fff]{{1,6}}?(?:{'|'.join(WORDS['sub_units'])})")


class _Figure(NamedTuple):
    block: int
    sentence: Sentence
    quantity: Quantity
    key: tuple[str, str]  # name and unit


def _overall(context: Context) -> list[_Figure]:
    """The figures that are told of the whole organisation and the whole year, top to bottom."""
    return context.once(_overall_once)


def _overall_once(context: Context) -> list[_Figure]:
    found = []
    for here in told(context, "amount"):
        in_lead = here.block in context.lead
        if context.part_of.get(here.block) not in _DONE_PARTS or not (in_lead or has(here.text, WORDS["overall"])):
            continue
        if _of_other_time(context, here.sentence):
            continue
        for one in here.counts:
            whole = in_lead or has(lead(here.sentence, one.at), WORDS["overall"])
            if whole and len(one.name) >= _SHORTEST and not _is_part(here.sentence, one.at):
                found.append(_Figure(here.block, here.sentence, one.quantity, (_plain(one.name), one.quantity.unit)))
    return found


def _plain(words: str) -> str:
    for word in WORDS["overall"]:
        words = words.removeprefix(word)
    return words.removesuffix("案件")


def _of_other_time(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence names months, or another year than the report's."""
    year = context.recognition.year
    return any(time.month or (time.year and year and time.year != year) for time in sentence.times)


def _is_part(sentence: Sentence, index: int) -> bool:
    if "part" not in sentence.kinds:
        return False
    return any(isinstance(token, Cue) and token.kind == "part" for token in sentence.tokens[:index])


def _told_twice(context: Context) -> Iterator[Hit]:
    seen: dict[tuple[str, str], _Figure] = {}
    for one in _overall(context):
        first = seen.setdefault(one.key, one)
        if first.block == one.block:
            continue
        (low, high), (least, most) = bounds(first.quantity), bounds(one.quantity)
        if high < least or most < low:
            values = {"name": one.key[0], "first": shown(first.sentence, first.quantity)}
            yield hit(context, one.block, one.quantity, spot=context.spot(first.block), **values)


def _unit_above_whole(context: Context) -> Iterator[Hit]:
    wholes = {one.key: one for one in _overall(context)}
    if not wholes:
        return
    for here in told_with(context, WORDS["sub_units"]):
        for one in here.counts:
            part = _SUB_UNIT.match(one.name)
            whole = wholes.get((_plain(one.name[part.end() :]), one.quantity.unit)) if part else None
            if part and whole and exceeds(one.quantity, [whole.quantity]):
                values = {"unit": part[0], "whole": shown(whole.sentence, whole.quantity), "name": whole.key[0]}
                yield hit(context, here.block, one.quantity, **values)


def _short_period(context: Context) -> Iterator[Hit]:
    year = context.recognition.year
    for here in told(context, "time"):
        if context.part_of.get(here.block) not in _DONE_PARTS:
            continue
        for index, time in enumerate(here.sentence.tokens):
            if not isinstance(time, Time) or (time.year and year and time.year != year):
                continue
            until = index > 0 and _until(here.sentence, index)
            last = time.last_month if time.month == 1 else time.month if until and not time.last_month else None
            if last and _HALF_YEAR <= last < _YEAR_END:
                yield Hit(context.mark(here.block, time.start, time.end), {"right": "1—12月"})


def _until(sentence: Sentence, index: int) -> bool:
    """Whether figures run up to the time at ``index``; what is rectified by then may well end within the year."""
    cue, time = sentence.tokens[index - 1], sentence.tokens[index]
    adjacent = sentence.cue(index - 1) == "until" and cue.end == time.start
    return adjacent and not has(sentence.text[time.end :], WORDS["rectified"])


RULES = (
    Rule(
        code="F113",
        name="told-twice",
        title="同一个数前后不一致",
        message="{name}这里写{text}，{spot}写的是{first}。",
        suggestion="核对后改成同一个数；口径不同的，各自写明口径。",
        explanation="引言里的数，和正文里写明全年、全局、共、累计的数，名称、单位都相同而数值不同时检查。带概数的按可能的范围比。",
        basis=ARITHMETIC,
        severity="error",
        check=_told_twice,
    ),
    Rule(
        code="F114",
        name="period-short",
        title="统计时段不到年底",
        message="统计时段写到“{text}”，年度报告应是全年的数。",
        suggestion="换成{right}的数据；确实只能统计到这时的，说明原因。",
        explanation="年底前起草的稿子常用1—11月的数，定稿时要换成全年的。只查从1月起到6至11月止的时段和“截至×月”，不查安排部分。",
        basis=USAGE,
        severity="warning",
        check=_short_period,
    ),
    Rule(
        code="F118",
        name="unit-above-whole",
        title="下属单位的数大于全单位的数",
        message="{unit}的{name}{text}，大于全单位的{whole}。",
        suggestion="核对两个数。",
        explanation="派出所、大队、分局、监管所等的数是全单位的一部分。名称、单位都相同时检查。",
        basis=ARITHMETIC,
        severity="warning",
        check=_unit_above_whole,
    ),
)
