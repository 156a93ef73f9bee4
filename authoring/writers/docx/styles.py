"""styles.xml: every look of the standard as a named style, from the layout data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard import stylenames as names
from authoring.standard.layout import FontSet, Layout, RoleLayout, eighths, layout
from authoring.writers.docx.xml import W, add, root, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY = "body"
_TABLE_CELL_MARGIN = 108  # twips left and right, Word's own default
_CELL_PADDING = 45  # twips above and below, 0.8 mm
_TABLE_RULE, _OUTER_RULE = 4, 12  # eighths of a point; the outer ones of a three-line table
_COMMENT_SIZE = 21  # half-points, Word's own for comments
_PICTURE_SIZE = 2  # half-points, the smallest there is


class Book(NamedTuple):
    """What the styles are made from: which family of fonts, and the numbers."""

    fonts: FontSet
    layout: Layout


@cache
def styles_xml(fonts: FontSet) -> bytes:
    """The styles part for a family of fonts."""
    return serialise(styles_root(fonts, layout()))


def styles_root(fonts: FontSet, standard: Layout) -> _Element:
    """The w:styles that set a paper by ``standard``, which an office may have adapted."""
    styles = root("styles")
    book = Book(fonts, standard)
    _defaults(styles, book)
    _normal(styles, book)
    for role, (style, name) in names.PARAGRAPH_STYLES.items():
        _paragraph_style(styles, style, name, role, book)
    for level in range(1, 5):
        _heading_styles(styles, level, book)
    blank = _style(styles, "paragraph", *names.BLANK, based_on="Normal")
    add(blank, "qFormat")
    _picture_style(styles)
    for each in (names.PLACEHOLDER, names.SIGNATORY_TAB, names.PRINT_DATE_TAB):
        add(_style(styles, "character", *each), "qFormat")
    signatory = _style(styles, "character", *names.SIGNATORY_NAME)
    add(signatory, "qFormat")
    _run_look(add(signatory, "rPr"), book.layout.roles["signatory-name"], book)
    comment = _style(styles, "paragraph", *names.COMMENT, based_on="Normal")
    add(add(comment, "pPr"), "spacing", line=240, lineRule="auto")
    _size(add(comment, "rPr"), _COMMENT_SIZE)
    _table_styles(styles, book)
    return styles


def _defaults(styles: _Element, book: Book) -> None:
    body = book.layout.roles[_BODY]
    defaults = add(styles, "docDefaults")
    run = add(add(defaults, "rPrDefault"), "rPr")
    _fonts(run, body, book)
    add(run, "spacing", val=book.layout.page.character_spacing(body.half_points))
    _size(run, body.half_points)
    add(run, "lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    add(add(defaults, "pPrDefault"), "pPr")


def _normal(styles: _Element, book: Book) -> None:
    normal = _style(styles, "paragraph", "Normal", "Normal", default=True)
    add(normal, "qFormat")
    properties = add(normal, "pPr")
    add(properties, "widowControl", val=0)  # Word's default would leave 21 lines on a page
    add(properties, "kinsoku")
    add(properties, "overflowPunct", val=0)  # else a mark hangs outside the type area
    add(properties, "autoSpaceDE", val=0)
    add(properties, "autoSpaceDN", val=0)
    add(properties, "snapToGrid", val=0)
    add(properties, "spacing", before=0, after=0, line=book.layout.page.line_pitch, lineRule="exact")
    add(properties, "jc", val="both")
    default_font = _style(styles, "character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
    add(default_font, "uiPriority", val=1)
    add(default_font, "semiHidden")
    table = _style(styles, "table", "TableNormal", "Normal Table", default=True)
    add(table, "uiPriority", val=99)
    add(table, "semiHidden")
    _cell_margins(add(table, "tblPr"))


def _paragraph_style(styles: _Element, style: str, name: str, role: str, book: Book) -> None:
    look = book.layout.roles[role]
    element = _style(styles, "paragraph", style, name, based_on="Normal")
    add(element, "qFormat")
    _paragraph_look(add(element, "pPr"), look, page_break=role == "attachment-label")
    run = add(element, "rPr")
    _run_look(run, look, book)
    if role == "mark":
        # w:color stands before the letter spacing
        run.insert(1, add(run, "color", val=book.layout.letterhead.colour))


def _picture_style(styles: _Element) -> None:
    """A line as high as the picture in it: an exact one would cut it off, and a large end mark would stretch it."""
    element = _style(styles, "paragraph", *names.PICTURE, based_on="Normal")
    add(element, "qFormat")
    properties = add(element, "pPr")
    add(properties, "spacing", before=0, after=0, line=240, lineRule="auto")
    add(properties, "jc", val="center")
    _size(add(element, "rPr"), _PICTURE_SIZE)


def _heading_styles(styles: _Element, level: int, book: Book) -> None:
    look = book.layout.roles[f"heading{level}"]
    for style, name, base, next_style in (
        (names.heading_style(level), f"heading {level}", "Normal", "GBBody"),
        (names.run_in_style(level), f"{names.LEVEL_NAMES[level - 1]}接排", "GBBody", "GBBody"),
    ):
        element = _style(styles, "paragraph", style, name, based_on=base, following=next_style)
        if base == "Normal":
            element.insert(1, add(element, "aliases", val=names.LEVEL_NAMES[level - 1]))
        add(element, "qFormat")
        properties = add(element, "pPr")
        if base == "Normal":
            add(properties, "keepNext")
            _paragraph_look(properties, look)
            _run_look(add(element, "rPr"), look, book)
        add(properties, "outlineLvl", val=level - 1)
    run_in = _style(
        styles, "character", names.run_in_text_style(level), f"{names.LEVEL_NAMES[level - 1]}文字", based_on=None
    )
    add(run_in, "qFormat")
    _run_look(add(run_in, "rPr"), look, book)


def _table_styles(styles: _Element, book: Book) -> None:
    look = book.layout.roles["table"]
    text = _style(styles, "paragraph", *names.TABLE_TEXT, based_on="Normal")
    add(text, "qFormat")
    properties = add(text, "pPr")
    # exact: rows are as high with whatever font stands in for the official ones
    add(properties, "spacing", before=0, after=0, line=look.half_points * 12, lineRule="exact")
    add(properties, "jc", val=look.align)
    _run_look(add(text, "rPr"), look, book)
    grid = ("top", "left", "bottom", "right", "insideH", "insideV")
    _ruled(styles, names.TABLE, grid, _TABLE_RULE, padding=_CELL_PADDING)
    head = add(_ruled(styles, names.OPEN_TABLE, ("top", "bottom"), _OUTER_RULE, padding=_CELL_PADDING), "tblStylePr")
    head.set(f"{{{W}}}type", "firstRow")
    _rule(add(add(head, "tcPr"), "tcBorders"), "bottom", _TABLE_RULE)
    _ruled(styles, names.IMPRINT, ("top", "bottom"), eighths(book.layout.imprint.rule_mm))
    _cell_margins(add(_style(styles, "table", *names.FRAME, based_on="TableNormal"), "tblPr"), beside=0)


def _ruled(
    styles: _Element, name: tuple[str, str], sides: tuple[str, ...], thickness: int, *, padding: int = 0
) -> _Element:
    style = _style(styles, "table", *name, based_on="TableNormal")
    properties = add(style, "tblPr")
    borders = add(properties, "tblBorders")
    for side in sides:
        _rule(borders, side, thickness)
    if padding:
        margins = add(properties, "tblCellMar")
        for side in ("top", "bottom"):
            add(margins, side, w=padding, type="dxa")
    return style


def _rule(borders: _Element, side: str, thickness: int) -> None:
    add(borders, side, val="single", sz=thickness, space=0, color="000000")


def _style(
    styles: _Element,
    kind: str,
    style: str,
    name: str,
    *,
    based_on: str | None = None,
    following: str | None = None,
    default: bool = False,
) -> _Element:
    attributes = {"type": kind, "styleId": style} | ({"default": "1"} if default else {})
    if not default and style.startswith("GB"):
        attributes["customStyle"] = "1"
    element = add(styles, "style", **attributes)
    add(element, "name", val=name)
    if based_on:
        add(element, "basedOn", val=based_on)
    if following:
        add(element, "next", val=following)
    return element


def _paragraph_look(properties: _Element, look: RoleLayout, *, page_break: bool = False) -> None:
    if page_break:
        add(properties, "pageBreakBefore")
    indents = {"left": look.left, "right": look.right, "hanging": look.hanging, "firstLine": look.first_line}
    # a *Chars value of 0 cancels an inherited one, so the pair is written wherever one side matters
    wanted = {name: count for name, count in indents.items() if count}
    if wanted:
        unit = look.half_points * 10
        values = {f"{name}Chars": count * 100 for name, count in wanted.items()}
        add(properties, "ind", **values, **{name: count * unit for name, count in wanted.items()})
    add(properties, "jc", val=look.align)


def _run_look(properties: _Element, look: RoleLayout, book: Book) -> None:
    _fonts(properties, look, book)
    body = book.layout.roles[_BODY].half_points
    if look.half_points != body:
        add(properties, "spacing", val=0)
        _size(properties, look.half_points)


def _fonts(properties: _Element, look: RoleLayout, book: Book) -> None:
    east = book.layout.font_sets[book.fonts][look.font]
    add(properties, "rFonts", ascii=east, hAnsi=east, eastAsia=east, cs=east)


def _size(properties: _Element, half_points: int) -> None:
    add(properties, "sz", val=half_points)
    add(properties, "szCs", val=half_points)


def _cell_margins(properties: _Element, beside: int = _TABLE_CELL_MARGIN) -> None:
    add(properties, "tblInd", w=0, type="dxa")
    margins = add(properties, "tblCellMar")
    for side, width in (("top", 0), ("left", beside), ("bottom", 0), ("right", beside)):
        add(margins, side, w=width, type="dxa")
