"""Plans of every shape come apart into items, and an item is answered by words that are rare."""

from __future__ import annotations

import pytest

from authoring.comparison.follow import items
from tests.comparison.papers import compared, paper, report


@pytest.mark.parametrize(
    ("plan", "count"),
    [
        ("（一）修建蓄水池。在山区修建蓄水池五座。\n（二）清淤渠道。清淤灌溉渠道三十公里。", 2),
        ("（一）修建蓄水池\n在山区修建蓄水池五座。\n年底前验收完毕并投入使用。\n（二）清淤渠道\n清淤灌溉渠道。", 2),
        ("一是在山区修建蓄水池五座；二是清淤灌溉渠道三十公里；三是改造泵站两座并验收。", 3),
        ("在山区修建蓄水池五座，年底前验收。\n清淤灌溉渠道三十公里，汛前完成。", 2),
        ("明年，我局将对照不足，重点做好以下三项工作：\n（一）修建蓄水池。在山区修建蓄水池五座。", 1),
    ],
)
def test_items_of_a_plan(plan: str, count: int) -> None:
    assert len(list(items(paper(report(2023, "查处案件。", plan)), "plan"))) == count


def test_words_that_any_report_has_answer_nothing() -> None:
    plan = "（一）推进蓄水池修建。进一步加强领导，完善机制，落实责任，在山区修建蓄水池。"
    last = report(2023, "查处案件。", plan)
    vague = report(2024, "进一步加强领导，完善工作机制，落实各项责任，推进各项工作。")
    clear = report(2024, "在山区修建蓄水池五座。")
    assert [each.state for each in compared(last, vague).plan] == ["open"]
    assert [each.state for each in compared(last, clear).plan] == ["answered"]
    assert compared(last, clear).plan[0].answers[0].text == "在山区修建蓄水池五座。"


def test_this_years_plan_is_no_answer() -> None:
    last = report(2023, "查处案件。", "（一）修建蓄水池。在山区修建蓄水池五座。")
    again = report(2024, "查处案件。", "（一）修建蓄水池。在山区修建蓄水池五座。")
    assert [each.state for each in compared(last, again).plan] == ["open"]
