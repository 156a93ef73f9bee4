"""Drafts on an office's own base: its page, styles and letterhead, ours for the rest, and every deviation told."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from authoring import api
from authoring.document import Document, Paragraph, block_text, lines
from authoring.document import plain as runs
from authoring.editing.base import LoadedBase, load_base
from authoring.errors import UserError
from authoring.laying import probe
from authoring.readers import read_docx
from authoring.standard.finish import Finish
from authoring.writers.docx import write_docx
from tests.editing.bases import BASES, bare, named, office, plain, saved, with_macros
from tests.rules.layoutdrafts import findings_in
from tests.writers.samples import documents, formal_paper, paper

SHARED = Path(__file__).parents[2].parent / "shared"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def loaded(data: bytes, tmp_path: Path) -> LoadedBase:
    path = tmp_path / "本单位.docx"
    path.write_bytes(data)
    return load_base(path, "gb2312")


def xml(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def codes(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "本单位.docx"
    path.write_bytes(data)
    return [finding.code for finding in api.load_base(path)[2]]


@pytest.fixture(scope="module", params=BASES)
def base(request, tmp_path_factory):
    return loaded(BASES[request.param](), tmp_path_factory.mktemp("base")).base


def test_a_paper_by_the_standard_shows_no_deviation():
    assert [f.code for f in findings_in(write_docx(probe())) if f.code.startswith("L")] == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(document=documents, finish=st.builds(Finish, st.booleans(), st.sampled_from(["grid", "three-line"])))
def test_any_tree_reads_back_the_same_text_and_is_written_alike_twice(base, document, finish):
    data = write_docx(document, finish=finish, base=base)
    assert data == write_docx(document, finish=finish, base=base)
    assert list(lines(read_docx(data))) == list(lines(document))


def test_a_formal_paper_reads_back_as_the_same_tree(base):
    document = formal_paper()
    assert read_docx(write_docx(document, base=base)).blocks == document.blocks


@pytest.mark.skipif(not (SHARED / "tools" / "ooxml_valid.py").exists(), reason="the OOXML validator is not at hand")
def test_drafts_on_bases_are_valid_by_the_schemas(tmp_path):
    files = []
    for name, make in BASES.items():
        found = loaded(make(), tmp_path).base
        for number, document in enumerate((formal_paper(), paper(), formal_paper(("甲局", "乙局", "丙局")))):
            files.append(tmp_path / f"{name}-{number}.docx")
            files[-1].write_bytes(write_docx(document, base=found, finish=Finish(imprint_page="even")))
    done = subprocess.run(
        [sys.executable, SHARED / "tools" / "ooxml_valid.py", *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_page_lines_and_looks_come_from_the_offices_own_paper(tmp_path):
    found = loaded(office(), tmp_path)
    assert found.notices == ()
    made = docx.Document(io.BytesIO(write_docx(formal_paper(), base=found.base)))
    section = made.sections[0]
    assert (round(section.right_margin / Mm(1)), round(section.footer_distance / Mm(1))) == (28, 25)
    assert section.header.paragraphs[0].text == "青岚县公安局公文用纸"
    assert "PAGE" in etree.tostring(section.footer._element, encoding="unicode")
    by_style = {style.style_id: style for style in made.styles}
    body, heading, title = (by_style[name] for name in ("GBBody", "Heading2", "GBTitle"))
    assert (body.font.size, body.paragraph_format.first_line_indent, body.paragraph_format.line_spacing) == (
        *(Pt(16), Pt(32), Pt(28)),
    )
    assert heading.element.rPr.rFonts.get(f"{W}eastAsia") == "楷体"
    assert (title.font.size, heading.base_style.name) == (Pt(22), "Normal")


def test_the_offices_letterhead_stands_with_this_papers_words(tmp_path):
    found = loaded(office(), tmp_path).base
    made = docx.Document(io.BytesIO(write_docx(formal_paper(), base=found)))
    texts = [p.text for p in made.paragraphs][:8]
    assert texts == ["000001", "机密★1年", "特急", "青岚县公安局文件", "", "青公〔2025〕1号\t签发人：张三", "", ""]
    mark, row = made.paragraphs[3], made.paragraphs[5]
    assert (mark.runs[0].font.size, str(mark.runs[0].font.color.rgb)) == (Pt(48), "FF0000")
    assert [run.element.rPr.rFonts.get(f"{W}eastAsia") for run in row.runs if run.text.strip()] == [
        "仿宋",
        "仿宋",
        "楷体",
    ]
    assert row._p.pPr.find(f"{W}pBdr") is not None


def test_elements_that_the_paper_lacks_vanish_from_the_letterhead_and_its_rule_stays(tmp_path):
    found = loaded(office(), tmp_path).base
    document = Document(
        tuple(b for b in formal_paper().blocks if getattr(b, "role", "") not in ("document-number", "signatory"))
    )
    data = write_docx(document, base=found)
    assert read_docx(data).blocks == document.blocks
    assert "12号" not in "".join(xml(data, "word/document.xml").itertext())
    assert len(list(xml(data, "word/document.xml").iter(f"{W}pBdr"))) == 1


LABELS = ("copy-number", "secrecy", "urgency")


@pytest.mark.parametrize("theirs", range(4))
@pytest.mark.parametrize("ours", range(4))
def test_the_mark_keeps_its_height_on_our_own_paper_however_many_lines_stand_above_it(theirs, ours, tmp_path):
    last, this = (
        Document(tuple(b for b in formal_paper().blocks if getattr(b, "role", "") not in LABELS[kept:]))
        for kept in (theirs, ours)
    )
    data = write_docx(this, base=loaded(write_docx(last), tmp_path).base)
    found = api.check(_saved(tmp_path / "稿.docx", data)).findings
    assert [(each.code, each.message) for each in found if each.code in ("L602", "L801")] == []


def test_a_base_of_our_own_paper_deviates_in_nothing(tmp_path):
    last = tuple(b for b in formal_paper().blocks if getattr(b, "role", "") not in LABELS)
    target = _saved(tmp_path / "上年.docx", write_docx(Document(last)))
    assert api.load_base(target)[2] == ()


@pytest.mark.parametrize("kept", [("copy-number", "urgency"), ("copy-number",), ("secrecy",), ("urgency",), ()])
def test_labels_that_the_base_lacks_stand_in_the_standards_order(kept, tmp_path):
    last = tuple(b for b in formal_paper().blocks if getattr(b, "role", "") not in {*LABELS} - {*kept})
    target = _saved(tmp_path / "上年.docx", write_docx(Document(last)))
    base, _, found = api.load_base(target)
    assert found == ()
    roles = [getattr(b, "role", "") for b in read_docx(write_docx(formal_paper(), base=base)).blocks]
    assert roles[:4] == [*LABELS, "mark"]


def test_looks_of_the_third_and_fourth_level_are_told_without_counts(tmp_path):
    paper = docx.Document()
    paper.add_paragraph("正文")
    paper.save(str(tmp_path / "底稿.docx"))
    told = [each.message for each in api.load_base(tmp_path / "底稿.docx")[2]]
    assert any("三级标题" in each and "四级标题" in each for each in told)
    assert "四级标题有斜体的文字。" in told
    assert [each for each in told if "处）" in each] == []


def test_the_rule_of_a_letterhead_without_its_number_is_no_blank_line(tmp_path):
    target = _saved(tmp_path / "上年.docx", write_docx(formal_paper()))
    this = tuple(b for b in formal_paper().blocks if getattr(b, "role", "") not in ("document-number", "signatory"))
    data = write_docx(Document(this), base=api.load_base(target)[0])
    found = api.check(_saved(tmp_path / "稿.docx", data)).findings
    assert [each.message for each in found if each.code == "L801"] == []


def _saved(path, data: bytes):
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("organs", [("甲局", "乙局"), ("甲局", "乙局", "丙局")])
def test_a_joint_paper_keeps_the_standards_letterhead(tmp_path, organs):
    found = loaded(office(), tmp_path).base
    document = formal_paper(organs)
    assert read_docx(write_docx(document, base=found)).blocks == document.blocks


def test_a_letterhead_that_cannot_be_filled_in_is_told_and_left(tmp_path):
    for data, told in (
        (office(in_table=True), "表格"),
        (office(words="中共青岚县委政法委员会主管"), "认不出的文字“中共青岚县委政法委员会主管”"),
    ):
        found = loaded(data, tmp_path)
        assert found.base.head == ()
        assert told in "".join(found.notices)
        assert read_docx(write_docx(formal_paper(), base=found.base)).blocks == formal_paper().blocks


def test_styles_named_as_offices_name_them_are_taken(tmp_path):
    found = loaded(named(), tmp_path).base
    made = docx.Document(io.BytesIO(write_docx(paper(), base=found)))
    names = {style.style_id: style.name for style in made.styles}
    assert [names[each] for each in ("GBTitle", "GBBody", "Heading1", "Heading2", "GBSignature")] == [
        *("公文标题", "正文内容", "一级标题", "二级标题", "落款")
    ]
    assert names["Heading3"] == "Heading 3"  # Word's own: the base has it
    assert names["GBAddressee"] == "主送机关"  # ours
    assert made.styles["一级标题"].element.pPr.find(f"{W}outlineLvl").get(f"{W}val") == "0"
    spacing = made.styles["公文基准"].element.pPr.find(f"{W}spacing")
    assert spacing.get(f"{W}line") == "579"


def test_deviations_are_told_once_in_the_offices_units(tmp_path):
    path = tmp_path / "本单位.docx"
    path.write_bytes(named())
    found = api.load_base(path)[2]
    told = [finding.message for finding in found]
    assert "行距是固定值30磅（每页排21行），应为固定值28—28.95磅，每页22行。" in told
    assert len(told) == len(set(told))
    assert all(finding.basis for finding in found)


def test_what_deviates_is_what_the_base_says_itself(tmp_path):
    assert codes(bare(), tmp_path) == []
    assert {"L101", "L102", "L412"} <= set(codes(plain(), tmp_path))
    words_own = {"L201", "L205", "L211", "L311", "L312", "L411", "L412", "L413"}  # its headings of level 3 and 4
    assert set(codes(office(), tmp_path)) == {"L103", "L502", "L503", "L504", "L606"} | words_own
    assert codes(write_docx(formal_paper()), tmp_path) == []


def test_a_draft_of_ours_restyled_by_hand_is_a_base(tmp_path):
    made = docx.Document(io.BytesIO(write_docx(paper())))
    made.styles["公文正文"].font.size = Pt(15)
    found = loaded(saved(made), tmp_path).base
    again = docx.Document(io.BytesIO(write_docx(paper(), base=found)))
    assert again.styles["公文正文"].font.size == Pt(15)
    assert codes(saved(made), tmp_path) == ["L402"]


def test_what_a_base_lacks_is_told(tmp_path):
    assert loaded(bare(), tmp_path).notices == (
        "底稿里没有页面设置，纸张和页边距用标准的",
        "底稿里没有样式，各要素的样式都用标准的",
    )


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("一.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("一.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "底稿要用"),
        ("一.docx", "不是".encode(), "不是 Word 文档"),
        ("一.txt", "不是".encode(), "要用 .docx"),
        ("一.docm", with_macros(), "宏"),
        ("一.docx", plain()[:2000], "损坏"),
        ("没有.docx", None, "找不到"),
    ],
)
def test_a_file_that_can_be_no_base_says_why(tmp_path, name, data, told):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError, match=f"底稿用不了：.*{told}") as caught:
        load_base(path, "gb2312")
    assert caught.value.place.file == str(path)


def test_a_wide_table_on_a_base_keeps_its_turned_page(tmp_path):
    found = loaded(office(), tmp_path).base
    wide = next(block for block in paper().blocks if hasattr(block, "rows"))._replace(wide=True)
    data = write_docx(Document((Paragraph(runs("某局年度报告"), "title"), wide, Paragraph(runs("完。")))), base=found)
    sizes = [each.get(f"{W}orient") for each in xml(data, "word/document.xml").iter(f"{W}pgSz")]
    assert sizes == [None, "landscape", None]
    assert block_text(read_docx(data).blocks[1]) == block_text(wide)
