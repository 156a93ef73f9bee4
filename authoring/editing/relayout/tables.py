"""Tables: the text of their cells in our style, rules where they have none, and as wide as the type area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.editing.relayout.content import insert_label
from authoring.editing.relayout.properties import (
    PARAGRAPH_ORDER,
    TABLE_ORDER,
    make,
    plain_runs,
    properties_of,
    put,
    restyle,
    set_on,
    shows_picture,
)
from authoring.readers.docx.pictures import EMU_PER_TWIP, read_pictures
from authoring.readers.docx.tags import child_of, digits
from authoring.standard import stylenames as names
from authoring.writers.docx.pictures import room_around

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from authoring.editing.relayout.tracing import Traced
    from authoring.readers.docx.tags import Tags

_NO_RULE: Final = frozenset(("nil", "none"))
_ENDS: Final = frozenset(("firstRow", "lastRow"))
_OURS: Final = frozenset((names.TABLE[0], names.OPEN_TABLE[0]))


def lay_cell(paragraph: _Element, traced: Traced, tags: Tags) -> None:
    """A paragraph of a cell; figures stay at the side where they were put."""
    form = traced.forms.get(paragraph)
    properties = child_of(paragraph, tags.ppr)
    aligned = properties is not None and child_of(properties, tags.w + "jc") is not None
    if form is not None and form.dropped:
        return
    restyle(paragraph, names.TABLE_TEXT[0], tags, frozenset({"jc"}) if aligned else frozenset())
    if form is not None and form.label:
        insert_label(paragraph, form.label, tags)
    plain_runs(paragraph, tags, traced.styles)
    if shows_picture(paragraph, inline=True):
        put(properties_of(paragraph, tags), make(tags, "spacing", line=240, lineRule="auto"), PARAGRAPH_ORDER)


def ruled_styles(styles: _Element | None, tags: Tags) -> frozenset[str]:
    """The ids of the table styles that draw rules around a table or above and below it; not of the default style, which
    becomes ours, whose name says that it draws none."""
    w = tags.w
    tables = [] if styles is None else [each for each in styles.iter(w + "style") if each.get(w + "type") == "table"]
    named = {each.get(w + "styleId") or "": each for each in tables}
    found = set()
    for name, style in named.items():
        if style.get(w + "default") not in ("1", "true", "on") and any(map(_draws, _chain(style, named, tags))):
            found.add(name)
    return frozenset(found)


def _chain(style: _Element | None, named: Mapping[str, _Element], tags: Tags) -> list[_Element]:
    """A style and those it is based on."""
    found: list[_Element] = []
    while style is not None and style not in found:
        found.append(style)
        base = child_of(style, tags.w + "basedOn")
        style = None if base is None else named.get(base.get(tags.val) or "")
    return found


def _draws(style: _Element) -> bool:
    """Whether a style itself draws the rules of a whole table, or those of its first and last row."""
    if any(_shows(each) for each in style.iterfind("{*}tblPr/{*}tblBorders")):
        return True
    rows = {each.get(f"{each.tag.rpartition('}')[0]}}}type") for each in style.iterfind("{*}tblStylePr") if _ends(each)}
    return rows >= _ENDS


def _ends(part: _Element) -> bool:
    return any(
        _shows(each) for form in ("tcPr/{*}tcBorders", "tblPr/{*}tblBorders") for each in part.iterfind("{*}" + form)
    )


def _shows(borders: _Element) -> bool:
    return any(
        value not in _NO_RULE for side in borders for key, value in side.attrib.items() if str(key).endswith("}val")
    )


def lay_table(table: _Element, width: int, tags: Tags, ruled: frozenset[str]) -> None:
    """A table that stands in the text, ``width`` twips wide; ``ruled`` are the styles that draw rules."""
    properties = child_of(table, tags.w + "tblPr")
    if properties is None:
        properties = make(tags, "tblPr")
        table.insert(0, properties)
    if child_of(properties, tags.w + "tblpPr") is not None:
        return
    named = child_of(properties, tags.w + "tblStyle")
    style = "" if named is None else named.get(tags.val) or ""
    if style not in ruled | _OURS and child_of(properties, tags.w + "tblBorders") is None:
        put(properties, make(tags, "tblStyle", val=names.TABLE[0]), TABLE_ORDER)
    for each in list(properties.iterchildren(tags.w + "tblInd")):
        properties.remove(each)
    put(properties, make(tags, "jc", val="center"), TABLE_ORDER)
    _widen(table, properties, width, tags)


def _widen(table: _Element, properties: _Element, width: int, tags: Tags) -> None:
    grid = child_of(table, tags.w + "tblGrid")
    columns = (
        [] if grid is None else [digits(each.get(tags.w + "w"), 0) for each in grid.iterchildren(tags.w + "gridCol")]
    )
    if grid is None or not columns or not all(columns):
        put(properties, make(tags, "tblW", w=5000, type="pct"), TABLE_ORDER)
        return
    put(properties, make(tags, "tblW", w=width, type="dxa"), TABLE_ORDER)
    total = sum(columns)
    if abs(total - width) <= len(columns):
        return
    for element in (*grid.iterchildren(tags.w + "gridCol"), *_cell_widths(table, tags)):
        element.set(tags.w + "w", str(round(digits(element.get(tags.w + "w"), 0) * width / total)))


def _cell_widths(table: _Element, tags: Tags) -> list[_Element]:
    inside = (each for each in table.iter(tags.w + "tcW") if next(each.iterancestors(tags.tbl)) is table)
    return [each for each in inside if each.get(tags.w + "type") == "dxa"]


def lay_picture(paragraph: _Element, width: int, tags: Tags) -> None:
    """A paragraph that is nothing but a picture: in the middle, as high as it needs, at most ``width`` twips wide."""
    inline = shows_picture(paragraph, inline=True)
    restyle(paragraph, (names.PICTURE if inline else names.BLANK)[0], tags, frozenset({"pageBreakBefore", "keepNext"}))
    if inline:
        _fit(paragraph, width)
    height = max((picture.height for picture in read_pictures(paragraph, None)), default=0)
    if inline and height:
        before, after = room_around(height)
        set_on(paragraph, tags, "spacing", before=before, after=after)


def _fit(paragraph: _Element, width: int) -> None:
    """Makes pictures in line that are wider smaller, at their own ratio."""
    for inline in paragraph.iter("{*}inline"):
        extent = next(inline.iterchildren("{*}extent"), None)
        wide = 0 if extent is None else digits(extent.get("cx"), 0)
        if wide <= width * EMU_PER_TWIP:
            continue
        for size in (extent, *(each for form in inline.iter("{*}xfrm") for each in form.iterchildren("{*}ext"))):
            if size is not None:
                for side in ("cx", "cy"):
                    size.set(side, str(digits(size.get(side), 0) * width * EMU_PER_TWIP // wide))
