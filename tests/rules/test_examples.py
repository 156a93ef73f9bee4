"""Every rule is proved by drafts on which it fires alone, and by drafts that keep it silent."""

from __future__ import annotations

import re

import pytest

from authoring.check import BASIS_STATUS, FAMILIES, SEVERITIES
from authoring.rules import RULES
from authoring.rules.data import model_report
from authoring.rules.examples import Example, examples, of_rule
from tests.rules.drafts import codes, document, findings, of_example


def _name(example: Example) -> str:
    return f"{example.code}-{example.expected}"


def test_the_model_report_is_without_fault() -> None:
    assert findings(document(model_report())) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_failing_and_passing_drafts(rule) -> None:
    assert of_rule(rule.code, "fails")
    assert of_rule(rule.code, "passes")


@pytest.mark.parametrize("example", [e for e in examples() if e.expected == "fails"], ids=_name)
def test_a_failing_draft_fires_its_rule_and_no_other(example: Example) -> None:
    assert set(codes(of_example(example))) == {example.code}


@pytest.mark.parametrize("example", [e for e in examples() if e.expected == "passes"], ids=_name)
def test_a_passing_draft_fires_nothing(example: Example) -> None:
    assert of_example(example) == ()


def test_examples_belong_to_rules() -> None:
    assert {example.code for example in examples()} == {rule.code for rule in RULES}


def test_codes_and_names_are_unique_and_sorted() -> None:
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_told_in_full(rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert rule.code[0] in FAMILIES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.severity in SEVERITIES
    assert set(rule.by_medium.values()) <= set(SEVERITIES)
    assert rule.basis.text
    assert rule.basis.status in BASIS_STATUS
    for text in (rule.message, rule.suggestion, rule.explanation):
        assert text.endswith(("。", "。”。"))
        assert not re.search(r"[,;:()?!]", re.sub(r"\{\w+\}", "", text)), "half-width marks in Chinese"


@pytest.mark.parametrize("example", [e for e in examples() if e.expected == "fails"], ids=_name)
def test_findings_are_filled_in(example: Example) -> None:
    for finding in of_example(example):
        assert "{" not in finding.message + finding.suggestion
        assert "None" not in finding.message + finding.suggestion
        assert finding.place.file == "draft"
        assert (finding.place.block is None) == (finding.evidence == "")


def test_an_example_that_does_not_apply_is_refused() -> None:
    with pytest.raises(ValueError, match="occurs 0 times"):
        Example("S101", "fails", swaps={"没有这几个字": "x"}).report()
    with pytest.raises(ValueError, match="no slot"):
        Example("S101", "fails", slots={"nothing": "x"}).report()
