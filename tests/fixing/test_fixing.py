"""Mending: what fired with a cure fires no more, a second mending changes nothing, and nothing else moves."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from authoring import api
from authoring.document import Document, lines
from authoring.editing.edits import Edit
from authoring.errors import UserError
from authoring.fixing import Fixed, form_way, mend, text_way, way_for, word_way
from authoring.writers import render
from tests.fixing.faults import curable, faulty_lines, judge
from tests.rules.drafts import document

if TYPE_CHECKING:
    from authoring.form.loader import LoadedForm
    from authoring.rules.examples import Example


def changed_words(before: str, after: str) -> list[tuple[str, str]]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [(before[a:b], after[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def check_mended(before: bytes, way, fixed: Fixed) -> None:
    left = [finding for finding in judge(way.read(fixed.data)) if finding.replacement is not None]
    assert left == []
    assert mend(fixed.data, way, judge).data == fixed.data
    old, new = ("\n".join(lines(way.read(data))) for data in (before, fixed.data))
    budget = sum(len(finding.evidence) + len(finding.replacement or "") for finding in fixed.mended)
    assert sum(len(a) + len(b) for a, b in changed_words(old, new)) <= budget


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("example", curable(), ids=lambda example: example.code)
def test_word_drafts_are_mended(example: Example, tracked: bool) -> None:
    data = render(document(example.report()), ".docx")
    way = word_way("稿.docx", tracked=tracked)
    if not any(finding.replacement is not None for finding in judge(way.read(data))):
        pytest.skip("the slip does not survive in a Word draft")
    fixed = mend(data, way, judge)
    assert example.code in {finding.code for finding in fixed.mended}
    check_mended(data, way, fixed)


@pytest.mark.parametrize("example", curable(), ids=lambda example: example.code)
def test_texts_are_mended(example: Example) -> None:
    data = "\r\n".join(lines(document(example.report()))).encode("gb18030")
    way = text_way("稿.txt")
    fixed = mend(data, way, judge)
    check_mended(data, way, fixed)
    assert fixed.data.count(b"\r\n") == data.count(b"\r\n")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(faulty_lines())
def test_any_slips_are_mended_for_good(lines_: list[str]) -> None:
    data = "\n".join(lines_).encode()
    way = text_way("稿.txt")
    check_mended(data, way, mend(data, way, judge))


FORM = """\
年度: 2024  # 报告年度
单位: 青岚县公安局
前言: 2024年,青岚县公安局推进法治政府建设。。
主要举措和成效:
  - 标题: 规范执法  # 留着
    内容: >-
      全年办案 312件，罚款,
      又开展"学法"活动12场。
"""


def nothing(_: LoadedForm) -> Document:
    return Document(())


def test_forms_keep_their_comments_and_layout() -> None:
    way = form_way("表.yaml", lambda form: api.compose(form).document)
    fixed = mend(FORM.encode(), way, judge)
    cures = (
        ("2024年,", "2024年，"),
        ("。。", "。"),
        ("办案 312", "办案312"),
        ("罚款,", "罚款，"),
        ('"学法"', "“学法”"),
    )
    expected = FORM
    for slip, right in cures:
        expected = expected.replace(slip, right)
    assert fixed.data.decode() == expected


def test_a_cure_that_would_break_the_form_is_not_made() -> None:
    way = form_way("表.yaml", nothing)
    data = "单位: 甲局\n前言: 乙\n".encode()
    edits = [Edit(1, 4, "甲", "*甲"), Edit(2, 4, "乙", "丙")]
    assert way.apply(data, edits) == ("单位: 甲局\n前言: 丙\n".encode(), (edits[1],))


def test_tracked_changes_are_for_word_alone(tmp_path) -> None:
    page = tmp_path / "页.html"
    with pytest.raises(UserError, match=r"--tracked.*网页"):
        way_for(page, b"<html><body>1</body></html>", nothing, tracked=True)
    text = tmp_path / "稿.txt"
    with pytest.raises(UserError, match=r"--tracked.*文本"):
        way_for(text, "甲".encode(), nothing, tracked=True)


def test_formats_that_cannot_be_mended_are_refused(tmp_path) -> None:
    with pytest.raises(UserError, match=r"另存为 \.docx"):
        way_for(tmp_path / "稿.rtf", b"{\\rtf1}", nothing, tracked=False)
