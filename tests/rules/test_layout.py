"""Every layout rule is proved by a small change to a right .docx, on which it fires alone."""

from __future__ import annotations

import pytest

from authoring.rules.layout import LAYOUT
from authoring.rules.layoutexamples import LayoutExample, layout_examples, of_layout_rule
from tests.rules.drafts import codes
from tests.rules.layoutdrafts import findings_in, of_layout_example, right_draft

FAILING = [example for example in layout_examples() if example.expected == "fails"]
PASSING = [example for example in layout_examples() if example.expected == "passes"]


def _name(example: LayoutExample) -> str:
    return f"{example.code}-{example.told}"


@pytest.mark.parametrize("fonts", ["gb2312", "windows", "fangzheng"])
@pytest.mark.parametrize("head", [False, True])
def test_the_right_draft_is_without_fault(fonts: str, head: bool) -> None:
    assert codes(findings_in(right_draft(fonts, head=head))) == []


@pytest.mark.parametrize("rule", LAYOUT, ids=lambda rule: rule.code)
def test_each_rule_has_failing_and_passing_drafts(rule) -> None:
    assert of_layout_rule(rule.code, "fails")
    assert of_layout_rule(rule.code, "passes")


def test_there_are_more_than_forty_wrong_drafts() -> None:
    assert len({str(example.changes) for example in FAILING}) == len(FAILING) > 40


@pytest.mark.parametrize("example", FAILING, ids=_name)
def test_a_wrong_draft_fires_its_rule_and_no_other(example: LayoutExample) -> None:
    found = of_layout_example(example)
    assert set(codes(found)) == {example.code}
    assert len(found) == 1
    for finding in found:
        assert "{" not in finding.message + finding.suggestion
        assert "None" not in finding.message + finding.suggestion
        assert (finding.place.block is None) == (finding.evidence == "")
        assert len(finding.places) < finding.times


@pytest.mark.parametrize("example", PASSING, ids=_name)
def test_a_passing_draft_fires_nothing(example: LayoutExample) -> None:
    assert of_layout_example(example) == ()


def test_examples_belong_to_rules() -> None:
    assert {example.code for example in layout_examples()} == {rule.code for rule in LAYOUT}
