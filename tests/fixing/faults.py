"""Reports with slips planted in them, most of which a rule knows how to mend."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from authoring.check import run
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.rules.data import model_report
from authoring.rules.examples import Example, examples
from tests.rules.drafts import document

if TYPE_CHECKING:
    from authoring.check import Finding
    from authoring.document import Document

BREAKS = (
    (",", "，"),
    (";", "；"),
    (" ", ""),
    ("　", ""),
    ('"', "“"),
    ("”", "“"),
    ("。。", "。"),
    ("，，", "，"),
    ("（一）、", "（一）"),
    ("(一)", "（一）"),
    ("1、", "1."),
    ("２", "2"),
    ("、", "，"),
    ("2024—2025年", "2024-2025年"),
    ("2024-2025年", "2024年"),
    ("《", ""),
    ("督察工作", "工作"),
)
"""(slip, what it takes the place of): "" where it is put in."""


FEW = settings(
    max_examples=settings.default.max_examples if settings.default.max_examples > 100 else 15,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.reuse, Phase.generate),
    deadline=None,
)
"""A whole report is judged several times for each example, and chance can't be made smaller."""


def judge(paper: Document) -> tuple[Finding, ...]:
    return run(paper, recognise(paper), RULES)


@cache
def curable() -> tuple[Example, ...]:
    """The failing examples of Word drafts whose findings say what should stand in their place."""
    failing = [example for example in examples() if example.expected == "fails" and example.medium == "docx"]
    return tuple(
        example
        for example in failing
        if not example.folded
        and example.year is None
        and any(finding.replacement is not None for finding in judge(document(example.report())))
    )


def spoilt(text: str, slips: list[tuple[tuple[str, str], int]]) -> str:
    """``text`` with each slip put in where it fits first from an offset on."""
    for (slip, right), at in slips:
        where = text.find(right, at) if right else at % len(text)
        if where >= 0:
            text = text[:where] + slip + text[where + len(right) :]
    return text


@st.composite
def faulty_lines(draw: st.DrawFn) -> list[str]:
    """The lines of a report with faults of some examples in it, and slips at any place."""
    slots = dict(model_report())
    for example in draw(st.lists(st.sampled_from(curable()), max_size=3)):
        slots |= example.slots
        for old, new in example.swaps.items():
            slots = {slot: text.replace(old, new) for slot, text in slots.items()}
    slips = draw(st.lists(st.tuples(st.sampled_from(BREAKS), st.integers(0, 2000)), max_size=6))
    return spoilt("\n".join(text for text in slots.values() if text), slips).split("\n")


def chances() -> st.SearchStrategy[Random]:
    """Chance for what there is too much of to be drawn one by one."""
    return st.integers(0, 2**32).map(Random)
