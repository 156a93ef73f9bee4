"""authoring compare, check --previous and new --from as a user meets them."""

from __future__ import annotations

import json

import docx
import pytest

from authoring.document import Table
from authoring.emitters.comparison_tree import as_tree
from tests.cli.test_commands import run
from tests.comparison.papers import LAST, THIS, both, key


def test_the_text_says_all_that_the_key_says(tmp_path):
    done = run("compare", LAST, THIS, cwd=tmp_path)
    assert done.returncode == 0
    assert "上年安排6条：已写到4条，没有写到2条。" in done.stdout
    for entry in key()["plan"]:
        assert entry["item"] in done.stdout
    assert "本年报告第13行写上年是68件，上年报告第13行写的是64件" in done.stdout


def test_json_has_the_same(tmp_path):
    found = json.loads(run("compare", LAST, THIS, "--format", "json", cwd=tmp_path).stdout)
    assert [each["state"] == "answered" for each in found["plan"]] == [each["followed"] for each in key()["plan"]]
    lines = THIS.read_text(encoding="utf-8").splitlines()
    for copy in found["copies"]:
        place = copy["this"]["place"]
        assert lines[place["line"] - 1][place["start"] : place["end"]] == copy["this"]["text"]


def test_the_page_and_the_word_file_have_every_item(tmp_path):
    assert run("compare", LAST, THIS, "-o", "对照.html", cwd=tmp_path).returncode == 0
    assert run("compare", LAST, THIS, "-o", "对照.docx", cwd=tmp_path).returncode == 0
    page = (tmp_path / "对照.html").read_text(encoding="utf-8")
    tables = docx.Document(str(tmp_path / "对照.docx")).tables
    words = "".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    for entry in key()["plan"]:
        assert entry["item"] in page
        assert entry["item"] in words
    assert len(tables) == sum(isinstance(block, Table) for block in as_tree(both()).blocks)
    assert run("compare", LAST, THIS, "-o", "对照.html", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", LAST, "没有.docx"), "没有.docx"),
        (("compare", LAST, THIS, "--format", "docx"), "-o"),
        (("check", THIS, "--previous", "没有.txt"), "没有.txt"),
        (("new", "新.yaml", "--org", "某局"), "--year"),
        (("new", "新.txt", "--from", LAST), ".yaml"),
    ],
)
def test_what_can_go_wrong_is_one_message(arguments, message, tmp_path):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr


def test_from_last_year_to_a_draft(tmp_path):
    assert run("new", "2025.yaml", "--from", THIS, cwd=tmp_path).returncode == 0
    assert run("build", "2025.yaml", cwd=tmp_path).returncode == 0
    assert (tmp_path / "2025.docx").exists()
    checked = run("check", THIS, "--previous", LAST, "--fail-on", "error", cwd=tmp_path)
    assert checked.returncode == 1
    assert "F130" in checked.stdout


def test_the_text_says_that_nothing_was_copied(tmp_path):
    (tmp_path / "别的.txt").write_text(
        "某局关于2022年度法治政府建设情况的报告\n2022年，我局依法行政。\n", encoding="utf-8"
    )
    assert "没有成段照搬" in run("compare", "别的.txt", THIS, cwd=tmp_path).stdout
    assert "没有成段照搬" not in run("compare", LAST, THIS, cwd=tmp_path).stdout


def test_years_that_are_not_one_after_the_other_are_told(tmp_path):
    assert "不是相接的两年" in run("compare", THIS, LAST, cwd=tmp_path).stderr
    assert "不是相接的两年" not in run("compare", LAST, THIS, cwd=tmp_path).stderr
