"""Tables without rules that only put paragraphs beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.standard import stylenames as names
from authoring.writers.docx.xml import add

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element


def frame(body: _Element, widths: Sequence[int], *, left: int | None = None) -> _Element:
    """The table, its rows still to come; widths in twips. It begins at ``left``, or is centred where that is None."""
    table = add(body, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblStyle", val=names.FRAME[0])
    add(properties, "tblW", w=sum(widths), type="dxa")
    if left is None:
        add(properties, "jc", val="center")
    else:
        add(properties, "tblInd", w=left, type="dxa")
    add(properties, "tblLayout", type="fixed")
    grid = add(table, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    return table
