"""What the report says, beside last year's: copied passages, plan items without an answer, problems that stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.previous.view import BOTH_YEARS, comparison, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.comparison.follow import Passage


def _copied(context: Context) -> Iterator[Hit]:
    found = comparison(context)
    if found is None:
        return
    from authoring.comparison.limits import limits
    from authoring.comparison.paper import spot

    shares = {part.part: part.share for part in found.parts}
    for copy in found.copies:
        if copy.size >= limits()["passage"]["told"]:
            values = {
                "spot": spot(found.last, copy.last_block),
                "same": "的相比，只改了数字或个别词" if copy.renewed else "的一字不差",
                "last": cut(copy.last_text),
                "share": f"{shares[copy.part]:.0%}",
            }
            yield Hit(context.mark(copy.block, copy.start, copy.end), values)


def _unanswered(context: Context) -> Iterator[Hit]:
    found = comparison(context)
    if found is None or not context.part("measures").present:
        return
    from authoring.comparison.paper import spot

    for followed in found.plan:
        if followed.state == "open":
            values = {"item": _named(followed.item), "spot": spot(found.last, followed.item.block)}
            yield Hit(values=values, part="measures")


def _again(context: Context) -> Iterator[Hit]:
    found = comparison(context)
    if found is None:
        return
    from authoring.comparison.paper import spot

    for again in found.problems:
        values = {"spot": spot(found.last, again.last.block), "last": _named(again.last)}
        end = min(again.problem.end, len(context.raw[again.problem.block]))
        yield Hit(context.mark(again.problem.block, again.problem.start, end), values)


def _named(passage: Passage) -> str:
    return cut((passage.title or passage.text).strip().rstrip("。;；"))


RULES = (
    Rule(
        code="C901",
        name="passage-copied-from-last-year",
        title="照搬上年报告",
        message="这段与上年报告{spot}{same}，上年写的是“{last}”。这一部分有{share}的文字与上年相同。",
        suggestion="改写成本年度做了什么、有什么新的做法和成效；每年都要照写的，不用改。",
        explanation=(
            "要给出上年的报告（--previous）才查。连续40个字以上与上年报告相同时提示，标点不计，只换了数字也算；"
            "每年都要写的固定提法不算。"
        ),
        basis=BOTH_YEARS,
        severity="warning",
        check=_copied,
    ),
    Rule(
        code="C902",
        name="plan-item-not-followed",
        title="上年的安排没有下文",
        message="上年报告{spot}安排的“{item}”，本年的举措里没有写到。",
        suggestion="写明这项安排落实得怎样；没有完成的，写进不足并说明原因。",
        explanation=(
            "要给出上年的报告（--previous）才查。把上年的每条安排同本年的举措、履职逐句比较用词，去掉“推进、加强”一类"
            "通用词，没有一句写到才提示；换了完全不同的说法时会误报，请人工核对。"
        ),
        basis=BOTH_YEARS,
        severity="warning",
        check=_unanswered,
    ),
    Rule(
        code="C903",
        name="problem-again",
        title="上年已有的不足",
        message="这个不足上年报告{spot}已经写过：“{last}”。",
        suggestion="写明一年来改进到什么程度、为什么还没有解决；已经解决的，换成本年度新查找出的不足。",
        explanation="要给出上年的报告（--previous）才查。比较两年所写的不足的用词，原因不比。连年存在的不足可以写，但要写出变化。",
        basis=BOTH_YEARS,
        severity="hint",
        check=_again,
    ),
)
