"""The same work done by others. Each maker gives a job, or raises ImportError where the peer is not installed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.papers import Piece

    Job = Callable[[], object]

_FONT = "仿宋_GB2312"


# ---- reading


def read_with_python_docx(data: bytes) -> Job:
    """Text and style name of every paragraph, and the texts of all cells."""
    import docx

    def read() -> None:
        document = docx.Document(BytesIO(data))
        for paragraph in document.paragraphs:
            _ = paragraph.text, paragraph.style.name
        for table in document.tables:
            for row in table.rows:
                _ = [cell.text for cell in row.cells]

    return read


def read_with_docx2python(data: bytes) -> Job:
    from docx2python import docx2python

    def read() -> None:
        with docx2python(BytesIO(data)) as document:
            _ = document.text

    return read


# ---- building


def build_with_docxtpl(pieces: Sequence[Piece], package: bytes) -> Job:
    """Renders a template that has a paragraph for each style in use, in a package with our styles."""
    from docxtpl import DocxTemplate

    template = _template(pieces, package)
    content = [{"style": piece.style, "text": piece.text, "rows": piece.rows} for piece in pieces]

    def build() -> None:
        document = DocxTemplate(BytesIO(template))
        document.render({"pieces": content})
        document.save(BytesIO())

    return build


def _template(pieces: Sequence[Piece], package: bytes) -> bytes:
    import docx

    document = docx.Document(BytesIO(package))
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    document.add_paragraph("{%p for piece in pieces %}")
    for number, style in enumerate(dict.fromkeys(piece.style for piece in pieces if piece.runs)):
        document.add_paragraph(f"{{%p {'elif' if number else 'if'} piece.style == '{style}' %}}")
        document.add_paragraph("{{ piece.text }}")._p.get_or_add_pPr().get_or_add_pStyle().val = style
    document.add_paragraph("{%p else %}")
    table = document.add_table(3, 1)
    for row, mark in zip(
        table.rows,
        ("{%tr for row in piece.rows %}", "{%tc for cell in row %}{{ cell }}{%tc endfor %}", "{%tr endfor %}"),
        strict=True,
    ):
        row.cells[0].text = mark
    cells = table.rows[1]._tr
    for mark in ("{{ cell }}", "{%tc endfor %}"):
        cells.add_tc().p_lst[0].add_r().text = mark
    table.rows[1]._tr.tc_lst[0].p_lst[0].r_lst[0].text = "{%tc for cell in row %}"
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def build_with_python_docx(pieces: Sequence[Piece]) -> Callable[[], bytes]:
    """Direct formatting of every run in python-docx's own template, as most scripts do it."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Pt

    def build() -> bytes:
        document = docx.Document()
        for piece in pieces:
            if piece.rows:
                table = document.add_table(len(piece.rows), len(piece.rows[0]))
                for row, texts in zip(table.rows, piece.rows, strict=True):
                    for cell, text in zip(row.cells, texts, strict=False):
                        cell.text = text
                continue
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.line_spacing = Pt(28.95)
            paragraph.paragraph_format.first_line_indent = Pt(32)
            for text, style in piece.runs:
                run = paragraph.add_run(text)
                run.font.name, run.font.size, run.font.bold = _FONT, Pt(16), bool(style)
                run._element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
        file = BytesIO()
        document.save(file)
        return file.getvalue()

    return build
