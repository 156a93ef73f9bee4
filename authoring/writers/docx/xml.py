"""Small helpers to build WordprocessingML: element by element with lxml, and the mass of it as markup.

What a report has by the hundred, paragraphs of plain text and cells, is written as markup, which takes a tenth of the
time that making its elements one by one does; only what is looked at again is parsed.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, cast

from lxml import etree

from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NSMAP = {"w": W, "r": R}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)  # of our own markup, however long
_ILLEGAL = compiled("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARK = "authoring-markup"  # name of a processing instruction
_MARKED = compiled(rb"<\?authoring-markup (\d+)\?>")
_PIECES = compiled(r"\t|\n|[^\t\n]+")
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def root(tag: str) -> _Element:
    """A new root element ``w:tag`` that declares the w and r namespaces."""
    return etree.Element(f"{{{W}}}{tag}", nsmap=_NSMAP)


def add(parent: _Element, tag: str, **attributes: str | int) -> _Element:
    """A new child ``w:tag``; attributes are in the w namespace."""
    child = etree.SubElement(parent, f"{{{W}}}{tag}")
    for name, value in attributes.items():
        child.set(f"{{{W}}}{name}", str(value))
    return child


def legal(text: str) -> str:
    """``text`` without the characters that XML forbids."""
    return _ILLEGAL.sub("", text)


def append(parent: _Element, markup: str) -> None:
    """Parses ``markup``, well-formed elements with the prefixes w and r, and puts them last in ``parent``."""
    parent.extend(_parsed(markup))


def _parsed(markup: str) -> list[_Element]:
    whole = f'<w:x xmlns:w="{W}" xmlns:r="{R}">{markup}</w:x>'
    return list(etree.fromstring(whole.encode(), _PARSER))


class Markup:
    """Markup that has its place in a tree, where a mark stands for it, without being parsed."""

    def __init__(self) -> None:
        self._pieces: list[list[str]] = []

    def put(self, parent: _Element, pieces: Sequence[str]) -> None:
        """Puts the markup of elements, a piece each, last in ``parent``."""
        parent.append(etree.ProcessingInstruction(_MARK, str(len(self._pieces))))
        self._pieces.append(list(pieces))

    def from_end(self, parent: _Element) -> Iterator[_Element]:
        """The children of ``parent``, the last first; those that are markup are parsed when their turn comes."""
        at = parent[-1] if len(parent) else None
        while at is not None:
            if _is_mark(at):
                pieces = self._of(at)
                while pieces:
                    (element,) = _parsed(pieces.pop())
                    at.addnext(element)
                    yield element
            elif isinstance(at.tag, str):  # the head of somebody's base may have comments in it
                yield at
            at = at.getprevious()

    def parse(self, root: _Element) -> None:
        """Puts elements in the place of all markup."""
        for mark in list(filter(_is_mark, root.iter(etree.ProcessingInstruction))):
            for element in reversed(_parsed("".join(self._of(mark)))):
                mark.addnext(element)
            cast("_Element", mark.getparent()).remove(mark)

    def serialise(self, root: _Element) -> bytes:
        """The element as a standalone UTF-8 part."""
        first, *others = _MARKED.split(serialise(root))
        parts = [first]
        for number, after in zip(others[::2], others[1::2], strict=True):
            parts += ("".join(self._pieces[int(number)]).encode(), after)
        return b"".join(parts)

    def _of(self, mark: _Element) -> list[str]:
        return self._pieces[int(mark.text or "")]


def _is_mark(node: _Element) -> bool:
    return isinstance(node, etree._ProcessingInstruction) and node.target == _MARK


def text_markup(text: str) -> str:
    """``text`` as children of a w:r: tabs and line breaks as elements, characters that XML forbids left out."""
    if text.isprintable():  # most are: nothing in them that XML forbids or that is an element
        return _text_element(text) if text else ""
    pieces = _PIECES.findall(legal(text.replace("\r", "")))
    return "".join([_ELEMENTS.get(piece) or _text_element(piece) for piece in pieces])


def _text_element(text: str) -> str:
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<w:t{space}>{escape(text, quote=False)}</w:t>"


def add_text(run: _Element, text: str) -> None:
    """``text`` as children of a w:r, as :func:`text_markup` has it."""
    append(run, text_markup(text))


def serialise(element: _Element) -> bytes:
    """The element as a standalone UTF-8 part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
