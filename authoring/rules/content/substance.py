"""Problems that are none, plans that promise nothing, measures that are another report's."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from authoring.check import Hit, Rule, size
from authoring.rules.content.bases import JUDGEMENT, REGULATION
from authoring.rules.data import load_rules_json
from authoring.rules.matching import flat
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from authoring.check import Context

_SHOWN = 40
_ITEM = pattern("(?<=[。;:])[二三四五六七八九]是")


@cache
def _compiled(section: str, key: str) -> re.Pattern[str]:
    return pattern(_data(section)[key])


def _data(section: str) -> Any:
    return load_rules_json("content")[section]


def _praise(context: Context) -> Iterator[Hit]:
    """A paragraph of the problems, or an item in one, that tells an achievement and nothing wrong."""
    if not context.part("problems").present:
        return
    for block, offset, text in context.bodies("problems"):
        starts = [0, *(match.start() for match in _ITEM.finditer(text)), len(text)]
        for start, end in pairwise(starts):
            match = _compiled("achievements", "patterns").search(text, start, end)
            if match and not _compiled("achievements", "negatives").search(text, start, end):
                yield Hit(context.mark(block, offset + match.start(), offset + match.end()), part="problems")


def _vow(context: Context) -> Iterator[Hit]:
    """A paragraph of the plan with nothing in it that could be seen to be done."""
    if context.part("plan").state != "own":
        return
    bodies = [(block, offset, text) for block, offset, text in context.bodies("plan")]
    for block, offset, text in bodies:
        text = text[context.heading_ends.get(block, 0) - offset :] if block in context.heading_ends else text
        if size(text) < _data("vague_plan")["least"] or _compiled("vague_plan", "concrete").search(text):
            continue
        if _compiled("vague_plan", "vow").search(text):
            start = len(context.texts[block]) - len(text)
            yield Hit(context.mark(block, start, start + min(len(text), _SHOWN)), part="plan")


def _business(context: Context) -> Iterator[Hit]:
    """More than half of the measures are sentences with words of police work and none of the law."""
    data, text = _data("business"), flat(context)
    if context.part("measures").state != "own":
        return
    spans = text.spans(context.part("measures").blocks)
    blocks = frozenset(context.part("measures").blocks)
    law = text.among(data["law"])
    sentences = {text.sentence(at) for at, _ in text.find_all(data["words"]) if text.block(at) in blocks}
    other = sorted((start, end) for start, end in sentences if not any(map(text.text[start:end].__contains__, law)))
    size_of_other = sum(end - start for start, end in other)
    total = sum(end - start for start, end in spans)
    if size_of_other > data["share"] * total:
        yield Hit(text.mark(*other[0]), {"share": f"{size_of_other / total:.0%}"}, "measures")


RULES = (
    Rule(
        code="C301",
        name="problem-is-praise",
        title="不足写成了成绩",
        message="“存在的不足”里只写了成绩：“{text}”。",
        suggestion="写明存在什么不足、原因是什么；成绩移到举措和成效部分。",
        explanation="一段话、一项里有写成绩的用语、没有任何说明不足的用语时提示。",
        basis=REGULATION,
        severity="warning",
        check=_praise,
    ),
    Rule(
        code="C302",
        name="plan-is-vow",
        title="安排只是表态",
        message="这条安排没有具体做法、时间、数量和责任单位：“{text}”。",
        suggestion="写明做什么、什么时候完成、达到什么程度、由谁负责。",
        explanation="只有“努力、开创、再上新台阶”一类的话，找不到一个具体做法、时间或数量时提示。",
        basis=JUDGEMENT,
        severity="hint",
        check=_vow,
    ),
    Rule(
        code="C303",
        name="measures-are-business",
        title="举措部分写成了业务总结",
        message="举措和成效部分约{share}的篇幅写打击战果等业务工作，没有写到依法行政。",
        suggestion="压缩业务数据，多写制度、决策、执法监督、复议应诉、普法等法治政府建设的内容。",
        explanation="按句统计：只有破案、抓获、巡逻一类用语、没有法治执法用语的句子超过一半时提示。",
        basis=JUDGEMENT,
        severity="hint",
        check=_business,
    ),
)
