"""The XML of a part that is to be written again: lxml keeps what it does not know, prefixes and comments too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from authoring.errors import UnreadableError
from authoring.readers.docx.package import DAMAGED, refuse_doctype

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse(data: bytes) -> _Element:
    """The root element of a part's XML; UnreadableError where it is damaged or declares a document type."""
    refuse_doctype(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error


def child_of(element: _Element, name: str) -> _Element | None:
    """The first child of that name; much faster than ``find``, which takes a path."""
    return next(element.iterchildren(name), None)
