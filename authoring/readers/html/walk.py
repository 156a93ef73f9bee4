"""A page's body, walked into lines and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from authoring.document import Dropped, Table
from authoring.place import Place
from authoring.readers.html.tables import is_layout, is_metadata, read_table
from authoring.readers.lines import Line, columns
from authoring.readers.raw import INVISIBLE, NO_ALT, cut_joins
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from authoring.readers.html.locate import Locator
    from authoring.readers.raw import Align

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"),
        *("li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul"),
    )
)
_STRONG = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)|font-family\s*:[^;]*(?:黑体|simhei|heiti)", re.IGNORECASE)
_NOT_BOLD = pattern(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ALIGN = pattern(r"text-align\s*:\s*(left|center|right)", re.IGNORECASE)
_WRAPPED = pattern(r"[ \t\f]*[\r\n][ \t\r\n\f]*")
_HEADING = pattern(r"h([1-6])")


class Walker:
    """Lines and tables before, inside and after the article, in the page's order."""

    def __init__(self, locator: Locator, article: HtmlElement) -> None:
        self.before: list[Line | Table] = []
        self.inside: list[Line | Table] = []
        self.after: list[Line | Table] = []
        self.dropped: list[Dropped] = []
        self._locator = locator
        self._article = article
        self._out = self.before
        self._text = ""
        self._joins: list[tuple[int, int, int]] = []
        self._all_strong = True
        self._hard = True
        self._strong: list[bool] = [False]
        self._align: list[Align] = [""]
        self._level: list[int] = [0]

    def walk(self, body: HtmlElement) -> None:
        """Walks the whole body."""
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
            elif element.tag == "table" and not is_layout(element):
                self._flush(hard=True)
                self._table(element)
                walk.skip_subtree()
                self._open(element)
            else:
                self._start(element)
        self._flush(hard=True)

    def _start(self, element: HtmlElement) -> None:
        if element is self._article:
            self._flush(hard=True)
            self._out = self.inside
        if element.tag in _BLOCKS:
            self._flush(hard=True)
        elif element.tag == "br":
            self._flush(hard=not self._text.strip())
        elif element.tag == "img" and self._out is self.inside:
            self._picture(element)
        self._open(element)
        self._add(element.text, element.sourceline)

    def _open(self, element: HtmlElement) -> None:
        style = element.get("style") or ""
        strong = self._strong[-1] or element.tag in _STRONG or bool(_BOLD.search(style))
        self._strong.append(strong and not _NOT_BOLD.search(style))
        aligned = _ALIGN.search(style)
        named = aligned[1] if aligned else element.get("align") or ("center" if element.tag == "center" else "")
        align: dict[str, Align] = {"center": "center", "right": "right", "left": "left"}
        self._align.append(align.get(named.lower(), self._align[-1]))
        heading = _HEADING.fullmatch(element.tag)
        self._level.append(int(heading[1]) if heading else self._level[-1])

    def _end(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self._flush(hard=True)
        self._strong.pop()
        self._align.pop()
        self._level.pop()
        if element is self._article:
            self._flush(hard=True)
            self._out = self.after
        if element.tag != "body":
            self._add(element.tail, element.sourceline)

    def _add(self, text: str | None, line: int | None) -> None:
        """Adds a text node; a line break in the source is a blank between Latin words only."""
        for part in _WRAPPED.split(text or ""):
            shown = INVISIBLE.sub("", part)
            if not shown:
                continue
            if self._text[-1:].isascii() and self._text[-1:].isalnum() and shown[0].isascii() and shown[0].isalnum():
                self._text += " " if part is not text else ""
            if shown.strip():
                found = self._locator.find(shown, line)
                self._joins += [(len(self._text) + offset, row, column) for offset, row, column in found]
                self._all_strong = self._all_strong and self._strong[-1]
            self._text += shown

    def _flush(self, *, hard: bool) -> None:
        """Ends the line; ``hard``: what comes next begins a paragraph."""
        body = self._text.strip()
        if body:
            start = len(self._text) - len(self._text.lstrip())
            joins = tuple(self._joins)
            joins = cut_joins(((0, *joins[0][1:]), *joins) if joins[0][0] > start else joins, start)
            line = Line(body, joins, columns(self._text[:start]), self._hard)
            line.level, line.align, line.strong = self._level[-1], self._align[-1], self._all_strong
            self._out.append(line)
            self._hard = False
        self._text, self._joins, self._all_strong = "", [], True
        self._hard = self._hard or hard

    def _picture(self, element: HtmlElement) -> None:
        """Tells of a picture of the article: what it is called, else the name of its file."""
        source = element.get("src") or ""
        told = " ".join((element.get("alt") or element.get("title") or "").split())
        if not told and not source.startswith("data:"):
            told = source.partition("?")[0].rpartition("/")[2]
        place = Place(self._locator.file, element.sourceline, 1)
        self.dropped.append(Dropped("图片", told or NO_ALT, place))

    def _table(self, element: HtmlElement) -> None:
        place = Place(self._locator.file, element.sourceline, 1)
        if is_metadata(element):
            self.dropped.append(Dropped("网页栏目", " ".join(element.text_content().split()), place))
            return
        table = read_table(element, place)
        if table.rows and self._out is self.inside:
            self._out.append(table)
            for picture in element.iter("img"):
                self._picture(picture)
        elif table.rows:
            self.dropped.append(Dropped("网页栏目", " ".join(element.text_content().split()), place))
