"""Recognition ends, however odd the text is."""

from __future__ import annotations

import pytest

from authoring.readers import read_text
from authoring.recognition import recognise
from tests.patience import no_hang

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
def test_an_odd_text_is_recognised(text):
    document = read_text(HEAD + text)
    with no_hang():  # a text without full stops once took minutes
        recognise(document)
