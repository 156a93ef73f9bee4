from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from authoring.errors import FormError
from authoring.form.blocks import Picture
from authoring.form.limits import MAX_BYTES, MAX_DEPTH, MAX_NODES
from authoring.form.loader import load_form, parse_form
from authoring.form.text import Text
from tests.patience import no_hang

if TYPE_CHECKING:
    from pathlib import Path


def faults(text: str) -> list[tuple[int | None, int | None, str]]:
    with pytest.raises(FormError) as caught:
        parse_form(text, "表单.yaml")
    found = []
    for fault in caught.value.faults:
        assert fault.place is not None
        assert fault.place.file == "表单.yaml"
        found.append((fault.place.line, fault.place.column, fault.message))
    return found


MANY = """\
年度: 2024年
单为: 甲局
title: 乙
标题: 甲
主要举措和成效:
  - 标题: 一
    内客: 二
  - - 三
  - 标题：四
  - 标题: 五
    内容: {甲: 1}
存在的不足和原因:
  - 问题: 六
    问题: 七
成文日期: {{ 单位 }}
顺序: [主要举措]
"""


def test_every_fault_at_once_with_place_path_and_cure() -> None:
    found = faults(MANY)
    assert [(line, column) for line, column, _ in found] == [
        (1, 5), (2, 1), (3, 1), (7, 5), (8, 5), (9, 7), (11, 10), (14, 5), (15, 8), (16, 5),
    ]  # fmt: skip
    messages = [message for _, _, message in found]
    assert messages[0].startswith("年度：年度要写四位数字")
    assert messages[1] == "没有叫“单为”的项，是不是“单位”？"
    assert messages[2] == "“title”和“标题”是同一项，写了两次，请去掉一个"
    assert messages[3] == "主要举措和成效 › 第1项：没有叫“内客”的项，是不是“内容”？"
    assert messages[4].startswith("主要举措和成效 › 第2项：")
    assert "应写成“标题: ”" in messages[5]
    assert messages[6].startswith("主要举措和成效 › 第4项 › 内容：没有叫“甲”的项。可以写：标题、内容")
    assert messages[7] == "存在的不足和原因 › 第1项：“问题”写了两次（第13行已有），请合并或去掉一个"
    assert messages[8].startswith("成文日期：") and "引号" in messages[8]
    assert "是不是“主要举措和成效”？" in messages[9]


def test_paths_are_chinese_for_english_keys() -> None:
    assert faults("measures:\n  - title: x\n    run_in: maybe\n")[0][2].startswith("主要举措和成效 › 第1项 › 接排：")


@pytest.mark.parametrize(
    ("text", "line", "column", "told"),
    [
        (
            "主要举措和成效:\n  - 图片: a.png\n    宽度: -5\n",
            3,
            9,
            "宽度：这里要写10至156之间的整数，单位是毫米，如 78",
        ),
        ("主要举措和成效:\n  - 图片: a.png\n    宽度: 8厘米\n", 3, 9, "宽度：这里要写10至156之间的整数，单位是毫米"),
        ("主要举措和成效:\n  - 标题: 甲\n    层次: 一\n", 3, 9, "层次：这里要写1至4之间的整数"),
        ("主要举措和成效:\n  - 行: [[{文字: 甲, 跨列: [2]}]]\n", 2, 22, "跨列：这里要写1至63之间的整数"),
        ("表格样式: [网格]\n", 1, 7, "表格样式：这里只写表格样式的名称，不写成列表或“键: 值”。可以写：网格、三线表"),
        ("指标: {甲: {本年: 5, 上年: [3]}}\n", 1, 21, "指标 › 甲 › 上年：这里要写一段文字"),
        ("指标: {甲: {本年: 5, 上年数: 3}}\n", 1, 17, "指标 › 甲：没有叫“上年数”的项，是不是“上年”？"),
        ("指标:\n  - 甲: 5\n    上年数: 3\n", 3, 5, "指标 › 第1项：没有叫“上年数”的项，是不是“上年”？"),
        ("指标: {甲: {本年: 5, 历年: 3}}\n", 1, 21, "指标 › 甲 › 历年：要逐年写"),
        ("指标: {甲: {本年: 5, 概数: 来}}\n前言: 甲{{ 甲 }}\n", 1, 21, "指标 › 甲：没有“来”这个概数词，可以写：余、多"),
        ("指标: {甲: {本年: ''}}\n前言: 甲{{ 甲 }}\n", 1, 10, "指标 › 甲：没有填本年的数"),
    ],
)
def test_a_wrong_value_is_told_what_may_be_written(text: str, line: int, column: int, told: str) -> None:
    with pytest.raises(FormError) as caught:
        parse_form(text, "f")
    fault = caught.value.faults[0]
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (line, column)
    assert told in fault.message


def test_a_width_may_have_its_unit() -> None:
    assert Picture.model_validate({"图片": "a.png", "宽度": "120毫米"}).width == 120


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("年度：2024\n单位: x\n", 1, "“年度”后面用了全角冒号"),
        ("单位: x\n年度：2024\n标题: y\n", 2, "“年度”后面用了全角冒号"),
        ("单位: x\n年度:2024\n标题: y\n", 2, "冒号后面没有空格"),
        ("年度：2024", 1, "“年度”后面用了全角冒号"),
        ("年度: [1\n", 1, "方括号没有配对"),
        ("标题: {甲\n", 1, "花括号没有配对"),
        ("标题: 'x\n", 1, "引号没有配对"),
        ('标题: "x\n', 1, "引号没有配对"),
        ("主送:\n\t甲: 1\n", 2, "制表符"),
        ("- a\n年度: 1\n", 2, "对齐"),
        ("标题: @x\n", 1, "引号括起来"),
        ("标题: 甲: 乙\n", 1, "半角冒号要改成全角"),
        ("标题: {{ 单位 }}的报告\n", 1, "引号括起来"),
        ('标题: "\\q"\n', 1, "反斜杠"),
        ("标题: | x\n", 1, "引号括起来"),
        ("   标题: 1\n 单位: 2\n", 1, "顶格"),
        ("标题: ]\n", 1, "以“]”开头"),
        ("标题: x\x07\n", 1, "控制字符"),
        ("标题: *x\n", 1, "以“*”开头"),
        ("标题: *甲\n", 1, '写成 "*甲"'),
        ("标题: &a x\n署名: *a\n", 1, "以“&”开头"),
        ("标题: !!python/name:os.system x\n", 1, "以“!”开头"),
        ("标题: !!int 3\n", 1, "以“!”开头"),
        ("标题: x\n---\n标题: y\n", 2, "两份文档"),
        ("<<: {标题: x}\n", 1, "没有叫“<<”的项"),
        ("- 甲\n", 1, "键: 值"),
        ("只有一句话\n", 1, "键: 值"),
        ("", 1, "空的"),
        ("# 注释\n\n", 1, "空的"),
        ("标题: [a, b]\n", 1, "一段文字"),
        ("标题: {a: b}\n", 1, "一段文字"),
        ("年度: 202\n", 1, "四位数字"),
        ("年度: 2_024\n", 1, "四位数字"),
        ("成文日期: 2025-02-30\n", 1, "没有“2025-02-30”这一天"),
        ("成文日期: 2025年13月1日\n", 1, "这一天"),
        ("年度: 2024\n成文日期: 昨天\n", 2, "“昨天”不是日期的写法"),
        ("紧急程度: 急\n", 1, "特急”或“加急"),
        ("年度: 2024\n紧急程度: 平急\n", 2, "只用于电报"),
        ("主要举措和成效: {涵盖: [计划]}\n", 1, "没有叫“计划”的部分"),
        ("主要举措和成效:\n  - 标题: x\n    层次: 5\n", 3, "1至4"),
        ("主要举措和成效:\n  - {段落: x, 格式: 正门}\n", 2, "正文"),
        ("前言:\n  - 格式: 正文\n", 2, "没有叫“格式”的项"),
        ("补充内容: [{位置: 末尾, 内容: x}]\n", 1, "文末"),
        ("全文: [x]\n主要举措和成效: [y]\n", 2, "全文"),
        ("前言: '{{ 年渡 }}'\n", 1, "是不是“年度”"),
        ("a: " * 1 + "[" * 60 + "]" * 60 + "\n", 1, "嵌套太深"),
    ],
)
def test_faults_of_one_line(text: str, line: int, words: str) -> None:
    found = faults(text)
    assert any(at == line and words in message for at, _, message in found), found


def test_references_name_something_that_is_there() -> None:
    text = """\
存在的不足和原因:
  - 问题: 培训不足。能力不强
    原因: 不重视
    对应安排: [1, 加强培训, （一）, 第1条, 第一条, １]
  - 标题: 信息化弱
    对应安排: 3
下一年度主要安排:
  - 标题: 加强培训。
    针对: [培训不足, 2, 信息化弱, 别的]
"""
    assert [(line, message.partition("（")[0]) for line, _, message in faults(text)] == [
        (6, "存在的不足和原因 › 第2条 › 对应安排：没有“3”这一条安排"),
        (9, "下一年度主要安排 › 第1条 › 针对：没有“别的”这一条问题"),
    ]


def test_headings_go_down_to_level_four() -> None:
    text = "主要举措和成效:\n- {标题: 二, 内容: [{标题: 三, 内容: [{标题: 四, 内容: [{标题: 五}]}]}]}\n"
    assert "最多到第四级" in faults(text)[0][2]
    parse_form(text.replace("主要举措和成效:", "主要举措和成效:\n  标题: 无\n  内容:").replace("\n-", "\n  -"))


@pytest.mark.parametrize("value", ["no", "off", "yes", "0755", "12:30", "2024-01-08", "1.0", "1_000", "0x1F", ".inf"])
def test_texts_stay_as_written(value: str) -> None:
    report = parse_form(f"标题: {value}\n前言: [{value}]\n主要举措和成效: [{{行: [[{value}]]}}]\n").report
    assert report.title == value
    assert report.opening == (value,)


def test_a_half_filled_form_loads() -> None:
    report = parse_form("年度:\n单位: ~\n主送:\n前言:\n主要举措和成效:\n  - 标题:\n    内容:\n  -\n成文日期:\n").report
    assert report.year is None
    assert report.organisation == ""
    assert report.addressees == () == report.opening
    assert len(report.measures.content) == 1


def test_texts_know_their_place_line_by_line() -> None:
    form = parse_form('前言: 第一行\n  第二行 ab\n  cd\n结尾: |\n  一\n\n  二三\n署名: "甲"\n附注: >\n  长\n  句\n')
    opening = form.report.opening[0]
    assert isinstance(opening, Text)
    assert opening == "第一行第二行 ab cd"
    assert [opening.place.span(at, at + 1).line for at in (0, 3, 11)] == [1, 2, 3]
    lines = form.report.closing[0].lines()
    assert [(line, line.place.line, line.place.column) for line in lines] == [("一", 5, 3), ("二三", 7, 3)]
    assert lines[1].piece(1, 2).place.column == 4
    assert (form.report.signatures[0].place.line, form.report.signatures[0].place.column) == (8, 6)
    assert form.report.note == "长句"
    closing = parse_form('结尾: "一二\n  三 \'四\n\n  五"\n').report.closing[0]
    assert closing == "一二三 '四\n五"
    assert closing.place.span(2, 3).line == 2
    assert form.place("opening").line == 1
    assert form.place("title").line is None


@pytest.mark.parametrize(
    ("encoding", "bom", "notice"),
    [
        ("utf-8", b"", False),
        ("utf-8-sig", b"", False),
        ("utf-16", b"", True),
        ("utf-16-le", b"\xff\xfe", True),
        ("utf-16-be", b"\xfe\xff", True),
        ("gb18030", b"", True),
        ("gbk", b"", True),
    ],
)
def test_encodings_are_found_and_said(tmp_path: Path, encoding: str, bom: bytes, notice: bool) -> None:
    path = tmp_path / "表单.yaml"
    path.write_bytes(bom + "年度: 2024\r\n单位: 甲县公安局\r\n".encode(encoding))
    form = load_form(path)
    assert form.report.organisation == "甲县公安局"
    assert form.places["organisation"].line == 2
    assert bool(form.notices) is notice


def test_files_that_are_no_form(tmp_path: Path) -> None:
    big, word, mixed = tmp_path / "big.yaml", tmp_path / "a.docx", tmp_path / "m.yaml"
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    big.write_bytes(b"#" * (MAX_BYTES + 1))
    word.write_bytes(b"PK\x03\x04rest")
    mixed.write_bytes("单位: 甲".encode() + b"\xff\xff\xff")
    for path, words in (
        (tmp_path / "none.yaml", "没有这个文件"),
        (tmp_path, "文件夹"),
        (big, "太大"),
        (word, "Word"),
        (picture, "图片"),
        (mixed, "编码"),
    ):
        with pytest.raises(FormError, match=words):
            load_form(path)


def test_bombs_are_refused() -> None:
    with no_hang():
        assert "嵌套太深" in faults("标题: " + "[" * (MAX_DEPTH + 10_000))[0][2]
        assert "内容太多" in faults("前言: [" + "x," * (MAX_NODES + 1) + "]")[0][2]
    laughs = "a: &a [x]\n" + "".join(
        f"{c}: &{c} [{', '.join(['*' + p] * 9)}]\n" for p, c in zip("abcdef", "bcdefg", strict=True)
    )
    with no_hang():
        assert any("以“&”开头" in message for _, _, message in faults(laughs))


@pytest.mark.parametrize("escape", ["x1f", "x07", "ud800", "u202e", "x9b"])
def test_control_characters_written_as_escapes_are_told(escape: str) -> None:
    assert [fault[2] for fault in faults(f'年度: 2024\n前言: "甲\\{escape}乙"')] == [
        "前言：这里有看不见的控制字符，请删去"
    ]


def test_a_year_in_full_width_digits_is_a_year() -> None:
    assert parse_form("年度: ２０２４\n").report.year == 2024
