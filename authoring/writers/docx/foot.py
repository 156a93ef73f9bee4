"""The 版记: a table that floats to the foot of the type area of the last page (GB/T 9704-2012 7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import IMPRINT_ROLES, Paragraph
from authoring.standard import stylenames as names
from authoring.standard.layout import eighths
from authoring.writers.docx.base import layout
from authoring.writers.docx.inline import paragraph, runs, tab_of
from authoring.writers.docx.xml import add

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Block

_ROWS_WITHOUT_RULE = (("imprint-addressee", "copy-to"), ("copy-to", "copy-to"), ("imprint-addressee",) * 2)


def imprint_length(blocks: Sequence[Block], start: int) -> int:
    """How many blocks from ``start`` on make up a 版记; 0 where none begins."""
    end = start
    while end < len(blocks) and isinstance(block := blocks[end], Paragraph) and block.role in IMPRINT_ROLES:
        end += 1
    return end - start


def write_imprint(body: _Element, imprint: Sequence[Paragraph]) -> None:
    """A row each, 印发机关 and 印发日期 in one; a thick rule above and below, thin ones between."""
    table = add(body, "tbl")
    _properties(add(table, "tblPr"))
    add(add(table, "tblGrid"), "gridCol", w=layout().page.text_width)
    upper = ""
    position = 0
    while position < len(imprint):
        block = imprint[position]
        element = paragraph(_cell(table, upper, block.role), names.PARAGRAPH_STYLES[block.role][0])
        runs(element, block.runs)
        position += 1
        if block.role == "printer" and position < len(imprint) and imprint[position].role == "print-date":
            tabs = add(element[0], "tabs")
            look = layout().roles["print-date"]
            add(tabs, "tab", val="right", pos=layout().page.text_width - look.right * look.half_points * 10)
            tab_of(element, names.PRINT_DATE_TAB[0])
            runs(element, imprint[position].runs)
            position += 1
        upper = block.role


def _cell(table: _Element, upper: str, role: str) -> _Element:
    cell = add(add(table, "tr"), "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=layout().page.text_width, type="dxa")
    if upper and (upper, role) not in _ROWS_WITHOUT_RULE:
        thickness = eighths(layout().imprint.thin_rule_mm)
        add(add(properties, "tcBorders"), "top", val="single", sz=thickness, space=0, color="000000")
    return cell


def _properties(properties: _Element) -> None:
    page = layout().page
    add(properties, "tblStyle", val=names.IMPRINT[0])
    # LibreOffice makes a frame of it only if it is anchored to the page, and shifts it unless the margins are its own
    left = page.margins[3]
    add(properties, "tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=left, tblpYSpec="bottom")
    add(properties, "tblW", w=page.text_width, type="dxa")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w=0, type="dxa")
