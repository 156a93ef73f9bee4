"""The workbook that goes out, and adding up what comes back."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from authoring import api
from authoring.cli import main
from authoring.document import block_text
from authoring.errors import FormError, UserError
from authoring.form.figures import FigureEntry, figure_set
from authoring.stats.reading import read_statistics
from authoring.stats.template import metrics
from tests.stats.workbooks import workbook

HEAD = ("名称", "单位", "本年", "上年", "总数", "时段", "公开")


def unit(folder: Path, name: str, *rows: tuple[Any, ...]) -> Path:
    return workbook(folder / f"{name}.xlsx", {"表": [("填报单位：" + name,), HEAD, *rows]})


def rows(path: Path, sheet: str = "汇总") -> list[dict[str, Any]]:
    head, *below = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [{str(key): value for key, value in zip(head, row, strict=True) if value is not None} for row in below]


# ---- the empty workbook


@pytest.mark.parametrize(("profile", "count"), [(None, 35), ("公安", 50), ("公安+广东", 50)])
def test_the_template_is_read_back_as_unfilled(tmp_path: Path, profile: str | None, count: int) -> None:
    path = tmp_path / "统计表.xlsx"
    api.stats_template(path, profile=profile)
    found = read_statistics(path).rows
    assert len(found) == len({row.name for row in found}) == count
    assert not any(row.filled for row in found)


def test_every_usual_figure_can_stand_in_a_form() -> None:
    written = [FigureEntry(name=metric.name, now="3", unit=metric.unit) for metric in metrics(("police",))]
    assert figure_set(written, {}).faults == ()


def test_the_template_refuses_what_is_wrong_and_explains(tmp_path: Path) -> None:
    path = tmp_path / "统计表.xlsx"
    api.stats_template(path)
    book = load_workbook(path)
    rules = {str(rule.sqref)[0]: rule for rule in book["统计表"].data_validations.dataValidation}
    assert {"件", "万元", "%"} <= set(rules["C"].formula1.strip('"').split(","))
    assert (rules["H"].formula1, rules["G"].formula2) == ('"是,否"', "4")
    assert (rules["D"].operator, rules["D"].formula1) == ("greaterThanOrEqual", "0")
    assert "D4" in rules["D"].sqref and "F60" in rules["D"].sqref
    assert "示例：" in [cell.value for cell in book["填写说明"]["A"]]
    again = tmp_path / "再.xlsx"
    api.stats_template(again)
    assert again.read_bytes() == path.read_bytes()
    with pytest.raises(UserError, match="已经存在"):
        api.stats_template(path)
    with pytest.raises(UserError, match=r"\.xlsx 结尾"):
        api.stats_template(tmp_path / "统计表.xls")


def test_a_filled_template_is_read(tmp_path: Path) -> None:
    path = tmp_path / "统计表.xlsx"
    api.stats_template(path)
    book = load_workbook(path)
    sheet = book["统计表"]
    sheet["B1"] = "城关所"
    sheet["D4"], sheet["E4"] = 12, 9
    book.save(path)
    read = read_statistics(path)
    [row] = [row for row in read.rows if row.filled]
    assert (read.unit, row.name, row.entries["本年"].text, row.entries["上年"].text) == (
        "城关所",
        "专题研究法治工作",
        "12",
        "9",
    )


# ---- adding up


def test_totals_with_the_cells_they_came_from(tmp_path: Path) -> None:
    first = unit(tmp_path, "甲所", ("处罚", "宗", 3, 2, 10, None, "是"), ("金额", "万元", "1,000.25", 0.1))
    second = unit(tmp_path, "乙所", ("金额", None, "0.1万元", 0.2), ("处罚", "宗", 4, 5, 20, None, "否"))
    out = tmp_path / "汇总.xlsx"
    merged = api.stats_merge([first, second], out)
    assert merged.problems == ()
    assert rows(out) == [
        {"名称": "处罚", "单位": "宗", "本年": 7, "上年": 7, "总数": 30, "公开": "否", "来源": "甲所、乙所"},
        {"名称": "金额", "单位": "万元", "本年": 1000.35, "上年": 0.3, "公开": "是", "来源": "甲所、乙所"},
    ]
    told = [tuple(row.values()) for row in rows(out, "来源")]
    assert told[:2] == [
        ("处罚", "本年", "甲所", "甲所.xlsx", "表", "C3", 3),
        ("处罚", "上年", "甲所", "甲所.xlsx", "表", "D3", 2),
    ]
    assert ("金额", "本年", "乙所", "乙所.xlsx", "表", "C3", 0.1) in told and len(told) == 10
    again = tmp_path / "再.xlsx"
    api.stats_merge([first, second], again)
    assert again.read_bytes() == out.read_bytes()


def test_the_sum_serves_as_source_of_a_form(tmp_path: Path) -> None:
    api.stats_merge(
        [unit(tmp_path, "甲所", ("处罚", "宗", 3, 2)), unit(tmp_path, "乙所", ("处罚", "宗", 4, 5))],
        tmp_path / "汇总.xlsx",
    )
    form = tmp_path / "表单.yaml"
    form.write_text("年度: 2024\n单位: 甲局\n指标来源: 汇总.xlsx\n主要举措和成效: 共{{ 处罚 }}。\n", encoding="utf-8")
    assert [str(entry.now) for entry in api.load_form(form).report.figures] == ["7"]


def test_what_does_not_fit_is_told_and_not_added(tmp_path: Path) -> None:
    files = [
        unit(tmp_path, "甲所", ("处罚", "宗", 3), ("率", "%", 50), ("检查", "次", 5, 4), ("资料", "份", "300余")),
        unit(
            tmp_path,
            "乙所",
            ("处罚", "件", 4),
            ("率", "%", 60),
            ("检查", "次", 6, None, None, "1—11月"),
            ("资料", "份", 20),
        ),
    ]
    names = tmp_path / "名单.txt"
    names.write_text("甲所\n丙所\n", encoding="utf-8")
    merged = api.stats_merge(files, tmp_path / "汇总.xlsx", units=names)
    told = [(problem.name, problem.told.replace(str(tmp_path), "")) for problem in merged.problems]
    assert told == [
        ("", "“丙所”没有报"),
        ("", "“乙所”不在名单里，已计入"),
        ("处罚", "各单位的单位不一致，没有相加：甲所用“宗”；乙所用“件”"),
        ("率", "比率不能相加，请改报件数，把所占的填在总数里"),
        ("检查", "乙所没有填上年，上年没有相加"),
        ("检查", "各单位的时段不一致：甲所是全年；乙所是1—11月"),
        ("资料", "甲所报的是概数，合计按所写的数计：/甲所.xlsx 工作表“表” C6"),
    ]
    found = {row["名称"]: row for row in rows(tmp_path / "汇总.xlsx")}
    assert "本年" not in found["处罚"] and "本年" not in found["率"] and "单位" not in found["处罚"]
    assert (found["检查"]["本年"], found["资料"]["本年"]) == (11, 320) and "上年" not in found["检查"]
    assert "没有相加" in found["处罚"]["备注"]
    assert len(rows(tmp_path / "汇总.xlsx", "问题")) == 7


@pytest.mark.parametrize(
    ("made", "message"),
    [
        ([("处罚", "宗", "很多")], "“很多”不是一个数"),
        ([("处罚", "宗", "3件")], "单位“件”与“宗”不一致"),
        ([("处罚", "宗", 3), ("处罚", "宗", 3)], "“处罚”写了两次"),
    ],
)
def test_a_fault_of_a_unit_stops_the_sum(tmp_path: Path, made: list[tuple[Any, ...]], message: str) -> None:
    with pytest.raises(FormError, match=message) as caught:
        api.stats_merge([unit(tmp_path, "甲所", *made)], tmp_path / "汇总.xlsx")
    assert "甲所.xlsx 工作表“表” " in (caught.value.faults[0].place or pytest.fail()).file  # type: ignore[operator]
    assert not (tmp_path / "汇总.xlsx").exists()


def test_a_unit_that_sent_twice(tmp_path: Path) -> None:
    first = unit(tmp_path, "甲所", ("处罚", "宗", 3))
    second = tmp_path / "甲所改.xlsx"
    second.write_bytes(first.read_bytes())
    with pytest.raises(FormError, match="“甲所”报了两份"):
        api.stats_merge([first, second], tmp_path / "汇总.xlsx")


def test_a_text_that_looks_like_a_formula_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text("名称,本年,时段\n处罚,3,=1+1\n", encoding="utf-8")
    api.stats_merge([path], tmp_path / "汇总.xlsx")
    [cell] = [cell for cell in load_workbook(tmp_path / "汇总.xlsx")["汇总"][2] if cell.value == "=1+1"]
    assert cell.data_type == "s"


NUMBERS = st.decimals(0, 10**9, places=2).map(lambda value: value.normalize() + 0) | st.integers(0, 10**6).map(Decimal)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from("甲乙丙丁戊"), st.tuples(NUMBERS, NUMBERS, st.booleans()), max_size=5),
        min_size=1,
        max_size=4,
    )
)
def test_the_totals_are_those_of_an_independent_sum(units: list[dict[str, tuple[Decimal, Decimal, bool]]]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        paths = [
            unit(
                folder,
                f"{number}所",
                *((name, "件", f"{now:,f}" if text else now, prior) for name, (now, prior, text) in given.items()),
            )
            for number, given in enumerate(units)
        ]
        merged = api.stats_merge(paths, folder / "汇总.xlsx")
        read = {
            row.name: [Decimal(row.entries[column].text) for column in ("本年", "上年")]
            for row in read_statistics(folder / "汇总.xlsx").rows
        }
    wanted = {
        name: [sum((given[name][at] for given in units if name in given), Decimal(0)) for at in (0, 1)]
        for name in {name for given in units for name in given}
    }
    assert read == wanted
    for total in merged.totals:
        for column, value in total.sums.items():
            assert value == sum(part.value for part in total.parts if part.column == column)


YEARS = ("名称", "单位", "本年", "2021年", "上年", "2022")


def test_earlier_years_are_added_up_each_by_itself(tmp_path: Path) -> None:
    paths = [
        workbook(tmp_path / "甲所.xlsx", {"表": [YEARS, ("处罚", "宗", 5, 1, 4, "2,002"), ("许可", "件", 3, 7, 2)]}),
        workbook(tmp_path / "乙所.xlsx", {"表": [YEARS, ("处罚", "宗", 6, 10, 5, 20), ("许可", "件", 3, None, 2, 4)]}),
    ]
    merged = api.stats_merge(paths, tmp_path / "汇总.xlsx")
    assert [*rows(tmp_path / "汇总.xlsx")[0]] == ["名称", "单位", "本年", "上年", "2021年", "2022年", "公开", "来源"]
    assert rows(tmp_path / "汇总.xlsx")[0]["2022年"] == 2022
    assert [(each.name, each.told) for each in merged.problems] == [
        ("许可", "乙所没有填2021年，2021年没有相加"),
        ("许可", "甲所没有填2022年，2022年没有相加"),
    ]
    text = (
        "年度: 2024\n单位: 甲局\n指标来源: 汇总.xlsx\n前言: [{图表: 折线, 图题: 处罚, 指标: 处罚}]\n"
        "主要举措和成效: ['{{ 许可 }}']\n"
    )
    (tmp_path / "表单.yaml").write_text(text, encoding="utf-8")
    document = api.compose(api.load_form(tmp_path / "表单.yaml")).document
    assert "单位：宗\t处罚\n2021年\t11\n2022年\t2022\n2023年\t9\n2024年\t11" in map(block_text, document.blocks)


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    unit(tmp_path, "甲所", ("处罚", "宗", 3))
    unit(tmp_path, "乙所", ("处罚", "件", 3))

    def code(*args: str) -> Any:
        with pytest.raises(SystemExit) as ended:
            main(["stats", *args])
        return ended.value.code

    assert code("template") == 0
    assert code("merge", "甲所.xlsx", "乙所.xlsx") == 0
    assert code("merge", "甲所.xlsx", "乙所.xlsx", "--strict", "--force") == 1
    assert code("merge", "甲所.xlsx", "没有.xlsx", "--force") == 2
    out, err = capsys.readouterr()
    assert "已生成：统计表.xlsx" in out and "已汇总：汇总.xlsx（2个单位，1项指标，要核对的1处）" in out
    assert "核对：处罚：各单位的单位不一致" in err and "没有.xlsx 错误：没有这个文件" in err


@pytest.mark.parametrize("word", ["否", "不", "no", "FALSE"])
def test_whatever_says_no_keeps_the_total_from_the_public(tmp_path: Path, word: str) -> None:
    paths = [
        unit(tmp_path, "甲所", ("处罚", "宗", 3, 2, None, None, word)),
        unit(tmp_path, "乙所", ("处罚", "宗", 3, 2)),
    ]
    assert [total.public for total in api.stats_merge(paths, tmp_path / "汇总.xlsx").totals] == [False]


def test_what_says_neither_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FormError) as caught:
        api.stats_merge([unit(tmp_path, "甲所", ("处罚", "宗", 3, 2, None, None, "保密"))], tmp_path / "汇总.xlsx")
    [fault] = caught.value.faults
    assert "只能写“是”或“否”" in fault.message and fault.place and str(fault.place.file).endswith("G3")


def test_a_workbook_named_twice_is_added_once(tmp_path: Path) -> None:
    first = unit(tmp_path, "甲所", ("处罚", "件", 3, 2))
    unit(tmp_path, "乙所", ("处罚", "件", 4, 2))
    again = tmp_path / "夹" / ".." / "甲所.xlsx"
    (tmp_path / "夹").mkdir()
    merged = api.stats_merge([first, again, tmp_path / "*所.xlsx"], tmp_path / "汇总.xlsx")
    assert merged.units == ("甲所", "乙所")
    assert merged.totals[0].sums["本年"] == 7


def test_patterns_and_what_is_not_meant_by_them(tmp_path: Path) -> None:
    unit(tmp_path, "甲所", ("处罚", "宗", 3, 2))
    unit(tmp_path, "乙所", ("处罚", "宗", 4, 2))
    (tmp_path / "~$甲所.xlsx").write_bytes(b"lock")
    (tmp_path / "说明.docx").write_bytes(b"x")
    output = tmp_path / "汇总.xlsx"
    for _ in range(2):  # the first summary is no unit of the second
        merged = api.stats_merge([tmp_path / "*"], output, overwrite=True)
        assert merged.units == ("乙所", "甲所") and merged.totals[0].sums["本年"] == 7
    with pytest.raises(FormError, match="会把上次的合计再加一遍"):
        api.stats_merge([tmp_path / "甲所.xlsx", output], output, overwrite=True)
    with pytest.raises(FormError, match="没有符合这个样式的"):
        api.stats_merge([tmp_path / "丙*.xlsx"], tmp_path / "又.xlsx")
    assert not (tmp_path / "又.xlsx").exists()


def test_without_the_library_the_template_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "openpyxl"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(UserError, match=r"authoring\[excel\]"):
        api.stats_template(tmp_path / "统计表.xlsx")


def test_a_link_to_itself_is_told_as_a_workbook_that_can_not_be_read(tmp_path):
    loop = tmp_path / "圈.xlsx"
    loop.symlink_to(loop)
    with pytest.raises((FormError, UserError)):
        api.stats_merge([loop], tmp_path / "汇总.xlsx")
