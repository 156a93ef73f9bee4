from __future__ import annotations

import time

import pytest

from authoring.errors import UserError
from authoring.form.template import MAX_SOURCE, literal, render, template_faults
from authoring.form.text import Text
from authoring.place import Place

VALUES = {"年度": 2024, "上年度": 2023, "下年度": 2025, "单位": "甲局", "简称": ""}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ 年度 }}年，{{单位}}", "2024年，甲局"),
        ("{{ year + 1 }}", "2025"),
        ("{{ 简称 or 单位 }}", "甲局"),
        ("{{ 简称 | default('我局', true) }}", "我局"),
        ("{% if 年度 > 2020 %}新{% else %}旧{% endif %}", "新"),
        ("一\n{{ 年度 }}\n", "一\n2024\n"),
        ("没有 {# 注释 #} 和 }} 这回事 {{ 年度 }}", "没有 {# 注释 #} 和 }} 这回事 2024"),
        ("{ 单 }", "{ 单 }"),
    ],
)
def test_templates(text: str, printed: str) -> None:
    assert render(text, VALUES) == printed


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for a in 单位 %}{% for b in 单位 %}x{% endfor %}{% endfor %}",
        "{{ 'x' * 10**9 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ 2 * 3 }}",
        "{{ 单位.__class__ }}",
        "{{ 单位['__class__'] }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 单位 | attr('__class__') }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '%s' | format(1) }}",
        "{{ 单位 | center(999999999) }}",
        "{{ 单位 | replace('甲', '甲甲') }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% set x = 单位 %}{{ x }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% block x %}{% endblock %}",
        "{% filter upper %}x{% endfilter %}",
        "{% raw %}{{{% endraw %}{% call x() %}{% endcall %}",
        "{{ lipsum() }}",
        "{{ cycler }}",
        "{{ self }}",
        "{{ 年度",
        "{% if %}",
        "{% unknown %}",
        "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}",
        "{{ " + "not " * 500 + "1 }}",
        "{{ 1 if " * 200,
        "{% if 年度 %}" * 150 + "{% endif %}" * 150,
        "{{ " + "9" * 6000 + " }}",
        "{{ 年度 }}" + "x" * MAX_SOURCE,
        "{{ 年度 + 单位 }}",
        "{{ 年度 < 单位 }}",
        "{{ 年度 in 年度 }}",
    ],
)
def test_tricks_are_refused_quickly_with_a_place(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(UserError) as caught:
        render(Text(text, Place(file="f", line=3, column=5)), VALUES)
    assert time.perf_counter() - start < 3
    assert caught.value.place is not None
    assert caught.value.place.line == 3


def test_an_unknown_name_is_pointed_at() -> None:
    (fault,) = template_faults(Text("年渡一，{{ 年渡 }}", Place(file="f", line=2, column=5)))
    assert fault.place is not None
    assert (fault.place.line, fault.place.column, fault.place.end) == (2, 5 + 7, 13)
    assert "是不是“年度”" in fault.message


def test_output_stays_small() -> None:
    text = "{{ 单位 ~ 单位 ~ 单位 }}" * 900
    assert len(render(text, {**VALUES, "单位": "甲" * 50})) == 900 * 150


@pytest.mark.parametrize("text", ["{{ 年度 }}", "{% if %}", "{{{{", "a {{ b", "{%{{%", "}} {{ '{{' }}"])
def test_literal_text_is_printed_as_it_stands(text: str) -> None:
    assert render(literal(text), VALUES) == text
