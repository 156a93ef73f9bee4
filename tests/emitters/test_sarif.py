"""The SARIF log: the standard's shape, with the places that the findings have."""

from __future__ import annotations

import json

import pytest
from sarif_pydantic import Sarif

from authoring.emitters.sarif import as_object, as_sarif
from authoring.rules import every_rule
from tests.emitters.reports import UNREADABLE, as_text, clean, faulty


@pytest.mark.parametrize("reports", [[], [clean()], [faulty(), UNREADABLE], [as_text(faulty())]])
def test_logs_have_the_shape_of_the_standard(reports) -> None:
    Sarif.model_validate(json.loads(as_sarif(reports)))


def test_each_rule_is_described() -> None:
    rules = as_object([])["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in every_rule()]


def test_all_findings_are_told_with_their_rule() -> None:
    report = faulty()
    results = as_object([report])["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == [finding.code for finding in report.findings]
    assert all(every_rule()[result["ruleIndex"]].code == result["ruleId"] for result in results)


def test_a_text_file_has_lines_and_columns() -> None:
    results = as_object([as_text(faulty())])["runs"][0]["results"]
    date = next(result for result in results if result["ruleId"] == "S309")
    region = date["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == "2025年02月18日"
    assert region["endColumn"] - region["startColumn"] == len("2025年02月18日")


def test_a_word_file_has_its_paragraph() -> None:
    results = as_object([faulty()])["runs"][0]["results"]
    date = next(result for result in results if result["ruleId"] == "S309")
    location = date["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["name"].startswith("第")
    assert location["properties"]["block"]


def test_an_unreadable_file_is_a_failed_invocation() -> None:
    run = as_object([UNREADABLE])["runs"][0]
    assert not run["invocations"][0]["executionSuccessful"]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == UNREADABLE.reason


@pytest.mark.parametrize("file", ["甲\udcff.txt", "/来稿/甲\udcff.txt"])
def test_a_name_that_is_no_text_becomes_an_address(file: str) -> None:
    uri = as_object([clean()._replace(file=file)])["runs"][0]["artifacts"][0]["location"]["uri"]
    assert uri.endswith("%E7%94%B2%FF.txt")
