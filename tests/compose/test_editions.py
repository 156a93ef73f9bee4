"""The three editions of one form."""

from __future__ import annotations

import pytest

from authoring.compose import compose
from authoring.document import Paragraph, Table, block_text
from authoring.errors import FormError
from authoring.form.loader import parse_form
from authoring.form.profiles import load_profile
from tests.compose.test_compose import SIMPLE
from tests.trees import dump

NATIONAL = load_profile()
HEAD = """\
份号: 12
密级和保密期限: 机密1年
紧急程度: 特急
发文字号: 甲公〔2025〕 号
签发人: 张三
印发机关: 甲县公安局办公室
印发日期: 2025-01-09
"""


def made(text: str, edition="draft"):
    return compose(parse_form(text, "表单.yaml"), NATIONAL, edition)


def roles(text: str, edition="draft", *wanted: str) -> list[str]:
    blocks = made(text, edition).document.blocks
    return [block_text(b) for b in blocks if isinstance(b, Paragraph) and b.role in wanted]


def test_the_formal_edition_has_head_and_foot_in_the_standards_order() -> None:
    lines = dump(made(SIMPLE + HEAD, "formal").document).splitlines()
    assert lines[:7] == [
        "copy-number 000012",
        "secrecy 机密★1年",
        "urgency 特急",
        "mark 甲县公安局文件",
        "document-number 甲公〔2025〕 号",
        "signatory 签发人：张三",
        "title 甲县公安局关于2024年度法治政府建设情况的报告",
    ]
    assert lines[-3:] == [
        "copy-to 抄送：县委依法治县办，县司法局。",
        "printer 甲县公安局办公室",
        "print-date 2025年1月9日印发",
    ]


def test_what_the_form_leaves_empty_vanishes_and_what_is_asked_for_is_told() -> None:
    made_formal = made(SIMPLE, "formal")
    assert roles(SIMPLE, "formal", "copy-number", "secrecy", "document-number", "signatory", "printer") == []
    assert [gap.path for gap in made_formal.gaps] == ["发文字号", "签发人", "印发机关", "印发日期"]
    none = SIMPLE + "发文字号: 无\n签发人: 无\n印发机关: 无\n印发日期: 无\n发文机关标志: 无\n"
    assert made(none, "formal").gaps == ()
    assert roles(none, "formal", "mark") == []


@pytest.mark.parametrize("edition", ["draft", "public"])
def test_other_editions_have_no_head(edition: str) -> None:
    assert roles(SIMPLE + HEAD, edition, "mark", "document-number", "signatory", "printer", "print-date") == []


def test_a_joint_paper_has_the_marks_of_all_its_organs() -> None:
    text = SIMPLE + "署名: [甲县公安局, 甲县司法局]\n"
    assert roles(text, "formal", "mark") == ["甲县公安局", "甲县司法局", "文件"]
    assert roles(text, "formal", "signature") == ["甲县公安局", "甲县司法局"]
    own = SIMPLE + "发文机关标志: [甲县公安局, 甲县司法局文件]\n"
    assert roles(own, "formal", "mark") == ["甲县公安局", "甲县司法局文件"]


def test_several_signers_stand_two_in_a_row_beside_the_number() -> None:
    text = SIMPLE + HEAD.replace("签发人: 张三", "签发人: 张三、李四光 王五")
    assert roles(text, "formal", "signatory", "document-number") == [
        "签发人：张　三　李四光",
        "甲公〔2025〕 号",
        "王　五",
    ]


def test_very_many_addressees_move_to_the_foot() -> None:
    many = "、".join(f"第{number}镇人民政府" for number in range(40))
    text = SIMPLE.replace("主送: [县委、县人民政府, 市公安局]", f"主送: {many}：")
    assert roles(text, "formal", "addressee", "imprint-addressee") == [f"主送：{many}。"]
    assert roles(text, "draft", "imprint-addressee") == []
    assert roles(text + "主送移至版记: 否\n", "formal", "imprint-addressee") == []
    assert roles(SIMPLE + "主送移至版记: 是\n", "formal", "imprint-addressee") == ["主送：县委、县人民政府，市公安局。"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("发文字号: 甲公[2025]1号", "六角括号"),
        ("发文字号: 甲公〔2025〕第1号", "不加"),
        ("发文字号: 甲公〔2025〕001号", "不补零"),
        ("份号: 甲1", "六位"),
        ("密级和保密期限: 内部", "机密★1年"),
        ("印发日期: 2025-13-01", "没有"),
    ],
)
def test_a_wrong_element_is_told(line: str, told: str) -> None:
    with pytest.raises(FormError, match=told):
        parse_form(SIMPLE + line)


PRIVATE = """\
年度: 2024
单位: 甲局
主要举措和成效:
  - {标题: 甲, 内容: 公开的。}
  - {标题: 乙, 内容: 内部的。, 公开: 否}
  - 标题: 丙
    内容:
      - {段落: 内部的一段。, 公开: 否}
      - {行: [[内部, 1]], 公开: 否}
      - 见附件2。
存在的不足和原因:
  - {问题: 一, 原因: 二, 公开: 否}
  - {问题: 三, 原因: 四}
第一责任人履职: {标题: 履职, 内容: 略。, 公开: 否}
下一年度主要安排: [五。]
附件:
  - {标题: 内部表, 内容: 内部的。, 公开: 否}
  - {标题: 公开表, 内容: 公开的。}
附注: 内部
不公开: [附注]
"""


def test_the_public_edition_leaves_out_what_is_not_public_and_says_so() -> None:
    public = made(PRIVATE, "public")
    text = "\n".join(map(block_text, public.document.blocks))
    assert "内部" not in text
    assert not any(isinstance(block, Table) for block in public.document.blocks)
    assert roles(PRIVATE, "public", "attachment-note", "attachment-label") == ["附件：公开表", "附件"]
    assert [each.path for each in public.left_out] == [
        "主要举措和成效 › 第2项",
        "主要举措和成效 › 第3项 › 第1项",
        "主要举措和成效 › 第3项 › 第2项",
        "存在的不足和原因 › 第1项",
        "第一责任人履职",
        "附注",
        "附件 › 第1项",
    ]
    assert all(each.place.line for each in public.left_out)
    assert "内部" in "\n".join(map(block_text, made(PRIVATE).document.blocks))


def test_what_is_left_out_on_purpose_is_no_gap_but_a_reference_is_to_be_looked_at() -> None:
    gaps = [(gap.path, gap.guidance) for gap in made(PRIVATE, "public").gaps]
    assert ("附件", "公开稿略去了附件，请核对正文里的“见附件2”") in gaps
    assert "第一责任人履职" not in [path for path, _ in gaps]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("见附件2", False), ("见附件3", True), ("详见附件", False), ("见附件三", True), ("附件三的数字", False)],
)
def test_a_reference_must_point_to_an_attachment(text: str, wrong: bool) -> None:
    gaps = made(SIMPLE.replace("总的情况。", f"情况{text}。")).gaps
    assert bool(gaps) is wrong


def test_a_reference_without_any_attachment_is_told() -> None:
    text = SIMPLE.partition("附件:\n")[0].replace("总的情况。", "情况见附件。")
    assert [gap.path for gap in made(text).gaps] == ["附件"]


def test_placeholders_of_the_draft_carry_guidance_and_basis() -> None:
    notes = dict(made("年度: 2024\n单位: 甲局\n").finish.notes)
    note = next(note for shown, note in notes.items() if shown.startswith("【待填：成文日期"))
    assert note.splitlines() == ["成文日期：主要负责人签发的日期", "依据：GB/T 9704-2012 7.3.5.4"]
    assert made("年度: 2024\n单位: 甲局\n", "formal").finish.notes == ()


def test_the_form_chooses_how_the_paper_is_finished() -> None:
    text = SIMPLE + "加盖印章: 否\n双面印刷: 是\n表格样式: 三线表\n"
    assert made(text, "formal").finish[:3] == (False, "three-line", "even")
    assert made(text).finish[:3] == (False, "three-line", "same")
    assert made(SIMPLE, "formal").finish[:3] == (True, "grid", "same")


def test_attachments_may_be_private_as_a_whole_even_where_there_are_none() -> None:
    assert roles(SIMPLE + "不公开: [附件]\n", "public", "attachment-note", "attachment-label") == []
