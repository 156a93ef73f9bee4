"""The JSON report: exactly the object that is documented."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from authoring.check import Context
from authoring.document import block_text
from authoring.emitters.json_report import as_json, as_object
from authoring.rules.content.coverage import coverage
from tests.emitters.reports import UNREADABLE, as_text, clean, faulty

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("reports", [[], [clean()], [faulty(), UNREADABLE], [as_text(faulty())]])
def test_reports_fit_the_schema(reports) -> None:
    VALIDATOR.validate(json.loads(as_json(reports)))


def test_the_schema_refuses_what_is_not_documented() -> None:
    good = as_object([faulty()])
    for spoil in ({"kind": "letter"}, {"extra": 1}, {"parts": {}}, {"status": "unreadable"}, {"reason": "x"}):
        bad = {**good, "files": [{**good["files"][0], **spoil}]}
        assert not VALIDATOR.is_valid(bad), spoil


def test_an_unreadable_file_has_its_reason_and_nothing_else() -> None:
    assert as_object([UNREADABLE])["files"] == [
        {
            "file": "坏.docx",
            "status": "unreadable",
            "reason": "文件已损坏，请重新保存后再试",
            "kind": None,
            "title": None,
            "issuer": None,
            "year": None,
            "parts": {},
            "findings": [],
        }
    ]


def test_a_word_file_has_blocks_and_a_text_file_has_lines() -> None:
    def measures(report):
        (file,) = as_object([report])["files"]
        return file["parts"]["measures"]["places"][0], file["findings"][-1]

    place, finding = measures(faulty())
    assert (place["block"], place["start"], place["text"][:2]) == (4, 0, "一、")
    assert "line" not in place
    assert finding["code"] == "S309"
    assert finding["place"]["line"] is None
    assert finding["place"]["column"] is None
    assert (finding["place"]["start"], finding["place"]["end"]) == (0, 11)

    place, finding = measures(as_text(faulty()))
    assert (place["line"], place["start"]) == (4, 0)
    assert "block" not in place
    assert finding["place"]["line"] == finding["place"]["block"]
    assert finding["place"]["column"] == 1


def test_a_finding_about_the_whole_paper_has_no_place() -> None:
    (file,) = as_object([faulty()])["files"]
    missing = next(finding for finding in file["findings"] if finding["code"] == "S101")
    assert set(missing["place"].values()) == {None}
    assert missing["part"] == "plan"
    assert missing["evidence"] == ""
    assert file["parts"]["plan"]["state"] == "missing"


def test_chinese_is_written_as_it_is() -> None:
    assert "云岫县市场监督管理局" in as_json([clean()])


def test_another_kind_of_paper_is_called_so() -> None:
    report = clean()
    other = report._replace(recognition=report.recognition._replace(kind="other", kind_reason="题目是要点"))
    assert as_object([other])["files"][0]["kind"] == "other"


def test_the_example_in_the_documentation_fits_the_schema() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", (DOCS / "json.md").read_text(encoding="utf-8"), re.DOTALL)
    VALIDATOR.validate(json.loads(example))


def test_places_quote_the_draft_as_it_stands() -> None:
    (file,) = as_object([clean()])["files"]
    quoted = [place["text"] for part in file["parts"].values() for place in part["places"]]
    raw = "\n".join(block_text(block) for block in clean().document.blocks)
    assert quoted
    assert all(text in raw for text in quoted)


def test_the_map_of_topics_is_told_where_there_is_an_outline() -> None:
    report = clean()._replace(coverage=())
    assert "coverage" not in as_object([report])["files"][0]
    assert report.document is not None
    assert report.recognition is not None
    topics = coverage(Context(report.document, report.recognition))
    told = as_object([report._replace(coverage=topics)])
    VALIDATOR.validate(told)
    (file,) = told["files"]
    assert len(file["coverage"]) == 10
    untouched = [topic["name"] for topic in file["coverage"] if topic["place"] is None]
    touched = [topic["place"]["text"] for topic in file["coverage"] if topic["place"]]
    assert untouched == [topic.name for topic in topics if topic.at is None]
    assert "习近平法治思想" in touched
