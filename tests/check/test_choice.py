"""Which rules run, how grave, and what an earlier round already told."""

from __future__ import annotations

import json

import pytest

from authoring.check import Finding
from authoring.check.baseline import read_baseline
from authoring.check.choice import Choice, check_names
from authoring.emitters.json_report import as_json
from authoring.errors import UserError
from authoring.place import Place
from authoring.rules import RULES
from tests.emitters.reports import clean, faulty


def codes(choice: Choice) -> list[str]:
    return [rule.code for rule in choice.rules(RULES)]


def test_without_a_choice_all_rules_run() -> None:
    assert codes(Choice()) == [rule.code for rule in RULES]


@pytest.mark.parametrize("name", ["S309", "s309", "date-malformed"])
def test_a_rule_is_chosen_by_code_or_name(name: str) -> None:
    assert codes(Choice(select=(name,))) == ["S309"]


def test_rules_are_chosen_by_the_beginning_of_the_code_or_the_family() -> None:
    assert codes(Choice(select=("S3",))) == [rule.code for rule in RULES if rule.code.startswith("S3")]
    assert codes(Choice(select=("结构",))) == [rule.code for rule in RULES if rule.code[0] == "S"]


def test_ignore_wins() -> None:
    assert codes(Choice(select=("S309", "S310"), ignore=("S310",))) == ["S309"]


def test_the_name_that_fits_most_exactly_sets_the_severity() -> None:
    findings = [Finding(code, "x", "error", "", None, Place(), "", "", "") for code in ("S309", "S310", "S401", "X000")]
    choice = Choice(severities={"结构": "hint", "S3": "warning", "S309": "error"})
    assert [finding.severity for finding in choice.graded(findings, RULES)] == ["error", "warning", "hint", "error"]


def test_a_name_that_fits_no_rule_is_an_error() -> None:
    check_names(["S3", "结构", "date-malformed"], RULES)
    with pytest.raises(UserError, match="S9"):
        check_names(["S9"], RULES)


def test_a_second_round_tells_only_what_is_new(tmp_path) -> None:
    path = tmp_path / "上次.json"
    report = faulty()
    path.write_text(as_json([report]), encoding="utf-8")
    baseline = read_baseline(path)
    again = baseline.without_known(report)
    assert (again.findings, again.known) == ((), len(report.findings))
    twice = report._replace(findings=(*report.findings, *report.findings))
    assert baseline.without_known(twice).findings == report.findings
    path.write_text(as_json([clean()]), encoding="utf-8")
    assert read_baseline(path).without_known(report).findings == report.findings


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "不是",
        json.dumps({"files": [1]}),
        '{"files": [{"file": "a", "findings": [{"code": "a", "evidence": null, "message": ""}]}]}',
    ],
)
def test_a_file_that_holds_no_round_is_an_error(text: str, tmp_path) -> None:
    path = tmp_path / "上次.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="不是检查结果"):
        read_baseline(path)
    with pytest.raises(UserError, match="读不了"):
        read_baseline(tmp_path / "没有.json")


def test_what_was_said_of_one_draft_is_new_for_another(tmp_path) -> None:
    path = tmp_path / "上次.json"
    one, other = faulty()._replace(file="来稿/甲.txt"), clean()._replace(file="来稿/乙.txt")
    path.write_text(as_json([one, other]), encoding="utf-16")
    baseline = read_baseline(path)
    assert baseline.without_known(one).findings == ()
    assert baseline.without_known(one._replace(file="D:\\二稿\\甲.txt")).findings == ()
    assert baseline.without_known(one._replace(file="来稿/乙.txt")).findings == one.findings
    assert baseline.without_known(one._replace(file="丙.txt")).findings == one.findings
