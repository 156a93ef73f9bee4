"""What several units sent as one workbook: the totals, the cell each came from, and what is to be cleared up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from authoring.stats.book import head_row, new_book, put_number, put_text, saved
from authoring.stats.layout import is_year
from authoring.stats.sheet import reference

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from authoring.stats.merging import Merged, Total

_HEADS = ("名称", "单位", "本年", "上年", "总数", "小数位", "时段", "公开", "来源", "备注")
_NUMBERS_END = _HEADS.index("总数") + 1
_YEAR_WIDTH = 12
_WIDTHS = (22, 8, 12, 12, 12, 8, 10, 8, 40, 50)
_FROM = ("名称", "项", "填报单位", "文件", "工作表", "单元格", "值")
_FROM_WIDTHS = (22, 8, 20, 30, 16, 10, 12)


def summary(merged: Merged) -> bytes:
    """The workbook as bytes, itself of the layout that a form reads; raises UserError where openpyxl is missing."""
    book, sheet = new_book("汇总")
    years = sorted({column for total in merged.totals for column in total.sums if is_year(column)})
    heads = (*_HEADS[:_NUMBERS_END], *years, *_HEADS[_NUMBERS_END:])
    widths = (*_WIDTHS[:_NUMBERS_END], *(_YEAR_WIDTH for _ in years), *_WIDTHS[_NUMBERS_END:])
    head_row(sheet, 1, heads, widths)
    sheet.freeze_panes = "B2"
    for row, total in enumerate(merged.totals, 2):
        _total(sheet, row, total, merged, heads)
    _sources(book.create_sheet("来源"), merged)
    told = book.create_sheet("问题")
    head_row(told, 1, ("名称", "要核对的"), (22, 100))
    for row, problem in enumerate(merged.problems, 2):
        put_text(told, row, 1, problem.name)
        put_text(told, row, 2, problem.told)
    return saved(book)


def _total(sheet: Worksheet, row: int, total: Total, merged: Merged, heads: tuple[str, ...]) -> None:
    for column, head in enumerate(heads, 1):
        if head in total.sums:
            put_number(sheet, row, column, total.sums[head])
    problems = "；".join(problem.told for problem in merged.problems if problem.name == total.name)
    texts = {
        "名称": total.name,
        "单位": total.measure,
        "小数位": total.decimals,
        "时段": total.period,
        "公开": "是" if total.public else "否",
        "来源": "、".join(total.units),
        "备注": problems,
    }
    for head, text in texts.items():
        if text:
            put_text(sheet, row, heads.index(head) + 1, text)


def _sources(sheet: Worksheet, merged: Merged) -> None:
    head_row(sheet, 1, _FROM, _FROM_WIDTHS)
    sheet.freeze_panes = "B2"
    parts = [(total, part) for total in merged.totals for part in total.parts]
    for row, (total, part) in enumerate(parts, 2):
        origin = part.entry.sheet
        cell = reference(part.entry.spot)
        for column, text in enumerate(
            (total.name, part.column, part.unit, Path(origin.file).name, origin.name, cell), 1
        ):
            put_text(sheet, row, column, text)
        put_number(sheet, row, len(_FROM), part.value)
