from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from authoring.form.loader import parse_form
from authoring.form.models import DutiesPart, Report
from authoring.form.profiles import available_profiles, load_profile
from authoring.form.reference import form_reference
from authoring.form.scaffold import _wrapped, new_form
from authoring.form.schema import SCHEMA_FILE, form_schema
from authoring.standard.layout import text_width
from authoring.standard.parts import requirements
from tests.strategies import form_data

SCHEMA = form_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
DOCS = Path(__file__).parents[2] / "docs" / "form.md"


def _as_editors_read(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(StringIO(text))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    properties = SCHEMA["properties"]
    assert list(properties)[:3] == ["模板", "年度", "单位"]
    assert all(schema["description"] for schema in properties.values())


@given(form_data())
def test_valid_forms_fit_the_schema(data: dict[str, Any]) -> None:
    VALIDATOR.validate(data)


@pytest.mark.parametrize(
    "text",
    [
        "年渡: 2024",
        "年度: 二〇二四",
        "主要举措和成效: [{标题: a, 内客: b}]",
        "标题: [a]",
        "顺序: [主要举措]",
        "主要举措和成效: [{标题: a, 层次: 5}]",
        "前言: [{格式: 正文}]",
    ],
)
def test_what_does_not_load_does_not_fit_the_schema(text: str) -> None:
    assert not VALIDATOR.is_valid(_as_editors_read(text))


@pytest.mark.parametrize(
    "text", ["year: 2024\nmeasures: [{title: a}]\n", "年度:\n主送:\n附件:\n", "第一责任人履职: 无\n"]
)
def test_english_keys_and_empty_fields_fit_the_schema(text: str) -> None:
    parse_form(text)
    assert VALIDATOR.is_valid(_as_editors_read(text))


@pytest.mark.parametrize("profile", [None, "广东", "公安", "公安+广东"])
def test_a_new_form_loads_and_fits_the_schema(profile: str | None) -> None:
    text = new_form("甲县公安局", 2024, load_profile(profile))
    report = parse_form(text).report
    assert (report.organisation, report.year) == ("甲县公安局", 2024)
    assert load_profile(report.profile) == load_profile(profile)
    VALIDATOR.validate(_as_editors_read(text))
    lines = text.split("\n")
    assert lines[0] == f"# yaml-language-server: $schema={SCHEMA_FILE}"
    assert max(map(len, lines)) <= 60


@pytest.mark.parametrize("organisation", ["", "甲: 乙 # 丙", "- '\"", "no"])
def test_any_organisation_can_have_a_new_form(organisation: str) -> None:
    report = parse_form(new_form(organisation, None, load_profile())).report
    assert (report.organisation, report.year) == (organisation, None)


@pytest.mark.parametrize("name", available_profiles())
def test_comments_part_at_marks_and_blanks_not_within_words(name: str) -> None:
    profile = load_profile(name)
    told = [field.description or "" for field in Report.model_fields.values()]
    told += [f"常用主题：{'、'.join(profile.topics)}", *profile.guidance.values(), *profile.basis.values()]
    for text in told:
        lines = [line.removeprefix("# ") for line in _wrapped(text, "")]
        end = 0
        for line in lines[:-1]:
            end = text.index(line, end) + len(line)
            assert text_width(line) <= 44
            assert line[-1] in "，。、；：”》）" or text[end] in " 《“（", (line, text[end:])


@given(st.text(st.sampled_from("甲乙丙，。《》“”（）{} ab1、"), max_size=200))
def test_wrapping_a_comment_loses_nothing(text: str) -> None:
    lines = list(_wrapped(text, "  "))
    assert all(line.startswith("  # ") for line in lines)
    assert "".join(line[4:] for line in lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_longer_than_a_line_is_cut() -> None:
    lines = list(_wrapped("甲" * 100 + "，乙", ""))
    assert [len(line) - 2 for line in lines] == [44, 44, 14]


def test_each_field_is_shown_with_a_comment_above_it() -> None:
    lines = new_form("甲局", 2024, load_profile()).split("\n")
    for field in Report.model_fields.values():
        index = next(n for n, line in enumerate(lines) if line.removeprefix("# ").split(":")[0] == field.alias)
        assert lines[index - 1].startswith("# ")


def test_the_six_duties_are_those_of_the_standard() -> None:
    fields = {name: field.alias for name, field in DutiesPart.model_fields.items()}
    assert {spec.key: spec.name for spec in requirements().duties}.items() <= fields.items()


def test_the_documented_fields_are_those_of_the_models() -> None:
    assert form_reference() in DOCS.read_text(encoding="utf-8"), "run: python -m tests.form.update_docs"
