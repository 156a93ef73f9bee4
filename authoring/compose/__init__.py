"""From form to draft: :func:`compose` prints a report as a document tree and tells what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose import frame
from authoring.compose.body import compose_body
from authoring.compose.builder import Builder
from authoring.compose.content import Content
from authoring.compose.result import Composition, Gap
from authoring.document import Document, Source
from authoring.errors import FormError
from authoring.form.checks import report_faults
from authoring.form.loader import LoadedForm
from authoring.form.models import Report

if TYPE_CHECKING:
    from authoring.standard.profile import Profile

__all__ = ["Composition", "Gap", "compose"]


def compose(form: LoadedForm | Report, profile: Profile) -> Composition:
    """The draft that the form gives with this profile.

    Raises FormError when a report made in code has faults (a loaded form has none), when a template's values don't
    fit, or when there are more than 99 headings in a row.
    """
    if isinstance(form, Report):
        if faults := report_faults(form):
            raise FormError(faults)
        form = LoadedForm(form)
    builder = Builder(form, profile)
    _print(builder)
    if builder.faults:
        raise FormError(builder.faults)
    document = Document(tuple(builder.blocks), Source(form.file, "form", form.encoding))
    return Composition(document, tuple(builder.gaps))


def _print(builder: Builder) -> None:
    def leftover(field: str) -> None:
        for number, each in enumerate(builder.report.leftover, 1):
            if each.after == field:
                Content(builder, "leftover").blocks(each.content, 1, f"补充内容 › 第{number}项")

    leftover("start")
    for field, step in (("title", frame.title), ("addressees", frame.addressees), ("opening", frame.opening)):
        step(builder)
        leftover(field)
    compose_body(builder, leftover)
    for field, step in (
        ("closing", frame.closing),
        ("attachment_note", frame.attachment_note),
        ("signatures", frame.signatures),
        ("date", frame.date),
        ("note", frame.note),
        ("attachments", frame.attachments),
        ("copy_to", frame.copies),
    ):
        step(builder)
        leftover(field)
    leftover("end")
