"""References from the text to attachments, figures and tables: each must point to one that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose.result import Gap
from authoring.document import Heading, Paragraph, block_text
from authoring.form.blocks import Chart, entries_in
from authoring.form.pictures import pictures_in
from authoring.named import NamedTuple
from authoring.standard.references import caption_number, numbers_in, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authoring.compose.builder import Builder
    from authoring.document import Block, Role
    from authoring.form.models import Report
    from authoring.standard.references import Kind

_REMEDIES = {
    "附件": "请补上附件",
    "表": "请在表格标题里写上编号，如“表1　执法情况”",
    "图": "请补上图",
}


class _Kind(NamedTuple):
    """What can be referred to: its name, the numbers there are, how to count them.

    ``fewer``: this edition leaves some out and counts those after them anew, so that no reference is sure.
    """

    name: str
    known: frozenset[int]
    measure: str
    fewer: bool


def reference_gaps(builder: Builder, written: Report) -> Iterator[Gap]:
    """A gap for each reference that points to nothing; ``written`` is the form with all it holds."""
    report = builder.report
    captions = frozenset(_numbers(builder.blocks, "figure-caption", "图"))
    kinds = {
        "附件": _Kind("附件", _attachments(report), "个", len(report.attachments) < len(written.attachments)),
        "表": _Kind("表", frozenset(_numbers(builder.blocks, "caption", "表")), "张带编号的", fewer=False),
        "图": _Kind("图", captions, "幅", _has_fewer_figures(report, written)),
    }
    for block in builder.blocks:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "body"):
            text = block_text(block)
            for found in references(text):
                told = text[found.start : found.end]
                shown = told if found.kind in told else f"{found.kind}{told}"
                yield from _gaps(kinds[found.kind], block, found.number, shown)


def _gaps(kind: _Kind, block: Block, number: int | None, shown: str) -> Iterator[Gap]:
    there = f"有{len(kind.known)}{kind.measure}{kind.name}" if kind.known else f"没有{kind.measure[1:]}{kind.name}"
    if kind.fewer:
        yield _gap(kind, block, f"公开稿略去了{kind.name}，请核对正文里的“{shown}”")
    elif not kind.known or (number is not None and number not in kind.known):
        yield _gap(kind, block, f"正文写了“{shown}”，而表单里{there}，{_REMEDIES[kind.name]}，或者改正文")


def _gap(kind: _Kind, block: Block, message: str) -> Gap:
    return Gap(kind.name, message, "", block.place, printed=False)


def _numbers(blocks: Iterable[Block], role: Role, kind: Kind) -> Iterator[int]:
    """Numbers of the figures or tables, which their captions tell."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == role:
            number = caption_number(block_text(block), kind)
            if number is not None:
                yield number


def _attachments(report: Report) -> frozenset[int]:
    """Numbers of the attachments, by their labels where they have some."""
    known = set(range(1, len(report.attachments) + 1))
    for text in (*(attachment.label for attachment in report.attachments), *report.attachment_note):
        known |= numbers_in(text)
    some = any(text.filled and not text.none for text in report.attachment_note)
    return frozenset(known if known or not some else {1})


def _has_fewer_figures(report: Report, written: Report) -> bool:
    return report is not written and _figures(report) < _figures(written)


def _figures(report: Report) -> int:
    """How many figures with a number the form holds."""
    pictures = sum(1 for picture in pictures_in(report) if picture.caption.filled)
    return pictures + sum(1 for _ in entries_in(report, Chart))
