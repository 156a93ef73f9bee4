"""Tables: merged cells counted, nested tables read into the cell they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from authoring.document import Cell, Table
from authoring.readers.docx.styles import is_on
from authoring.readers.docx.tags import child_of, digits

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.document import Run
    from authoring.place import Place
    from authoring.readers.docx.tags import Tags

_MOST_COLUMNS = 63  # Word's limit


class CellText(Protocol):
    """Who reads the paragraphs of a cell."""

    def cell_paragraphs(self, cell: _Element) -> list[tuple[Run, ...]]:
        """The cell's paragraphs as runs."""


class _Open:
    """A cell on its way, and how many rows it covers so far."""

    def __init__(self, paragraphs: tuple[tuple[Run, ...], ...], columns: int) -> None:
        self.paragraphs = paragraphs
        self.columns = columns
        self.rows = 1


class _Grid:
    """The rows so far, and by column the cells that go on downwards."""

    def __init__(self) -> None:
        self.rows: list[list[_Open]] = []
        self.tall: dict[int, _Open] = {}


class TableReader:
    """Reads w:tbl elements."""

    def __init__(self, tags: Tags) -> None:
        self._tags = tags

    def read(self, element: _Element, place: Place, text: CellText) -> Table:
        """The table; without rows when it has no text at all."""
        grid = _Grid()
        header = 0
        for row in self._children(element, "tr"):
            properties = child_of(row, self._tags.w + "trPr")
            if properties is not None and child_of(properties, self._tags.w + "del") is not None:
                continue
            mark = None if properties is None else child_of(properties, self._tags.w + "tblHeader")
            if mark is not None and is_on(mark.get(self._tags.val)) and header == len(grid.rows):
                header += 1
            self._row(row, properties, grid, text)
        if not any(cell.paragraphs for cells in grid.rows for cell in cells):
            return Table((), place=place)
        rows = tuple(tuple(Cell(cell.paragraphs, cell.columns, cell.rows) for cell in cells) for cells in grid.rows)
        return Table(rows, header, place=place)

    def only_cell(self, element: _Element) -> _Element | None:
        """The only cell of a table that has but one: a frame around text rather than a table."""
        rows = self._children(element, "tr")
        if len(rows) != 1:
            return None
        cells = self._children(rows[0], "tc")
        return cells[0] if len(cells) == 1 else None

    def is_one_column(self, element: _Element) -> bool:
        """Whether no row has more than one cell."""
        return all(len(self._children(row, "tc")) <= 1 for row in self._children(element, "tr"))

    def _row(self, row: _Element, properties: _Element | None, grid: _Grid, text: CellText) -> None:
        cells: list[_Open] = []
        column = self._number(properties, "gridBefore", 0)
        for element in self._children(row, "tc"):
            merge, span = self._merge(element)
            above = grid.tall.get(column)
            if merge == "continue" and above is not None:
                above.rows += 1
            else:
                cell = _Open(tuple(text.cell_paragraphs(element)), span)
                cells.append(cell)
                if merge:
                    grid.tall[column] = cell
                else:
                    grid.tall.pop(column, None)
            column += span
        grid.rows.append(cells)

    def _merge(self, cell: _Element) -> tuple[str, int]:
        """(restart, continue or "" for none; columns covered)."""
        kind, span = "", 1
        for child in cell[0] if len(cell) and cell[0].tag == self._tags.tcpr else ():
            if child.tag == self._tags.vmerge:
                kind = child.get(self._tags.val) or "continue"
            elif child.tag == self._tags.gridspan:
                span = min(digits(child.get(self._tags.val), 1), _MOST_COLUMNS)
        return kind, span

    def _number(self, properties: _Element | None, name: str, default: int) -> int:
        element = None if properties is None else child_of(properties, self._tags.w + name)
        return default if element is None else min(digits(element.get(self._tags.val), default), _MOST_COLUMNS)

    def _children(self, element: _Element, name: str) -> list[_Element]:
        """Children of that name, those in wrappers too."""
        found = []
        wanted = self._tags.w + name
        for child in element:
            if child.tag == wanted:
                found.append(child)
            elif child.tag in self._tags.inside:
                found += self._children(child, name)
        return found
