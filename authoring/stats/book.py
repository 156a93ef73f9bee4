"""Workbooks as we write them: styled alike, and the same bytes for the same content."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from authoring.figures.quantity import decimals
from authoring.safetext import shown
from authoring.standard.compiled import compiled
from authoring.stats.workbook import excel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a package can tell
_STAMP = compiled(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EXACT = 15  # digits that a cell keeps as a number
_HEAD_COLOUR = "D9D9D9"


def new_book(title: str) -> tuple[Workbook, Worksheet]:
    """A workbook with its one sheet; raises UserError where openpyxl is missing."""
    book: Workbook = excel().Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    return book, sheet


def head_row(sheet: Worksheet, row: int, heads: Sequence[str], widths: Sequence[int]) -> None:
    """The heads in bold on grey with a line around; ``widths`` in characters."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    thin = Side(style="thin")
    for column, (head, width) in enumerate(zip(heads, widths, strict=True), 1):
        cell = sheet.cell(row, column, head)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEAD_COLOUR)
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width


def put_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """A text as one, whatever it begins with: =1+1 that a unit wrote must not become a formula."""
    cell = sheet.cell(row, column)
    cell.value = shown(text)  # a workbook can hold no control characters
    cell.data_type = "s"


def put_number(sheet: Worksheet, row: int, column: int, value: Decimal) -> None:
    """The number; as text where a cell would round it."""
    if len(value.as_tuple().digits) > _EXACT:
        put_text(sheet, row, column, f"{value:f}")
    else:
        sheet.cell(row, column, value if decimals(value) else int(value))


def saved(book: Workbook) -> bytes:
    """The workbook as bytes, without the time at which it was written."""
    written, out = BytesIO(), BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            target.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
