from __future__ import annotations

import pytest

from authoring.recognition.headings import named_parts


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
        ("研究解决存在的困难和问题", set()),
        ("严格规范公正文明执法", set()),
        ("中层领导履职不到位", set()),
    ],
)
def test_what_a_heading_names(title, parts):
    assert named_parts(title).parts == parts


@pytest.mark.parametrize(
    ("title", "part"),
    [("主要按排", "plan"), ("存在的不足和原应", "problems"), ("履行推进法治建设第一责仼人职责", "duties")],
)
def test_a_typo_is_read_through(title, part):
    named = named_parts(title)
    assert part in named.parts


def test_four_letters_are_matched_loosely_only_at_the_end():
    assert named_parts("主要安全隐患治理").parts == frozenset()
