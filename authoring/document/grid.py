"""Where a table's cells stand once those that span columns and rows are laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document.nodes import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.document.nodes import Table

EMPTY = Cell()

GridRow = list[tuple[int, int, "Cell | None"]]
"""First column, columns covered, and the cell; None where a taller cell of a row above goes on."""


def grid(table: Table) -> tuple[int, list[GridRow]]:
    """Number of columns, and for each row what stands in them from left to right. Short rows stay short."""
    tall: dict[int, tuple[int, int]] = {}  # first column: rows still to come, columns
    rows = [_lay_out(row, tall) for row in table.rows]
    width = max((column + span for row in rows for column, span, _ in row), default=0)
    return width, rows


def _lay_out(cells: Sequence[Cell], tall: dict[int, tuple[int, int]]) -> GridRow:
    row: GridRow = []
    column, waiting = 0, list(cells)
    going_on, opened = dict(tall), {}
    while waiting or any(start >= column for start in going_on):
        if column in going_on:
            left, span = going_on.pop(column)
            row.append((column, span, None))
            tall.pop(column)
            if left > 1:
                opened[column] = (left - 1, span)
        elif waiting:
            cell = waiting.pop(0)
            span = cell.columns
            row.append((column, span, cell))
            if cell.rows > 1:
                opened[column] = (cell.rows - 1, span)
        else:
            column = min(start for start in going_on if start >= column)
            continue
        column += span
    tall.update(opened)
    return row


def squared(table: Table) -> Table:
    """The table with empty cells where rows were short, as every page shows it."""
    width, rows = grid(table)
    filled = []
    for cells, row in zip(table.rows, rows, strict=True):
        taken = sum(span for _, span, _ in row)
        filled.append((*cells, *(EMPTY for _ in range(width - taken))))
    return table._replace(rows=tuple(filled))
