"""Tables: merged cells counted, nested tables read into the cell they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from authoring.document import Cell, Table
from authoring.named import NamedTuple
from authoring.readers.docx.folding import Kind
from authoring.readers.docx.styles import is_on
from authoring.readers.docx.tags import child_of, digits

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.document import Run
    from authoring.place import Place
    from authoring.readers.docx.folding import Plain
    from authoring.readers.docx.tags import Tags

_MOST_COLUMNS = 63  # Word's limit


class CellForm(NamedTuple):
    """A w:tc: ``merge`` is restart, continue or "" for none, ``columns`` how many it covers.

    Of a cell in a row that was folded, ``paragraphs`` are those, with where their texts stand among the row's; None of
    any other.
    """

    element: _Element
    merge: str
    columns: int
    paragraphs: tuple[tuple[Kind, _Element, slice], ...] | None = None


class RowForm(NamedTuple):
    """A w:tr: whether it was deleted or repeats on each page, the columns left out before its cells, and those."""

    deleted: bool
    is_header: bool
    before: int
    cells: tuple[CellForm, ...]


class CellText(Protocol):
    """Who reads the paragraphs of a cell."""

    def plain(self, element: _Element) -> Plain | None:
        """What was taken out where a w:tr stands."""

    def cell_paragraphs(self, cell: CellForm, texts: list[str] | None) -> list[tuple[Run, ...]]:
        """The cell's paragraphs as runs; ``texts`` are those of a row that was folded."""


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
            form, texts = self._form(row, text.plain(row))
            if form.deleted:
                continue
            if form.is_header and header == len(grid.rows):
                header += 1
            _add_row(form, texts, grid, text)
        if not any(cell.paragraphs for cells in grid.rows for cell in cells):
            return Table((), place=place)
        rows = tuple([tuple([Cell(cell.paragraphs, cell.columns, cell.rows) for cell in cells]) for cells in grid.rows])
        return Table(rows, header, place=place)

    def only_cell(self, element: _Element) -> _Element | None:
        """The only cell of a table that has but one: a frame around text rather than a table."""
        rows = self._children(element, "tr")
        if len(rows) != 1:
            return None
        cells = self._children(rows[0], "tc")  # none of a row that was folded, which has several
        return cells[0] if len(cells) == 1 else None

    def is_one_column(self, element: _Element, text: CellText) -> bool:
        """Whether no row has more than one cell."""
        rows = self._children(element, "tr")
        return all(text.plain(row) is None and len(self._children(row, "tc")) <= 1 for row in rows)

    def _form(self, row: _Element, plain: Plain | None) -> tuple[RowForm, list[str] | None]:
        """The form of a row, and its texts where it was folded."""
        if plain is None or (element := plain[0].element) is None:
            return self._row_form(row), None
        kind, texts = plain
        if kind.row is None:
            cells = [self._cell_form(cell, at) for cell, at in kind.cells]
            kind.row = self._row_form(element)._replace(cells=tuple(cells))
        return kind.row, texts

    def _cell_form(self, kind: Kind, at: int) -> CellForm:
        """The form of a cell whose first text is that of number ``at`` in its row."""
        assert kind.element is not None
        if kind.paragraphs is None:
            kind.paragraphs = [Kind(paragraph) for paragraph in kind.element.iter(self._tags.p)]
            kind.sizes = [sum(1 for _ in paragraph.iter(self._tags.t)) for paragraph in kind.element.iter(self._tags.p)]
            kind.merge = self._merge(kind.element)
        placed = []
        for paragraph, size in zip(kind.paragraphs, kind.sizes, strict=True):
            assert paragraph.element is not None
            placed.append((paragraph, paragraph.element, slice(at, at + size)))
            at += size
        return CellForm(kind.element, *kind.merge, tuple(placed))

    def _row_form(self, row: _Element) -> RowForm:
        tags = self._tags
        properties = child_of(row, tags.w + "trPr")
        mark = None if properties is None else child_of(properties, tags.w + "tblHeader")
        return RowForm(
            deleted=properties is not None and child_of(properties, tags.w + "del") is not None,
            is_header=mark is not None and is_on(mark.get(tags.val)),
            before=self._number(properties, "gridBefore", 0),
            cells=tuple([CellForm(cell, *self._merge(cell)) for cell in self._children(row, "tc")]),
        )

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


def _add_row(form: RowForm, texts: list[str] | None, grid: _Grid, text: CellText) -> None:
    cells: list[_Open] = []
    column = form.before
    tall = grid.tall
    for each in form.cells:
        above = tall.get(column) if tall else None
        if each.merge == "continue" and above is not None:
            above.rows += 1
        else:
            cell = _Open(tuple(text.cell_paragraphs(each, texts)), each.columns)
            cells.append(cell)
            if each.merge:
                tall[column] = cell
            elif above is not None:
                del tall[column]
        column += each.columns
    grid.rows.append(cells)
