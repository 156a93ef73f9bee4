"""Problems told without their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.structure.bases import REGULATION
from authoring.standard.patterns import AnyOf, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_PLACEHOLDER = pattern(r"【[^】]*】")  # "【待填：原因…】" tells none
_REASONS = AnyOf(load_rules_json("structure")["reasons"]["patterns"])


def _no_reasons(context: Context) -> Iterator[Hit]:
    part = context.part("problems")
    bodies = list(context.bodies("problems"))
    if not part.present or not bodies or any(_REASONS.search(_PLACEHOLDER.sub("", text)) for _, _, text in bodies):
        return
    headings = list(context.headings("problems"))
    block, end = (headings[0][0], len(headings[0][1])) if headings else (bodies[0][0], None)
    yield Hit(context.mark(block, 0, end), part="problems")


RULES = (
    Rule(
        code="S105",
        name="reasons-missing",
        title="只写不足，没写原因",
        message="“存在的不足和原因”部分没有一处写明原因。",
        suggestion="在每个问题后面写明原因，如“原因是……”“主要由于……”。",
        explanation="规定要求报告存在的不足和原因，两样都要有。本规则只查有没有“原因是”“由于”“主要是”一类的词语。",
        basis=REGULATION,
        severity="warning",
        check=_no_reasons,
    ),
)
