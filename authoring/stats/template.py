"""The empty workbook that goes out to the units: usual figures, what may be entered, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.stats.book import head_row, new_book, saved
from authoring.stats.layout import load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

_HEADS = ("类别", "名称", "单位", "本年", "上年", "总数", "小数位", "公开", "来源", "备注")
_WIDTHS = (14, 20, 8, 12, 12, 12, 8, 8, 16, 44)
_HEAD_ROW = 3
_SPARE = 50
"""Empty rows below the usual figures that are validated as well."""
_EXPLAINED = (
    ("填报单位", "写在“统计表”最上面一行，汇总时靠它认是哪个单位报的。"),
    ("名称", "同一个数在各单位的表里要用同一个名称；可以在末尾添行，名称只用汉字和字母。"),
    ("单位", "量词或计量单位；全部单位要一致，否则不能相加。"),
    ("本年、上年", "只写数字，没有的空着，是零的写 0；上年的数用来算同比。"),
    ("总数", "它是其中一部分时，写所占的总数，用来算占比；不算占比的空着。"),
    ("2021年等", "要画几年的图表时，在后面添上以年份为表头的列，写上年以前各年的数；不画的不用添。"),
    ("小数位", "算出的百分比保留几位小数，空着则一位。"),
    ("公开", "不能对外公开的写“否”，公开稿里就不会出现；空着算“是”。"),
    ("来源、备注", "由谁提供、有什么要说明的，不印进报告。"),
)
_EXAMPLE: tuple[str | int, ...] = ("行政执法", "负责人出庭", "件", 18, 15, 20, 1, "是", "法制科", "示例，不计入汇总")


class Metric(NamedTuple):
    """A usual figure: what it belongs to, its name, unit of measure, and what is counted."""

    topic: str
    name: str
    unit: str
    meaning: str


def metrics(profiles: Collection[str] = ()) -> Iterator[Metric]:
    """The usual figures of all bureaus, and those of the profiles named in English (police)."""
    for group in load("metrics")["groups"]:
        if group["profile"] in ("national", *profiles):
            yield from (Metric(group["topic"], *each) for each in group["metrics"])


def template(profiles: Collection[str] = ()) -> bytes:
    """The workbook as bytes; raises UserError where openpyxl is missing."""
    book, sheet = new_book("统计表")
    from openpyxl.styles import Font  # only now: where openpyxl is missing, new_book says so

    sheet["A1"], sheet["A1"].font = "填报单位：", Font(bold=True)
    sheet.merge_cells("B1:D1")
    sheet["A2"] = "只填本年、上年两列（要算占比的再填总数），没有的空着；怎么填见“填写说明”。"
    head_row(sheet, _HEAD_ROW, _HEADS, _WIDTHS)
    row = _HEAD_ROW
    for row, metric in enumerate(metrics(profiles), _HEAD_ROW + 1):
        told = {1: metric.topic, 2: metric.name, 3: metric.unit, 10: metric.meaning}
        for column, text in told.items():
            sheet.cell(row, column, text)
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    _validate(sheet, _HEAD_ROW + 1, row + _SPARE)
    _explain(book.create_sheet("填写说明"))
    return saved(book)


def _validate(sheet: Worksheet, first: int, last: int) -> None:
    """Excel asks back about a 单位 that is not on the list, which may be right, and refuses what never is."""
    from openpyxl.worksheet.datavalidation import DataValidation as Rule

    units = ",".join(load("metrics")["units"])
    rules = {
        "C": Rule("list", f'"{units}"', errorStyle="warning", error="请从列表里选一个单位，各单位要一致"),
        "DEF": Rule("decimal", "0", operator="greaterThanOrEqual", error="只写数字，不小于 0；单位写在“单位”一列"),
        "G": Rule("whole", "0", formula2="4", operator="between", error="写 0 到 4"),
        "H": Rule("list", '"是,否"', error="只能写“是”或“否”"),
    }
    for columns, rule in rules.items():
        rule.allow_blank, rule.showErrorMessage, rule.errorTitle = True, True, "请核对"
        for column in columns:
            rule.add(f"{column}{first}:{column}{last}")
        sheet.add_data_validation(rule)


def _explain(sheet: Worksheet) -> None:
    head_row(sheet, 1, ("栏目", "怎么填"), (14, 80))
    for row, (name, told) in enumerate(_EXPLAINED, 2):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, told)
    below = len(_EXPLAINED) + 3
    sheet.cell(below, 1, "示例：")
    for column, (head, value) in enumerate(zip(_HEADS, _EXAMPLE, strict=True), 1):
        sheet.cell(below + 1, column, head)
        sheet.cell(below + 2, column, value)
