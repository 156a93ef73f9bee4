"""From form to draft: :func:`compose` prints a report as a document tree and tells what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose import frame
from authoring.compose.body import compose_body
from authoring.compose.builder import Builder
from authoring.compose.content import Content
from authoring.compose.references import reference_gaps
from authoring.compose.result import Composition, Gap, LeftOut
from authoring.compose.unpublished import told_anyway
from authoring.document import Document, Source
from authoring.errors import FormError
from authoring.figures.writing import wording
from authoring.form.checks import report_faults
from authoring.form.figures import figure_set
from authoring.form.loader import LoadedForm
from authoring.form.models import Report
from authoring.standard.finish import Finish
from authoring.standard.parts import PART_KEYS

if TYPE_CHECKING:
    from authoring.standard.finish import Edition
    from authoring.standard.profile import Profile

__all__ = ["Composition", "Gap", "LeftOut", "compose"]


def compose(form: LoadedForm | Report, profile: Profile, edition: Edition = "draft") -> Composition:
    """The draft that the form gives with this profile, in one of its editions.

    Raises FormError when a report made in code has faults (a loaded form has none), when a template's values don't
    fit, when there are more than 99 headings in a row, and for the public edition of a paper with a 密级.
    """
    if isinstance(form, Report):
        if faults := report_faults(form):
            raise FormError(faults)
        form = LoadedForm(form)
    left_out: tuple[LeftOut, ...] = ()
    written = form.report
    if edition == "public":
        from authoring.compose.public import public_form, refuse_secret

        refuse_secret(form.report)
        form, left_out = public_form(form)
        omitted = {key for key in PART_KEYS if form.report.part(key).omitted}
        profile = profile._replace(required=profile.required - omitted)
    builder = Builder(_with_annex(form, profile), profile)
    _print(builder, edition)
    if builder.faults:
        raise FormError(builder.faults)
    gaps = [*builder.gaps, *reference_gaps(builder, written)]
    if edition == "public" and any(not entry.public for entry in written.figures):
        gaps += told_anyway(builder.blocks, figure_set(written.figures, wording()).figures)
    document = Document(builder.without_lone_numbers(), Source(form.file, "form", form.encoding))
    return Composition(document, tuple(gaps), _finish(builder, edition), left_out)


def _with_annex(form: LoadedForm, profile: Profile) -> LoadedForm:
    """The form with the table of its figures as the last attachment, where it asks for one and has figures."""
    report = form.report
    if not (report.figure_table and report.figures):
        return form
    from authoring.compose.annex import annex

    words = {**wording(), **profile.figure_words}
    table = annex(figure_set(report.figures, words).figures, words, report.year, report.figure_charts)
    values = {"attachments": (*report.attachments, table), "figure_charts": ()}
    return form._replace(report=report.model_copy(update=values))


def _finish(builder: Builder, edition: Edition) -> Finish:
    report = builder.report
    notes = builder.notes.items() if edition == "draft" else ()
    return Finish(
        sealed=edition == "formal" and report.sealed,
        tables=report.table_look,
        imprint_page="even" if edition == "formal" and report.duplex else "same",
        notes=tuple((shown, _note(gap)) for shown, gap in notes),
        layout=builder.profile.layout,
    )


def _note(gap: Gap) -> str:
    told = f"{gap.path}：{gap.guidance}" if gap.guidance else gap.path
    return f"{told}\n依据：{gap.basis}" if gap.basis else told


def _print(builder: Builder, edition: Edition) -> None:
    def leftover(field: str) -> None:
        for number, each in enumerate(builder.report.leftover, 1):
            if each.after == field:
                Content(builder, "leftover").blocks(each.content, 1, f"补充内容 › 第{number}项")

    formal = edition == "formal"
    if formal:
        from authoring.compose import formal as letterhead

        letterhead.head(builder)
    leftover("start")
    frame.title(builder)
    leftover("title")
    moved = formal and letterhead.moved_addressees(builder)
    if not moved:
        frame.addressees(builder)
    leftover("addressees")
    frame.opening(builder)
    leftover("opening")
    compose_body(builder, leftover)
    for field, step in (
        ("closing", frame.closing),
        ("attachment_note", frame.attachment_note),
        ("signatures", frame.signatures),
        ("date", frame.date),
        ("note", frame.note),
        ("attachments", frame.attachments),
    ):
        step(builder)
        leftover(field)
    if moved:
        letterhead.addressees(builder)
    frame.copies(builder)
    if formal:
        letterhead.printing(builder)
    leftover("copy_to")
    leftover("end")
