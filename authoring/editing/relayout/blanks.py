"""Blank lines and page breaks: those that the standard wants, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.document import IMPRINT_ROLES, Paragraph
from authoring.editing.relayout.properties import (
    is_page_break,
    local,
    make,
    properties_of,
    restyle,
    set_on,
    style_of,
)
from authoring.readers.docx.tags import child_of
from authoring.standard import stylenames as names
from authoring.writers.spacing import blank_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Block, Role
    from authoring.readers.docx.tags import Tags

_EMPTY_RUN: Final = frozenset(("rPr", "t", "tab", "ptab", "br", "cr", "lastRenderedPageBreak"))
_MARKS: Final = frozenset(("bookmarkStart", "bookmarkEnd", "proofErr"))
_NO_BREAK: Final[frozenset[Role]] = frozenset({"attachment-label", "signature", "date"})
"""What begins a page by its style, or may not begin one."""

_NOTE: Final = names.PARAGRAPH_STYLES["attachment-note"][0]
_LINES_WITH_SIGNATURE: Final = 2  # of the text, on the page that has signature and date


def is_empty(paragraph: _Element, tags: Tags) -> bool:
    """Whether a paragraph shows nothing and holds nothing that would be lost with it."""
    for child in paragraph:
        name = local(child)
        if child.tag == tags.ppr:
            if any(local(mark) in ("ins", "del", "moveFrom", "moveTo") for mark in child.iter()):
                return False
        elif child.tag == tags.r:
            if any(local(each) not in _EMPTY_RUN or (each.text or "").strip() for each in child):
                return False
        elif name not in _MARKS:
            return False
    return True


def clear_blank(paragraph: _Element, tags: Tags) -> bool:
    """Takes an empty paragraph out, or makes it as low as can be where it parts sections or tables; whether a page
    break went with it."""
    breaks = any(is_page_break(each, tags) for each in paragraph.iter(tags.w + "br"))
    properties = child_of(paragraph, tags.ppr)
    new_page = properties is not None and child_of(properties, tags.w + "pageBreakBefore") is not None
    ends_section = properties is not None and child_of(properties, tags.w + "sectPr") is not None
    before, after = paragraph.getprevious(), paragraph.getnext()
    between = before is not None and before.tag == tags.tbl and (after is None or after.tag != tags.p)
    if ends_section or between:
        for run in list(paragraph.iterchildren(tags.r)):
            paragraph.remove(run)
        restyle(paragraph, names.BLANK[0], tags)
        set_on(paragraph, tags, "spacing", line=20, lineRule="exact")
        return breaks or new_page
    marks = [child for child in paragraph if local(child) in _MARKS and local(child) != "proofErr"]
    if marks and (after is None or after.tag != tags.p):
        restyle(paragraph, names.BLANK[0], tags)
        return breaks or new_page
    if marks and after is not None:
        for mark in reversed(marks):
            properties_of(after, tags).addnext(mark)
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)
    return breaks or new_page


def begin_page(element: _Element, role: Role | None, tags: Tags) -> None:
    """Begins a page with a paragraph or table, where one may begin with what it is."""
    if role in _NO_BREAK:
        return
    if element.tag == tags.p:
        set_on(element, tags, "pageBreakBefore")
        return
    thin = make(tags, "p")
    restyle(thin, names.BLANK[0], tags)
    set_on(thin, tags, "pageBreakBefore")
    set_on(thin, tags, "spacing", line=20, lineRule="exact")
    element.addprevious(thin)


def put_blanks(pairs: Sequence[tuple[Block, _Element]], tags: Tags, *, sealed_lines: int) -> None:
    """The blank lines between blocks, which are given with the paragraphs or tables of the text that they stand in.

    ``sealed_lines``: how many above a signature with a seal; 0 where there is none.
    """
    before: Block | None = None
    above: _Element | None = None
    for block, element in pairs:
        if above is not None and element is not above and not _section_ends(above, element, tags):
            count = blank_lines(before, block)
            if sealed_lines and _opens_signing(before, block):
                count = sealed_lines
            elif element.tag == tags.tbl and isinstance(block, Paragraph) and block.role in IMPRINT_ROLES:
                count = 0  # it floats
            for _ in range(count):
                blank = make(tags, "p")
                restyle(blank, names.BLANK[0], tags)
                element.addprevious(blank)
        before, above = block, element


def _opens_signing(before: Block | None, block: Block) -> bool:
    roles = [each.role if isinstance(each, Paragraph) else "" for each in (before, block)]
    return roles[1] == "signature" != roles[0] or (roles[1] == "date" and roles[0] != "signature")


def _section_ends(above: _Element, element: _Element, tags: Tags) -> bool:
    """Whether a section ends between two paragraphs or tables of the same parent."""
    at: _Element | None = above
    while at is not None and at is not element:
        properties = child_of(at, tags.ppr) if at.tag == tags.p else None
        if properties is not None and child_of(properties, tags.w + "sectPr") is not None:
            return True
        at = at.getnext()
    return False


def keep_text_with(signature: _Element, tags: Tags) -> None:
    """The last lines of the text stay on the signature's page, with the blank lines between."""
    kept = texts = 0
    at = signature.getprevious()
    while at is not None and at.tag == tags.p and (kept < _LINES_WITH_SIGNATURE or not texts):
        if style_of(at, tags):
            set_on(at, tags, "keepNext")
        has_words = any(True for _ in at.iter(tags.t))
        kept += has_words
        texts += has_words and style_of(at, tags) != _NOTE  # 附件说明 alone is no text
        at = at.getprevious()
