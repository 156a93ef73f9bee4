"""All outputs show the same findings."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from lxml import html

from authoring.emitters.commented import commented
from authoring.emitters.html_report import as_html
from authoring.emitters.json_report import as_json
from authoring.emitters.sarif import as_sarif
from authoring.emitters.terminal import write_report
from authoring.readers import read_docx
from authoring.rules.data import model_report
from authoring.writers import render
from tests.emitters.reports import as_text, checked, faulty
from tests.rules.drafts import document

if TYPE_CHECKING:
    from authoring.check import FileReport


def in_text(report: FileReport) -> list[str]:
    stream = io.StringIO()
    write_report([report], stream, colour=False)
    return re.findall(r"^    ([A-Z]\d{3}) ", stream.getvalue(), re.MULTILINE)


def in_json(report: FileReport) -> list[str]:
    return [finding["code"] for finding in json.loads(as_json([report]))["files"][0]["findings"]]


def in_sarif(report: FileReport) -> list[str]:
    return [result["ruleId"] for result in json.loads(as_sarif([report]))["runs"][0]["results"]]


def in_html(report: FileReport) -> list[str]:
    items = html.fromstring(as_html([report])).xpath('//li[starts-with(@class, "finding")]//span[@class="tag"]')
    return [item.text_content().split()[1] for item in items]


def in_docx(report: FileReport) -> list[str]:
    data = render(report.document, ".docx") if report.document else b""
    paper = python_docx.Document(io.BytesIO(commented(report, data if report.document == read_docx(data) else None)))
    return [match[0] for comment in paper.comments if (match := re.search(r"[A-Z]\d{3}", comment.text))]


def many() -> FileReport:
    slots = model_report()
    measures = slots["measures"].replace("。", "。。", 1) + "\n一是布署工作,严格执行行政执发;三是加强了加强监督。"
    return checked("多.docx", document(slots | {"measures": measures, "plan": ""}))


@pytest.mark.parametrize("shown", [in_text, in_json, in_sarif, in_html, in_docx])
@pytest.mark.parametrize("report", [faulty(), as_text(faulty()), many()], ids=["word", "text", "many"])
def test_each_output_shows_each_finding_once(shown, report: FileReport) -> None:
    assert Counter(shown(report)) == Counter(finding.code for finding in report.findings)
    assert len(report.findings) > 1
