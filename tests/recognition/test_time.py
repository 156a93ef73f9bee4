"""Recognition takes time in proportion to the text, however odd the text is."""

from __future__ import annotations

import time

import pytest

from authoring.readers import read_text
from authoring.recognition import recognise

HEAD = "苇塘县林业局关于2024年度法治政府建设情况的报告\n现将有关情况报告如下：\n一、主要举措\n"


@pytest.mark.parametrize(
    "text",
    [
        "局长负责规范执法," * 4000,
        "2025年完成x;" * 4000,
        "".join(f"局长主持会议{number}次。\n" for number in range(4000)),
        "".join(f"二、第{number}项\n正文{number}。\n" for number in range(4000)),
    ],
    ids=["no-full-stop", "clauses", "paragraphs", "sections"],
)
def test_an_odd_text_is_read_in_seconds(text):
    document = read_text(HEAD + text)
    start = time.perf_counter()
    recognise(document)
    assert time.perf_counter() - start < 10  # a text without full stops once took minutes
