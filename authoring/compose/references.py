"""References from the text to attachments, figures and tables: each must point to one that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose.captions import number_of
from authoring.compose.result import Gap
from authoring.document import Heading, Paragraph, block_text
from authoring.form.blocks import Chart, entries_in
from authoring.form.pictures import pictures_in
from authoring.named import NamedTuple
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from authoring.compose.builder import Builder
    from authoring.document import Block
    from authoring.form.models import Report

_NUMERAL = r"[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}"
_NUMBER = compiled(_NUMERAL)
_ATTACHMENT = compiled(rf"[见参照看]附件\s*(?P<number>{_NUMERAL})?")
_TABLE = compiled(rf"[见参照看如]表\s*(?P<number>{_NUMERAL})")
_TABLE_CAPTION = compiled(rf"表\s*({_NUMERAL})(?=[\s:：、.．]|$)")
_FIGURE = compiled(rf"[见参照看如]图\s*(?P<number>{_NUMERAL})")


_REMEDIES = {
    "附件": "请补上附件",
    "表": "请在表格标题里写上编号，如“表1　执法情况”",
    "图": "请补上图",
}


class _Kind(NamedTuple):
    """What can be referred to: its name, how references read, the numbers there are, how to count them.

    ``fewer``: this edition leaves some out and counts those after them anew, so that no reference is sure.
    """

    name: str
    pattern: re.Pattern[str]
    known: frozenset[int]
    measure: str
    fewer: bool


def reference_gaps(builder: Builder, written: Report) -> Iterator[Gap]:
    """A gap for each reference that points to nothing; ``written`` is the form with all it holds."""
    report = builder.report
    kinds = (
        _Kind("附件", _ATTACHMENT, _attachments(report), "个", len(report.attachments) < len(written.attachments)),
        _Kind("表", _TABLE, frozenset(_tables(builder.blocks)), "张带编号的", fewer=False),
        _Kind("图", _FIGURE, frozenset(builder.captions.numbers), "幅", _has_fewer_figures(report, written)),
    )
    for block in builder.blocks:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "body"):
            text = block_text(block)
            for kind in kinds:
                if kind.name in text:
                    yield from _gaps(kind, block, text)


def _gaps(kind: _Kind, block: Block, text: str) -> Iterator[Gap]:
    for match in kind.pattern.finditer(text):
        number = number_of(match["number"]) if match["number"] else None
        there = f"有{len(kind.known)}{kind.measure}{kind.name}" if kind.known else f"没有{kind.measure[1:]}{kind.name}"
        if kind.fewer:
            yield _gap(kind, block, f"公开稿略去了{kind.name}，请核对正文里的“{match[0]}”")
        elif not kind.known or (number is not None and number not in kind.known):
            yield _gap(kind, block, f"正文写了“{match[0]}”，而表单里{there}，{_REMEDIES[kind.name]}，或者改正文")


def _gap(kind: _Kind, block: Block, message: str) -> Gap:
    return Gap(kind.name, message, "", block.place, printed=False)


def _tables(blocks: Iterable[Block]) -> Iterator[int]:
    """Numbers of the tables, which their captions tell."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "caption":
            match = _TABLE_CAPTION.match(block_text(block))
            if match is not None:
                yield number_of(match[1])


def _attachments(report: Report) -> frozenset[int]:
    """Numbers of the attachments, by their labels where they have some."""
    known = set(range(1, len(report.attachments) + 1))
    for text in (*(attachment.label for attachment in report.attachments), *report.attachment_note):
        known |= {number_of(number) for number in _NUMBER.findall(text)}
    some = any(text.filled and not text.none for text in report.attachment_note)
    return frozenset(known if known or not some else {1})


def _has_fewer_figures(report: Report, written: Report) -> bool:
    return report is not written and _figures(report) < _figures(written)


def _figures(report: Report) -> int:
    """How many figures with a number the form holds."""
    pictures = sum(1 for picture in pictures_in(report) if picture.caption.filled)
    return pictures + sum(1 for _ in entries_in(report, Chart))
