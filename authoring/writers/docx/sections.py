"""Sections: page size, margins and footers; tables that need the paper turned, the 版记 on an even page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from authoring.document import IMPRINT_ROLES, Paragraph, Table
from authoring.standard import stylenames as names
from authoring.standard.layout import twips
from authoring.writers.docx.base import current, layout
from authoring.writers.docx.inline import paragraph
from authoring.writers.docx.package import BLANK_FOOTERS, FOOTERS, TURNED_FOOTERS
from authoring.writers.docx.xml import R, add

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from authoring.document import Block
    from authoring.standard.finish import ImprintPage

Kind = Literal["upright", "turned", "unnumbered", "even"]
_FOOTERS: dict[Kind, Mapping[str, str]] = {
    "upright": FOOTERS,
    "turned": TURNED_FOOTERS,
    "unnumbered": BLANK_FOOTERS,
    "even": BLANK_FOOTERS,
}
_HEADER_MM = 15
_LEADS: tuple[str, ...] = ("caption", "attachment-title", "attachment-label")
"""What stands before a table on the same page, nearest first."""


def kinds(blocks: Sequence[Block], imprint: ImprintPage) -> list[Kind]:
    """On which kind of page each block stands: wide tables on turned ones, with the titles right above them."""
    found: list[Kind] = ["upright"] * len(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and block.wide:
            found[index] = "turned"
            at = index - 1
            while at >= 0 and isinstance(above := blocks[at], Paragraph) and above.role in _LEADS:
                found[at] = "turned"
                at -= 1
    own_section: Mapping[ImprintPage, Kind] = {"after-next": "unnumbered", "even": "even"}
    at = len(blocks) - 1 if imprint in own_section else -1
    while at >= 0 and isinstance(last := blocks[at], Paragraph) and last.role in IMPRINT_ROLES:
        found[at] = own_section[imprint]
        at -= 1
    return found


def text_width(kind: Kind) -> int:
    """Width in twips of what stands on the page."""
    page = layout().page
    return twips(page.text_height_mm) if kind == "turned" else page.text_width


def end_section(body: _Element, kind: Kind) -> None:
    """Ends a section, in a paragraph of its own."""
    first = _is_first(body)
    _section(add(thin_paragraph(body)[0], "sectPr"), kind, first=first)


def thin_paragraph(body: _Element) -> _Element:
    """An empty paragraph one point high."""
    element = paragraph(body, names.BLANK[0])
    add(element[0], "spacing", line=20, lineRule="exact")
    return element


def last_section(body: _Element, kind: Kind) -> None:
    """The section that the document ends with."""
    first = _is_first(body)
    _section(add(body, "sectPr"), kind, first=first)


def _is_first(body: _Element) -> bool:
    return next(body.iter("{*}sectPr"), None) is None


def _references(section: _Element, kind: Kind, *, first: bool) -> None:
    base = current()
    # what a section doesn't say it has from the one before
    for header in base.headers if base and first else ():
        add(section, "headerReference", type=header.type).set(f"{{{R}}}id", header.relation)
    if base and base.footers and kind == "upright":
        footers = {each.type: each.relation for each in base.footers}
    else:
        footers = dict(_FOOTERS[kind])
    for footer, relation in footers.items():
        add(section, "footerReference", type=footer).set(f"{{{R}}}id", relation)


def _section(section: _Element, kind: Kind, *, first: bool) -> None:
    page, base = layout().page, current()
    _references(section, kind, first=first)
    if kind == "even":
        add(section, "type", val="evenPage")
    top, right, bottom, left = page.margins
    width, height = twips(page.width_mm), twips(page.height_mm)
    foot = twips(layout().page_number.footer_mm)
    own = base.page if base and kind != "turned" else {}
    if kind == "turned":
        # the paper is turned clockwise to be read: its left edge comes to the top, its foot to the left
        add(section, "pgSz", w=height, h=width, orient="landscape")
        top, right, bottom, left = left, top, right, bottom
        foot = twips(_HEADER_MM)
    else:
        add(section, "pgSz", **own.get("pgSz", {"w": width, "h": height}))
    margins = {"top": top, "right": right, "bottom": bottom, "left": left}
    standard = {**margins, "header": twips(_HEADER_MM), "footer": foot, "gutter": 0}
    add(section, "pgMar", **own.get("pgMar", standard))
    if base and base.title_page and first:
        add(section, "titlePg")
    add(section, "docGrid", **own.get("docGrid", {"type": "lines", "linePitch": page.line_pitch}))
