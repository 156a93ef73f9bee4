"""发文字号, 密级 and 印发日期 of a form that is checked or built as a draft, in which they are not printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Document, Paragraph, plain
from authoring.form.checks import printed_date
from authoring.form.formal import printed_secrecy
from authoring.form.template import has_template
from authoring.standard.dates import read_date
from authoring.standard.issuing import numbered_in, printed_on

if TYPE_CHECKING:
    from authoring.form.models import Report
    from authoring.form.text import Text


def with_issuing(document: Document, report: Report) -> Document:
    """The draft with the report's 密级 and 发文字号 above it and its 印发日期 below it, where the form has them."""
    blocks = document.blocks
    if _is_said(number := report.document_number):
        blocks = (Paragraph(plain(number.strip()), "document-number", number.place), *blocks)
    if _is_said(secrecy := report.secrecy):
        blocks = (Paragraph(plain(printed_secrecy(secrecy)), "secrecy", secrecy.place), *blocks)
    if _is_said(printed := report.print_date):
        blocks = (*blocks, Paragraph(plain(_printed(printed)), "print-date", printed.place))
    return document if blocks is document.blocks else Document(blocks, document.source)


def is_issued_oddly(report: Report) -> bool:
    """Whether number or day of printing do not fit the date: a quick look, so that rules are run only where it does."""
    made = read_date(printed_date(report.date)) if _is_said(report.date) else None
    if made is None:
        return False
    numbered = numbered_in(report.document_number) if _is_said(report.document_number) else None
    printed = printed_on(_printed(report.print_date)) if _is_said(report.print_date) else None
    return (numbered is not None and numbered.year != made.year) or (printed is not None and printed.day < made)


def _is_said(text: Text) -> bool:
    return text.filled and not text.none and not has_template(text)


def _printed(text: Text) -> str:
    shown = printed_date(text).strip()
    return shown if shown.endswith("印发") else f"{shown}印发"
