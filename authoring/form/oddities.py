"""What is no fault of a form but looks like a slip: told, and printed as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Cell, grid
from authoring.document import Table as TreeTable
from authoring.form.blocks import Item, Table, entries_in
from authoring.form.checks import item_place
from authoring.standard.numbering import parse_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.form.blocks import Cell as FormCell
    from authoring.form.models import Report

_SHOWN = 4  # rows that a notice names


def oddities(report: Report, *, tables: bool = True, numbers: bool = True) -> tuple[str, ...]:
    """What to tell of the report, in Chinese, each with its line.

    ``tables`` says that it may have some, ``numbers`` that it may have titles that begin with one.
    """
    return (
        *(_short_rows(report) if tables else ()),
        *(_numbered_titles(report) if numbers else ()),
        *_same_names(report),
    )


def _numbered_titles(report: Report) -> Iterator[str]:
    """Titles written with their number, which would be printed behind the one that comes by itself."""
    for item in entries_in(report, Item):
        label = None if item.label.filled else parse_label(item.title.strip())
        if label is not None:
            line = f"第{item.title.place.line}行：" if item.title.place.line else ""
            yield (
                f"{line}标题“{item.title.strip()[:20]}”自带编号“{label.text}”，编号会自动生成，印出来就有两个；"
                f"请删去“{label.text}”，要用这个编号的写在“编号”里"
            )


def _short_rows(report: Report) -> Iterator[str]:
    """Tables with rows that have fewer cells than others, which are printed with empty ones at their end."""
    for table in entries_in(report, Table):
        rows = (*table.header, *table.rows)
        width, laid = grid(TreeTable(tuple(tuple(Cell((), cell.columns, cell.rows) for cell in row) for row in rows)))
        widths = [sum(span for _, span, _ in row) for row in laid]
        short = [number for number, there in enumerate(widths) if rows[number] and there < width]
        if not short:
            continue
        names = "、".join(_row_name(number, len(table.header)) for number in short[:_SHOWN])
        told = f"{names}等{len(short)}行" if len(short) > _SHOWN else names
        lacking = width - min(widths[number] for number in short)
        count = f"少{lacking}格" if len(short) == 1 else f"格数不够，最多的少{lacking}格"
        yield (
            f"{_line(rows[short[0]])}表格{_named(table)}有{width}列，{told}{count}，末尾补成了空格；"
            '漏写的请补上，确是空格的写 ""'
        )


def _row_name(number: int, header: int) -> str:
    """Which row of the form's list it is."""
    if number >= header:
        return f"第{number - header + 1}行"
    return "表头" if header == 1 else f"表头第{number + 1}行"


def _line(row: Sequence[FormCell]) -> str:
    place = next((found for cell in row if (found := item_place(cell)) is not None), None)
    return f"第{place.line}行：" if place and place.line else ""


def _named(table: Table) -> str:
    return f"“{table.caption.strip()}”" if table.caption.filled else ""


def _same_names(report: Report) -> Iterator[str]:
    """Attachments of one name."""
    first: dict[str, int] = {}
    for number, attachment in enumerate(report.attachments, 1):
        name = "".join(attachment.title.split())
        if not name or attachment.title.none:
            continue
        if first.setdefault(name, number) != number:
            line = f"第{attachment.title.place.line}行：" if attachment.title.place.line else ""
            yield f"{line}附件{number}与附件{first[name]}名称相同（{name[:20]}），请核对，需要区别的改名称"
