"""Mending: what fired with a cure fires no more, a second mending changes nothing, and nothing else moves."""

from __future__ import annotations

import difflib
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring import api
from authoring.check import run
from authoring.document import Document, lines
from authoring.editing.edits import Edit
from authoring.errors import UserError
from authoring.fixing import Fixed, form_way, mend, text_way, way_for, word_way
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.rules.examples import Example, examples
from authoring.writers import render
from tests.rules.drafts import document

if TYPE_CHECKING:
    from authoring.form.loader import LoadedForm

BREAKS = (
    (",", "，"),
    (" ", ""),
    ('"', "“"),
    ("。。", "。"),
    ("（一）、", "（一）"),
    ("1、", "1."),
    ("２", "2"),
    ("2024—2025年", "2024-2025年"),
)
"""Slips put into a text at random, some of which a rule mends."""


def judge(paper: Document):
    return run(paper, recognise(paper), RULES)


@cache
def curable() -> tuple[Example, ...]:
    """The failing examples of Word drafts whose findings say what should stand in their place."""
    failing = [example for example in examples() if example.expected == "fails" and example.medium == "docx"]
    return tuple(
        example
        for example in failing
        if not example.folded
        and example.year is None
        and any(finding.replacement is not None for finding in judge(document(example.report())))
    )


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
@given(st.lists(st.tuples(st.sampled_from(BREAKS), st.integers(0, 2000)), max_size=6))
def test_any_slips_are_mended_for_good(slips) -> None:
    text = "\n".join(lines(document(examples()[0].report())))
    for (slip, right), at in slips:
        where = text.find(right, at) if right else at % len(text)
        if where >= 0:
            text = text[:where] + slip + text[where + len(right) :]
    data = text.encode()
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


def test_formats_that_cannot_be_mended_are_refused(tmp_path) -> None:
    page = tmp_path / "页.html"
    page.write_text("<html><body>甲</body></html>", encoding="utf-8")
    with pytest.raises(UserError, match="网页"):
        way_for(page, page.read_bytes(), nothing, tracked=False)
    text = tmp_path / "稿.txt"
    with pytest.raises(UserError, match="--tracked"):
        way_for(text, "甲".encode(), nothing, tracked=True)
