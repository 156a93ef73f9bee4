"""Text of nodes, and runs in their normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from authoring.document.grid import grid
from authoring.document.nodes import Block, Cell, Chart, Document, Heading, Paragraph, Picture, Run, RunStyle, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def runs_text(runs: Iterable[Run]) -> str:
    """The runs' text, joined."""
    if type(runs) is tuple and len(runs) == 1:  # as most blocks have them
        text: str = runs[0].text
        return text
    return "".join([run.text for run in runs])


def block_text(block: Block) -> str:
    """The whole text of a block as printed; a table's cells are set apart by tabs, its rows by line breaks.

    A picture has none; a chart's is that of the table of its numbers.
    """
    match block:
        case Heading():
            return block.label + runs_text(block.runs) + runs_text(block.body)
        case Paragraph():
            return runs_text(block.runs)
        case Table():
            return "\n".join("\t".join(cell_text(cell) if cell else "" for _, _, cell in row) for row in grid(block)[1])
        case Picture():
            return ""
        case Chart():
            from authoring.document.charts import chart_table  # few papers have a chart

            return block_text(chart_table(block))
        case _:
            assert_never(block)


def cell_text(cell: Cell) -> str:
    """A cell's paragraphs, set apart by line breaks."""
    return "\n".join([runs_text(paragraph) for paragraph in cell.paragraphs])


def heading_text(heading: Heading) -> str:
    """The heading proper: number and title, without the text that runs in after it."""
    return heading.label + runs_text(heading.runs)


def lines(document: Document) -> Iterator[str]:
    """The text of each block that has any, in order: what has to survive every round trip."""
    return (block_text(block) for block in document.blocks if not isinstance(block, Picture))


def normal(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same text without empty runs and with neighbours of one style joined."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and merged[-1].style == run.style:
            merged[-1] = Run(merged[-1].text + run.text, run.style)
        else:
            merged.append(run)
    return tuple(merged)


def plain(text: str, style: RunStyle = "") -> tuple[Run, ...]:
    """One run of ``text``, or no run for the empty string."""
    return (Run(text, style),) if text else ()
