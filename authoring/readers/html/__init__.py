"""Web pages: the article among navigation, dates of posting, share bars and links.

Three steps: prune what is no article (:mod:`.prune`), find the article and walk it into lines and tables
(:mod:`.walk`), and then the same way as plain text. Places are lines and columns of the page's source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from authoring.document import Document, Dropped, Paragraph, Source, plain
from authoring.errors import UnreadableError
from authoring.place import Place
from authoring.readers.html.locate import Locator
from authoring.readers.html.prune import article, prune
from authoring.readers.html.walk import Walker
from authoring.readers.limits import HOW_TO_RAISE
from authoring.readers.lines import Line
from authoring.readers.txt import assemble
from authoring.standard.paperwords import paper_words
from authoring.standard.patterns import pattern
from authoring.standard.width import fold, is_folded

if TYPE_CHECKING:
    from authoring.document import Table
    from authoring.readers.limits import Limits

_NOT_MARKUP = pattern("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")
_LONG_TAG = pattern("<[A-Za-z][^<>]{1000,}")
_QUOTED = pattern("\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 200  # of a tag; the parser compares each with each
_TITLE_PARTS = pattern(r"\s*[-_|–—>»]+\s*")
_LONGEST_TITLE = 80
_DAMAGED = "网页里没有正文，或已损坏，请在浏览器中打开后另存为网页，再试一次"


def read_page(text: str, file: str | None, encoding: str | None, limits: Limits) -> Document:
    """The tree of a page's article."""
    if text.count("<") + text.count("&") > limits.nodes:
        raise UnreadableError(f"网页里的标记太多，不像一份报告，请确认是否选错了文件；{HOW_TO_RAISE}")
    if any(len(_QUOTED.sub("", tag[0]).split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise UnreadableError("网页里有的标记长得不正常，为安全起见没有读取，请在浏览器中打开后另存为网页，再试一次")
    root = _parse(text)
    body = root.find("body")
    if body is None:
        raise UnreadableError("网页里没有正文，请确认是否选对了文件")
    locator = Locator(text, file)
    dropped = prune(body, locator)
    walker = Walker(locator, article(body))
    walker.walk(body)
    items = _own(walker, root.findtext("head/title") or "", dropped, file)
    source = Source(file, "html", encoding)
    content = "\n".join(item.text for item in items if isinstance(item, Line))
    limits.check_characters(len(content))
    limits.check_blocks(len(items))
    document = assemble(items, dropped + walker.dropped, source)
    document = document._replace(source=document.source._replace(folded=is_folded(content)))
    return _titled(document, root, locator)


def _parse(text: str) -> lxml_html.HtmlElement:
    data = _NOT_MARKUP.sub(" ", text).encode("utf-8")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableError(_DAMAGED) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableError(_DAMAGED)  # what is nested deeper than that, the parser silently leaves out
    return root


def _own(walker: Walker, page_title: str, dropped: list[Dropped], file: str | None) -> list[Line | Table]:
    """The article's lines and tables, with the title that stands before it; the rest joins ``dropped``."""
    before, inside, after = walker.before, walker.inside, walker.after
    titles = [line for line in before if isinstance(line, Line) and _is_title(line, page_title)]
    title = titles[-1:]
    for line in (*before, *after):
        if isinstance(line, Line) and line not in title:
            _, row, column = line.joins[0]
            dropped.append(Dropped("网页栏目", line.text, Place(file, row, column)))
    for line in title:
        line.title, line.hard = True, True
    return [*title, *inside]


def _is_title(line: Line, page_title: str) -> bool:
    text = fold(line.text)
    if len(text) > _LONGEST_TITLE or re.search("[。;]", text):
        return False
    named = len(text) > 7 and text in fold(page_title)  # longer than a site's name
    return (bool(paper_words().title_end.search(text)) and ("法治" in text or bool(line.level) or named)) or named


def _titled(document: Document, root: lxml_html.HtmlElement, locator: Locator) -> Document:
    """The document with the page's own title in front, when the article has none."""
    if any(isinstance(block, Paragraph) and block.role == "title" for block in document.blocks):
        return document
    element = root.find("head/title")
    text = " ".join((element.text or "").split()) if element is not None else ""
    for part in _TITLE_PARTS.split(text):
        if paper_words().title_end.search(fold(part)):
            line, column = locator.find_from_start(part)
            block = Paragraph(plain(part), "title", Place(document.source.file, line, column))
            return document._replace(blocks=(block, *document.blocks))
    return document
