"""A sheet as cells, whatever file it came from, and its rows by the names of their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.errors import FormError, UserError
from authoring.named import NamedTuple
from authoring.place import Place
from authoring.standard.compiled import compiled
from authoring.stats.layout import is_year, label, layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAME, _NOW = "名称", "本年"
CONTROL = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that no workbook holds."""

Spot = tuple[int, int]
"""Row and column, counted from 1."""


class Cell(NamedTuple):
    """What a cell says; ``fault`` tells in Chinese why it can't be used, "" for most."""

    text: str
    fault: str = ""


class Sheet(NamedTuple):
    """``cells`` are those that are not empty; ``merged`` has how many rows and columns the cell at a spot covers.

    ``name`` is "" where the file has no sheets.
    """

    file: str
    name: str
    cells: Mapping[Spot, Cell]
    merged: Mapping[Spot, tuple[int, int]]

    def place(self, spot: Spot | None = None) -> Place:
        """File, sheet and cell: Excel has no lines to point to."""
        sheet = f" 工作表“{self.name}”" if self.name else ""
        return Place(file=f"{self.file}{sheet}{f' {reference(spot)}' if spot else ''}")


class Entry(NamedTuple):
    """A filled cell of a row and where it stands."""

    text: str
    sheet: Sheet
    spot: Spot

    @property
    def place(self) -> Place:
        """File, sheet and cell."""
        return self.sheet.place(self.spot)


class Row(NamedTuple):
    """A row of statistics: its filled cells by column; 名称 is always there, without blanks."""

    name: str
    entries: Mapping[str, Entry]

    @property
    def filled(self) -> bool:
        """Whether it has any number; a heading between rows has none, nor has what a unit left empty."""
        return any(map(layout().is_number, self.entries))


class Head(NamedTuple):
    """Where the head of a sheet ends, and the column of each name."""

    bottom: int
    columns: Mapping[str, int]


def reference(spot: Spot) -> str:
    """(5, 3) as C5."""
    row, column = spot
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def find_head(sheet: Sheet) -> Head | None:
    """The sheet's head; None for a sheet without one. Raises UserError for a head that can't be understood."""
    found = layout()
    for spot in sorted(sheet.cells):
        if spot[0] > found.limits.header_rows:
            break
        if found.column(sheet.cells[spot].text) == _NAME:
            return _head(sheet, spot)
    return None


def _head(sheet: Sheet, name: Spot) -> Head:
    top = name[0]
    bottom = top + sheet.merged.get(name, (1, 1))[0] - 1
    rows = {row: {spot[1]: _column(sheet, spot) for spot in _row(sheet, row)} for row in (*range(top, bottom + 2),)}
    if bottom == top and _NOW not in rows[top].values() and _NOW in rows[bottom + 1].values():
        bottom += 1
    kept: dict[int, str] = {}
    for row in range(top, bottom + 1):
        kept |= {at: known for at, known in rows[row].items() if known}
    columns: dict[str, int] = {}
    for at, known in sorted(kept.items()):
        if known in columns:
            first, second = reference((bottom, columns[known])), reference((bottom, at))
            raise UserError(f"“{known}”有两列（{first} 和 {second}），请只留一列", sheet.place((bottom, at)))
        columns[known] = at
    _check_spans(sheet, range(top, bottom + 1), kept)
    if _NOW not in columns:
        raise UserError("表头里没有“本年”一列，看不出哪一列是本年的数", sheet.place(name))
    return Head(bottom, columns)


def _column(sheet: Sheet, spot: Spot) -> str:
    """The column that a head stands for; a year over several columns says nothing of any of them."""
    known = layout().column(sheet.cells[spot].text)
    return "" if is_year(known) and sheet.merged.get(spot, (1, 1))[1] > 1 else known


def _check_spans(sheet: Sheet, rows: range, kept: Mapping[int, str]) -> None:
    """Raises UserError where a known head covers several columns: which of them it names nobody can tell."""
    for row in rows:
        for spot in _row(sheet, row):
            width = sheet.merged.get(spot, (1, 1))[1]
            known = layout().column(sheet.cells[spot].text)
            if width > 1 and known and kept.get(spot[1]) == known:
                raise UserError(f"“{known}”一格合并了{width}列，看不出哪一列是数，请分开写", sheet.place(spot))


def _row(sheet: Sheet, row: int) -> list[Spot]:
    return [spot for spot in sheet.cells if spot[0] == row]


def sheet_rows(sheet: Sheet, head: Head) -> list[Row]:
    """The rows below the head that have a name; raises FormError with all cells that can't be used."""
    lines: dict[int, dict[str, Entry]] = {}
    names = {at: name for name, at in head.columns.items()}
    faults = []
    unusable: set[int] = set()
    for spot, cell in sorted(sheet.cells.items()):
        if spot[0] <= head.bottom or spot[1] not in names:
            continue
        if fault := cell.fault or _fault(sheet, spot, names[spot[1]], head):
            faults.append(UserError(fault, sheet.place(spot)))
            unusable.add(spot[0])
        elif not (layout().is_number(names[spot[1]]) and cell.text in layout().blank):
            lines.setdefault(spot[0], {})[names[spot[1]]] = Entry(cell.text, sheet, spot)
    rows = []
    for line in lines.values():
        if _NAME in line:
            rows.append(Row("".join(line[_NAME].text.split()), line))
        elif (number := _number(line)) and number.spot[0] not in unusable:
            faults.append(UserError("这一行有数，却没有写名称", number.place))
    if faults:
        raise FormError(faults)
    return [row for row in rows if layout().column(row.name) != _NAME or row.filled]


def _number(line: Mapping[str, Entry]) -> Entry | None:
    return next((line[column] for column in line if layout().is_number(column)), None)


def _fault(sheet: Sheet, spot: Spot, column: str, head: Head) -> str:
    """Why a cell can't be used as what its column holds; "" for most."""
    if not sheet.cells[spot].text.isprintable() and CONTROL.search(sheet.cells[spot].text):
        return "这一格里有看不见的控制字符，请删去后重填"
    top, rows = spot[0], sheet.merged.get(spot, (1, 1))[0]
    others = [row for row in range(top + 1, top + rows) if (row, head.columns[_NAME]) in sheet.cells]
    if others and layout().is_number(column):
        return f"这一格合并了{rows}行，看不出是哪个指标的数，请拆开重填"
    return ""


def reporter(sheets: tuple[Sheet, ...]) -> str:
    """The unit that filled the sheets in, from the cell beside 填报单位 or behind its colon; "" where not told."""
    for sheet in sheets:
        for spot, cell in sorted(sheet.cells.items()):
            before, _, after = cell.text.replace("：", ":").partition(":")
            if label(before) in layout().reporter and spot[0] <= layout().limits.header_rows:
                named = CONTROL.sub("", after.strip() or next(_right_of(sheet, spot), ""))
                if named:
                    return named
    return ""


def _right_of(sheet: Sheet, spot: Spot) -> Iterator[str]:
    row, column = spot
    width = sheet.merged.get(spot, (1, 1))[1]
    if (right := sheet.cells.get((row, column + width))) and not layout().column(right.text):
        yield right.text
