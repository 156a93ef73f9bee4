"""发文字号 and 印发日期, which must fit the date on which the paper was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document import Paragraph, block_text
from authoring.recognition import Evidence
from authoring.rules.structure.bases import PRACTICE, PRINTING
from authoring.standard.dates import read_date
from authoring.standard.issuing import numbered_in, printed_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from authoring.check import Context


def _texts(context: Context, *roles: str) -> Iterator[tuple[int, str]]:
    """Blocks of these roles, those behind the attachments too."""
    for index, block in enumerate(context.document.blocks):
        if isinstance(block, Paragraph) and block.role in roles:
            yield index, block_text(block)


def _made(context: Context) -> date | None:
    """The 成文日期."""
    block = context.role("date")
    return read_date(context.raw[block]) if block is not None else None


def _printed_before(context: Context) -> Iterator[Hit]:
    made = _made(context)
    for block, text in _texts(context, "print-date", "printer") if made else ():
        printed = printed_on(text)
        if printed and made and printed.day < made:
            at = Evidence(block, printed.start, printed.end, text[printed.start : printed.end])
            yield Hit(at, {"printed": _told(printed.day), "made": _told(made)})


def _other_year(context: Context) -> Iterator[Hit]:
    made = _made(context)
    for block, text in _texts(context, "document-number") if made else ():
        numbered = numbered_in(text)
        if numbered and made and numbered.year != made.year:
            at = Evidence(block, numbered.start, numbered.end, text[numbered.start : numbered.end])
            yield Hit(at, {"year": numbered.year, "made": _told(made), "right": made.year})


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


RULES = (
    Rule(
        code="S312",
        name="printed-before-made",
        title="印发日期早于成文日期",
        message="印发日期{printed}早于成文日期{made}。",
        suggestion="核对两个日期：先成文，后印发，印发日期不早于{made}。",
        explanation="成文日期是签发的日期，印发日期是送印的日期，不会早于成文日期。表单里填了印发日期的同样检查。",
        basis=PRINTING,
        severity="error",
        check=_printed_before,
    ),
    Rule(
        code="S313",
        name="document-number-year",
        title="发文字号的年份与成文日期不一致",
        message="发文字号写的是{year}年，成文日期是{made}。",
        suggestion="核对发文字号和成文日期；字号的年份一般与成文日期相同，写〔{right}〕。",
        explanation=(
            "年度报告在下一年初报送，套用报告年度或者上年的字号，年份就会不对。年底签发、次年编号的，核对后可以不改。"
        ),
        basis=PRACTICE,
        severity="warning",
        check=_other_year,
    ),
)
