"""Counts that must not exceed one another, whole numbers, ranks among so many."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.check import Rule
from authoring.figures import Quantity
from authoring.figures.arithmetic import bounds
from authoring.figures.lexicon import lexicon
from authoring.rules.figures.view import (
    ARITHMETIC,
    TERMS,
    USAGE,
    WORDS,
    exceeds,
    has,
    hit,
    pairs,
    shown,
    told,
    told_with,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context, Hit
    from authoring.rules.figures.view import Told

_PEOPLE = tuple(tuple(pair) for pair in WORDS["people"])
_VISITS = tuple(many for _, many in _PEOPLE)
_NOT_WHOLE_BEFORE = ("点", "月", "星期", "半")  # 1.5个点: a point, not a thing
_AMONG = ("中", "里", "内")


def _finished_above_received(context: Context) -> Iterator[Hit]:
    for one in told_with(context, WORDS["received"]):
        if has(one.text, WORDS["carried_over"]):
            continue
        for before, after in pairs(one.counts):
            topic = _without(before.name, WORDS["received"])
            if topic == before.name or not has(after.name, WORDS["finished"]):
                continue
            if _without(after.name, WORDS["finished"]) in ("", topic) and exceeds(after.quantity, [before.quantity]):
                received = shown(one.sentence, before.quantity)
                yield hit(context, one.block, after.quantity, received=received, done=after.name)


def _settled_above_tried(context: Context) -> Iterator[Hit]:
    """调解纠纷1986件，成功1990件."""
    for one in told_with(context, WORDS["tried"]):
        for before, after in pairs(one.counts):
            tried = has(before.name, WORDS["tried"]) and after.name in WORDS["settled"]
            if tried and not has(one.text, WORDS["carried_over"]) and exceeds(after.quantity, [before.quantity]):
                received = shown(one.sentence, before.quantity)
                yield hit(context, one.block, after.quantity, received=received, done=after.name)


def _without(words: str, taken: list[str]) -> str:
    for word in taken:
        words = words.replace(word, "")
    return words


def _appeared_above_sued(context: Context) -> Iterator[Hit]:
    for one in told_with(context, WORDS["appeared"]):
        named = one.counts
        for appeared in named:
            if not has(appeared.name, WORDS["appeared"]):
                continue
            suits = [
                other.quantity
                for other in named
                if other.at < appeared.at
                and other.quantity.unit == appeared.quantity.unit
                and has(other.name, WORDS["sued"])
                and not has(other.name, WORDS["appeared"])
            ]
            if suits and exceeds(appeared.quantity, suits):
                yield hit(context, one.block, appeared.quantity, suits=shown(one.sentence, suits[-1]))


def _done_above_due(context: Context) -> Iterator[Hit]:
    for one in told_with(context, WORDS["due"]):
        for due, done in pairs(one.counts):
            related = has(due.name, WORDS["due"]) and done.name.startswith(tuple(WORDS["done"]))
            if related and exceeds(done.quantity, [due.quantity]):
                values = {"due": due.name + shown(one.sentence, due.quantity), "done": done.name}
                yield hit(context, one.block, done.quantity, **values)


def _visits_below_people(context: Context) -> Iterator[Hit]:
    for one in told_with(context, _VISITS):
        counts = [quantity for _, quantity in one.sentence.quantities if quantity.kind == "amount"]
        for first, second in pairwise(counts):
            if second.start - first.end > 1:
                continue
            for few, many in ((first, second), (second, first)):
                if (few.unit, many.unit) in _PEOPLE and bounds(many)[1] < bounds(few)[0]:
                    values = {"people": shown(one.sentence, few), "visits": shown(one.sentence, many)}
                    yield hit(context, one.block, second, unit=few.unit, many=many.unit, **values)


def _not_whole(context: Context) -> Iterator[Hit]:
    for one in told_with(context, ["."]):
        for _, quantity in one.sentence.quantities:
            whole = quantity.kind == "amount" and quantity.unit in lexicon().whole and quantity.scale == 0
            if whole and quantity.value != quantity.value.to_integral_value() and not _average(one, quantity):
                yield hit(context, one.block, quantity, unit=quantity.unit)


def _average(one: Told, quantity: Quantity) -> bool:
    """Whether the clause speaks of averages, or the unit is only the head of another word."""
    text = one.sentence.text
    clause = max(text.rfind(mark, 0, quantity.start) for mark in ",。;\n(")
    if text.startswith(_NOT_WHOLE_BEFORE, quantity.end) or text.startswith(("/", "每"), quantity.end):
        return True
    return has(text[clause + 1 : quantity.start], WORDS["averages"])


def _rank_above_number(context: Context) -> Iterator[Hit]:
    for one in told(context, "rank"):
        sentence = one.sentence
        for index, rank in sentence.quantities:
            number = sentence.tokens[index - 1] if index else None
            if rank.kind != "rank" or not isinstance(number, Quantity):
                continue
            between = sentence.text[number.end : rank.start]
            if number.kind == "amount" and has(between, _AMONG) and rank.value > bounds(number)[1]:
                yield hit(context, one.block, rank, number=shown(sentence, number))


RULES = (
    Rule(
        code="F109",
        name="finished-above-received",
        title="办结数大于受理数",
        message="{done}{text}，多于受理的{received}。",
        suggestion="含上年结转的，写明“含上年结转N件”；不含的，核对两个数。",
        explanation="同一句里先写受理数、再写同一单位的办结数，办结更多而没有提到结转、旧存、积案时提示。",
        basis=TERMS,
        severity="warning",
        check=lambda context: (*_finished_above_received(context), *_settled_above_tried(context)),
    ),
    Rule(
        code="F110",
        name="appeared-above-sued",
        title="出庭应诉数大于应诉数",
        message="出庭应诉{text}，多于行政诉讼案件{suits}。",
        suggestion="核对两个数；一案多次开庭的，出庭按“次”写，案件按“件”写。",
        explanation="负责人出庭应诉的案件数，不会多于应诉的案件数。同一句里两个数单位相同时检查。",
        basis=TERMS,
        severity="error",
        check=_appeared_above_sued,
    ),
    Rule(
        code="F112",
        name="visits-below-people",
        title="人次少于人数",
        message="{people}、{visits}：{many}不会少于{unit}。",
        suggestion="核对两个数，或者看是不是写反了。",
        explanation="一人参加几次算几人次，所以人次不少于人数；场次与场、家次与家同理。两个数紧挨着写时检查。",
        basis=ARITHMETIC,
        severity="warning",
        check=_visits_below_people,
    ),
    Rule(
        code="F117",
        name="count-not-whole",
        title="件数、人数不是整数",
        message="{text}：按“{unit}”计的数应当是整数。",
        suggestion="核对数字；是平均数的，写明“平均”；漏了“万”的，补上。",
        explanation="案件、人员、文件、活动都是一件一件数的。写明平均、人均、每，或者用万、亿作单位的，可以有小数。",
        basis=ARITHMETIC,
        severity="error",
        check=_not_whole,
    ),
    Rule(
        code="F120",
        name="rank-above-number",
        title="名次大于总数",
        message="一共{number}，却排{text}。",
        suggestion="核对名次和参加排名的总数。",
        explanation="在N个里排名，名次不会大于N。",
        basis=ARITHMETIC,
        severity="warning",
        check=_rank_above_number,
    ),
    Rule(
        code="F125",
        name="done-above-due",
        title="实到数大于应到数",
        message="{done}{text}，多于{due}。",
        suggestion="核对两个数，或者看是不是写反了。",
        explanation="应参加、应到、应考的数是总数，实际参加的不会更多。",
        basis=USAGE,
        severity="error",
        check=_done_above_due,
    ),
)
