"""Statistics from .xlsx and .csv: the described layout in its variants, and one clear message for each fault."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from authoring.api import check
from authoring.compose import compose
from authoring.document import lines
from authoring.errors import FormError
from authoring.form.data import as_data
from authoring.form.loader import load_form
from authoring.form.profiles import load_profile
from authoring.stats.reading import read_statistics
from tests.stats.workbooks import HEAD, with_cached, workbook

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> list[tuple[str, dict[str, str]]]:
    rows = read_statistics(path).rows
    return [
        (row.name, {column: entry.text for column, entry in row.entries.items() if column != "名称"}) for row in rows
    ]


def faults(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(FormError) as caught:
        read_statistics(path)
    return [((fault.place.file or "").removeprefix(str(path)).strip(), fault.message) for fault in caught.value.faults]


def test_the_plain_layout(tmp_path: Path) -> None:
    path = workbook(tmp_path / "甲.xlsx", {"表": [HEAD, ("处罚", "宗", 4459, 4800, None, 1, "是", "法制", "注")]})
    row = {"单位": "宗", "本年": "4459", "上年": "4800", "小数位": "1", "公开": "是", "来源": "法制", "备注": "注"}
    assert read(path) == [("处罚", row)]


def test_merged_heads_titles_several_sheets_and_headings_between(tmp_path: Path) -> None:
    first = [
        ("2024年统计表", None, None, None),
        ("填报单位：", "甲所", None, None),
        ("指标名称", "数量", None, "计量单位"),
        (None, "本 年（必填）", "上年数", None),
        ("一、执法", None, None, None),
        (" 行政 处罚 ", "1,046", "１２０", "宗"),
        ("没有填", None, "—", "件"),
    ]
    second = [("本年", "名称"), (0.1 + 0.2, "合同")]
    sheets = {"案件": first, "填写说明": [("名称", "本年"), ("示例", 1)], "其他": second, "空": []}
    path = workbook(tmp_path / "甲.xlsx", sheets, ["A1:D1", "A3:A4", "B3:C3", "D3:D4"])
    assert read(path) == [
        ("一、执法", {}),
        ("行政处罚", {"本年": "1,046", "上年": "１２０", "单位": "宗"}),
        ("没有填", {"单位": "件"}),
        ("合同", {"本年": "0.3"}),
    ]
    assert read_statistics(path).unit == "甲所"
    assert [row.filled for row in read_statistics(path).rows] == [False, True, False, True]


def test_numbers_as_excel_shows_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "甲.xlsx", {"表": [("名称", "本年", "上年"), ("率", 0.624, 0.07), ("数", "=1+2", "1 046宗")]}
    )
    book = load_workbook(path)
    for cell in ("B2", "C2"):
        book["表"][cell].number_format = "0.0%"
    book.save(path)
    assert read(with_cached(path, {"B3": "3"})) == [
        ("率", {"本年": "62.4%", "上年": "7%"}),
        ("数", {"本年": "3", "上年": "1046宗"}),
    ]


@pytest.mark.parametrize("shown_as", ['0"%"', r"0\%"])
def test_a_percent_sign_that_a_format_only_puts_behind_scales_nothing(tmp_path: Path, shown_as: str) -> None:
    path = workbook(tmp_path / "甲.xlsx", {"表": [("名称", "本年"), ("率", 62.4)]})
    book = load_workbook(path)
    book["表"]["B2"].number_format = shown_as
    book.save(path)
    assert read(path) == [("率", {"本年": "62.4%"})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "甲.csv"
    path.write_bytes('名称,本年,单位\r\n"处罚","4,459",宗\r\n'.encode(encoding))
    assert read(path) == [("处罚", {"本年": "4,459", "单位": "宗"})]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("甲.xlsx", b"hello", "不是 Excel 工作簿"),
        ("甲.xlsx", b"", "文件是空的"),
        ("甲.xlsx", b"PK\x03\x04 cut short", "不是 Excel 工作簿，或者文件已损坏"),
        ("甲.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("甲.xlsx", OLE + b"Workbook", "旧版 Excel"),
        ("甲.xls", OLE + b"Workbook", "旧版 Excel"),
        ("甲.csv", b"\xff\xff\x81", "编码认不出来"),
        ("甲.csv", "数,量\n1,2\n".encode(), "没有找到表头"),
        ("甲.csv", ("名称,本年\n" + "甲,1\n" * 20001).encode(), "行数太多"),
        ("甲.csv", b"x" * 10_000_001, "文件太大"),
        ("甲.doc", b"x", ".xlsx 或 .csv"),
    ],
)
def test_a_file_that_is_no_statistics(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    [(where, told)] = faults(path)
    assert message in told and where == ""


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "没有这个文件" in faults(tmp_path / "甲.xlsx")[0][1]
    (tmp_path / "乙.xlsx").mkdir()
    assert "文件夹" in faults(tmp_path / "乙.xlsx")[0][1]


def test_a_damaged_or_foreign_package(tmp_path: Path) -> None:
    path = workbook(tmp_path / "甲.xlsx", {"表": [HEAD]})
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for broken, message in (("xl/workbook.xml", "已损坏"), ("xl/worksheets/sheet1.xml", "已损坏"), (None, "别的文件")):
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts.items():
                if broken or not name.startswith("xl/"):
                    package.writestr(name, b"<a><b>" if name == broken else data)
        [(_, told)] = faults(path)
        assert message in told


@pytest.mark.parametrize(
    ("rows", "merged", "where", "message"),
    [
        ([("数", "量")], (), "", "没有找到表头：要有一行写着“名称”和“本年”；看过的工作表：“表”"),
        ([("名称", "数量")], (), "工作表“表” A1", "没有“本年”一列"),
        ([("名称", "本年", "今年")], (), "工作表“表” C1", "“本年”有两列（B1 和 C1）"),
        ([("名称", "本年", None), (None, "件", "人")], ("A1:A2", "B1:C1"), "工作表“表” B1", "合并了2列"),
        ([("名称", "本年"), (None, 3)], (), "工作表“表” B2", "没有写名称"),
        ([("名称", "本年"), ("甲", "=1+2")], (), "工作表“表” B2", "没有存下算好的值"),
        ([("名称", "本年"), ("甲", "#REF!")], (), "工作表“表” B2", "公式出错（#REF!）"),
        ([("名称", "本年"), ("甲", True)], (), "工作表“表” B2", "“TRUE”是逻辑值"),
        (
            [("名称", "本年"), ("甲", 3), ("乙", None)],
            ("B2:B3",),
            "工作表“表” B2",
            "这一格合并了2行，看不出是哪个指标的数",
        ),
    ],
)
def test_a_fault_names_sheet_and_cell(tmp_path: Path, rows, merged, where: str, message: str) -> None:
    [(found, told)] = faults(workbook(tmp_path / "甲.xlsx", {"表": rows}, merged))
    assert found == where and message in told


def test_a_huge_sheet_and_hidden_sheets(tmp_path: Path) -> None:
    path = workbook(tmp_path / "甲.xlsx", {"表": [HEAD]})
    book = load_workbook(path)
    book["表"]["A30000"] = 1
    book.save(path)
    assert faults(path) == [("工作表“表”", "太大：有30000行、9列，请删去空行和不用的列")]
    book["表"].sheet_state = "hidden"
    book.create_sheet("来源")
    book.active = 1
    book.save(path)
    assert "没有可读的工作表" in faults(path)[0][1]


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "甲.xlsx", {"表": [HEAD]})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "authoring[excel]" in faults(path)[0][1]


# ---- in the form

FORM = "年度: 2024\n单位: 甲局\n指标来源: 统计表.xlsx\n{more}主要举措和成效: 共{text}。\n"


def form(folder: Path, rows, text: str, more: str = ""):
    workbook(folder / "统计表.xlsx", {"表": [("名称", "单位", "本年", "上年", "总数", "小数位", "公开"), *rows]})
    path = folder / "表单.yaml"
    path.write_text(FORM.format(text=text, more=more), encoding="utf-8")
    return load_form(path)


def test_the_text_takes_its_figures_from_the_workbook(tmp_path: Path) -> None:
    rows = [
        ("处罚", "宗", "4,459", 4800, 9000, 2, None),
        ("没有用到", "件", 3),
        ("没有填", "件"),
        ("警力", "人", 9, 8, 90, None, "否"),
    ]
    loaded = form(tmp_path, rows, "{{ 处罚 }}{{ 处罚.占比 }}{{ 合同 }}。警力{{ 警力 }}", "指标: {合同: 3份}\n")
    assert "共4459宗49.54%3份。警力9人。" in "\n".join(lines(compose(loaded, load_profile()).document))
    assert "警力" not in "\n".join(lines(compose(loaded, load_profile(), "public").document))
    assert as_data(loaded.report)["指标"] == [{"名称": "合同", "本年": "3份"}]


@pytest.mark.parametrize(
    ("row", "where", "message"),
    [
        (("处罚", "宗", "很多"), "C2", "“很多”不是一个数"),
        (("处罚", "宗", -3), "C2", "“-3”不是一个数"),
        (("处罚", "宗", None, None, 8), "A2", "没有填本年的数"),
        (("处罚", "宗", 9, "8件"), "D2", "单位“件”与“宗”不一致"),
        (("处罚", "宗", 9, None, 8), "C2", "大于总数8"),
        (("处罚", "宗", 9, None, None, 9), "F2", "小数位要写"),
        (("处罚", "宗", 9, None, None, None, "也许"), "G2", "只能写“是”或“否”"),
        (("处罚（宗）", "宗", 9), "C2", "不能作指标的名称"),
        (("合同", "份", 9), "C2", "指标“合同”写了两次（另一处在第4行）"),
    ],
)
def test_a_fault_of_a_row_is_told_with_its_cell(tmp_path: Path, row, where: str, message: str) -> None:
    with pytest.raises(FormError) as caught:
        form(tmp_path, [row], "{{ 处罚 }}{{ 合同 }}", "指标: {合同: 3份}\n")
    told = {fault.message: fault.place.file for fault in caught.value.faults if fault.place}
    [file] = [file for text, file in told.items() if message in text]
    assert file == f"{tmp_path / '统计表.xlsx'} 工作表“表” {where}"


def test_a_figure_that_still_awaits_its_number_is_told_where_prose_names_it(tmp_path: Path) -> None:
    with pytest.raises(FormError) as caught:
        form(tmp_path, [("处罚", "宗", None, 3)], "{{ 处罚 }}")
    [fault] = [fault for fault in caught.value.faults if "还没有填本年的数" in fault.message]
    assert f"（写在{tmp_path / '统计表.xlsx'} 工作表“表” A2）" in fault.message
    assert fault.place
    assert fault.place.line == 4


def test_the_same_figure_twice_in_the_workbook(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"处罚”写了两次（另一处在.*统计表.xlsx 工作表“表” C2）"):
        form(tmp_path, [("处罚", "宗", 9), ("处罚", "宗", 9)], "{{ 处罚 }}")


def test_a_workbook_that_can_not_be_read_is_the_only_fault(tmp_path: Path) -> None:
    path = tmp_path / "表单.yaml"
    path.write_text(FORM.format(text="{{ 处罚 }}", more=""), encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_form(path)
    told = [(fault.message, fault.place and fault.place.line) for fault in caught.value.faults]
    assert told == [("指标来源：“统计表.xlsx”：没有这个文件，请检查文件名和路径", 3)]


def test_columns_of_earlier_years(tmp_path: Path) -> None:
    head = ("名称", "单位", "本年", "上年", "2021年", "2022 年（全年）", "2023年", "2024年", "2025")
    workbook(tmp_path / "统计表.xlsx", {"表": [head, ("处罚", "宗", 5, 4, "1,001", "/", 4, 5, None)]})
    path = tmp_path / "表单.yaml"
    path.write_text(FORM.format(text="{{ 处罚 }}", more=""), encoding="utf-8")
    [entry] = load_form(path).report.figures
    # those of this year and the last one are 本年 and 上年
    assert entry.history == {"2021": "1,001"}


def test_a_year_over_several_columns_names_none_of_them(tmp_path: Path) -> None:
    rows = [("名称", "2024年", None, "2021年"), (None, "本年", "上年", "件数"), ("处罚", 5, 4, 1)]
    path = workbook(tmp_path / "表.xlsx", {"表": rows}, ("A1:A2", "B1:C1"))
    [row] = read_statistics(path).rows
    assert {column: entry.text for column, entry in row.entries.items()} == {
        "名称": "处罚",
        "本年": "5",
        "上年": "4",
        "2021年": "1",
    }


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        (("名称", "本年", "2021年", "2021"), ("处罚", 5, 1, 1), "“2021年”有两列（C1 和 D1）"),
        (("名称", "本年", "2021年"), (None, None, 3), "这一行有数，却没有写名称"),
    ],
)
def test_faults_of_earlier_years(tmp_path: Path, head, row, told: str) -> None:
    assert told in faults(workbook(tmp_path / "表.xlsx", {"表": [head, row]}))[0][1]


def test_a_number_of_an_earlier_year_that_is_none_is_told_with_its_cell(tmp_path: Path) -> None:
    workbook(tmp_path / "统计表.xlsx", {"表": [("名称", "单位", "本年", "2021年"), ("处罚", "宗", 5, "不少")]})
    path = tmp_path / "表单.yaml"
    path.write_text(FORM.format(text="{{ 处罚 }}", more=""), encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_form(path)
    [fault] = caught.value.faults
    assert "“不少”不是一个数" in fault.message and fault.place and str(fault.place.file).endswith("D2")


def test_rows_that_are_merged_as_a_whole_are_one_row(tmp_path: Path) -> None:
    rows = [("名称", "本年"), ("甲", 3), (None, None), ("乙", 4)]
    [first, second] = read_statistics(workbook(tmp_path / "表.xlsx", {"表": rows}, ("A2:A3", "B2:B3"))).rows
    assert (first.entries["本年"].text, second.entries["本年"].text) == ("3", "4")


def test_what_a_csv_can_do_wrong(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('名称,本年\n"处罚,3\n许可,4\n', encoding="utf-8")
    assert "CSV 的引号或分隔有误" in faults(path)[0][1]
    path.write_bytes("名称,本年\n处\0罚,3\n".encode())
    [(_, told)] = faults(path)
    assert "看不见的控制字符" in told


def test_a_check_of_the_form_names_the_workbook_and_its_cell(tmp_path: Path) -> None:
    (tmp_path / "表.yaml").write_text(FORM.format(text="{{ 处罚 }}", more=""), encoding="utf-8")
    assert "第3行：指标来源：“统计表.xlsx”：没有这个文件" in (check(tmp_path / "表.yaml").reason or "")
