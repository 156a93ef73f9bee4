"""A draft's text cut at the ends of findings: what an emitter needs to show it with the marked places."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.document import Chart, Heading, Paragraph, Picture, Table, block_text, cell_text, grid, heading_text
from authoring.document.charts import chart_table
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authoring.check import Finding
    from authoring.document import Block, Document


class Piece(NamedTuple):
    """A stretch of text and the numbers of the findings on it; ``first`` are those that begin here."""

    text: str
    findings: tuple[int, ...] = ()
    first: tuple[int, ...] = ()


class MarkedCell(NamedTuple):
    """A table cell: its pieces, and how many columns and rows it covers."""

    pieces: tuple[Piece, ...]
    columns: int
    rows: int
    head: bool


class MarkedBlock(NamedTuple):
    """A block as pieces; ``kind`` is a role, heading1 to heading4, run-in1 to run-in4, table or picture.

    ``rest`` is the text that runs in after a heading; ``rows`` are a table's.
    """

    kind: str
    spot: int
    pieces: tuple[Piece, ...] = ()
    rest: tuple[Piece, ...] = ()
    rows: tuple[tuple[MarkedCell, ...], ...] = ()


Span = tuple[int, int, int]
"""Start, end and number of a finding."""


def marked(document: Document, findings: Sequence[Finding]) -> list[MarkedBlock]:
    """All blocks; findings are numbered from 0 in their order."""
    spans: Mapping[int, list[Span]] = defaultdict(list)
    for number, finding in enumerate(findings):
        if finding.at is not None:
            spans[finding.at.block].append((finding.at.start, finding.at.end, number))
    return [_block(block, index, spans.get(index, [])) for index, block in enumerate(document.blocks)]


def _block(block: Block, index: int, spans: Sequence[Span]) -> MarkedBlock:
    spot = block.place.line or block.place.block or index + 1
    if isinstance(block, Chart):
        block = chart_table(block)
    if isinstance(block, Table):
        return MarkedBlock("table", spot, rows=_rows(block, spans))
    if isinstance(block, Picture):
        return MarkedBlock("picture", spot, pieces(f"〔图片：{block.alt}〕" if block.alt else "〔图片〕", 0, spans))
    text = block_text(block)
    if isinstance(block, Paragraph):
        return MarkedBlock(block.role, spot, pieces(text, 0, spans))
    assert isinstance(block, Heading)
    end = len(heading_text(block)) if block.body else len(text)
    kind = f"run-in{block.level}" if block.body else f"heading{block.level}"
    return MarkedBlock(kind, spot, pieces(text[:end], 0, spans), pieces(text[end:], end, spans))


def _rows(table: Table, spans: Sequence[Span]) -> tuple[tuple[MarkedCell, ...], ...]:
    """The rows; offsets of findings are those in the table's text, where cells and rows are set apart by one mark."""
    rows = []
    at = 0
    for number, row in enumerate(grid(table)[1]):
        cells = []
        for _, columns, cell in row:
            text = cell_text(cell) if cell else ""
            if cell is not None:
                cells.append(MarkedCell(pieces(text, at, spans), columns, cell.rows, number < table.header))
            at += len(text) + 1
        at += 0 if row else 1
        rows.append(tuple(cells))
    return tuple(rows)


def pieces(text: str, offset: int, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """``text``, which stands at ``offset`` in its block, cut wherever a finding begins or ends."""
    end = offset + len(text)
    here = [(max(start, offset), min(stop, end), number) for start, stop, number in spans]
    here = [(start, stop, number) for start, stop, number in here if start < stop]
    cuts = sorted({offset, end, *(edge for start, stop, _ in here for edge in (start, stop))})
    starts = {number: start for start, _, number in spans}
    found = []
    for start, stop in pairwise(cuts):
        on = tuple(number for first, last, number in here if first <= start and stop <= last)
        first = tuple(number for number in on if starts[number] == start)
        found.append(Piece(text[start - offset : stop - offset], on, first))
    return tuple(found)
