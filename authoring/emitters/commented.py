"""The draft with each finding as a Word comment at its words: what an officer gets back from a reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import block_text
from authoring.editing.comments import Comment, add_comments
from authoring.emitters.layout import SEVERITY_NAMES, others

if TYPE_CHECKING:
    from authoring.check import FileReport, Finding
    from authoring.document import Document

AUTHOR, INITIALS = "审核", "审"


def commented(report: FileReport, data: bytes | None) -> bytes:
    """A copy of the draft as .docx with the report's findings as comments.

    ``data`` is the draft's own .docx; None for other media, of which a .docx is made. Raises UnreadableError where
    ``data`` can't be read.
    """
    document = report.document
    assert document is not None, "an unreadable draft has nothing to comment on"
    if data is None:
        data, document = _as_docx(document)
    title = report.recognition.title_block if report.recognition else None
    home = document.blocks[title].place.block if title is not None else None
    comments = [_comment(finding, document) for finding in report.findings]
    return add_comments(data, comments, author=AUTHOR, initials=INITIALS, home=home or 1)


def _as_docx(document: Document) -> tuple[bytes, Document]:
    """The tree as a .docx, and the same blocks with their places in it."""
    from authoring.readers.docx import read_package
    from authoring.readers.limits import DEFAULT
    from authoring.writers import render

    data = render(document, ".docx")
    return data, read_package(data, None, DEFAULT)


def _comment(finding: Finding, document: Document) -> Comment:
    lines = (
        f"【{SEVERITY_NAMES[finding.severity]} {finding.code}】{finding.message}{others(finding)}",
        f"建议：{finding.suggestion}",
        f"依据：{finding.basis}",
    )
    at = finding.at
    if at is None or at.block >= len(document.blocks):
        return Comment(lines)
    block = document.blocks[at.block]
    start = (block.place.start or 0) + at.start
    words = block_text(block)[at.start : at.end]
    return Comment(lines, block.place.block, start, words, finding.before, finding.after)
