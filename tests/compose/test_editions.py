"""The three editions of one form."""

from __future__ import annotations

import zipfile

import pytest

from authoring import api
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
    text = SIMPLE + HEAD.replace("密级和保密期限: 机密1年\n", "")
    assert roles(text, edition, "mark", "document-number", "signatory", "printer", "print-date") == []


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


def test_the_lines_of_a_title_are_counted_as_they_are_broken() -> None:
    """Four lines that would be three if no word were kept whole, and take the last line of the first page."""
    organs = ["青岚县公安局", "青岚县司法局", "青岚县市场监督管理局"]
    head = HEAD.replace("张三", "周建明、李四、欧阳修文") + f"发文机关标志: {organs}\n"
    title = f"标题: {'　'.join(organs)}关于2025年度推进法治政府建设和落实行政执法责任制工作情况的报告\n"
    many = (
        "县委、县人民政府，市公安局，市司法局，市市场监督管理局，县委全面依法治县委员会，县人大常委会，县政协，"
        "县纪委监委，县人民法院，县人民检察院"
    )
    text = SIMPLE.replace("主送: [县委、县人民政府, 市公安局]", f"主送: {many}") + head + title
    assert roles(text, "formal", "addressee", "imprint-addressee") == [f"主送：{many}。"]


def test_addressees_that_leave_no_room_for_the_text_and_are_to_stay_are_told() -> None:
    many = "、".join(f"第{number}镇人民政府" for number in range(40))
    text = SIMPLE.replace("主送: [县委、县人民政府, 市公安局]", f"主送: {many}：") + "主送移至版记: 否\n"
    told = [gap.guidance for gap in made(text, "formal").gaps if gap.path == "主送移至版记"]
    assert len(told) == 1
    assert "首页必须显示正文" in told[0]
    assert [gap for gap in made(text).gaps if gap.path == "主送移至版记"] == []


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


HIDDEN = """\
年度: 2024
单位: 甲局
指标:
  警力: {本年: 7391人, 上年: 6173人, 公开: 否}
  处罚: {本年: 4459宗, 上年: 4800宗}
前言: "出动{{ 警力 }}。"
主要举措和成效:
  - 标题: 甲
    内容:
      - 共办理{{ 处罚 }}。现有{{ 警力 }}，{{ 警力.同比 }}。群众“满意。{{ 单位 }}很好。”
      - "{% if 警力 %}有警力。{% endif %}办案。"
      - “现有{{ 警力 }}。很好。”
      - 表头: [项, 数]
        行: [[处罚, "{{ 处罚 }}"], [警力, "{{ 警力.数 }}"]]
      - 行: [[{文字: 警力, 跨行: 2}, "{{ 警力.数 }}"], [一]]
  - {标题: "现有{{ 警力 }}", 内容: 标题没有了的。}
  - {标题: 丙, 内容: "现有{{ 警力 }}。"}
存在的不足和原因:
  - {问题: "警力{{ 警力 }}。", 原因: 没有原因的。}
  - {问题: 三, 原因: "四。只有{{ 警力 }}。"}
  - {问题: 问题没有了的。, 原因: "只有{{ 警力 }}。"}
第一责任人履职: {职务: 局长, 组织领导: "统筹{{ 警力 }}。"}
下一年度主要安排: ["由{{ 警力.上年 }}{{ 警力.增减 }}。", 五。]
附件:
  - {标题: 内部表, 内容: "{{ 警力 }}"}
"""


def test_no_sentence_names_a_figure_that_is_not_public() -> None:
    public = made(HIDDEN, "public")
    text = "\n".join(block for each in public.document.blocks if (block := block_text(each)))
    for gone in (
        "7391",
        "6173",
        "1218",
        "19.7",
        "警力",
        "办案",
        "标题没有了的",
        "没有原因的",
        "问题没有了的",
        "内部表",
        "待填：原因",
    ):
        assert gone not in text, gone
    assert "共办理4459宗。群众“满意。甲局很好。”" in text
    assert "处罚" in text and "四。" in text and "五。" in text
    paths = [each.path for each in public.left_out]
    assert paths[0] == "指标 › 警力"
    assert "主要举措和成效 › 第1项 › 第1项，用了不公开的指标“警力”" in paths
    assert len(paths) == 15 and all(each.place.line for each in public.left_out)
    assert "7391人" in "\n".join(map(block_text, made(HIDDEN).document.blocks))


def test_a_figure_that_is_not_public_is_nowhere_in_the_package(tmp_path) -> None:
    form, package = tmp_path / "表单.yaml", tmp_path / "公开.docx"
    form.write_text(HIDDEN, encoding="utf-8")

    def packed(edition) -> bytes:
        api.build(form, package, edition=edition, overwrite=True)
        with zipfile.ZipFile(package) as opened:
            return b"\n".join(opened.read(name) for name in opened.namelist())

    hidden = [word.encode() for word in ("7391", "6173", "1218", "警力")]
    assert [word for word in hidden if word in packed("public")] == []
    assert all(word in packed("formal") for word in hidden)


def test_an_item_with_nothing_left_for_the_public_is_no_gap() -> None:
    text = PRIVATE.replace("      - 见附件2。\n", "")
    public = made(text, "public")
    assert "丙" not in "".join(map(block_text, public.document.blocks))
    assert not [gap for gap in public.gaps if "丙" in gap.path or "内容" in gap.path]


def test_a_number_typed_by_hand_that_is_a_hidden_figure_is_told() -> None:
    typed = HIDDEN.replace("三, 原因", "有7391人、17391人和4459宗。, 原因")
    gaps = [gap.guidance for gap in made(typed, "public").gaps if gap.path == "公开"]
    assert gaps == ["文字里写着“7391人”，与不公开的指标“警力”相同，请核对能不能公开"]
    assert not [gap for gap in made(typed).gaps if gap.path == "公开"]


@pytest.mark.parametrize("more", ["", "不公开: [附注]\n"])
@pytest.mark.parametrize("secrecy", ["机密★1年", "秘密", "“{{ 年度 }}”"])
def test_a_paper_with_a_secrecy_label_has_no_public_edition(secrecy: str, more: str) -> None:
    text = f"{SIMPLE}密级和保密期限: '{secrecy}'\n{more}"
    with pytest.raises(FormError) as caught:
        made(text, "public")
    (fault,) = caught.value.faults
    assert "不得公开" in fault.message
    assert fault.place.line == SIMPLE.count("\n") + 1


def test_a_paper_that_says_it_has_no_secrecy_label_may_be_public() -> None:
    assert roles(SIMPLE + "密级和保密期限: 无\n", "public", "title")


@pytest.mark.parametrize("secrecy", ["机密★1年", "秘密", "绝密"])
def test_a_form_with_a_secrecy_label_is_wrong_to_publish(tmp_path, secrecy: str) -> None:
    form = tmp_path / "表单.yaml"
    form.write_text(f"{SIMPLE}密级和保密期限: {secrecy}\n", encoding="utf-8")

    def told(purpose) -> list[tuple[str, int | None]]:
        found = api.check(form, purpose=purpose).findings
        return [(each.severity, each.place.line) for each in found if each.code == "O301"]

    assert told("report") == []
    assert told("publish") == [("error", SIMPLE.count("\n") + 1)]
