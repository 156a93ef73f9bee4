"""What is measured: one of our examples as it is, and the same a hundred times as long."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from authoring import api
from authoring.compose import Composition, compose
from authoring.document import Document, Heading, Paragraph, Table, block_text, cell_text, lines, runs_text
from authoring.standard import stylenames as names
from authoring.writers.docx import write_docx

ROOT = Path(__file__).parents[1]
FORM = ROOT / "examples" / "police-county-2024.yaml"
PROFILE = "公安"
LONG = 600_000  # characters


class Piece(NamedTuple):
    """A paragraph as plain data, which every peer can write: style id, and its texts with their character styles."""

    style: str
    runs: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # of a table, which has no runs

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


class Paper(NamedTuple):
    """A paper as a tree, as .docx, and as plain data."""

    document: Document
    docx: bytes
    size: int

    @property
    def pieces(self) -> list[Piece]:
        return [_piece(block) for block in self.document.blocks]


def composed() -> Composition:
    form = api.load_form(FORM)
    return compose(form, api.load_profile(PROFILE))


def paper(document: Document) -> Paper:
    return Paper(document, write_docx(document), sum(map(len, lines(document))))


def longer(document: Document) -> Document:
    """The same paper, its text from the first heading to the signature, with its table, over and over."""
    blocks = document.blocks
    start = next(at for at, block in enumerate(blocks) if isinstance(block, Heading))
    end = next(at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role == "signature")
    tables = tuple(block for block in blocks if isinstance(block, Table))
    unit = (*blocks[start:end], *tables)
    times = LONG // sum(len(block_text(block)) for block in unit)
    return Document((*blocks[:start], *unit * times, *blocks[end:]))


def _piece(block) -> Piece:
    if isinstance(block, Table):
        return Piece(names.TABLE[0], rows=tuple(tuple(map(cell_text, row)) for row in block.rows))
    if isinstance(block, Paragraph):
        return Piece(names.PARAGRAPH_STYLES[block.role][0], ((runs_text(block.runs), ""),))
    if not block.body:
        return Piece(names.heading_style(block.level), ((block.label, ""), (runs_text(block.runs), "")))
    style = names.run_in_text_style(block.level)
    runs = ((block.label, style), (runs_text(block.runs), style), (runs_text(block.body), ""))
    return Piece(names.run_in_style(block.level), runs)
