"""The .docx writer: body layout by GB/T 9704-2012.

The package is written with zipfile and lxml rather than through python-docx: the same tree must give the same
bytes, our styles replace its template wholesale, and its import alone costs a fifth of the time a build may take.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.document import Document, Paragraph, Table, runs_text
from authoring.standard.finish import PLAIN, Finish
from authoring.writers.docx.base import Base, layout, written_by
from authoring.writers.docx.body import document_root
from authoring.writers.docx.comments import add_comments
from authoring.writers.docx.footers import blank_footer_xml, footer_xml, turned_footer_xml
from authoring.writers.docx.package import (
    BLANK_FOOTERS,
    FOOTERS,
    TURNED_FOOTERS,
    Part,
    Related,
    is_untouched,
    package,
    stamp,
)
from authoring.writers.docx.parts import core_properties_xml, font_table_xml, settings_xml
from authoring.writers.docx.styles import styles_root, styles_xml
from authoring.writers.docx.xml import serialise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.document import Role
    from authoring.standard.layout import FontSet


__all__ = ["is_untouched", "write_docx"]


def write_docx(
    document: Document, *, fonts: FontSet = "gb2312", finish: Finish = PLAIN, base: Base | None = None
) -> bytes:
    """The document as a .docx; the same tree, fonts, finish and base give the same bytes.

    Raises UserError for charts where openpyxl is missing.
    """
    with written_by(base, finish.layout):
        return _written(document, fonts, finish, base)


def _written(document: Document, fonts: FontSet, finish: Finish, base: Base | None) -> bytes:
    related = Related()
    root, markup = document_root(document, finish, related)
    comments = None
    if finish.notes:
        markup.parse(root)
        comments = add_comments(root, dict(finish.notes))
    body = markup.serialise(root)
    parts = [
        *(_unchanging(fonts) if base is None and finish.layout is None else _by_own_numbers(base, fonts)),
        *([] if comments is None else [Part("rId6", "comments.xml", "comments", comments)]),
        *_further_footers(document, fonts, finish),
        *related.parts,
        *_charts(related, fonts),
        *(base.parts if base else ()),
    ]
    properties = core_properties_xml(_first(document, "title"), _first(document, "signature"), stamp(body))
    return package(body, parts, properties)


@cache
def _unchanging(fonts: FontSet) -> tuple[Part, ...]:
    """What stands beside every text that is written by no base, and by the standard."""
    return _beside(styles_xml(fonts), fonts, even_odd=True)


def _by_own_numbers(base: Base | None, fonts: FontSet) -> tuple[Part, ...]:
    if base is None:
        return _beside(serialise(styles_root(fonts, layout())), fonts, even_odd=True)
    return _beside(base.styles, fonts, even_odd=base.even_odd is not False)


def _beside(styles: bytes, fonts: FontSet, *, even_odd: bool) -> tuple[Part, ...]:
    return (
        Part("rId1", "styles.xml", "styles", styles),
        Part("rId2", "settings.xml", "settings", settings_xml(even_odd=even_odd)),
        Part("rId3", "fontTable.xml", "fontTable", font_table_xml(fonts)),
        Part(FOOTERS["default"], "footer1.xml", "footer", footer_xml(fonts, even=False)),
        Part(FOOTERS["even"], "footer2.xml", "footer", footer_xml(fonts, even=True)),
    )


def _further_footers(document: Document, fonts: FontSet, finish: Finish) -> Iterator[Part]:
    if any(isinstance(block, Table) and block.wide for block in document.blocks):
        for number, (kind, relation) in enumerate(TURNED_FOOTERS.items(), 3):
            blob = turned_footer_xml(fonts, even=kind == "even")
            yield Part(relation, f"footer{number}.xml", "footer", blob)
    if finish.imprint_page in ("after-next", "even"):
        for number, relation in enumerate(BLANK_FOOTERS.values(), 5):
            yield Part(relation, f"footer{number}.xml", "footer", blank_footer_xml())


def _charts(related: Related, fonts: FontSet) -> Iterator[Part]:
    if related.charts:
        from authoring.writers.docx.charts import chart_parts

        for number, chart in enumerate(related.charts, 1):
            yield from chart_parts(chart, number, fonts)


def _first(document: Document, role: Role) -> str:
    blocks = (block for block in document.blocks if isinstance(block, Paragraph) and block.role == role)
    block = next(blocks, None)
    return runs_text(block.runs) if block else ""
