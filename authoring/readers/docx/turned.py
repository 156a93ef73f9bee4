"""Which tables stand on turned pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags

MARK = b'"landscape"'
"""What stands in the XML of a document that has such a page."""


def turned_tables(body: _Element, tags: Tags) -> frozenset[_Element]:
    """Tables in sections whose pages are turned; a section's properties stand at its end."""
    turned: set[_Element] = set()
    tables: list[_Element] = []
    for element in body.iter(tags.tbl, tags.w + "sectPr"):
        if element.tag == tags.tbl:
            tables.append(element)
            continue
        size = element.find(tags.w + "pgSz")
        if size is not None and size.get(tags.w + "orient") == "landscape":
            turned.update(tables)
        tables = []
    return frozenset(turned)
