"""The examples show what their README says they show."""

from __future__ import annotations

import html
import io
import re
import shutil
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from authoring import api
from authoring.document import Chart, Table, block_text
from tests.examples.transcripts import EXAMPLES, NAMES, transcript, transcript_path

if TYPE_CHECKING:
    from authoring.standard.finish import Edition

COMPLETE = {"police-county-2024": 2024, "market-city-2023": 2023}
INCOMPLETE = "incomplete-2024"
FIGURES = "ecology-county-2024"
_HAN = re.compile(r"[\u4e00-\u9fff]")


def test_there_are_exactly_these() -> None:
    assert set(NAMES) == {*COMPLETE, INCOMPLETE, FIGURES}


@pytest.mark.parametrize("name", NAMES)
def test_the_transcript_is_what_the_command_says(name: str, tmp_path: Path) -> None:
    kept = transcript_path(name).read_text(encoding="utf-8")
    assert transcript(name, tmp_path) == kept, "renew with python -m tests.examples.transcripts"


@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_example_has_no_gap_and_is_real_in_size(name: str) -> None:
    composition = api.compose(api.load_form(EXAMPLES / f"{name}.yaml"))
    assert composition.gaps == ()
    text = "".join(block_text(block) for block in composition.document.blocks)
    assert 3000 <= len(_HAN.findall(text)) <= 5000


@pytest.mark.parametrize("suffix", [".yaml", ".docx"])
@pytest.mark.parametrize("name", ["police-county-2024", "market-city-2023"])
def test_a_complete_example_has_no_finding(name: str, suffix: str, tmp_path: Path) -> None:
    path = EXAMPLES / f"{name}.yaml"
    if suffix == ".docx":
        path = tmp_path / f"{name}.docx"
        api.build(EXAMPLES / f"{name}.yaml", path)
    report = api.check(path, year=COMPLETE[name])
    assert report.recognition is not None
    states = {key: part.state for key, part in report.recognition.parts.items() if key != "other"}
    assert set(states.values()) == {"own"}
    assert [finding.code for finding in report.findings] == []


def test_the_incomplete_example_shows_what_the_readme_names() -> None:
    path = EXAMPLES / f"{INCOMPLETE}.yaml"
    gaps = [gap.path for gap in api.compose(api.load_form(path)).gaps]
    assert gaps == ["主送", "主要举措和成效 › 第7项 › 内容", "成文日期"]
    codes = {finding.code for finding in api.check(path).findings}
    assert {"S105", "S106", "S201", "S202", "S204", "S207", "S305", "S502", "S503", "S504", "S508"} <= codes


GOLDEN = Path(__file__).with_name("ecology-county-2024.golden.txt")
"""Each paragraph with figures as it must be printed, worked out by hand from the workbook."""


CHARTS = {
    "图1　两年行政检查情况": "bar",
    "图2　群众信访满意率": "line",
    "图3　2024年行政处罚案件适用程序": "pie",
}


@pytest.mark.parametrize("edition", ["draft", "formal", "public"])
def test_every_sentence_from_the_workbook_is_right(edition: Edition) -> None:
    form = api.load_form(EXAMPLES / f"{FIGURES}.yaml")
    composition = api.compose(form, edition=edition)
    assert len(form.report.figures) == 30 and composition.gaps == ()
    text = [line for block in composition.document.blocks for line in block_text(block).splitlines()]
    wanted = GOLDEN.read_text(encoding="utf-8").splitlines()
    if edition == "public":
        wanted = [line[line.index("举办执法培训") :] if "执法人员" in line else line for line in wanted]
    start = text.index(wanted[0])
    assert text[start : start + len(wanted)] == wanted
    [table] = [block for block in composition.document.blocks if isinstance(block, Table)]
    assert len(table.rows) == (29 if edition == "public" else 31)


def package_parts(data: bytes) -> dict[str, bytes]:
    """All parts of a package by their names, those of the workbooks in it too."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            parts[name] = blob = package.read(name)
            if blob.startswith(b"PK"):
                parts |= {f"{name}!{each}": inner for each, inner in package_parts(blob).items()}
    return parts


@pytest.mark.parametrize("edition", ["draft", "formal", "public"])
def test_three_charts_can_be_edited_in_every_edition(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    api.build(EXAMPLES / f"{FIGURES}.yaml", path, edition=edition)
    blocks = api.read(path).blocks
    found = {block_text(below): block for block, below in pairwise(blocks) if isinstance(block, Chart)}
    assert {caption: chart.kind for caption, chart in found.items()} == CHARTS
    with zipfile.ZipFile(path) as package:
        books = [load_workbook(io.BytesIO(package.read(f"word/embeddings/workbook{n}.xlsx"))) for n in (1, 2, 3)]
    for chart, book in zip(found.values(), books, strict=True):
        rows = [[str(value or "") for value in row] for row in book.active.values]
        assert "\n".join("\t".join(row) for row in rows) == block_text(chart)


def test_figures_that_are_not_public_are_nowhere_in_the_public_package(tmp_path: Path) -> None:
    # a chart of its own for one of them, as a careless officer might add it
    form = (EXAMPLES / f"{FIGURES}.yaml").read_text(encoding="utf-8")
    form = form.replace("指标图表:\n", "指标图表:\n  - {图表: 柱形, 图题: 执法力量, 指标: [执法人员]}\n")
    (tmp_path / "表单.yaml").write_text(form, encoding="utf-8")
    shutil.copy(EXAMPLES / f"{FIGURES}.xlsx", tmp_path)

    def packed(edition: Edition) -> dict[str, bytes]:
        path = tmp_path / f"{edition}.docx"
        api.build(tmp_path / "表单.yaml", path, edition=edition)
        return package_parts(path.read_bytes())

    def said(parts: dict[str, bytes]) -> str:
        return "\n".join(html.unescape(blob.decode("utf-8", "replace")) for blob in parts.values())

    hidden = ("34人", "3人", "9台", "持证执法人员", "执法车辆", "执法力量")
    public, formal = packed("public"), packed("formal")
    assert [word for word in hidden if word in said(public)] == []
    assert [word for word in hidden if word not in said(formal)] == []
    sheets = [len([name for name in parts if "xlsx!xl/worksheets/" in name]) for parts in (public, formal)]
    assert sheets == [3, 4]
    left_out = [each.path for each in api.compose(api.load_form(tmp_path / "表单.yaml"), edition="public").left_out]
    assert "指标图表 › 第1项 › 图表，用了不公开的指标“执法人员”" in left_out


def test_the_example_from_a_workbook_has_no_finding() -> None:
    assert [finding.code for finding in api.check(EXAMPLES / f"{FIGURES}.yaml", year=2024).findings] == []
