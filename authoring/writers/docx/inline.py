"""Paragraphs and runs, as all parts of a document are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Run
from authoring.standard import stylenames as names
from authoring.writers.docx.xml import add, add_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

_HIGHLIGHT = "yellow"
_ORDER = ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc", "sectPr")


def paragraph(parent: _Element, style: str) -> _Element:
    """A new w:p in a style; its first child is the w:pPr."""
    element = add(parent, "p")
    add(add(element, "pPr"), "pStyle", val=style)
    return element


def keep_with_next(element: _Element) -> None:
    """The paragraph stays on the page on which the next one begins."""
    add(element[0], "keepNext")
    in_order(element[0])


def bookmark(element: _Element, number: int, name: str) -> None:
    """A bookmark around the paragraph, or the first one in a table."""
    target = element if element.tag.endswith("}p") else next(element.iter("{*}p"))
    start, end = add(target, "bookmarkStart", id=number, name=name), add(target, "bookmarkEnd", id=number)
    target.insert(1, start)
    target.append(end)


def runs(parent: _Element, texts: Iterable[Run], style: str = "") -> None:
    """The runs, in a character style unless they are placeholders."""
    for each in texts:
        run(parent, each, style)


def run(parent: _Element, text: Run, style: str = "") -> None:
    """One w:r."""
    element = add(parent, "r")
    properties = add(element, "rPr")
    placeholder = text.style == "placeholder"
    if placeholder or style:
        add(properties, "rStyle", val=names.PLACEHOLDER[0] if placeholder else style)
    add(properties, "rFonts", hint="eastAsia")  # else “ ” — … take the Latin font
    if placeholder:
        add(properties, "highlight", val=_HIGHLIGHT)
    add_text(element, text.text)


def broken_runs(parent: _Element, texts: Iterable[Run], lines: Sequence[str]) -> None:
    """The runs with a line break wherever one of the ``lines`` that they make up ends."""
    breaks = {sum(map(len, lines[:count])) for count in range(1, len(lines))}
    position = 0
    for each in texts:
        start = 0
        for at in sorted(at - position for at in breaks if position < at <= position + len(each.text)):
            run(parent, Run(each.text[start:at], each.style))
            add(add(parent, "r"), "br")
            start = at
        if each.text[start:]:
            run(parent, Run(each.text[start:], each.style))
        position += len(each.text)


def in_order(properties: _Element) -> None:
    """Puts what was added to a w:pPr into the order that the schema wants."""
    properties[:] = sorted(properties, key=lambda child: _ORDER.index(child.tag.rpartition("}")[2]))


def tab_of(parent: _Element, style: str) -> None:
    """A tab in a character style that tells our reader what stands after it."""
    element = add(parent, "r")
    add(add(element, "rPr"), "rStyle", val=style)
    add(element, "tab")
