"""Page numbers — 1 — outside and below the type area, on upright pages and on turned ones (GB/T 9704-2012 7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.standard import stylenames as names
from authoring.standard.layout import FontSet, Layout, PageNumber, twips
from authoring.writers.docx.base import current, layout
from authoring.writers.docx.xml import add, add_text, root, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

_DASH = "—"


def footer_xml(fonts: FontSet, *, even: bool, standard: Layout | None = None) -> bytes:
    """The footer — 1 —: outside right on odd pages, left on even ones, one character in; or where ``standard`` says."""
    number = (standard or layout()).page_number
    footer = root("ftr")
    paragraph = _paragraph(footer, number)
    if number.side == "center":
        add(paragraph[0], "jc", val="center")
    else:
        _place(paragraph, "left" if even and number.side == "outside" else "right", number)
    _number(paragraph, fonts, number)
    return serialise(footer)


def turned_footer_xml(fonts: FontSet, *, even: bool, standard: Layout | None = None) -> bytes:
    """The same place on the paper where the page is turned: left of the text, read from top to bottom.

    The paper is turned clockwise to be read. Its foot comes to the left, its right edge to the bottom: odd numbers
    stand at the lower end of the left edge, even ones at the upper.
    """
    number, page = (standard or layout()).page_number, (standard or layout()).page
    footer = root("ftr")
    table = add(footer, "tbl")
    properties = add(table, "tblPr")
    line = number.line_points * 20
    _, _, _, left = page.margins
    # LibreOffice makes a frame of it only if it is anchored to the page
    place = {"tblpX": twips(number.footer_mm), "tblpY": left}
    add(properties, "tblpPr", vertAnchor="page", horzAnchor="page", **place)
    add(properties, "tblW", w=line, type="dxa")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w=0, type="dxa")
    add(add(table, "tblGrid"), "gridCol", w=line)
    row = add(table, "tr")
    add(add(row, "trPr"), "trHeight", val=page.text_width, hRule="exact")
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=line, type="dxa")
    add(properties, "textDirection", val="tbRl")
    paragraph = _paragraph(cell, number)
    _place(paragraph, "left" if even else "right", number)
    _number(paragraph, fonts, number)
    _paragraph(footer, number)
    return serialise(footer)


def blank_footer_xml() -> bytes:
    """The footer of pages without a number."""
    footer = root("ftr")
    # LibreOffice leaves an empty one out, and the type area grows
    add_text(add(_paragraph(footer, layout().page_number), "r"), " ")
    return serialise(footer)


def _paragraph(parent: _Element, number: PageNumber) -> _Element:
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    if current() is not None:  # the base's Normal may have anything
        add(properties, "pStyle", val=names.GROUND[0])
    add(properties, "snapToGrid", val=0)
    add(properties, "spacing", before=0, after=0, line=number.line_points * 20, lineRule="exact")
    return paragraph


def _place(paragraph: _Element, side: str, number: PageNumber) -> None:
    inset = number.inset_characters
    add(paragraph[0], "ind", **{f"{side}Chars": inset * 100, side: inset * number.half_points * 10})
    add(paragraph[0], "jc", val=side)


def _number(paragraph: _Element, fonts: FontSet, number: PageNumber) -> None:
    _run(paragraph, fonts, number, f"{_DASH} ")
    for kind in ("begin", "", "separate", "1", "end"):
        run = _run(paragraph, fonts, number, kind if kind.isdigit() else "")
        if not kind:
            add(run, "instrText").text = "PAGE"
        elif not kind.isdigit():
            add(run, "fldChar", fldCharType=kind)
    _run(paragraph, fonts, number, f" {_DASH}")


def _run(paragraph: _Element, fonts: FontSet, number: PageNumber, text: str) -> _Element:
    family = layout().font_sets[fonts][number.font]
    run = add(paragraph, "r")
    properties = add(run, "rPr")
    add(properties, "rFonts", ascii=family, hAnsi=family, eastAsia=family, hint="eastAsia")
    add(properties, "spacing", val=0)
    add(properties, "sz", val=number.half_points)
    add(properties, "szCs", val=number.half_points)
    if text:
        add_text(run, text)
    return run
