"""Every layout rule is proved by a small change to a right .docx, on which it fires alone."""

from __future__ import annotations

import pytest

from authoring.compose import compose
from authoring.form.loader import parse_form
from authoring.form.profiles import load_profile
from authoring.rules.layout import LAYOUT
from authoring.rules.layoutexamples import LayoutExample, layout_examples, of_layout_rule
from authoring.writers.docx import write_docx
from tests.rules.drafts import codes
from tests.rules.layoutdrafts import changed, findings_in, of_layout_example, right_draft

FAILING = [example for example in layout_examples() if example.expected == "fails"]
PASSING = [example for example in layout_examples() if example.expected == "passes"]


def _name(example: LayoutExample) -> str:
    return f"{example.code}-{example.told}"


@pytest.mark.parametrize("fonts", ["gb2312", "windows", "fangzheng"])
@pytest.mark.parametrize("head", [False, True])
def test_the_right_draft_is_without_fault(fonts: str, head: bool) -> None:
    assert codes(findings_in(right_draft(fonts, head=head))) == []


@pytest.mark.parametrize("rule", LAYOUT, ids=lambda rule: rule.code)
def test_each_rule_has_failing_and_passing_drafts(rule) -> None:
    assert of_layout_rule(rule.code, "fails")
    assert of_layout_rule(rule.code, "passes")


def test_there_are_more_than_forty_wrong_drafts() -> None:
    assert len({str(example.changes) for example in FAILING}) == len(FAILING) > 40


@pytest.mark.parametrize("example", FAILING, ids=_name)
def test_a_wrong_draft_fires_its_rule_and_no_other(example: LayoutExample) -> None:
    found = of_layout_example(example)
    assert set(codes(found)) == {example.code}
    assert len(found) == 1
    for finding in found:
        assert "{" not in finding.message + finding.suggestion
        assert "None" not in finding.message + finding.suggestion
        assert (finding.place.block is None) == (finding.evidence == "")
        assert len(finding.places) < finding.times


@pytest.mark.parametrize("example", PASSING, ids=_name)
def test_a_passing_draft_fires_nothing(example: LayoutExample) -> None:
    assert of_layout_example(example) == ()


def test_examples_belong_to_rules() -> None:
    assert {example.code for example in layout_examples()} == {rule.code for rule in LAYOUT}


UNFILLED = """\
主要举措和成效:
  - 标题:
    内容:
  - 标题: 严格执法
    内容:
      - 标题:
        接排: 是
        内容: 办理案件12件。
存在的不足和原因:
  - 问题:
    原因:
"""


@pytest.mark.parametrize("form", ["简称: 我局\n", "年度: 2024\n单位: 甲县公安局\n签发人: 张三\n" + UNFILLED])
@pytest.mark.parametrize("edition", ["draft", "formal", "public"])
def test_what_is_still_to_be_filled_in_is_no_fault_of_the_layout(form: str, edition: str) -> None:
    made = compose(parse_form(form), load_profile(), edition)  # type: ignore[arg-type]
    found = codes(findings_in(write_docx(made.document, finish=made.finish)))
    signed = {"L607"} if edition == "formal" and "签发人" not in form else set()
    assert {code for code in found if code.startswith("L")} == signed


def test_a_word_typed_into_a_placeholder_keeps_its_highlight_until_somebody_takes_it_off() -> None:
    made = compose(parse_form("年度: 2024\n" + UNFILLED), load_profile())
    typed = write_docx(made.document, finish=made.finish)
    at = "(//w:r[w:rPr/w:rStyle/@w:val='GBPlaceholder'])[last()]/w:t"
    typed = changed(typed, ({"part": "document", "at": at, "text": "已经填好"},))
    assert "L901" in codes(findings_in(typed))


SEVERAL = """\
年度: 2024
单位: 甲县公安局
签发人: [张三, 李四, 王五]
发文字号: 甲公〔2025〕6号
署名: [甲县公安局, 甲县司法局, 甲县农业农村局]
附件:
  - 标题: 各所情况
    内容:
      - 横排: 是
        表头: [所, 件]
        行: [[甲, 1], [乙, 2]]
"""


def test_a_joint_paper_with_several_signatories_and_a_turned_page_is_without_fault() -> None:
    made = compose(parse_form(SEVERAL), load_profile(), "formal")
    found = codes(findings_in(write_docx(made.document, finish=made.finish)))
    assert [code for code in found if code.startswith("L")] == []
