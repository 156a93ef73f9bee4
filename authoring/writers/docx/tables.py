"""Tables: widths fitted to their content, head rows repeated on every page, grid or three lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Cell, Table, cell_text, grid
from authoring.named import NamedTuple
from authoring.standard import stylenames as names
from authoring.standard.compiled import compiled
from authoring.standard.layout import text_width
from authoring.writers.docx.base import layout
from authoring.writers.docx.inline import paragraph_markup, runs_markup
from authoring.writers.docx.xml import add, legal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from authoring.document import GridRow
    from authoring.standard.finish import TableLook
    from authoring.writers.docx.xml import Markup

_MIN_COLUMN = 2.0  # characters
_MARGINS = 216  # twips left and right of a cell's text
_NUMBER = compiled(r"(?P<whole>[+\-−]?\d[\d,]*)(?P<fraction>(?:\.\d+)?[%‰]?)")
_NO_FIGURE = ("", "—", "－", "-", "/", "…")
_WIDER_DIGITS = 1.15  # where our fonts are lacking, digits are often wider than half a character; no number may break
_CELL_SLACK = 300  # twips beside the text of a cell: its margins, and room for wider digits


def write_table(body: _Element, table: Table, look: TableLook, width: int, title: str, markup: Markup) -> None:
    """The table, ``width`` twips wide; ``title`` is read out to those who don't see it. Its rows join ``markup``."""
    element = add(body, "tbl")
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=(names.TABLE if look == "grid" else names.OPEN_TABLE)[0])
    add(properties, "tblW", w=width, type="dxa")
    add(properties, "jc", val="center")
    add(properties, "tblLayout", type="fixed")
    # a head row is told to screen readers, and gets the rule below it in the three-line style
    add(properties, "tblLook", firstRow=int(table.header > 0), lastRow=0, firstColumn=0, noHBand=1, noVBand=1)
    if title:
        add(properties, "tblCaption", val=legal(title))
    count, rows = grid(table)
    figures = _figures(count, rows[table.header :])
    widths = _column_widths(count, rows, width, figures)
    columns = add(element, "tblGrid")
    for width in widths:
        add(columns, "gridCol", w=width)
    texts = [_row(row, widths, figures, header=number < table.header) for number, row in enumerate(rows)]
    markup.put(element, texts)


def _row(row: GridRow, widths: list[int], figures: Mapping[int, _Figures], *, header: bool) -> str:
    cells = []
    column = 0
    for start, span, cell in row:
        cells += [_cell(Cell(), width, merge="") for width in widths[column:start]]
        width = sum(widths[start : start + span])
        merge = "continue" if cell is None else "restart" if cell.rows > 1 else ""
        inset = None if header or cell is None or span > 1 else _inset(cell, width, figures.get(start))
        cells.append(_cell(cell or Cell(columns=span), width, merge=merge, inset=inset))
        column = start + span
    cells += [_cell(Cell(), width, merge="") for width in widths[column:]]
    head = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int, *, merge: str, inset: int | None = None) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    tall = '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{tall}<w:vAlign w:val="center"/>'
    aligned = "" if inset is None else f'<w:ind w:right="{inset}"/><w:jc w:val="right"/>'
    texts = [
        paragraph_markup(names.TABLE_TEXT[0], runs_markup(runs), properties=aligned)
        for runs in cell.paragraphs or ((),)
    ]
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(texts)}</w:tc>"


class _Figures(NamedTuple):
    """How wide the numbers of a column are, in characters: in all, and from the decimal point on."""

    width: float
    fraction: float


def _figures(count: int, rows: Sequence[GridRow]) -> dict[int, _Figures]:
    """The columns that hold numbers, two at least, and nothing else but dashes and blanks."""
    texts: dict[int, list[str]] = {column: [] for column in range(count)}
    for row in rows:
        for column, span, cell in row:
            if cell is not None and span == 1 and (text := cell_text(cell)) not in _NO_FIGURE:
                texts[column].append(text)
    found = {}
    for column, there in texts.items():
        parts = [match for text in there if (match := _NUMBER.fullmatch(text))]
        if len(parts) == len(there) > 1:
            fraction = max(text_width(part["fraction"]) for part in parts)
            found[column] = _Figures(max(text_width(part["whole"]) for part in parts) + fraction, fraction)
    return found


def _inset(cell: Cell, width: int, figures: _Figures | None) -> int | None:
    """Twips right of a number, so that its column stands in the middle with the decimal points under one another."""
    match = _NUMBER.fullmatch(cell_text(cell)) if figures else None
    if figures is None or match is None:
        return None
    unit = layout().roles["table"].half_points * 10
    beside = (width - _MARGINS - figures.width * unit) / 2
    return round(beside + (figures.fraction - text_width(match["fraction"])) * unit) if beside > 0 else None


def _column_widths(count: int, rows: list[GridRow], width: int, figures: Mapping[int, _Figures]) -> list[int]:
    """Widths in twips that fill the width: short columns as wide as their text, long ones share the rest."""
    unit = layout().roles["table"].half_points * 10
    wanted = [_MIN_COLUMN * unit] * max(count, 1)
    for column, each in figures.items():
        wanted[column] = max(wanted[column], each.width * _WIDER_DIGITS * unit + _CELL_SLACK)
    for row in rows:
        for column, span, cell in row:
            if cell is not None and span == 1:
                longest = max([text_width(line) for line in cell_text(cell).split("\n")])
                wanted[column] = max(wanted[column], longest * unit + _CELL_SLACK)
    total = float(width)
    if sum(wanted) <= total:
        return [int(each * total / sum(wanted)) for each in wanted]
    widths: dict[int, float] = {}
    for left, column in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        widths[column] = min(wanted[column], (total - sum(widths.values())) / (len(wanted) - left))
    return [int(widths[column]) for column in range(len(wanted))]
