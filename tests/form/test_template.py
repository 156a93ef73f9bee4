from __future__ import annotations

import re

import pytest
from jinja2 import nodes

from authoring.compose import compose
from authoring.errors import FormError, UserError
from authoring.form.limits import MAX_SOURCE
from authoring.form.loader import parse_form
from authoring.form.template import _forbidden, literal, render, render_text, template_faults
from authoring.form.text import Text
from authoring.place import Place
from authoring.standard.profile import Profile
from tests.patience import no_hang

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
def test_tricks_are_refused_with_a_place(text: str) -> None:
    with no_hang(), pytest.raises(UserError) as caught:
        render(Text(text, Place(file="f", line=3, column=5)), VALUES)
    assert caught.value.place is not None
    assert caught.value.place.line == 3


def test_an_unknown_name_is_pointed_at() -> None:
    (fault,) = template_faults(Text("年渡一，{{ 年渡 }}", Place(file="f", line=2, column=5)))
    assert fault.place is not None
    assert (fault.place.line, fault.place.column, fault.place.end) == (2, 5 + 7, 13)
    assert "是不是“年度”" in fault.message


@pytest.mark.parametrize(
    ("text", "line", "column", "told"),
    [
        ("前言:\n  - 甲\n  - '{{ 年渡 }}'\n", 3, 9, "前言 › 第2项：没有叫“年渡”的值"),
        ("前言: |\n  甲 {{ 年度 }}\n  乙 {{ 单位 / 2 }}\n", 3, 5, "前言：{{ }} 里不能用除法"),
        ("前言: |\n  甲 {{ 年度 }}，\n  乙 {{ 简称\n", 3, 5, "前言：{{ }} 或 {% %} 的写法有误"),
        ('前言: "甲 {{ 年度 }}\n  乙 {{ 单位.x }}"\n', 2, 8, "前言：“单位”后面不能加“.x”，请去掉"),
        ("前言: 甲{{ 错名.同比 }}\n", 1, 9, "前言：没有叫“错名”的值，要用数据，先写在“指标”里；可以用：年度"),
        ("前言: |\n  甲 {{ 年度 }}\n  乙 {{ 年渡.同比.大 }}\n", 3, 8, "前言：没有叫“年渡”的值，是不是“年度”？"),
        ("前言: |\n  甲\n  {% if 年度 %}乙\n  {{ 单位 }}\n", 3, 3, "前言：这个 {% if %} 没有对应的 {% endif %}"),
        ("前言: |\n  甲\n  {% endif %}乙\n  {{ 单位 }}\n", 3, 3, "前言：{{ }} 或 {% %} 的写法有误"),
        ("前言: >\n  甲\n    乙 {{ 错 }}\n  丙\n", 3, 10, "前言：没有叫“错”的值"),
        ('前言: "甲\\t\n  乙 {{ 错 }}"\n', 2, 8, "前言：没有叫“错”的值"),
        ("前言: '甲''乙''\n  丙 {{ 错 }}'\n", 2, 8, "前言：没有叫“错”的值"),
        ("前言: 甲{{ 年度 }}\n  乙{{ {1:2} }}\n", 2, 4, "前言：{{ }} 里不能用花括号"),
        ("前言: 甲{{ 年度 }}乙{{ 年 }}\n", 1, 18, "前言：没有叫“年”的值"),
        (
            "主要举措和成效:\n  - 甲\n  - 标题: 乙\n    内容:\n      - 丙\n      - 丁{{ 单位|upper }}\n",
            *(6, 10, "主要举措和成效 › 第2项 › 第2项：{{ }} 里不能用“|upper”"),
        ),
        ("存在的不足和原因:\n  - 问题: 甲{{ -1 }}\n", 2, 10, "存在的不足和原因 › 第1项 › 问题："),
        (
            "附件:\n  - 标题: 甲\n    内容: [{行: [[乙, '{{ x }}']]}]\n",
            3,
            23,
            "附件 › 第1项 › 第1项 › 行 › 第1项",
        ),
    ],
)
def test_faults_in_a_form_have_path_and_place(text: str, line: int, column: int, told: str) -> None:
    with pytest.raises(FormError) as caught:
        parse_form(text, "f")
    (fault,) = caught.value.faults
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (line, column)
    assert fault.message.startswith(told)


def test_every_word_for_what_is_not_allowed_is_chinese() -> None:
    kinds = [kind for kind in vars(nodes).values() if isinstance(kind, type) and issubclass(kind, nodes.Node)]
    assert len(kinds) > 50
    for kind in kinds:
        if kind.abstract or kind is nodes.InternalName:
            continue
        what = _forbidden(kind())
        assert not re.match(r"[A-Z]", what), what


def test_lines_keep_their_place_when_rendered() -> None:
    (text,) = parse_form("前言: |\n  甲 {{ 单位 }}\n  乙 {{ 年度 }}年\n", "f").report.opening
    assert isinstance(text, Text)
    lines = render_text(text, VALUES).lines()
    assert [(line, line.place.line) for line in lines] == [("甲 甲局", 2), ("乙 2024年", 3)]


def test_a_calculation_that_fails_is_pointed_at() -> None:
    with pytest.raises(UserError) as caught:
        render(Text("{{ 年度 }}{{ 年度 + 单位 }}", Place(file="f", line=1, column=5)), VALUES)
    assert caught.value.place is not None
    assert caught.value.place.column == 5 + 8


def test_all_calculations_that_fail_are_told_each_with_its_line() -> None:
    form = parse_form(
        "年度: 2024\n单位: 甲局\n前言: |\n  甲 {{ 年度 + 单位 }}\n  乙 {{ 年度 }}\n  丙 {{ 年度 < 单位 }}\n", "f"
    )
    with pytest.raises(FormError) as caught:
        compose(form, Profile())
    assert [(each.place.line, each.place.column) for each in caught.value.faults if each.place] == [(4, 5), (6, 5)]


def test_output_stays_small() -> None:
    text = "{{ 单位 ~ 单位 ~ 单位 }}" * 900
    assert len(render(text, {**VALUES, "单位": "甲" * 50})) == 900 * 150


@pytest.mark.parametrize("text", ["{{ 年度 }}", "{% if %}", "{{{{", "a {{ b", "{%{{%", "}} {{ '{{' }}"])
def test_literal_text_is_printed_as_it_stands(text: str) -> None:
    assert render(literal(text), VALUES) == text
