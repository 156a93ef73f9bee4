from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from authoring.form.data import as_data
from authoring.form.dumper import dump_form
from authoring.form.loader import parse_form
from authoring.form.models import Report
from authoring.safetext import shown
from tests.strategies import forms

NASTY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\n\r\t \u3000\u2028\ufeff:#-[]{}'\"|>&*!%@`,?~：无是－—•；＝="),
    ),
    max_size=20,
).filter(lambda text: shown(text) is text)  # a form with other control characters is refused


@given(forms())
def test_what_is_dumped_loads_back_equal(report: Report) -> None:
    assert parse_form(dump_form(as_data(report))).report == report


@given(NASTY)
@example("\\/")
def test_any_text_survives_the_file(text: str) -> None:
    text = text.replace("{", "(")  # templates are another matter
    data = {"标题": text, "补充内容": [{"内容": [{"段落": text}]}]}
    report = parse_form(dump_form(data)).report
    assert report.title == data["标题"]
    assert report.leftover == Report.from_data(data).leftover


@pytest.mark.parametrize(
    "text",
    ["no", "off", "是", "0755", "12:30", "2024-01-08", "1e3", "~", "null", "- a", "标题：甲", "a: b", "a #b", " x",
     "x ", "一\n二", "一\n\n二", "一\n", "\n一", "* a", "{a}", "[a]", "'", '"', "% x", "? x", "|", "甲:", "true",
     "标题=甲", "问题；甲", "原因 ：甲", "－甲", "-甲", "— 甲", "• 甲", "#甲", "甲 #乙", "一\n－二", "一\n原因：二"],
)  # fmt: skip
def test_texts_that_yaml_could_mistake(text: str) -> None:
    loaded = parse_form(dump_form({"标题": text, "前言": [text, "x"], "主要举措和成效": {"内容": [{"行": [[text]]}]}}))
    assert loaded.report.title == text
    assert loaded.report.opening[0] == text
    assert loaded.report.measures.content == Report.from_data({"主要举措和成效": [{"行": [[text]]}]}).measures.content


def test_dump_is_block_style_in_the_order_of_the_form() -> None:
    report = Report.from_data(
        {"单位": "甲局", "年度": 2024, "主要举措和成效": [{"标题": "甲", "内容": "一\n二"}], "第一责任人履职": "无"}
    )
    assert dump_form(as_data(report)) == (
        "年度: 2024\n单位: 甲局\n主要举措和成效:\n  - 标题: 甲\n    内容: |-\n      一\n      二\n第一责任人履职: 无\n"
    )
