"""Which figures of two years are the same one, and which words tell of the year before."""

from __future__ import annotations

import pytest

from authoring.comparison.figures import read_figures
from tests.comparison.papers import compared, paper, report

LAST = "全年办理行政处罚案件336件，优秀率为88.4%，罚没款86.5万元，平均办理时间为9.0个工作日。"


@pytest.mark.parametrize(
    "words",
    [
        "办理行政处罚案件312件（上年330件）",
        "行政处罚案件从330件减少到312件",
        "2023年办理行政处罚案件330件；2024年312件",
        "平均办理时间由8.0个工作日缩短到6.5个工作日",
    ],
)
def test_a_base_that_last_years_report_contradicts(words: str) -> None:
    assert len(compared(report(2023, LAST), report(2024, words + "。")).figures.bases) == 1


@pytest.mark.parametrize(
    "words",
    [
        "办理行政处罚案件312件（上年336件）",
        "行政处罚案件从336件减少到312件",
        "行政处罚案件从330余件减少到312件",
        "办理听证案件3件（上年1件）",
        "2022年办理行政处罚案件290件",
        "对2023年办理的行政处罚案件开展评查",
    ],
)
def test_a_base_that_is_right_or_of_something_else(words: str) -> None:
    assert compared(report(2023, LAST), report(2024, words + "。")).figures.bases == ()


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("办理行政处罚案件312件，同比下降7.1%", 0),
        ("办理行政处罚案件312件，同比下降5.2%", 1),
        ("办理行政处罚案件312件，同比上升7.1%", 1),
        ("办理行政处罚案件312件，环比下降5.2%", 0),
        ("办理行政处罚案件312件，比2021年下降50%", 0),
        ("优秀率为92.5%，同比提高4.1个百分点", 0),
        ("优秀率为92.5%，同比提高6.3个百分点", 1),
        ("罚没款92.3万元，同比增长6.7%", 0),
        ("罚没款92.3万元，同比增长16.7%", 1),
    ],
)
def test_a_change_is_calculated_from_last_years_report(words: str, wrong: int) -> None:
    assert len(compared(report(2023, LAST), report(2024, words + "。")).figures.moves) == wrong


def test_a_name_with_several_numbers_tells_nothing() -> None:
    told = read_figures(paper(report(2024, "组织评查案卷20卷。第二次评查案卷35卷，评查案卷40卷。")))
    assert ("评查案卷", "卷") not in told.now


def test_figures_that_nobody_renewed() -> None:
    many = "登记取水口426个，整治无证取水58处，更换老化管网28公里，检测水质样品960份，清淤渠道31公里。"
    assert compared(report(2023, many), report(2024, many)).figures.copied
    new = many.replace("426", "431").replace("58处", "49处").replace("28", "30").replace("960", "1020")
    assert not compared(report(2023, many), report(2024, new)).figures.copied
