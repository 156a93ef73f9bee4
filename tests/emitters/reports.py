"""Reports to emit: one draft with faults, one without, one unreadable."""

from __future__ import annotations

from authoring.check import Context, FileReport, run_in
from authoring.document import Document, Source
from authoring.place import Place
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.rules.content.coverage import coverage
from authoring.rules.data import model_report
from tests.rules.drafts import document

UNREADABLE = FileReport("坏.docx", "unreadable", "文件已损坏，请重新保存后再试")


def checked(file: str, paper: Document) -> FileReport:
    recognition = recognise(paper)
    context = Context(paper, recognition)
    return FileReport(file, "checked", None, paper, recognition, run_in(context, RULES), coverage=coverage(context))


def clean() -> FileReport:
    return checked("好.docx", document(model_report()))


def faulty() -> FileReport:
    slots = model_report() | {"plan": "", "date": "2025年02月18日"}
    return checked("缺.docx", document(slots))


def as_text(report: FileReport) -> FileReport:
    """The same draft as if read from a text file, a line a block."""
    assert report.document is not None
    blocks = tuple(
        block._replace(place=Place("缺.txt", line=number, column=1, block=number))
        for number, block in enumerate(report.document.blocks, 1)
    )
    return checked("缺.txt", Document(blocks, Source("缺.txt", "txt")))
