"""Tables of a page: those that hold data, those that only lay the page out, and the site's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.document import Cell, Table
from authoring.readers.raw import INVISIBLE, text_runs
from authoring.standard.boilerplate import boilerplate
from authoring.standard.width import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from authoring.place import Place

_LONGEST_CELL = 200  # characters; a longer cell holds an article
_MOST_SPAN = 1000  # as browsers do
_METADATA_CELLS = 2


def is_layout(table: HtmlElement) -> bool:
    """Whether a table only lays out a page: nested, of one column, or with long texts in it."""
    if table.find(".//table") is not None:
        return True
    rows = [row.xpath("./td|./th") for row in table.iter("tr")]
    if (len(rows) < 2 and not any(len(row) > 2 for row in rows)) or all(len(row) < 2 for row in rows):
        return not is_metadata(table)
    return any(len(cell.text_content()) > _LONGEST_CELL for row in rows for cell in row)


def is_metadata(table: HtmlElement) -> bool:
    """Whether a table is the site's own: 索引号, 发布日期 and so on."""
    web = boilerplate().web
    cells = [fold("".join(cell.text_content().split())) for cell in table.iter("td", "th")]
    return sum(1 for cell in cells if cell and web.fullmatch(cell.rstrip(":") + ":")) >= _METADATA_CELLS


def read_table(table: HtmlElement, place: Place) -> Table:
    """The table's cells; rows without any text are left out."""
    rows: list[tuple[Cell, ...]] = []
    header = 0
    for row in table.iter("tr"):
        cells = row.xpath("./td|./th")
        if not any(cell.text_content().strip() for cell in cells):
            continue
        if len(rows) == header and all(cell.tag == "th" for cell in cells):
            header += 1
        rows.append(tuple(_cell(cell) for cell in cells))
    return Table(tuple(rows), header, place=place)


def _cell(cell: HtmlElement) -> Cell:
    for br in cell.iter("br"):
        br.tail = "\n" + (br.tail or "")
    parts = cell.xpath("./p|./div") or [cell]
    lines = [line for part in parts for line in _lines(part)]
    paragraphs = tuple(text_runs(line) for line in lines)
    return Cell(paragraphs, _span(cell.get("colspan")), _span(cell.get("rowspan")))


def _lines(element: HtmlElement) -> list[str]:
    text = INVISIBLE.sub("", element.text_content())
    return [stripped for line in re.split(r"[\r\n]+", text) if (stripped := line.strip())]


def _span(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,5})", value or "")
    return min(max(int(digits[1]), 1), _MOST_SPAN) if digits else 1
