"""Dates below the text in the many ways people write them, and headings that fill their line."""

from __future__ import annotations

import pytest

from authoring.api import load_profile
from authoring.compose.importing import import_document
from authoring.document import Heading, Paragraph, block_text
from authoring.readers import read_text

BODY = "\n".join(
    [
        "某县公安局关于2024年度法治政府建设情况的报告",
        "2024年，我局依法行政，取得成效。现将有关情况报告如下：",
        "一、主要举措和成效",
    ]
    + [f"{n}是办理案件{n}件，全部办结。" for n in "一二三四五六"]
    + ["特此报告。", "某县公安局"]
)


@pytest.mark.parametrize(
    "date",
    [
        *("2025.1.15", "2025-01-15", "2025/1/15", "（2025年1月20日）", "2025年1月", "2025年1月15日"),
        *("二○二五年一月十五日", "二〇二五年一月"),
    ],
)
def test_the_date_below_the_signature_is_kept_as_a_date(date):
    blocks = read_text(f"{BODY}\n{date}\n").blocks
    roles = [(block.role, block_text(block)) for block in blocks if isinstance(block, Paragraph)][-2:]
    assert roles == [("signature", "某县公安局"), ("date", date)]


@pytest.mark.parametrize(
    "below",
    [
        [
            "（联系人：张某某，电话：0123-4567890，地址：某县人民路一百二十八号综合楼三楼三零五办公室，邮编：000000，传真同上）"
        ],
        ["附件下载：2024年报告.pdf"],
        ["校对：王某   打印：赵某", "共印二十份"],
    ],
)
def test_lines_of_another_kind_below_the_date_hide_neither_date_nor_signature(below):
    document = read_text("\n".join([BODY, "2025年1月15日", *below]))
    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [block.role for block in blocks if block.role in ("signature", "date")] == ["signature", "date"]
    form = import_document(document, load_profile()).report
    assert (form.signatures, form.date) == (("某县公安局",), "2025年1月15日")


def test_a_date_within_the_text_is_no_signing_date():
    lines = ["某县公安局", "2025年1月15日", "二、存在的不足和原因", "培训不足，原因是重视不够。"]
    roles = [block.role for block in read_text("\n".join([BODY, *lines])).blocks if isinstance(block, Paragraph)]
    assert "date" not in roles


@pytest.mark.parametrize(
    "heading",
    [
        "三、2024年度党政主要负责人履行法治建设第一责任人职责情况",
        "三、2024年度党政主要负责人履行推进法治建设第一责任人职责的有关情况",
        "三、2024年度推进法治政府建设存在的不足和原因",
    ],
)
def test_a_heading_that_fills_its_line_stays_apart(heading):
    body = (
        "局长主持研究法治工作四次，带头学法五次，出庭应诉一次，听取述法汇报一次，审定规范性文件两件，督办重点案件三件。"
        * 3
    )
    size = len(heading)
    lines = [body[start : start + size] for start in range(0, len(body), size)]
    text = "\n".join(["某局关于2024年度法治政府建设情况的报告", heading, *lines, "四、2025年度主要安排", *lines])
    headings = [block_text(block) for block in read_text(text).blocks if isinstance(block, Heading)]
    assert headings[0] == heading
