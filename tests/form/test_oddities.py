"""What looks like a slip in a form is told with its line, and printed as it stands."""

from __future__ import annotations

import pytest

from authoring.form.loader import parse_form

END = '末尾补成了空格；漏写的请补上，确是空格的写 ""'
TABLE = """\
主要举措和成效:
  - 表格标题: 表1　执法情况
    表头: [指标, 数量, 增减]
    行:
"""


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("[甲, 1, 2]", None),
        ('[甲, 1, ""]', None),
        ("[{文字: 合计, 跨列: 2}, 2]", None),
        ("[{文字: 甲, 跨行: 2}, 1, 2]\n      - [3, 4]", None),
        ("[甲, 1]", "第5行：表格“表1　执法情况”有3列，第1行少1格"),
        (
            "[甲, 1, 2]\n      - [乙]\n      - [丙, 1]",
            "第6行：表格“表1　执法情况”有3列，第2行、第3行格数不够，最多的少2格",
        ),
        ("[甲, 1, 2, 3]", "第3行：表格“表1　执法情况”有4列，表头少1格"),
        (
            "\n      - ".join(["[甲]"] * 6),
            "第5行：表格“表1　执法情况”有3列，第1行、第2行、第3行、第4行等6行格数不够，最多的少2格",
        ),
    ],
)
def test_rows_that_are_too_short_are_told(rows: str, told: str | None) -> None:
    assert parse_form(f"{TABLE}      - {rows}\n").notices == ((f"{told}，{END}",) if told else ())


def test_attachments_of_one_name_are_told() -> None:
    unnamed = "  - {标题: 无, 内容: 乙}\n  - {标题: 无, 内容: 丙}\n"
    text = f"附件:\n  - 统计表\n  - 清单\n  - {{标题: 统 计表, 内容: 甲}}\n{unnamed}"
    assert parse_form(text).notices == ("第4行：附件3与附件1名称相同（统计表），请核对，需要区别的改名称",)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("标题: 一、加强领导\n    内容: 写明", ("第2行", "“一、”")),
        ('标题: "（二）规范执法"\n    内容: 写明', ("第2行", "“（二）”")),
        ("标题: 一、加强领导\n    编号: 无\n    内容: 写明", None),
        ("标题: 一体推进\n    内容: 写明", None),
        ("标题: 2024年工作\n    内容: 写明", None),
    ],
)
def test_a_title_written_with_its_number_is_told(entry, told) -> None:
    notices = parse_form(f"主要举措和成效:\n  - {entry}\n").notices
    assert len(notices) == (1 if told else 0)
    assert all(word in notices[0] for word in told or ())
