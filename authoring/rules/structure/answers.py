"""A plan that takes up none of the problems.

Measured by shared words: both parts are stripped of the words that any report has, and what is left is cut into pairs
of characters. Only a plan that shares not a single pair with the problems is found: rather a miss than a false alarm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.structure.bases import PRACTICE
from authoring.standard.terms import share_terms, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.standard.parts import PartKey

_ENOUGH = 20  # different pairs that a part must have before it can be compared


def _text(context: Context, key: PartKey) -> str:
    return "\n".join(text for _, _, text in context.bodies(key))


def _no_answer(context: Context) -> Iterator[Hit]:
    problems, plan = context.part("problems"), context.part("plan")
    if not problems.state == plan.state == "own" or problems.blocks[:1] > plan.blocks[:1]:
        return
    problem_text, plan_text = _text(context, "problems"), _text(context, "plan")
    if share_terms(problem_text, plan_text):
        return
    asked, answered = terms(problem_text), terms(plan_text)
    if min(len(asked), len(answered)) < _ENOUGH or asked & answered:
        return
    headings = list(context.headings("plan"))
    yield Hit(context.mark(headings[0][0], 0, len(headings[0][1])) if headings else None, part="plan")


RULES = (
    Rule(
        code="S106",
        name="plan-answers-no-problem",
        title="安排没有回应不足",
        message="下一年度安排没有回应前面写的任何一个不足。",
        suggestion="对照“存在的不足和原因”逐条写出改进安排，用词前后呼应。",
        explanation=(
            "下一年度的安排应当回应本年度的不足。本规则比较两部分的用词，去掉“推进、加强、执法”一类通用词后没有任何"
            "相同的词才提示。"
        ),
        basis=PRACTICE,
        severity="warning",
        check=_no_answer,
    ),
)
