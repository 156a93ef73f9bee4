"""Statistics from a file: .xlsx with openpyxl, .csv without it. What is wrong is told with file, sheet and cell."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from authoring.errors import FormError, UserError
from authoring.inputs import TooLargeError, read_file, unread
from authoring.named import NamedTuple
from authoring.place import Place
from authoring.stats.layout import layout
from authoring.stats.sheet import Cell, Sheet, find_head, reporter, sheet_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from authoring.stats.sheet import Row

_WORKBOOKS = (".xlsx", ".xlsm")


class Statistics(NamedTuple):
    """All rows of a file in order, and the unit that filled it in ("" where it is not told)."""

    file: str
    rows: tuple[Row, ...]
    unit: str


def read_statistics(path: Path) -> Statistics:
    """The rows of all sheets of a workbook or .csv; raises FormError with all that is wrong."""
    try:
        sheets = _sheets(path)
        rows: list[Row] = []
        faults: list[UserError] = []
        headed = 0
        for sheet in sheets:
            try:
                if head := find_head(sheet):
                    headed += 1
                    rows += sheet_rows(sheet, head)
            except FormError as error:
                faults += error.faults
            except UserError as error:
                faults.append(error)
        if not headed and not faults:
            raise UserError(f"没有找到表头：要有一行写着“名称”和“本年”{_looked(sheets)}", Place(file=str(path)))
    except UserError as error:
        raise FormError(getattr(error, "faults", [error])) from error
    if faults:
        raise FormError(faults)
    return Statistics(str(path), tuple(rows), reporter(sheets))


def read_all(paths: Iterable[Path]) -> list[Statistics]:
    """The rows of each file; raises FormError with the faults of all."""
    found: list[Statistics] = []
    faults: list[UserError] = []
    for path in paths:
        try:
            found.append(read_statistics(path))
        except FormError as error:
            faults += error.faults
    if faults:
        raise FormError(faults)
    return found


def read_lines(path: Path) -> tuple[str, ...]:
    """The lines of a text that are not blank; raises FormError where it can't be read."""
    try:
        text = _decoded(_load(path), str(path))
    except UserError as error:
        raise FormError([error]) from error
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _looked(sheets: tuple[Sheet, ...]) -> str:
    names = "、".join(f"“{sheet.name}”" for sheet in sheets[:5] if sheet.name)
    return f"；看过的工作表：{names}" if names else ""


def _sheets(path: Path) -> tuple[Sheet, ...]:
    suffix = path.suffix.lower()
    if suffix not in (*_WORKBOOKS, ".csv", ".xls", ".et"):
        raise UserError("统计表要是 .xlsx 或 .csv 文件", Place(file=str(path)))
    data = _load(path)
    if suffix == ".csv":
        return (_csv(data, str(path)),)
    from authoring.stats.workbook import workbook_sheets

    return workbook_sheets(data, str(path))


def _load(path: Path) -> bytes:
    place = Place(file=str(path))
    most = layout().limits.file
    try:
        data = read_file(path, most)
    except TooLargeError:
        raise UserError(f"文件太大（超过{most // 1_000_000} MB），不像是一份统计表", place) from None
    except FileNotFoundError:
        raise UserError("没有这个文件，请检查文件名和路径", place) from None
    except IsADirectoryError:
        raise UserError("这是文件夹，请写文件的名字", place) from None
    except (OSError, ValueError) as error:
        raise UserError(f"文件读不出来（{unread(error)}），请检查路径和权限", place) from None
    if not data.strip(b"\0 \t\r\n,"):
        raise UserError("文件是空的", place)
    return data


def _csv(data: bytes, file: str) -> Sheet:
    text = _decoded(data, file)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    cells: dict[tuple[int, int], Cell] = {}
    try:
        for row, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            if row > layout().limits.rows:
                raise UserError(f"行数太多（超过{layout().limits.rows}行），不像是一份统计表", Place(file=file))
            cells |= {(row, at): Cell(value.strip()) for at, value in enumerate(values, 1) if value.strip()}
    except csv.Error:
        raise UserError("CSV 的引号或分隔有误，请用 Excel 另存为 .xlsx 再试", Place(file=file)) from None
    return Sheet(file, "", cells, {})


def _decoded(data: bytes, file: str) -> str:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError("文件的编码认不出来，请另存为 UTF-8 编码的 .csv，或者 .xlsx", Place(file=file))
