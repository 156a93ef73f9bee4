"""word/document.xml: each block of the tree as a paragraph or table in its named style."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from authoring.document import Block, Cell, Document, Heading, Paragraph, Run, Table, block_text, cell_text, runs_text
from authoring.standard.layout import layout, text_width, twips
from authoring.writers.docx import names
from authoring.writers.docx.package import FOOTER_IDS
from authoring.writers.docx.xml import R, add, add_text, root, serialise
from authoring.writers.spacing import blank_lines
from authoring.writers.title import break_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_HIGHLIGHT = "yellow"
_DATE_SHIFT = 2  # characters: the date starts this far right of the signature (GB/T 9704-2012 7.3.5.2)


def document_xml(document: Document) -> bytes:
    """The main part."""
    element = root("document")
    body = add(element, "body")
    before: Block | None = None
    for index, block in enumerate(document.blocks):
        for _ in range(blank_lines(before, block)):
            _paragraph(body, names.BLANK[0])
        _block(body, document.blocks, index, block)
        before = block
    if before is None or isinstance(before, Table):
        _paragraph(body, names.BLANK[0])  # a body may not end with a table, and needs a paragraph
    _section(body)
    return serialise(element)


def _block(body: _Element, blocks: tuple[Block, ...], index: int, block: Block) -> None:
    match block:
        case Heading():
            _heading(body, block)
        case Paragraph(role="title" | "attachment-title"):
            _title(body, block)
        case Paragraph():
            paragraph = _paragraph(body, names.PARAGRAPH_STYLES[block.role][0])
            if block.role in ("signature", "date"):
                _place_signature(paragraph, blocks, index, block)
            _runs(paragraph, block.runs)
        case Table():
            _table(body, block)
        case _:
            assert_never(block)


def _heading(body: _Element, heading: Heading) -> None:
    label = (Run(heading.label), *heading.runs) if heading.label else heading.runs
    if heading.body:
        paragraph = _paragraph(body, names.run_in_style(heading.level))
        _runs(paragraph, label, names.run_in_text_style(heading.level))
        _runs(paragraph, heading.body)
    else:
        _runs(_paragraph(body, names.heading_style(heading.level)), label)


def _title(body: _Element, title: Paragraph) -> None:
    look = layout().roles[title.role]
    width = layout().page.text_width / (look.half_points * 10)
    lines = break_title(runs_text(title.runs), width)
    paragraph = _paragraph(body, names.PARAGRAPH_STYLES[title.role][0])
    breaks = {sum(map(len, lines[:count])) for count in range(1, len(lines))}
    position = 0
    for run in title.runs:
        start = 0
        for at in sorted(at - position for at in breaks if position < at <= position + len(run.text)):
            _run(paragraph, Run(run.text[start:at], run.style))
            add(add(paragraph, "r"), "br")
            start = at
        if run.text[start:]:
            _run(paragraph, Run(run.text[start:], run.style))
        position += len(run.text)


def _place_signature(paragraph: _Element, blocks: tuple[Block, ...], index: int, block: Paragraph) -> None:
    """Right indents without a seal: 署名 two characters in, the date starting two characters right of it."""
    partner = _neighbour(blocks, index, "date" if block.role == "signature" else "signature")
    if partner is None:
        return
    signature, date = (block, partner) if block.role == "signature" else (partner, block)
    base = layout().roles[block.role].right
    signed, dated = text_width(block_text(signature)), text_width(block_text(date))
    if dated > signed:
        wanted = base + (dated - signed + _DATE_SHIFT if block.role == "signature" else 0)
    else:
        wanted = base if block.role == "signature" else base + signed - _DATE_SHIFT - dated
    wanted = max(wanted, 0)
    if wanted != base:
        unit = layout().page.text_width / layout().page.characters
        add(paragraph[0], "ind", rightChars=0, right=round(wanted * unit))


def _neighbour(blocks: tuple[Block, ...], index: int, role: str) -> Paragraph | None:
    """The paragraph of that role next to the block: after it for a date, before it for a signature."""
    at = index + 1 if role == "date" else index - 1
    if 0 <= at < len(blocks):
        block = blocks[at]
        if isinstance(block, Paragraph) and block.role == role:
            return block
    return None


def _table(body: _Element, table: Table) -> None:
    element = add(body, "tbl")
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=names.TABLE[0])
    add(properties, "tblW", w=layout().page.text_width, type="dxa")
    add(properties, "jc", val="center")
    add(properties, "tblLayout", type="fixed")
    widths = _column_widths(table)
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    open_cells: dict[int, tuple[int, int]] = {}  # first column of a tall cell: rows still to come, columns
    for number, row in enumerate(table.rows):
        _row(add(element, "tr"), row, widths, open_cells, header=number < table.header)


def _row(
    element: _Element, row: tuple[Cell, ...], widths: list[int], tall: dict[int, tuple[int, int]], *, header: bool
) -> None:
    properties = add(element, "trPr")
    add(properties, "cantSplit")
    if header:
        add(properties, "tblHeader")
    column, cells = 0, iter(row)
    while column < len(widths):
        if column in tall:
            left, span = tall.pop(column)
            _cell(element, Cell(columns=span), sum(widths[column : column + span]), merge="continue")
            if left > 1:
                tall[column] = (left - 1, span)
            column += span
            continue
        cell = next(cells, None) or Cell()
        span = min(cell.columns, len(widths) - column)
        _cell(element, cell, sum(widths[column : column + span]), merge="restart" if cell.rows > 1 else "")
        if cell.rows > 1:
            tall[column] = (cell.rows - 1, span)
        column += span


def _cell(row: _Element, cell: Cell, width: int, *, merge: str) -> None:
    element = add(row, "tc")
    properties = add(element, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if cell.columns > 1:
        add(properties, "gridSpan", val=cell.columns)
    if merge:
        add(properties, "vMerge", **({"val": "restart"} if merge == "restart" else {}))
    add(properties, "vAlign", val="center")
    for runs in cell.paragraphs or ((),):
        _runs(_paragraph(element, names.TABLE_TEXT[0]), runs)


def _column_widths(table: Table) -> list[int]:
    """Widths in twips that fill the type area, in proportion to what the columns hold."""
    count = max((sum(cell.columns for cell in row) for row in table.rows), default=1)
    weights = [2.0] * count
    for row in table.rows:
        column = 0
        for cell in row:
            if cell.columns == 1 and cell.rows == 1 and column < count:
                weights[column] = max(weights[column], min(text_width(cell_text(cell)), 20.0) + 1)
            column += cell.columns
    unit = layout().page.text_width / sum(weights)
    return [int(weight * unit) for weight in weights]


def _paragraph(parent: _Element, style: str) -> _Element:
    paragraph = add(parent, "p")
    add(add(paragraph, "pPr"), "pStyle", val=style)
    return paragraph


def _runs(paragraph: _Element, runs: Iterable[Run], style: str = "") -> None:
    for run in runs:
        _run(paragraph, run, style)


def _run(paragraph: _Element, run: Run, style: str = "") -> None:
    element = add(paragraph, "r")
    properties = add(element, "rPr")
    placeholder = run.style == "placeholder"
    if placeholder or style:
        add(properties, "rStyle", val=names.PLACEHOLDER[0] if placeholder else style)
    add(properties, "rFonts", hint="eastAsia")  # else “ ” — … take the Latin font
    if placeholder:
        add(properties, "highlight", val=_HIGHLIGHT)
    add_text(element, run.text)


def _section(body: _Element) -> None:
    page = layout().page
    top, right, bottom, left = page.margins
    section = add(body, "sectPr")
    for kind, relation in FOOTER_IDS.items():
        add(section, "footerReference", type=kind).set(f"{{{R}}}id", relation)
    add(section, "pgSz", w=twips(page.width_mm), h=twips(page.height_mm))
    footer = twips(layout().page_number.footer_mm)
    add(section, "pgMar", top=top, right=right, bottom=bottom, left=left, header=twips(15), footer=footer, gutter=0)
    add(section, "docGrid", type="lines", linePitch=page.line_pitch)
