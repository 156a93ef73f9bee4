"""署名 and 成文日期, with a seal and without (GB/T 9704-2012 7.3.5), kept together with the end of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Paragraph, block_text
from authoring.standard import stylenames as names
from authoring.standard.layout import text_width
from authoring.writers.docx.base import layout
from authoring.writers.docx.frames import frame
from authoring.writers.docx.inline import broken_runs, keep_with_next, paragraph, runs
from authoring.writers.docx.xml import add
from authoring.writers.title import break_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Block

_DATE_SHIFT = 2  # characters: the date starts this far right of the signature (7.3.5.2)


def signing_length(blocks: Sequence[Block], start: int) -> int:
    """How many blocks from ``start`` on are signatures with the date below them; 0 where none begins."""
    end = start
    while end < len(blocks) and _is(blocks[end], "signature"):
        end += 1
    if end < len(blocks) and _is(blocks[end], "date"):
        end += 1
    return end - start


def _is(block: Block, role: str) -> bool:
    return isinstance(block, Paragraph) and block.role == role


def write_signing(body: _Element, blocks: Sequence[Paragraph], *, sealed: bool) -> None:
    """The signatures and the date, in their order."""
    signatures = [block for block in blocks if block.role == "signature"]
    dates = [block for block in blocks if block.role == "date"]
    date = text_width(block_text(dates[0])) if dates else 0.0
    rights = (sealed_rights if sealed else unsealed_rights)([signed_width(each) for each in signatures], date)
    if sealed and len(signatures) > 1:
        _sealed_rows(body, signatures, date)
    else:
        for signature, right in zip(signatures, rights, strict=False):
            element = _line(body, signature, right)
            if dates:
                keep_with_next(element)
    for each in dates:
        _line(body, each, rights[-1])


def signed_lines(block: Paragraph) -> tuple[str, ...]:
    """The block's text: a 署名 too long for a line is parted where an organ's name ends."""
    text = block_text(block)
    if block.role != "signature":
        return (text,)
    return break_name(text, layout().page.characters - layout().roles[block.role].right)


def signed_width(block: Paragraph) -> float:
    """Characters that a block's last line is wide: at most a line."""
    return min(text_width(signed_lines(block)[-1]), float(layout().page.characters))


def _line(body: _Element, block: Paragraph, right: float) -> _Element:
    element = paragraph(body, names.PARAGRAPH_STYLES[block.role][0])
    if right != layout().roles[block.role].right:
        add(element[0], "ind", rightChars=0, right=round(right * _unit()))
    broken_runs(element, block.runs, signed_lines(block))
    return element


def _unit() -> float:
    return layout().page.text_width / layout().page.characters


def unsealed_rights(signatures: Sequence[float], date: float) -> list[float]:
    """Right indents in characters, the date's last: signatures begin under one another, the date two characters
    right of them; what is longer ends two characters in."""
    base = layout().roles["signature"].right
    if not signatures or not date:
        return [float(base)] * (len(signatures) + 1)
    longest = max(signatures)
    shift = max(date - longest + _DATE_SHIFT, 0.0) if date > longest else 0.0
    start = base + shift + longest
    ends = [start - each for each in signatures]
    return [*ends, float(base) if date > longest else max(start - _DATE_SHIFT - date, 0.0)]


def sealed_rights(signatures: Sequence[float], date: float) -> list[float]:
    """The same with a seal: the date four characters in, the signature centred over it."""
    base = float(layout().seal.right_characters)
    longest = max(signatures, default=0.0)
    if not date:
        return [base] * (len(signatures) + 1)
    base += max((longest - date) / 2 - base, 0.0)
    return [*(base + (date - each) / 2 for each in signatures), base]


def _sealed_rows(body: _Element, signatures: Sequence[Paragraph], date: float) -> None:
    """Several seals: up to three in a row, the last of all above the date, rows apart by a seal's height."""
    seal, page = layout().seal, layout().page
    middle = page.text_width - (seal.right_characters + date / 2) * _unit()
    longest = max(text_width(block_text(each)) for each in signatures) * _unit()
    for columns in range(min(len(signatures), seal.names_in_row), 0, -1):
        width = int(min(2 * (page.text_width - middle), middle / (columns - 0.5)))
        if longest <= width:
            break
    table = frame(body, [width] * columns, left=round(middle + width / 2) - columns * width)
    cells: list[Paragraph | None] = [*signatures]
    in_last_row = (len(signatures) - 1) % columns + 1
    cells[-in_last_row:-in_last_row] = [None] * (columns - in_last_row)
    for start in range(0, len(cells), columns):
        row = add(table, "tr")
        if start + columns < len(cells):
            height = seal.row_lines * page.line_pitch
            add(add(row, "trPr"), "trHeight", val=height, hRule="atLeast")
        for each in cells[start : start + columns]:
            cell = add(row, "tc")
            add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
            element = paragraph(cell, names.PARAGRAPH_STYLES["signature"][0])
            add(element[0], "ind", rightChars=0, right=0)
            add(element[0], "jc", val="center")
            keep_with_next(element)
            runs(element, each.runs if each else ())
