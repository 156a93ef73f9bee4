"""word/document.xml: each block of the tree as a paragraph or table in its named style."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from authoring.document import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    block_text,
    cell_text,
    grid,
    runs_text,
)
from authoring.standard import stylenames as names
from authoring.standard.layout import layout, text_width, twips
from authoring.standard.numbering import parse_label
from authoring.writers.docx.package import FOOTER_IDS
from authoring.writers.docx.xml import R, add, add_text, root, serialise
from authoring.writers.spacing import blank_lines
from authoring.writers.title import break_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from authoring.document import GridRow

_HIGHLIGHT = "yellow"
_MIN_COLUMN = 2.0  # characters
_CELL_SLACK = 300  # twips beside the text of a cell: its margins, and room for wider digits
_TITLE_SLACK = 1  # characters left free: digits and letters come out wider in some fonts
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
    if before is None or isinstance(before, Table) or _is_copy_to(before):
        _paragraph(body, names.BLANK[0])  # a body may not end with a table, and needs a paragraph
    _section(body)
    return serialise(element)


def _block(body: _Element, blocks: tuple[Block, ...], index: int, block: Block) -> None:
    match block:
        case Heading():
            _heading(body, block)
        case Paragraph(role="title" | "attachment-title"):
            _title(body, block)
        case Paragraph(role="copy-to"):
            _imprint(body, block, continues=index > 0 and _is_copy_to(blocks[index - 1]))
        case Paragraph():
            paragraph = _paragraph(body, names.PARAGRAPH_STYLES[block.role][0])
            if block.role in ("signature", "date"):
                _place_signature(paragraph, blocks, index, block)
            elif block.role == "attachment-note":
                _place_note(paragraph, block)
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
    width = layout().page.text_width / (look.half_points * 10) - _TITLE_SLACK
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


def _imprint(body: _Element, block: Paragraph, *, continues: bool) -> None:
    """抄送 in the 版记: a table that floats to the foot of the type area, a thick rule above and below."""
    if continues:
        table = body[-1]
    else:
        table = add(body, "tbl")
        _imprint_properties(add(table, "tblPr"))
        add(add(table, "tblGrid"), "gridCol", w=layout().page.text_width)
    cell = add(add(table, "tr"), "tc")
    add(add(cell, "tcPr"), "tcW", w=layout().page.text_width, type="dxa")
    _runs(_paragraph(cell, names.PARAGRAPH_STYLES[block.role][0]), block.runs)


def _imprint_properties(properties: _Element) -> None:
    page = layout().page
    add(properties, "tblStyle", val=names.IMPRINT[0])
    # LibreOffice makes a frame of it only if it is anchored to the page, and shifts it unless the margins are its own
    left = page.margins[3]
    add(properties, "tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=left, tblpYSpec="bottom")
    add(properties, "tblW", w=page.text_width, type="dxa")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w=0, type="dxa")


def _is_copy_to(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "copy-to"


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


def _place_note(paragraph: _Element, block: Paragraph) -> None:
    """附件：1.… and the entries below it: numbers under one another, further lines under the name (7.3.4)."""
    text = runs_text(block.runs)
    opens = text.startswith("附件")
    label = parse_label(text.partition("：")[2] if opens else text)
    if label is None or label.form != "1.":
        return
    look = layout().roles[block.role]
    number = text_width(label.text)
    hanging = number + (look.hanging if opens else 0)
    unit = look.half_points * 10
    left = look.left + number
    measures = {"left": left, "hanging": hanging}
    chars = {f"{name}Chars": round(value * 100) for name, value in measures.items()}
    add(paragraph[0], "ind", **chars, **{name: round(value * unit) for name, value in measures.items()})


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
    count, rows = grid(table)
    widths = _column_widths(count, rows)
    columns = add(element, "tblGrid")
    for width in widths:
        add(columns, "gridCol", w=width)
    for number, row in enumerate(rows):
        _row(add(element, "tr"), row, widths, header=number < table.header)


def _row(element: _Element, row: GridRow, widths: list[int], *, header: bool) -> None:
    properties = add(element, "trPr")
    add(properties, "cantSplit")
    if header:
        add(properties, "tblHeader")
    column = 0
    for start, span, cell in row:
        for missing in range(column, start):
            _cell(element, Cell(), widths[missing], merge="")
        width = sum(widths[start : start + span])
        merge = "continue" if cell is None else "restart" if cell.rows > 1 else ""
        _cell(element, cell or Cell(columns=span), width, merge=merge)
        column = start + span
    for missing in range(column, len(widths)):
        _cell(element, Cell(), widths[missing], merge="")


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


def _column_widths(count: int, rows: list[GridRow]) -> list[int]:
    """Widths in twips that fill the type area: short columns as wide as their text, long ones share the rest."""
    unit = layout().roles["table"].half_points * 10
    wanted = [_MIN_COLUMN * unit] * max(count, 1)
    for row in rows:
        for column, span, cell in row:
            if cell is not None and span == 1:
                longest = max((text_width(line) for line in cell_text(cell).split("\n")), default=0.0)
                wanted[column] = max(wanted[column], longest * unit + _CELL_SLACK)
    total = float(layout().page.text_width)
    if sum(wanted) <= total:
        return [int(width * total / sum(wanted)) for width in wanted]
    widths: dict[int, float] = {}
    for left, column in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        widths[column] = min(wanted[column], (total - sum(widths.values())) / (len(wanted) - left))
    return [int(widths[column]) for column in range(len(wanted))]


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
