"""From a paper with 版头 and 版记 back to its form."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as WordDocument
from docx.shared import Mm

from authoring import api
from authoring.compose import compose
from authoring.compose.importing import import_document
from authoring.document import Paragraph, Picture, block_text
from authoring.form.loader import parse_form
from authoring.form.pictures import pictures_in
from authoring.form.profiles import load_profile
from authoring.readers import read_draft, read_text
from authoring.recognition import recognise
from tests.cli.test_commands import run
from tests.compose.test_compose import SIMPLE
from tests.pictures import png

NATIONAL = load_profile()
HEAD = {
    "份号": "000012",
    "密级和保密期限": "机密★1年",
    "紧急程度": "特急",
    "发文字号": "甲公〔2025〕6号",
    "签发人": "张三",
    "附注": "（联系人：王五，电话：12345）",
    "印发机关": "甲县公安局办公室",
    "印发日期": "2025年1月9日",
}
FIELDS = {
    "份号": "copy_number",
    "密级和保密期限": "secrecy",
    "紧急程度": "urgency",
    "发文机关标志": "marks",
    "发文字号": "document_number",
    "签发人": "signatories",
    "署名": "signatures",
    "附注": "note",
    "抄送": "copy_to",
    "印发机关": "printer",
    "印发日期": "print_date",
}


PARTS = SIMPLE.partition("附注")[0].replace("主送: [县委、县人民政府, 市公安局]\n", "")
AROUND = {"主送": "县委、县人民政府", "抄送": "[县委依法治县办, 县司法局]", "附件": "[名单, 清单]"}


def form_of(**changed: str) -> str:
    return PARTS + "".join(f"{name}: {text}\n" for name, text in {**AROUND, **HEAD, **changed}.items())


def through(text: str, tmp_path, profile=NATIONAL):
    """The formal paper of a form, and the form that it is imported to."""
    made = compose(parse_form(text), profile, "formal")
    target = tmp_path / "上报.docx"
    api.write(made.document, target, finish=made.finish)
    return made.document, import_document(read_draft(target), profile)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"签发人": "[张三, 李四光, 王五, 赵六]"},
        {"署名": "[甲县公安局, 甲县司法局]", "签发人": "[张三, 李四]"},
        {"署名": "[甲县公安局, 甲县司法局, 甲县财政局]"},
        {"发文机关标志": "[甲县公安局, 甲县司法局文件]"},
        {"主送移至版记": "是"},
        {"发文字号": "甲公〔2025〕 号"},
        {"附件": "[清单, {标题: 统计表, 内容: 一段文字。}]"},
        {"主送": "[" + ", ".join(f"第{number}乡镇人民政府和街道办事处" for number in range(120)) + "]"},
        {"发文机关标志": "无", "印发机关": "无", "印发日期": "无"},
    ],
    ids=["one", "signers", "two", "three", "own", "moved", "blank", "attached", "crowded", "no mark"],
)
def test_a_formal_paper_comes_back_from_its_import(changed, tmp_path) -> None:
    paper, imported = through(form_of(**changed), tmp_path)
    assert (imported.edition, imported.leftover, imported.changed) == ("formal", (), ())
    assert "补充内容" not in imported.text
    assert compose(parse_form(imported.text), NATIONAL, "formal").document == paper


def test_each_element_lands_in_its_own_field(tmp_path) -> None:
    written = HEAD | {"签发人": "[张三, 李四光, 王五]", "署名": "[甲县公安局, 甲县司法局]"}
    report = through(form_of(**written), tmp_path)[1].report
    assert {name: getattr(report, field) for name, field in FIELDS.items()} == HEAD | {
        "发文机关标志": ("甲县公安局", "甲县司法局"),
        "签发人": ("张三", "李四光", "王五"),
        "署名": ("甲县公安局", "甲县司法局"),
        "抄送": ("县委依法治县办，县司法局",),
    }


def test_the_working_draft_of_an_imported_paper_has_no_letterhead(tmp_path) -> None:
    imported = through(form_of(), tmp_path)[1]
    blocks = compose(parse_form(imported.text), NATIONAL).document.blocks
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].role == "title"
    assert isinstance(blocks[-1], Paragraph)
    assert blocks[-1].role == "copy-to"


def others(tmp_path, *, number: str = "甲公〔2025〕6号", copies: str = "抄送：县司法局。"):
    """A draft as somebody else makes it: no styles, two elements in a row."""
    word = WordDocument()
    for line in (
        "内部资料",
        "000012",
        "机密★1年",
        "甲县公安局",
        "甲县司法局",
        "文件",
        f"{number}        签发人:张三 李　四",
        "甲县公安局 甲县司法局关于2024年度法治政府建设情况的报告",
        "县委、县人民政府：",
        "2024年，我局依法履职。现将有关情况报告如下：",
        "一、主要举措和成效",
        "全年办理案件12件。",
        "二、存在的不足和原因",
        "人手不够，原因是编制少。",
        "三、下一步工作安排",
        "增加人手。",
        "甲县公安局",
        "甲县司法局",
        "2025年1月8日",
        "（此件公开发布）",
        copies,
        "甲县公安局办公室            2025年1月9日印发",
    ):
        word.add_paragraph(line)
    target = tmp_path / "别人的.docx"
    word.save(target)
    return target


def test_the_letterhead_of_somebody_elses_draft_lands_in_the_fields(tmp_path) -> None:
    imported = import_document(read_draft(others(tmp_path)), NATIONAL)
    report = imported.report
    assert [each.text for each in imported.leftover] == ["内部资料"]
    assert {name: getattr(report, field) for name, field in FIELDS.items()} == {
        "份号": "000012",
        "密级和保密期限": "机密★1年",
        "紧急程度": "",
        "发文机关标志": ("甲县公安局", "甲县司法局"),
        "发文字号": "甲公〔2025〕6号",
        "签发人": ("张三", "李四"),
        "署名": ("甲县公安局", "甲县司法局"),
        "附注": "（此件公开发布）",
        "抄送": ("县司法局",),
        "印发机关": "甲县公安局办公室",
        "印发日期": "2025年1月9日",
    }
    assert report.addressees == ("县委、县人民政府：",)


@pytest.mark.parametrize(
    "number", ["甲公[2025]6号", "甲公（2025）第06号", "甲公〔2025〕第6号", "甲公【25】006号", "甲公［2025年］6号"]
)
def test_a_number_in_another_form_is_put_right_and_told(number, tmp_path) -> None:
    imported = import_document(read_draft(others(tmp_path, number=number)), NATIONAL)
    assert imported.report.document_number == "甲公〔2025〕6号"
    assert [each.text for each in imported.changed] == [f"“{number}”写成了“甲公〔2025〕6号”"]


def test_what_a_field_would_refuse_stays_in_the_form_word_for_word() -> None:
    text = (
        "机密★无限期\n甲县公安局文件\n甲公〔2025〕6号\n甲县公安局关于2024年度法治政府建设情况的报告\n县政府：\n"
        "2024年，我局依法履职。\n一、主要举措\n办案12件。\n甲县公安局\n2025年1月8日\n"
    )
    imported = import_document(read_text(text), NATIONAL)
    assert [each.text for each in imported.leftover] == ["机密★无限期"]
    assert imported.report.marks == ("甲县公安局文件",)
    made = compose(parse_form(imported.text), NATIONAL, "formal").document
    assert sorted(map(block_text, made.blocks)) == sorted(text.split())


def test_the_command_says_which_edition_prints_it_again(tmp_path) -> None:
    done = run("import", others(tmp_path), "-o", "表单.yaml", cwd=tmp_path)
    assert done.returncode == 0
    assert "归不进表单各项，第1段，放在“补充内容”：内部资料" in done.stderr
    assert "生成时加 --edition 上报" in done.stderr


def test_next_years_form_keeps_addressees_and_copies_of_a_formal_paper(tmp_path) -> None:
    made = compose(parse_form(form_of(发文机关标志="[甲县公安局, 甲县司法局]")), NATIONAL, "formal")
    last, form = tmp_path / "上报.docx", tmp_path / "新.yaml"
    api.write(made.document, last, finish=made.finish)
    api.new_from(form, last)
    kept = api.load_form(form).report
    assert kept.addressees == ("县委、县人民政府：",)
    assert kept.copy_to == ("县委依法治县办，县司法局",)
    assert kept.marks == ("甲县公安局", "甲县司法局")
    assert kept.printer == "甲县公安局办公室"
    assert (kept.document_number, kept.print_date, kept.date) == ("", "", "")


def test_next_years_form_keeps_the_addressees_in_the_imprint(tmp_path) -> None:
    made = compose(parse_form(form_of(主送移至版记="是")), NATIONAL, "formal")
    last, form = tmp_path / "上报.docx", tmp_path / "新.yaml"
    api.write(made.document, last, finish=made.finish)
    api.new_from(form, last)
    kept = api.load_form(form).report
    assert (kept.addressees, kept.addressees_in_imprint) == (("县委、县人民政府",), True)


def test_a_picture_that_stands_by_itself_in_somebody_elses_draft_is_carried_along(tmp_path) -> None:
    word = WordDocument()
    for line in (
        "甲县公安局2024年度法治政府建设情况的报告",
        "2024年，我局依法履职。",
        "一、主要举措",
        "培训情况见图1。",
    ):
        word.add_paragraph(line)
    word.add_picture(BytesIO(png(400, 300)), width=Mm(80))
    for line in ("图1　执法培训", "办案12件。", "甲县公安局"):
        word.add_paragraph(line)
    word.add_picture(BytesIO(png(30, 30)))
    word.add_paragraph("2025年1月8日")
    word.add_paragraph("（此件公开发布）").add_run().add_picture(BytesIO(png()))
    target, form = tmp_path / "别人的.docx", tmp_path / "转.yaml"
    word.save(target)
    imported = api.import_draft(target, form)
    assert [(each.file, each.caption, each.width) for each in pictures_in(imported.report)] == [
        ("转的图片/图1.png", "执法培训", 80)
    ]
    assert [each.text for each in imported.dropped] == [
        "（没有替代文字）",
        "（没有替代文字）；紧挨着日期，像是印章或签名",
    ]
    assert imported.leftover == ()
    blocks = api.compose(api.load_form(form)).document.blocks
    assert [block_text(block) for block in blocks if not isinstance(block, Picture)] == [
        block_text(block) for block in read_draft(target).blocks if not isinstance(block, Picture)
    ]


def test_a_date_with_noughts_is_put_right_on_the_way() -> None:
    text = "青岚县公安局关于2024年度法治政府建设情况的报告\n县政府：\n现报告如下。\n青岚县公安局\n2025年01月05日\n"
    imported = import_document(read_text(text.encode()), NATIONAL)
    assert imported.report.date == "2025年1月5日"
    assert [each.text for each in imported.changed] == ["“2025年01月05日”写成了“2025年1月5日”"]


def test_the_organisation_of_a_joint_paper_is_the_first_organ() -> None:
    organs = "青岚县公安局　青岚县司法局　青岚县市场监督管理局"
    text = f"{organs}关于2024年度法治政府建设情况的报告\n县政府：\n　　现报告如下。\n"
    document = read_text(text.encode())
    assert recognise(document).issuer == organs.replace("　", " ")
    assert import_document(document, NATIONAL).report.organisation == "青岚县公安局"
