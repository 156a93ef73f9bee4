from __future__ import annotations

import pytest

from authoring.recognition.headings import named_parts
from authoring.recognition.vocabulary import squeeze


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("2024年度推进法治政府建设的主要举措和成效", {"measures"}),
        ("主要做法及成效", {"measures"}),
        ("法治政府建设工作开展情况", {"measures"}),
        ("存在的不足和原因", {"problems"}),
        ("主要存在问题", {"problems"}),
        ("短板弱项", {"problems"}),
        ("制约法治城管建设的因素", {"problems"}),
        ("存在问题及下一步打算", {"problems", "plan"}),
        ("主要举措成效及第一责任人履职情况", {"measures", "duties"}),
        ("2024年工作情况及2025年工作安排", {"measures", "plan"}),
        ("党政主要负责人履行推进法治建设第一责任人职责的有关情况", {"duties"}),
        ("2021年主要负责人履行推进法治建设第一责任人职责、加强法治政府建设情况", {"duties"}),
        ("一把手履职情况", {"duties"}),
        ("落实措施和2024年工作计划", {"plan"}),
        ("下步工作打算", {"plan"}),
        ("其他需要报告的情况", {"other"}),
        ("2025年工作思路与举措", {"plan"}),
        ("主要举措及下步打算", {"measures", "plan"}),
        ("工作开展情况及存在的问题", {"measures", "problems"}),
        ("本年度推进法治政府建设的主要安排", {"plan"}),
        ("接下来的工作", {"plan"}),
        ("法治建设中的短板", {"problems"}),
        ("查找不足，剖析原因", {"problems"}),
        ("有待改进之处", {"problems"}),
        ("党政领导履行推进法治建设职责情况", {"duties"}),
        ("主要负责人履责情况", {"duties"}),
        ("研究解决存在的困难和问题", set()),
        ("强化制约监督，补齐执法短板", set()),
        ("持续发力破解难题", set()),
        ("推进执法突出问题整治", set()),
        ("高标准制定工作计划", set()),
        ("推进法治政府建设重点任务", set()),
        ("完善工作机制，明确工作任务", set()),
        ("严格规范公正文明执法", set()),
        ("中层领导履职不到位", set()),
    ],
)
def test_what_a_heading_names(title, parts):
    assert named_parts(squeeze(title)).parts == parts


@pytest.mark.parametrize(
    ("title", "part"),
    [("主要按排", "plan"), ("存在的不足和原应", "problems"), ("履行推进法治建设第一责仼人职责", "duties")],
)
def test_a_typo_is_read_through(title, part):
    named = named_parts(title)
    assert part in named.parts


def test_four_letters_are_matched_loosely_only_at_the_end():
    assert named_parts("主要安全隐患治理").parts == frozenset()
