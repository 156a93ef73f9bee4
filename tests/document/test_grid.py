from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from authoring.document import Cell, Table, block_text, grid, plain


def cell(text, **spans):
    return Cell((plain(text),), **spans)


def test_a_tall_cell_keeps_its_column_in_the_rows_below():
    table = Table(((cell("甲", rows=2), cell("乙")), (cell("丙"),), (cell("丁", columns=2),)))
    width, rows = grid(table)
    assert width == 2
    assert [[(column, span, c is not None) for column, span, c in row] for row in rows] == [
        [(0, 1, True), (1, 1, True)],
        [(0, 1, False), (1, 1, True)],
        [(0, 2, True)],
    ]
    assert block_text(table) == "甲\t乙\n\t丙\n丁"


def test_a_tall_cell_at_the_right_of_a_short_row():
    _, rows = grid(Table(((cell("甲"), cell("乙", rows=2)), (cell("丙"),), (cell("丁"), cell("戊")))))
    assert [[column for column, _, _ in row] for row in rows] == [[0, 1], [0, 1], [0, 1]]


spans = st.builds(cell, st.just("字"), columns=st.integers(1, 3), rows=st.integers(1, 3))


@given(st.lists(st.lists(spans, max_size=4).map(tuple), max_size=5).map(tuple))
def test_no_cell_is_lost_and_none_overlap(rows):
    width, laid_out = grid(Table(rows))
    for cells, row in zip(rows, laid_out, strict=True):
        assert [c for _, _, c in row if c is not None] == list(cells)
        edges = [(column, column + span) for column, span, _ in row]
        assert all(a[1] <= b[0] for a, b in pairwise(edges))
        assert all(end <= width for _, end in edges)
