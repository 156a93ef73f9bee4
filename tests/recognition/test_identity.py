"""Whose report a draft is, also where no title says it."""

from __future__ import annotations

import pytest

from authoring.readers import read_text
from authoring.recognition import recognise

PARTS = "一、主要举措和成效\n办案3件。\n二、存在的不足和原因\n人员少,原因是编制紧。\n三、下一年度工作安排\n加强培训。\n"


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("2024年,苇塘县林业局坚持以习近平法治思想为指导,依法治林。", "苇塘县林业局"),
        ("苇塘县卫生健康委员会党组在县委的领导下,依法履职。", "苇塘县卫生健康委员会"),
        ("2024年,在县委、县政府的坚强领导下,苇塘县公安局以党的二十大精神为指引,规范执法。", "苇塘县公安局"),
        ("2024年,在省委和市委的正确领导下,苇塘县全面贯彻党的二十大精神,依法行政。", "苇塘县"),
        ("一年来,苇塘乡在县委、县政府的领导下,依法行政。", "苇塘乡"),
        ("2024年,各乡镇坚持依法行政,成效明显。", None),
        ("2024年度,全县始终坚持依法行政。", None),
        ("2024年,市公安局深入学习贯彻习近平法治思想。", None),
        ("2024年,我局严格执法。", None),
    ],
)
def test_an_opening_may_name_the_issuer(opening, issuer):
    assert recognise(read_text(f"{opening}现将法治政府建设情况报告如下:\n{PARTS}")).issuer == issuer


def test_joint_issuers_stay_apart():
    title = "中共苇塘县委  苇塘县人民政府关于2024年法治政府建设情况的报告"
    assert recognise(read_text(f"{title}\n{PARTS}")).issuer == "中共苇塘县委 苇塘县人民政府"
    spaced = "苇 塘 县 林 业 局关于2024年法治政府建设情况的报告"
    assert recognise(read_text(f"{spaced}\n{PARTS}")).issuer == "苇塘县林业局"


def test_a_covering_letter_that_names_the_report_is_not_the_report():
    letter = (
        "苇林〔2025〕3号《苇塘县林业局关于2024年度法治政府建设情况的报告》\n县委、县政府:\n"
        "根据有关规定和县委、县政府的部署要求,现呈送我局2024年度法治政府建设情况报告,请审阅。"
        "联系人和联系方式另行报告,如有修改意见请及时反馈我局办公室。\n苇塘县林业局\n2025年1月8日\n"
    )
    found = recognise(read_text(f"{letter}苇塘县林业局2024年度法治政府建设情况报告\n我局依法治林。\n{PARTS}"))
    assert (found.title, found.issuer, found.year) == ("苇塘县林业局2024年度法治政府建设情况报告", "苇塘县林业局", 2024)
    assert found.parts["measures"].state == "own"


def test_the_announcement_may_name_the_issuer():
    opening = "对照全县年度工作要点,扎实推进依法行政。现将苇塘乡2024年法治政府建设工作报告如下:\n"
    assert recognise(read_text(opening + PARTS)).issuer == "苇塘乡"
    assert recognise(read_text(opening.replace("苇塘乡", "市公安局") + PARTS)).issuer is None


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        (
            "【工作总结】苇塘县公安局关于2024年法治政府建设情况的报告\n",
            "苇塘县公安局关于2024年法治政府建设情况的报告",
            "苇塘县公安局",
        ),
        (
            "苇塘县林业局(苇塘县园林局)2024年法治政府建设年度报告\n",
            "苇塘县林业局(苇塘县园林局)2024年法治政府建设年度报告",
            "苇塘县林业局(苇塘县园林局)",
        ),
        (
            "江城市苇塘县柳汀镇人民政府\n柳汀镇关于2024年法治政府建设情况的报告\n",
            "柳汀镇关于2024年法治政府建设情况的报告",
            "柳汀镇",
        ),
        (
            "苇塘县林业局2024年度法治政府建设工作报告\n发布时间:2025-01-29\n2024年度法治政府建设工作报告\n苇塘县林业局\n",
            "苇塘县林业局2024年度法治政府建设工作报告",
            "苇塘县林业局",
        ),
    ],
)
def test_what_a_page_puts_about_the_title_is_not_the_title(head, title, issuer):
    found = recognise(read_text(f"{head}2024年,依法履职。现将有关情况报告如下:\n{PARTS}"))
    assert (found.title, found.issuer) == (title, issuer)
