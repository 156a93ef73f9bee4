"""What of a page is its article: elements that never are one taken out, then the densest text found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from authoring.document import Dropped
from authoring.named import NamedTuple
from authoring.place import Place
from authoring.standard.boilerplate import boilerplate
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from authoring.readers.html.locate import Locator

_HIDDEN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAMES = pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.IGNORECASE)
_SILENT = frozenset(("script", "style", "noscript", "template", "link", "meta", "input", "svg", "canvas", "map"))
_MOST = 0.4  # share of the page's text above which an element is no side matter, whatever its name
_GO_DOWN = 0.75  # share of an element's text that one child must hold for the search to go on there
_KNOWN = 0.3  # share of the page's text that a container known to hold articles must have


def prune(body: HtmlElement, locator: Locator) -> list[Dropped]:
    """Takes navigation, footers, forms and hidden elements out of ``body``; tells what text went with them."""
    dropped = []
    sizes = _sizes(body)
    whole = sizes[body].text
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element is body or element.getparent() is None:
            continue
        kind = _kind(element, sizes[element].text, whole)
        if kind is None:
            continue
        text = " ".join(element.text_content().split())
        if text and element.tag not in _SILENT:
            dropped.append(Dropped(kind, text, Place(locator.file, element.sourceline, 1)))
        element.drop_tree()
    return dropped


def _kind(element: HtmlElement, size: int, whole: int) -> str | None:
    """What an element of ``size`` characters is that is to go; None for one that stays."""
    known = boilerplate()
    if element.tag in known.html_tags:
        large = element.tag in {"form", "aside", "footer", "nav"} and size > _MOST * whole
        return None if large else "网页栏目"
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "隐藏内容"
    if not any(name in known.html_names for name in names(element)) or size > _MOST * whole:
        return None
    return None if element.find(".//h1") is not None else "网页栏目"


def names(element: HtmlElement) -> list[str]:
    """Class names and id of an element, lower case."""
    value = f"{element.get('class') or ''} {element.get('id') or ''}"
    return [name.lower() for name in _NAMES.findall(value.replace("_", "-"))] + value.lower().split()


def article(body: HtmlElement) -> HtmlElement:
    """The element that holds the article: a known container, or the innermost one with most of the page's text."""
    sizes = _sizes(body)
    known = [element for element in body.iter() if isinstance(element.tag, str) and _is_known(element)]
    if known and sizes[best := max(known, key=lambda each: sizes[each].net)].net >= _KNOWN * sizes[body].net:
        return best
    element = body
    while True:
        children = [child for child in element if isinstance(child.tag, str)]
        best_child = max(children, key=lambda child: sizes[child].net, default=None)
        if best_child is None or best_child.tag in {"p", "h1", "h2", "h3", "span", "font", "strong", "b", "tr", "li"}:
            return element
        if sizes[best_child].net < _GO_DOWN * max(sizes[element].net, 1):
            return element
        element = best_child


def _is_known(element: HtmlElement) -> bool:
    known = boilerplate().html_articles
    return element.tag == "article" or any(name in known for name in names(element))


class _Size(NamedTuple):
    """Characters of an element: all of them, and those that are no blanks at the ends of a text and no link."""

    text: int
    net: int


def _sizes(body: HtmlElement) -> dict[HtmlElement, _Size]:
    """The size of each element, from one walk: to look at each element's text anew would take long in deep pages."""
    found: dict[HtmlElement, _Size] = {}
    open_ones: list[list[int]] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            open_ones.append([*_lengths(element.text)])
            continue
        text, net = open_ones.pop()
        net -= text if element.tag == "a" else 0
        found[element] = _Size(text, net)
        if open_ones:
            more, more_net = _lengths(element.tail)
            open_ones[-1][0] += text + more
            open_ones[-1][1] += net + more_net
    return found


def _lengths(text: str | None) -> tuple[int, int]:
    return (len(text), len(text.strip())) if text else (0, 0)
