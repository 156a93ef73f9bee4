"""The summary as an Excel workbook: a sheet a table, and charts that Excel and WPS draw themselves."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from authoring.batch.tables import gaps_by_part, headline, tables
from authoring.batch.totals import add_up
from authoring.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.batch.tables import ColumnKind, Summary, Table, Value

_LONGEST = 32_767  # characters a cell may hold
_MOST_ROWS = 1_048_570  # rows a sheet may have, less the head
_TOP_RULES = 10
_CHART = {"width": 24, "height": 11}  # cm


def need_openpyxl() -> None:
    """Raises UserError, saying what to install, where openpyxl is absent."""
    try:
        import openpyxl  # noqa: F401
    except ImportError as error:
        raise UserError(
            "写 .xlsx 要先安装 openpyxl：pip install 'authoring[excel]'；或者把汇总写成 .csv、.html"
        ) from error


def as_workbook(summary: Summary) -> bytes:
    """The bytes of the .xlsx file."""
    from openpyxl import Workbook

    totals = add_up(summary.records())
    book = Workbook(write_only=True)
    for table in tables(summary, totals):
        _add_sheet(book, table, summary.pages)
    rules = [(code, tally.files) for code, tally in totals.rules.items()]
    top = sorted(rules, key=lambda rule: (-rule[1], rule[0]))[:_TOP_RULES]
    _add_charts(book, (headline(totals), *summary.notes), gaps_by_part(totals), top)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _add_sheet(book: Any, table: Table, pages: str) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(table.title)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([_head(sheet, column.head) for column in table.columns])
    count = 0
    for count, row in enumerate(table.rows(), 1):
        if count > _MOST_ROWS:
            raise UserError("文件太多，一张 Excel 表放不下，请把汇总写成 .csv 或 .json")
        sheet.append(list(_cells(sheet, table, row, pages)))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{count + 1}"


def _head(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="DDE6F0")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _cells(sheet: Any, table: Table, row: Sequence[Value], pages: str) -> Iterator[Any]:
    for column, value in zip(table.columns, row, strict=True):
        yield _cell(sheet, column.kind, value, pages)


def _cell(sheet: Any, kind: ColumnKind, value: Value, pages: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    if value is None or (isinstance(value, int) and kind != "share"):
        return value
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell.value = "打开" if kind == "page" else _holdable(value)
        cell.data_type = "s"  # a draft's text that begins with = is no formula
        if "\n" in value:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        if kind == "page":
            cell.hyperlink = f"{_address(pages)}/{value}"
            cell.style = "Hyperlink"
    else:
        cell.value, cell.number_format = value, "0%"
    return cell


def _address(folder: str) -> str:
    """The folder's name as part of an address; Chinese stays, which Excel writes as it is, too."""
    return "".join(quote(char) if char.isascii() else char for char in folder)


def _holdable(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return str(ILLEGAL_CHARACTERS_RE.sub("", text.encode("utf-8", "replace").decode()))[:_LONGEST]


def _add_charts(
    book: Any, notes: Sequence[str], gaps: Sequence[tuple[str, int]], rules: Sequence[tuple[str, int]]
) -> None:
    sheet = book.create_sheet("图表", 0)
    sheet.column_dimensions["A"].width = 44
    for note in notes:
        sheet.append([note])
    sheet.append([])
    row = len(notes) + 2
    anchor = 1
    for title, head, values in (
        ("最常缺少的部分（份数）", "缺少的部分", gaps),
        ("最常见的问题（涉及文件数）", "规则", rules),
    ):
        sheet.append([_head(sheet, head), _head(sheet, "份数")])
        for value in values:
            sheet.append(value)
        if values:
            sheet.add_chart(_chart(sheet, title, row, len(values)), f"D{anchor}")
            anchor += 24
        sheet.append([])
        row += len(values) + 2


def _chart(sheet: Any, title: str, row: int, count: int) -> Any:
    from openpyxl.chart import BarChart, Reference

    chart = BarChart()
    chart.type, chart.title, chart.legend = "bar", title, None
    chart.width, chart.height = _CHART["width"], _CHART["height"]
    chart.add_data(Reference(sheet, min_col=2, min_row=row, max_row=row + count), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=row + count))
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format, chart.y_axis.majorUnit = "0", None
    return chart
