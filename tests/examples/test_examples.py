"""The examples show what their README says they show."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from authoring import api
from authoring.document import Table, block_text
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


@pytest.mark.parametrize("edition", ["draft", "formal", "public"])
def test_every_sentence_from_the_workbook_is_right(edition: Edition) -> None:
    form = api.load_form(EXAMPLES / f"{FIGURES}.yaml")
    composition = api.compose(form, edition=edition)
    assert len(form.report.figures) == 30 and composition.gaps == ()
    text = [block_text(block) for block in composition.document.blocks]
    wanted = GOLDEN.read_text(encoding="utf-8").splitlines()
    if edition == "public":
        wanted = [line[line.index("举办执法培训") :] if "执法人员" in line else line for line in wanted]
    start = text.index(wanted[0])
    assert text[start : start + len(wanted)] == wanted
    [table] = [block for block in composition.document.blocks if isinstance(block, Table)]
    assert len(table.rows) == (29 if edition == "public" else 31)


def test_figures_that_are_not_public_are_nowhere_in_the_public_package(tmp_path: Path) -> None:
    def packed(edition: Edition) -> str:
        path = tmp_path / f"{edition}.docx"
        api.build(EXAMPLES / f"{FIGURES}.yaml", path, edition=edition)
        with zipfile.ZipFile(path) as package:
            return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())

    hidden = ("34人", "3人", "9台", "持证执法人员", "执法车辆")
    public, formal = packed("public"), packed("formal")
    assert [word for word in hidden if word in public] == []
    assert [word for word in hidden if word not in formal] == []


def test_the_example_from_a_workbook_has_no_finding() -> None:
    assert [finding.code for finding in api.check(EXAMPLES / f"{FIGURES}.yaml", year=2024).findings] == []
