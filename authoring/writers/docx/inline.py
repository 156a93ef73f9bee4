"""Paragraphs and runs, as all parts of a document are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Run
from authoring.standard import stylenames as names
from authoring.writers.docx.xml import add, append, text_markup

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
    append(parent, runs_markup(texts, style))


def paragraph_markup(style: str, content: str = "", *, properties: str = "") -> str:
    """A w:p in a style with ``content`` in markup, such as :func:`runs_markup` gives, and further ``properties``."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def runs_markup(texts: Iterable[Run], style: str = "") -> str:
    """The runs, a w:r each, in a character style unless they are placeholders."""
    plain = _run_properties(style)
    return "".join(
        [f"<w:r>{_MARKED if each.style == 'placeholder' else plain}{text_markup(each.text)}</w:r>" for each in texts]
    )


def _run_properties(style: str, more: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:rPr>{named}<w:rFonts w:hint="eastAsia"/>{more}</w:rPr>'  # without the hint “ ” — … take the Latin font


_MARKED = _run_properties(names.PLACEHOLDER[0], f'<w:highlight w:val="{_HIGHLIGHT}"/>')


def broken_runs(parent: _Element, texts: Iterable[Run], lines: Sequence[str]) -> None:
    """The runs with a line break wherever one of the ``lines`` that they make up ends."""
    breaks = {sum(map(len, lines[:count])) for count in range(1, len(lines))}
    position = 0
    for each in texts:
        start = 0
        for at in sorted(at - position for at in breaks if position < at <= position + len(each.text)):
            runs(parent, [Run(each.text[start:at], each.style)])
            add(add(parent, "r"), "br")
            start = at
        if each.text[start:]:
            runs(parent, [Run(each.text[start:], each.style)])
        position += len(each.text)


def in_order(properties: _Element) -> None:
    """Puts what was added to a w:pPr into the order that the schema wants."""
    properties[:] = sorted(properties, key=lambda child: _ORDER.index(child.tag.rpartition("}")[2]))


def tab_of(parent: _Element, style: str) -> None:
    """A tab in a character style that tells our reader what stands after it."""
    element = add(parent, "r")
    add(add(element, "rPr"), "rStyle", val=style)
    add(element, "tab")
