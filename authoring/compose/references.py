"""References from the text to attachments: each must point to one that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose.result import Gap
from authoring.document import Paragraph, Table, block_text
from authoring.standard.compiled import compiled
from authoring.standard.numbering import parse_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.compose.builder import Builder
    from authoring.document import Block

_REFERENCE = compiled(r"[见参照看]附件\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?")
_NUMBER = compiled(r"[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}")


def reference_gaps(builder: Builder, *, some_left_out: bool) -> Iterator[Gap]:
    """A gap for each reference that points to no attachment.

    ``some_left_out``: attachments were left out and those after them counted anew, so that no reference is sure.
    """
    known = _known(builder)
    for block in builder.blocks:
        if isinstance(block, Table) or (isinstance(block, Paragraph) and block.role != "body"):
            continue
        for match in _REFERENCE.finditer(block_text(block)):
            number = _value(match[1]) if match[1] else None
            there = f"有{len(known)}个附件" if known else "没有附件"
            if some_left_out:
                yield _gap(block, f"公开稿略去了附件，请核对正文里的“{match[0]}”")
            elif not known or (number is not None and number not in known):
                yield _gap(block, f"正文写了“{match[0]}”，而表单里{there}，请补上附件，或者改正文")


def _gap(block: Block, message: str) -> Gap:
    return Gap("附件", message, "", block.place, printed=False)


def _known(builder: Builder) -> set[int]:
    """Numbers of the attachments, by their labels where they have some."""
    report = builder.report
    known = set(range(1, len(report.attachments) + 1))
    for text in (*(attachment.label for attachment in report.attachments), *report.attachment_note):
        known |= {_value(number) for number in _NUMBER.findall(text)}
    return known if known or not any(text.filled and not text.none for text in report.attachment_note) else {1}


def _value(number: str) -> int:
    if number[0].isdigit():
        return int(number)
    label = parse_label(f"{number}、")
    return label.value if label else 0
