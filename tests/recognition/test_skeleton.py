from __future__ import annotations

from authoring.readers import read_text
from authoring.recognition import recognise

HEAD = "某局关于2024年度法治政府建设情况的报告\n现将2024年度法治政府建设情况报告如下：\n"


def test_a_numbered_heading_that_comes_again_is_no_watermark():
    sections = "".join(
        f"{number}、依法{what}\n（一）工作开展情况\n全年办理{what}案件12件，全部按期办结。\n（二）存在的问题\n{what}人员力量不足，"
        "文书质量不高，信息化手段薄弱，原因是培训不够。\n"
        for number, what in zip("一二三", ("审批", "检查", "普法"), strict=True)
    )
    part = recognise(read_text(HEAD + sections)).parts["problems"]
    assert part.state == "inside"
    assert len(part.headings) == 3


def test_a_running_header_with_page_numbers_is_no_heading():
    mark = "某局年度报告（举措成效·不足原因·下年安排）第{}页\n"
    text = HEAD + "".join(
        mark.format(page) + f"{number}、依法履职\n全年办理案件12件，全部按期办结，没有一件被撤销。\n"
        for page, number in enumerate("一二三", 1)
    )
    parts = recognise(read_text(text)).parts
    assert parts["plan"].state == "missing"
    assert parts["problems"].state == "missing"
