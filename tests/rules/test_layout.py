"""Every layout rule is proved by a small change to a right .docx, on which it fires alone."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Mm

from authoring import api
from authoring.compose import compose
from authoring.form.loader import parse_form
from authoring.form.profiles import load_profile
from authoring.rules.layout import LAYOUT
from authoring.rules.layoutexamples import LayoutExample, layout_examples, of_layout_rule
from authoring.writers.docx import write_docx
from tests.pictures import png
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


def _placed(offset: float, width: float, border: str = "page", more: str = "") -> tuple[str, ...]:
    """The messages on a draft with a floating picture, millimetres from an edge."""
    floating = next(each for each in PASSING if each.code == "L811" and "浮动" in each.told)
    (change,) = floating.changes
    xml = change["after"].replace('relativeFrom="column"', f'relativeFrom="{border}"')
    xml = re.sub("posOffset>360000<", f"posOffset>{round(offset * 36000)}<", xml)
    xml = re.sub(r'cx="\d+"', f'cx="{round(width * 36000)}"', xml)
    if more:
        xml = xml.replace(*more.split("=>"))
    data = changed(right_draft(), [{**change, "after": xml}])
    return tuple(each.message for each in findings_in(data) if each.code == "L811")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ((10, 150), ""),
        ((80, 150), "右边伸出纸外20毫米"),
        ((-20, 150), "左边伸出纸外20毫米"),
        ((60, 150, "margin"), "右边伸出纸外28毫米"),
        ((-28, 210, "column"), ""),
        ((80, 150, "page", 'behindDoc="0"=>behindDoc="1"'), ""),
        ((80, 150, "page", '<a:xfrm>=><a:xfrm rot="5400000">'), ""),
        ((80, 150, "character"), ""),
    ],
)
def test_a_floating_picture_may_stand_in_the_margin_but_not_beyond_the_paper(place, told) -> None:
    found = _placed(*place)
    assert (found == ()) if not told else (len(found) == 1 and told in found[0])


def test_a_picture_that_is_too_wide_is_made_smaller_at_its_own_ratio_when_the_layout_is_mended(tmp_path) -> None:
    word = Document()
    for line in ("甲县公安局2024年度法治政府建设情况的报告", "2024年，我局依法履职。", "一、主要举措", "见图1。"):
        word.add_paragraph(line)
    word.add_picture(BytesIO(png(400, 200)), width=Mm(200))
    word.add_paragraph("图1　执法培训")
    source, target = tmp_path / "稿.docx", tmp_path / "改.docx"
    word.save(source)
    assert "L811" in codes(api.check(source).findings)
    api.fix(source, target, choice=api.load_choice(select=["版式"]))
    assert not {"L811", "L812"} & set(codes(api.check(target).findings))
    (shape,) = Document(target).inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (156, 78)
