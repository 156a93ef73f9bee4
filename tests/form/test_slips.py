"""What people who don't know YAML type: the slip is named at its place, with what to write instead."""

from __future__ import annotations

import pytest

from authoring.errors import FormError
from authoring.form.loader import parse_form


def faults(text: str) -> list[tuple[int | None, int | None, str]]:
    with pytest.raises(FormError) as caught:
        parse_form(text, "表单.yaml")
    places = [(fault.place, fault.message) for fault in caught.value.faults]
    return [(place.line, place.column, message) for place, message in places if place is not None]


PROBLEM = "年度: 2024\n存在的不足和原因:\n"
LIST = "年度: 2024\n主要举措和成效:\n"
ITEM = "写成“- 培训不多”"


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        # list items
        (PROBLEM + "  －问题: 培训不多\n    原因: 不重视\n", 3, 3, "写成“- 问题: 培训不多”"),
        (PROBLEM + "  -问题: 培训不多\n    原因: 不重视\n", 3, 3, "“-”后面缺一个空格"),
        (PROBLEM + "  - 问题: 甲\n    原因: 乙\n  -问题: 培训不多\n", 5, 3, "“-”后面缺一个空格"),
        (LIST + "  － 培训不多\n  － 乙\n", 3, 3, ITEM),
        (LIST + "  — 培训不多\n", 3, 3, ITEM),
        (LIST + "  -培训不多\n", 3, 3, ITEM),
        (LIST + "  • 培训不多\n", 3, 3, ITEM),
        (LIST + "  - 甲\n  –培训不多\n", 4, 3, ITEM),
        ("主要举措和成效: 文字\n  - 甲\n", 2, 3, "上一行冒号后面不写文字"),
        ("主要举措和成效:\n  标题: 甲\n  - 乙\n", 3, 3, "列表要写在一个键（如“内容:”）的下面"),
        ("主送: - 甲\n", 1, 5, "列表要从“主送:”的下一行写起"),
        # quotation marks
        ('前言: "他说"依法行政"很重要"\n', 1, 8, '写成 "他说“依法行政”很重要"'),
        ('标题: "法治"报告\n署名: 甲\n', 1, 5, "写成：“法治”报告"),
        (LIST + "  - '放管服'改革\n", 3, 5, "写成：“放管服”改革"),
        ('标题: "法治报告\n署名: 甲\n前言: "一"\n', 1, 5, "引号没有配对"),
        ('标题: "法治报告”\n署名: 甲\n', 1, 5, "引号没有配对"),
        # colons
        ("年度：2024\n单位：甲\n", 2, 3, "应写成“单位: ”"),
        ("年渡：2024\n单位: 甲\n", 1, 3, "全角冒号"),
        ("年度 2024\n单位: 甲\n", 1, 3, "应写成“年度: 2024”"),
        ("年度；2024\n单位: 甲\n", 1, 3, "后面用了“；”"),
        ("年度:　2024\n单位: 甲\n", 1, 4, "全角空格"),
        (PROBLEM + "  - 问题：甲\n    原因：乙\n", 4, 7, "应写成“原因: ”"),
        ("前言: 我局做法: 依法行政。\n", 1, 9, "写成：我局做法：依法行政。"),
        ("前言: 做法如下:\n单位: 甲\n", 1, 9, "写成：做法如下："),
        ("前言: 我局坚持\n  做法: 依法行政。\n", 2, 5, "写成：做法：依法行政。"),
        (LIST + "  - 我局做法: 依法行政。\n", 3, 5, "如果这是一句话，请把半角冒号改成全角“：”"),
        # indentation
        (PROBLEM + "\t- 问题: 甲\n", 3, 1, "制表符（Tab）"),
        (PROBLEM + "  - 问题: 甲\n\t原因: 乙\n", 4, 1, "制表符（Tab）"),
        ("年度:\t2024\n", 1, 4, "要改成一个半角空格"),
        (LIST + "　　- 甲\n", 3, 1, "缩进用了全角空格"),
        (PROBLEM + "  - 问题: 甲\n  原因: 乙\n", 4, 3, "与第3行的“问题”同级的，前面留4个空格"),
        (PROBLEM + "  - 问题: 甲\n      原因: 乙\n", 4, 9, "与第3行的“问题”同级的，前面留4个空格"),
        (PROBLEM + "- 问题: 甲\n原因: 乙\n", 4, 1, "它是“问题”里的；请检查缩进"),
        (" 年度: 2024\n单位: 甲\n", 1, 1, "顶格"),
        ("年度: 2024\n  单位: 甲\n", 2, 5, "前面不留空格"),
        ("前言: 我局全面\n推进工作。\n单位: 甲\n", 2, 1, "比上面的键（或“-”）多两个空格"),
        ("前言: |\n我局全面\n单位: 甲\n", 2, 1, "比“前言”多两个空格"),
        # marks that mean something to YAML
        *(
            (f"年度: 2024\n前言: {mark}法治\n", 2, 5, f'写成 "{mark}法治"')
            for mark in ("@", "%", "`", "*", "**", "& ", "!", "|", ">", "? ", "#", "[2024]", "{甲}")
        ),
        ("前言: {{ 单位 }}的报告\n", 1, 5, '写成 "{{ 单位 }}的报告"'),
    ],
)
def test_a_slip_is_told_where_it_is_and_how_to_mend_it(text: str, line: int, column: int, words: str) -> None:
    found = faults(text)
    assert any((line, column) == (at, col) and words in message for at, col, message in found), found


def test_all_slips_come_at_once_and_say_that_more_may_follow() -> None:
    found = faults("年度：2024\n前言: @法治\n存在的不足和原因:\n  －问题: 甲\n单为: 乙\n")
    assert [line for line, _, _ in found] == [1, 2, 4]
    assert [message.endswith("再运行一次，才能检查其余内容）") for _, _, message in found] == [False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "前言: 【某某】法治\n",
        "标题: “法治”报告\n",
        '前言: 推进“放管服”、"双随机"改革，12:30开始，-5%。\n',
        '前言: |\n  - 甲\n  －乙\n  原因：丙\n  "丁"戊: 己\n  #庚\n',
        'closing: "甲\n  #乙\n  －丙"\n',
        "主要举措和成效:\n  - ——甲\n  - -5%\n  - 甲 # 说明\n",
        "主送: #不查：S402\n单位: 甲 #不查：S402\n标题: | # noqa: S402\n  -甲\n",
        "# 说明：甲\n年度: 2024 # 报告年度\n主送: [甲, 乙]\n",
    ],
)
def test_what_is_no_slip_loads(text: str) -> None:
    parse_form(text)


def test_a_text_cut_by_a_comment_mark_is_told() -> None:
    (notice,) = parse_form("年度: 2024 # 年度\n前言: 我局第1 #法治建设\n").notices
    assert notice.startswith("第2行“#法治建设”被当作注释")


def test_rows_in_brackets_are_no_slip_beside_another() -> None:
    text = LIST + "  - 表头: [事项, 件数]\n    行: [[新办, 30], [延续, 42]]\n年度：2024\n"
    assert not [message for _, _, message in faults(text) if "要用引号" in message]
