"""Sections as they print: paper, margins, grid, and the footers with their page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from authoring.document.look import Footer, SectionLook
from authoring.readers.docx.look.properties import whole
from authoring.readers.docx.styles import is_on
from authoring.readers.docx.tags import child_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from authoring.document.look import FooterKind, GridKind
    from authoring.readers.docx.tags import Tags

_GRIDS = ("lines", "linesAndChars", "snapToChars")
_RELATION = ("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
             "{http://purl.oclc.org/ooxml/officeDocument/relationships}id")  # fmt: skip


def section_look(
    element: _Element, before: SectionLook | None, tags: Tags, footer: Callable[[str], Footer]
) -> SectionLook:
    """A w:sectPr; ``footer`` reads the footer or header of a relationship id, ``before`` lends those not given."""
    w = tags.w
    children = {child.tag: child for child in element}

    def number(name: str, attribute: str) -> int | None:
        child = children.get(w + name)
        value = None if child is None else child.get(w + attribute)
        return None if value is None else whole(value, 0)

    grid = children.get(w + "docGrid")
    kind = "" if grid is None else grid.get(w + "type") or ""
    title = children.get(w + "titlePg")
    broken = children.get(w + "type")
    return SectionLook(
        width=number("pgSz", "w"),
        height=number("pgSz", "h"),
        top=number("pgMar", "top"),
        right=number("pgMar", "right"),
        bottom=number("pgMar", "bottom"),
        left=number("pgMar", "left"),
        gutter=number("pgMar", "gutter") or 0,
        footer=number("pgMar", "footer"),
        grid=cast("GridKind", kind if kind in _GRIDS else ""),
        pitch=number("docGrid", "linePitch"),
        space=number("docGrid", "charSpace") or 0,
        title_page=title is not None and is_on(title.get(tags.val)),
        restart=number("pgNumType", "start"),
        new_page=broken is None or broken.get(tags.val) not in ("continuous", "nextColumn"),
        footers=_references(element, "footerReference", before.footers if before else {}, tags, footer),
        headers=_references(element, "headerReference", before.headers if before else {}, tags, footer),
    )


def _references(
    element: _Element, name: str, before: Mapping[FooterKind, Footer], tags: Tags, footer: Callable[[str], Footer]
) -> Mapping[FooterKind, Footer]:
    found = dict(before)
    for child in element:
        kind = child.get(tags.w + "type") or "default"
        relation = next((child.get(key) for key in _RELATION if child.get(key)), None)
        if child.tag == tags.w + name and kind in ("default", "even", "first") and relation:
            found[cast("FooterKind", kind)] = footer(relation)
    return found


def is_switched_on(settings: _Element | None, name: str, tags: Tags) -> bool:
    """Whether an on/off setting of the whole document is on."""
    child = None if settings is None else child_of(settings, tags.w + name)
    return child is not None and is_on(child.get(tags.val))
