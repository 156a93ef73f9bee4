"""The least a writer can do: the same package from strings, with nothing looked at on the way.

No title broken into lines, no blank lines, no indents of signatures, no widths of columns: the floor to measure by.
"""

from __future__ import annotations

import zipfile
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.papers import Piece

_MAIN = "word/document.xml"


class PlainWriter:
    """Writes papers into the package that ``docx`` is: all its other parts as they are."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(BytesIO(docx)) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        main = self._parts[_MAIN].decode()
        self._head, _, rest = main.partition("<w:body>")
        self._tail = rest[rest.rindex("<w:sectPr>") :]

    def write(self, pieces: Sequence[Piece]) -> bytes:
        body = "".join([_table(piece) if piece.rows else _paragraph(piece.style, piece.runs) for piece in pieces])
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in self._parts.items():
                package.writestr(name, f"{self._head}<w:body>{body}{self._tail}" if name == _MAIN else part)
        return buffer.getvalue()


def _paragraph(style: str, runs: Sequence[tuple[str, str]]) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join([_run(*run) for run in runs])}</w:p>'


def _run(text: str, style: str) -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{named}<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{escape(text, quote=False)}</w:t></w:r>'


def _table(piece: Piece) -> str:
    rows = "".join([f"<w:tr>{''.join([_cell(text) for text in row])}</w:tr>" for row in piece.rows])
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{piece.style}"/></w:tblPr>{rows}</w:tbl>'


def _cell(text: str) -> str:
    properties = '<w:tcPr><w:tcW w:w="1700" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{_paragraph('GBTableText', ((text, ''),))}</w:tc>"
