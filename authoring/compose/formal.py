"""版头 and 版记 of the paper as it goes to superiors. What the form leaves empty vanishes; what the standard asks for
is told as a gap."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from authoring.compose.content import closed
from authoring.compose.result import Gap
from authoring.document import HEAD_ROLES, Paragraph
from authoring.form.checks import printed_date
from authoring.form.formal import is_top_secret, printed_copy_number, printed_secrecy
from authoring.form.models import Report
from authoring.form.text import Text
from authoring.standard.compiled import compiled
from authoring.standard.layout import text_width
from authoring.writers.docx.base import layout, written_by
from authoring.writers.docx.body import title_lines
from authoring.writers.docx.head import head_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.compose.builder import Builder
    from authoring.document import Role

_WORD = "文件"
_NAMES_APART = compiled(r"[、，,\s]+")
_BLANK = "\u3000"


def head(builder: Builder) -> None:
    """份号, 密级, 紧急程度, 发文机关标志, 发文字号 and 签发人, in this order."""
    report = builder.report
    secrecy = _value(builder, "secrecy")
    number = _value(builder, "copy_number")
    if number:
        _element(builder, Text(printed_copy_number(number), number.place), "copy-number")
    elif is_top_secret(secrecy):
        builder.missing("copy_number", "份号", printed=False)
    _element(builder, Text(printed_secrecy(secrecy), secrecy.place), "secrecy")
    _element(builder, _value(builder, "urgency"), "urgency")
    for mark in _marks(builder):
        _element(builder, mark, "mark")
    number = _required(builder, "document_number")
    rows = _signatory_rows(builder)
    if not rows and not _left_out(report.signatories):
        builder.missing("signatories", "签发人", printed=False)
    # the number stands beside the last row of names
    for row in rows[:-1]:
        _element(builder, row, "signatory")
    _element(builder, number, "document-number")
    for row in rows[-1:]:
        _element(builder, row, "signatory")


def moved_addressees(builder: Builder) -> bool:
    """Whether the addressees stand in the 版记: as the form says, else where they leave no room for the text."""
    wanted = builder.report.addressees_in_imprint
    texts = builder.report.addressees
    if wanted or not texts or _left_out(texts):
        return bool(wanted) and bool(texts) and not _left_out(texts)
    with written_by(None, builder.profile.layout):
        crowded = _leave_no_room(builder, texts)
    if wanted is None:
        return crowded
    if crowded:
        told = "主送机关太多，首页排不下正文；首页必须显示正文，请写“主送移至版记: 是”，或者不写这一项"
        basis = f"GB/T 9704-2012 {layout().roles['addressee'].clause}、7.3.3"
        place = builder.place("addressees_in_imprint")
        builder.gaps.append(Gap("主送移至版记", told, basis, place, printed=False))
    return False


def _leave_no_room(builder: Builder, texts: Sequence[Text]) -> bool:
    """Whether no line of the text has room on the first page, below 版头, title and addressees."""
    page = layout().page
    paragraphs = [block for block in builder.blocks if isinstance(block, Paragraph)]
    titles = sum(len(title_lines(block)) for block in paragraphs if block.role == "title")
    head = [block for block in paragraphs if block.role in HEAD_ROLES]
    above = head_lines(head) + titles + 1
    lines = math.ceil((sum(map(text_width, texts)) + len(texts)) / page.characters)
    return above + lines >= page.lines


def addressees(builder: Builder) -> None:
    """The addressees in the 版记, above 抄送."""
    names = [piece for text in builder.report.addressees for piece in (Text("，"), _bare(builder, text))][1:]
    builder.paragraph([Text("主送："), *closed(names)], "imprint-addressee")


def printing(builder: Builder) -> None:
    """印发机关 and 印发日期."""
    _element(builder, _required(builder, "printer"), "printer")
    text = _required(builder, "print_date")
    if text:
        date = printed_date(text)
        builder.paragraph([date, *([] if date.rstrip().endswith("印发") else [Text("印发")])], "print-date")


def _bare(builder: Builder, text: Text) -> Text:
    found = builder.rendered(text, "主送")
    return found.piece(0, len(found.rstrip().rstrip(":：")))


def _marks(builder: Builder) -> list[Text]:
    """The organs that issue the paper, 文件 with them: as written, else the signing organs, else the organisation."""
    report = builder.report
    written = [builder.rendered(text, "发文机关标志") for text in report.marks]
    if _left_out(report.marks):
        return []
    if not written and len(report.signatures) > 1:
        written = [builder.rendered(text, "署名") for text in report.signatures]
    if len(written) > 1:
        return written if written[-1].endswith(_WORD) else [*written, Text(_WORD)]
    if written:
        return written
    name = report.organisation if report.organisation.filled else builder.missing("organisation", "单位")
    return [Text(f"{name}{_WORD}", name.place)]


def _signatory_rows(builder: Builder) -> list[Text]:
    """签发人：甲　乙 and the names of further rows."""
    texts = () if _left_out(builder.report.signatories) else builder.report.signatories
    names = [name for text in texts for name in _NAMES_APART.split(builder.rendered(text, "签发人")) if name]
    if not names:
        return []
    longest = max(map(len, names))
    if longest == 3 and len(names) > 1:
        names = [f"{name[0]}{_BLANK}{name[1]}" if len(name) == 2 else name for name in names]
    size = layout().letterhead.names_in_row
    rows = [_BLANK.join(names[start : start + size]) for start in range(0, len(names), size)]
    return [Text(f"签发人：{row}" if number == 0 else row, texts[0].place) for number, row in enumerate(rows)]


def _value(builder: Builder, field: str) -> Text:
    """What the form has in a field, rendered; "" where it is empty or says 无."""
    text: Text = getattr(builder.report, field)
    if not text.filled or text.none:
        return Text()
    return builder.rendered(text, Report.model_fields[field].alias or field)


def _required(builder: Builder, field: str) -> Text:
    text = _value(builder, field)
    if not text and not getattr(builder.report, field).none:
        builder.missing(field, Report.model_fields[field].alias or field, printed=False)
    return text


def _element(builder: Builder, text: Text, role: Role) -> None:
    for line in text.lines():
        builder.paragraph([line], role)


def _left_out(texts: Sequence[Text]) -> bool:
    return len(texts) == 1 and texts[0].none
