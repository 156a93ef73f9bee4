"""The .docx writer: body layout by GB/T 9704-2012.

The package is written with zipfile and lxml rather than through python-docx: the same tree must give the same
bytes, our styles replace its template wholesale, and its import alone costs a fifth of the time a build may take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Document, Paragraph, runs_text
from authoring.writers.docx.body import document_xml
from authoring.writers.docx.package import is_untouched, package, stamp
from authoring.writers.docx.parts import core_properties_xml, font_table_xml, footer_xml, settings_xml
from authoring.writers.docx.styles import styles_xml

if TYPE_CHECKING:
    from authoring.document import Role
    from authoring.standard.layout import FontSet


__all__ = ["is_untouched", "write_docx"]


def write_docx(document: Document, *, fonts: FontSet = "gb2312") -> bytes:
    """The document as a .docx; the same tree and fonts give the same bytes."""
    parts = (
        styles_xml(fonts),
        settings_xml(),
        font_table_xml(fonts),
        footer_xml(fonts, even=False),
        footer_xml(fonts, even=True),
    )
    body = document_xml(document)
    properties = core_properties_xml(_first(document, "title"), _first(document, "signature"), stamp(body))
    return package(body, parts, properties)


def _first(document: Document, role: Role) -> str:
    blocks = (block for block in document.blocks if isinstance(block, Paragraph) and block.role == role)
    block = next(blocks, None)
    return runs_text(block.runs) if block else ""
