"""The 版头 (GB/T 9704-2012 7.2): 份号, 密级, 紧急程度, the red 发文机关标志, 发文字号 beside 签发人, the red rule."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from authoring.document import HEAD_ROLES, Paragraph, Run, block_text, normal, runs_text
from authoring.standard import stylenames as names
from authoring.standard.layout import eighths, text_width
from authoring.writers.docx.base import layout
from authoring.writers.docx.frames import frame
from authoring.writers.docx.inline import broken_runs, in_order, paragraph, runs, tab_of
from authoring.writers.docx.xml import add
from authoring.writers.spacing import blank_lines
from authoring.writers.title import break_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Block

_LABEL = "签发人："
_POINTS_PER_MM = 72 / 25.4
_BASELINE = 0.8  # of the height of an exact line, below its top
_INK_BELOW = 0.12  # of their size, how far characters reach below the baseline
_WORD = "文件"
_MARK_SLACK = 0.5  # characters
_LINES_OF_NAMES = 5  # of text, that the names of several organs may take up


def head_length(blocks: Sequence[Block], start: int) -> int:
    """How many blocks from ``start`` on make up a 版头; 0 where none begins."""
    end = start
    while end < len(blocks) and isinstance(block := blocks[end], Paragraph) and block.role in HEAD_ROLES:
        end += 1
    return end - start


def write_head(body: _Element, head: Sequence[Paragraph], *, first: bool) -> None:
    """The 版头 with the red rule under its last line; ``first``: it begins the paper."""
    before: Block | None = None
    position = 0
    last = body
    while position < len(head):
        block = head[position]
        count = 1
        for _ in range(blank_lines(before, block)):
            paragraph(body, names.BLANK[0])
        if block.role == "mark":
            count = _same_role(head, position)
            last = _marks(body, head[position : position + count], position if first else None)
        elif block.role == "document-number" and position + 1 < len(head) and head[position + 1].role == "signatory":
            count = 2
            last = _number_row(body, block, head[position + 1], _rows(head))
        else:
            last = paragraph(body, names.PARAGRAPH_STYLES[block.role][0])
            if block.role == "signatory":
                left = _signatory_left(_rows(head), block)
                add(last[0], "ind", leftChars=0, left=left, rightChars=0, right=0)
                _signatory(last, block)
            else:
                runs(last, block.runs)
        before = block
        position += count
    _red_rule(body, last)


def head_lines(head: Sequence[Paragraph]) -> int:
    """How many lines of text the 版头 takes up with the blank ones below it."""
    marks = [block for block in head if block.role == "mark"]
    labels = [block for block in head if block.role in ("copy-number", "secrecy", "urgency")]
    rows = max(len(_rows(head)), sum(1 for block in head if block.role == "document-number"))
    blank = 2 * bool(marks and rows) + 2 * bool(head)
    height = (len(labels) + rows + blank) * layout().page.line_pitch
    if marks:
        size = mark_size(marks)
        names_ = marks[:-1] if _is_beside(marks) else marks
        height += space_above(size, len(labels))
        height += round(size * 10 * layout().letterhead.mark_line) * sum(len(_broken(mark, size)) for mark in names_)
    return ceil(height / layout().page.line_pitch)


def _is_beside(marks: Sequence[Paragraph]) -> bool:
    """Whether 文件 stands beside the organs."""
    return len(marks) > 2 and block_text(marks[-1]) == _WORD


def _broken(mark: Paragraph, size: int) -> tuple[str, ...]:
    return break_title(runs_text(mark.runs), layout().page.text_width / (size * 10) - _MARK_SLACK)


def _same_role(head: Sequence[Paragraph], start: int) -> int:
    role = head[start].role
    return next((n for n, block in enumerate(head[start:]) if block.role != role), len(head) - start)


# ---- the mark


def _marks(body: _Element, marks: Sequence[Paragraph], above: int | None) -> _Element:
    """The marks, with the upper edge of the first where the standard wants it below ``above`` lines."""
    size = mark_size(marks)
    beside = _is_beside(marks)
    room = 0 if above is None else space_above(size, above)
    if not beside:
        for number, mark in enumerate(marks):
            element = _mark(body, mark, size, room if number == 0 else 0)
        return element
    _spacer(body, room)
    return _mark_table(body, marks, size)


def mark_size(marks: Sequence[Paragraph]) -> int:
    """The largest size, in half-points, at which the longest line fits, and the names of several organs leave room for
    the text on their page; the smallest there is for very long names."""
    look = layout().letterhead
    longest = max(text_width(block_text(mark)) for mark in marks) + _MARK_SLACK
    fitting = look.mark_largest
    if _is_beside(marks):
        longest += text_width(_WORD) + 1
        most = _LINES_OF_NAMES * layout().page.line_pitch
        fitting = int(most / (len(marks) - 1) / 10 / look.mark_line)
    fitting = min(fitting, int(layout().page.text_width / 10 / longest))
    return max(look.mark_smallest, min(look.mark_largest, fitting))


def space_above(size: int, above: int) -> int:
    """Twips between the lines above and the mark's own line."""
    look = layout().letterhead
    ink = look.mark_top_mm * _POINTS_PER_MM + (look.mark_ink_top - _BASELINE * look.mark_line) * size / 2
    return max(round(ink * 20) - above * layout().page.line_pitch, 0)


def _mark(parent: _Element, mark: Paragraph, size: int, room: int) -> _Element:
    element = paragraph(parent, names.PARAGRAPH_STYLES["mark"][0])
    add(element[0], "spacing", before=room, line=round(size * 10 * layout().letterhead.mark_line), lineRule="exact")
    broken_runs(element, mark.runs, _broken(mark, size))
    _size(element, size)
    return element


def _size(element: _Element, size: int) -> None:
    if size == layout().roles["mark"].half_points:
        return
    for properties in element.iter("{*}rPr"):
        for name in ("sz", "szCs"):
            add(properties, name, val=size)


def _spacer(body: _Element, room: int) -> None:
    add(paragraph(body, names.BLANK[0])[0], "spacing", line=max(room, 20), lineRule="exact")


def _mark_table(body: _Element, marks: Sequence[Paragraph], size: int) -> _Element:
    """The organs one below the other, 文件 to their right and half-way down."""
    unit = size * 10
    widths = (
        round((max(text_width(block_text(mark)) for mark in marks[:-1]) + 1) * unit),
        round((text_width(_WORD) + 0.5) * unit),
    )
    table = frame(body, widths)
    row = add(table, "tr")
    for width, cells in zip(widths, (marks[:-1], marks[-1:]), strict=True):
        cell = add(row, "tc")
        properties = add(cell, "tcPr")
        add(properties, "tcW", w=width, type="dxa")
        add(properties, "vAlign", val="center")
        for mark in cells:
            element = _mark(cell, mark, size, 0)
            if len(cells) > 1:
                add(element[0], "jc", val="distribute")
    return table


# ---- the row of 发文字号 and 签发人


def _rows(head: Sequence[Paragraph]) -> list[Paragraph]:
    return [block for block in head if block.role == "signatory"]


def _unit() -> float:
    return layout().page.text_width / layout().page.characters


def _signatory_left(rows: Sequence[Paragraph], row: Paragraph) -> int:
    """Where a row of names begins, in twips: all rows' first names under one another, the widest row one character
    inside the type area."""
    label = text_width(_LABEL)
    widest = max(text_width(block_text(each)) + (0 if _labelled(each) else label) for each in rows)
    right = layout().roles["signatory"].right
    left = layout().page.characters - right - widest + (0 if _labelled(row) else label)
    return max(round(left * _unit()), 0)


def _labelled(row: Paragraph) -> bool:
    return block_text(row).startswith(_LABEL)


def _number_row(body: _Element, number: Paragraph, signatory: Paragraph, rows: Sequence[Paragraph]) -> _Element:
    element = paragraph(body, names.PARAGRAPH_STYLES["document-number"][0])
    tabs = add(element[0], "tabs")
    if len(rows) > 1:
        add(tabs, "tab", val="left", pos=_signatory_left(rows, signatory))
    else:
        inset = layout().roles["signatory"].right * layout().roles["signatory"].half_points * 10
        add(tabs, "tab", val="right", pos=layout().page.text_width - inset)
    runs(element, number.runs)
    tab_of(element, names.SIGNATORY_TAB[0])
    _signatory(element, signatory)
    return element


def _signatory(element: _Element, block: Paragraph) -> None:
    """签发人： in the row's own font, the names in theirs."""
    label = len(_LABEL) if _labelled(block) else 0
    runs(element, cut_runs(block.runs, 0, label))
    runs(element, cut_runs(block.runs, label, len(block_text(block))), names.SIGNATORY_NAME[0])


def cut_runs(texts: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The part of the runs that makes up characters ``start:end`` of their text."""
    kept, at = [], 0
    for each in texts:
        kept.append(Run(each.text[max(start - at, 0) : max(end - at, 0)], each.style))
        at += len(each.text)
    return normal(kept)


# ---- the red rule


def _red_rule(body: _Element, last: _Element) -> None:
    """Under a paragraph as its border, under the table of joint marks in a paragraph of its own."""
    look = layout().letterhead
    if last.tag.endswith("}tbl"):
        element = paragraph(body, names.BLANK[0])
        add(element[0], "spacing", line=round(look.rule_gap_mm * _POINTS_PER_MM * 20), lineRule="exact")
        space = 0
    else:
        element, space = last, rule_space()
    borders = add(element[0], "pBdr")
    add(borders, "bottom", val="single", sz=eighths(look.rule_mm), space=space, color=look.colour)
    in_order(element[0])


def rule_space() -> int:
    """Points between the foot of the line of 发文字号 and the red rule that is its border."""
    pitch, size = layout().page.line_pitch / 20, layout().roles["document-number"].half_points / 2
    below_ink = (1 - _BASELINE) * pitch - _INK_BELOW * size
    return round(layout().letterhead.rule_gap_mm * _POINTS_PER_MM - below_ink)
