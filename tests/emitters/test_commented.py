"""The commented copy: every finding is in it, the text is the draft's."""

from __future__ import annotations

from io import BytesIO

import docx as python_docx

from authoring.document import Document
from authoring.emitters.commented import AUTHOR, commented
from authoring.readers import read_docx
from authoring.writers import render
from tests.emitters.reports import as_text, checked, faulty


def test_every_finding_is_a_comment() -> None:
    data = render(faulty().document or Document(()), ".docx")
    report = checked("缺.docx", read_docx(data))
    paper = python_docx.Document(BytesIO(commented(report, data)))
    comments = list(paper.comments)
    assert {comment.author for comment in comments} == {AUTHOR}
    assert [finding.message in comment.text for finding, comment in zip(report.findings, comments, strict=True)]
    assert all(finding.basis in comment.text for finding, comment in zip(report.findings, comments, strict=True))


def test_the_text_is_left_as_it_was() -> None:
    data = render(faulty().document or Document(()), ".docx")
    report = checked("缺.docx", read_docx(data))
    assert read_docx(commented(report, data)) == report.document


def test_other_media_become_a_word_file() -> None:
    report = as_text(faulty())
    data = commented(report, None)
    assert read_docx(data) == report.document
    comments = [comment.text for comment in python_docx.Document(BytesIO(data)).comments]
    assert len(comments) == len(report.findings)
