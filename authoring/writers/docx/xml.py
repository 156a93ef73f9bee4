"""Small helpers to build WordprocessingML with lxml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NSMAP = {"w": W, "r": R}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ILLEGAL = compiled("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = compiled(r"\t|\n|[^\t\n]+")


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


def add_text(run: _Element, text: str) -> None:
    """``text`` as children of a w:r: tabs and line breaks as elements, characters that XML forbids left out."""
    for piece in _PIECES.findall(legal(text.replace("\r", ""))):
        if piece == "\t":
            add(run, "tab")
        elif piece == "\n":
            add(run, "br")
        else:
            element = add(run, "t")
            element.text = piece
            if piece != piece.strip():
                element.set(_XML_SPACE, "preserve")


def serialise(element: _Element) -> bytes:
    """The element as a standalone UTF-8 part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
