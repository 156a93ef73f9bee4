"""Sheets of an Excel workbook. openpyxl is an extra and imported only here and where workbooks are written."""

from __future__ import annotations

import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from authoring.errors import UserError
from authoring.place import Place
from authoring.standard.compiled import compiled
from authoring.stats.layout import layout
from authoring.stats.package import FAULTS, package_fault
from authoring.stats.sheet import Cell, Sheet

if TYPE_CHECKING:
    from types import ModuleType

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_OLE = b"\xd0\xcf\x11\xe0"
_DIGITS = 15  # significant ones that Excel shows; a sum of tenths has noise behind them
_NOT_A_NUMBER = (date, datetime, time, timedelta)
_LITERAL = compiled(r'"[^"]*"|\\.')  # of a number format: what is shown as it stands, and scales nothing
_SPACED = compiled(r"(?<=\d)[\s\u00a0](?=\d)")


def excel(place: Place | None = None) -> ModuleType:
    """The library; raises UserError that tells how to install it where it is missing."""
    try:
        import openpyxl
    except ImportError:
        raise UserError("读写 Excel 要先装 openpyxl：pip install 'authoring[excel]'；也可改用 .csv", place) from None
    return openpyxl


def workbook_sheets(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The visible sheets that may hold statistics; raises UserError for what is no readable workbook."""
    place = Place(file=file)
    _check_package(data, place)
    formulas = _opened(data, place, values=False)
    sheets = [each for each in formulas.worksheets if each.sheet_state == "visible"]
    sheets = [each for each in sheets if each.title.strip() not in layout().skipped]
    if not sheets:
        raise UserError("工作簿里没有可读的工作表（隐藏的不读）", place)
    for sheet in sheets:
        _check_size(sheet, file)
    has_formula = any(cell.data_type == "f" for sheet in sheets for row in sheet.iter_rows() for cell in row)
    values = _opened(data, place, values=True) if has_formula else formulas
    return tuple(_sheet(each, values[each.title], file) for each in sheets)


def _check_size(sheet: Worksheet, file: str) -> None:
    """Raises UserError for a sheet that is too large; one cell at its far end is enough for a million rows."""
    limits = layout().limits
    if sheet.max_row > limits.rows or sheet.max_column > limits.columns:
        place = Place(file=f"{file} 工作表“{sheet.title}”")
        raise UserError(f"太大：有{sheet.max_row}行、{sheet.max_column}列，请删去空行和不用的列", place)


def _check_package(data: bytes, place: Place) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UserError("工作簿设有打开密码，读不出内容，请取消密码后再试", place)
        raise UserError("这是旧版 Excel（.xls）文件，请用 Excel 或 WPS 另存为 .xlsx", place)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            message = package_fault(package)
    except FAULTS:
        raise UserError("这不是 Excel 工作簿，或者文件已损坏，请用 Excel 或 WPS 另存为 .xlsx", place) from None
    if message:
        raise UserError(message, place)
    if not any(name.startswith("xl/") for name in names):
        raise UserError("这是别的文件，不是 Excel 工作簿，请检查文件名", place)


def _opened(data: bytes, place: Place, *, values: bool) -> Workbook:
    library = excel(place)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out (drawings, extensions) is no statistics
        try:
            book: Workbook = library.load_workbook(BytesIO(data), data_only=values)
        except Exception:  # openpyxl passes on whatever a malformed part makes its parsers raise
            raise UserError("工作簿已损坏，无法打开，请用 Excel 或 WPS 打开后另存一份", place) from None
    return book


def _sheet(written: Worksheet, values: Worksheet, file: str) -> Sheet:
    cells = {}
    for row, written_row in enumerate(written.iter_rows(), 1):
        for column, cell in enumerate(written_row, 1):
            made = _cell(cell, values.cell(row, column)) if cell.value is not None else None
            if made and (made.text or made.fault):
                cells[row, column] = made
    spans = {
        (area.min_row, area.min_col): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in written.merged_cells.ranges
    }
    return Sheet(file, written.title, cells, spans)


def _cell(written: Any, shown: Any) -> Cell:
    value = shown.value
    if written.data_type == "f" and value is None:
        return Cell("", "这一格是公式，但没有存下算好的值；请用 Excel 或 WPS 打开，保存一次再试")
    if shown.data_type == "e":
        return Cell("", f"公式出错（{value}），请改好再试")
    if isinstance(value, bool):
        return Cell("", f"“{str(value).upper()}”是逻辑值；数请改成数字，“公开”一列请写“是”或“否”")
    if isinstance(value, _NOT_A_NUMBER):
        return Cell("", f"“{value}”是日期，不是一个数，请把单元格格式改成常规后重填")
    if isinstance(value, int | float):
        return Cell(_number(value, shown.number_format or ""))
    return Cell(_SPACED.sub("", str(value).strip()))


def _number(value: float, shown_as: str) -> str:
    """The number as Excel shows it: without noise behind the fifteenth digit, a percentage as one."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    exact = exact * 100 if "%" in _LITERAL.sub("", shown_as) else exact
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}%" if "%" in shown_as else text
