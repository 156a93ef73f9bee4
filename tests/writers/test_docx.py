from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Length
from docx.text.paragraph import Paragraph as DocxParagraph
from hypothesis import given
from lxml import etree

from authoring.document import HEAD_ROLES, Chart, Document, Heading, Paragraph, Table, block_text, plain
from authoring.standard.layout import FONT_SETS, layout
from authoring.writers.docx import write_docx
from authoring.writers.docx.head import head_lines
from tests.writers.samples import cell, documents, formal_paper, paper

SHARED = Path(__file__).parents[2].parent / "shared"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def test_the_same_tree_gives_the_same_bytes():
    assert write_docx(paper()) == write_docx(paper())


def texts(document: Document) -> list[str]:
    """What python-docx finds in each block: paragraphs, and the 版记 which stands in a table of its own."""
    found = []
    for item in document.iter_inner_content():
        if isinstance(item, DocxParagraph):
            found += [item.text.replace("\n", "")] if item.text else []
        elif item.style.name == "版记":
            found += [paragraph.text for row in item.rows for paragraph in row.cells[0].paragraphs]
    return found


def test_python_docx_reads_every_paragraph_in_order():
    document = paper()
    read = docx.Document(io.BytesIO(write_docx(document)))
    assert texts(read) == [block_text(b) for b in document.blocks if isinstance(b, Heading | Paragraph)]
    table = next(table for table in read.tables if table.style.name == "公文表格")
    assert [c.text for c in table.rows[1].cells] == ["行政处罚", "件", "1", "2"]
    assert [c.text for c in table.rows[2].cells] == ["行政处罚", "人", "3", "4"]


def test_headings_have_words_own_styles_and_outline_levels():
    read = docx.Document(io.BytesIO(write_docx(paper())))
    styles = {p.style.name for p in read.paragraphs}
    assert {"Heading 1", "二级标题接排", "三级标题接排", "Heading 4"} <= styles
    assert read.styles["二级标题接排"].element.pPr.find(f"{W}outlineLvl").get(f"{W}val") == "1"


def test_page_is_a4_with_the_standards_type_area():
    section = docx.Document(io.BytesIO(write_docx(paper()))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.top_margin.mm, 1) == 37.0
    assert round(section.left_margin.mm, 1) == 28.0
    text_width = Length(section.page_width - section.left_margin - section.right_margin)
    assert abs(text_width.mm - layout().page.text_width_mm) < 0.05


def test_every_run_of_text_asks_for_the_east_asian_font():
    body = part(write_docx(paper()), "word/document.xml")
    runs = [run for run in body.iter(f"{W}r") if run.find(f"{W}t") is not None]
    assert runs
    assert all(run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia" for run in runs)


@pytest.mark.parametrize("fonts", FONT_SETS)
def test_a_font_set_reaches_styles_and_footer(fonts):
    data = write_docx(paper(), fonts=fonts)
    names = layout().font_sets[fonts]
    styles = part(data, "word/styles.xml")
    used = {e.get(f"{W}eastAsia") for e in styles.iter(f"{W}rFonts")}
    assert used == {names[role] for role in ("fangsong", "kai", "hei", "xiaobiaosong")}
    footer = part(data, "word/footer1.xml")
    assert {e.get(f"{W}eastAsia") for e in footer.iter(f"{W}rFonts")} == {names["song"]}


def test_characters_that_xml_forbids_are_left_out():
    read = docx.Document(io.BytesIO(write_docx(Document((Paragraph(plain("甲\x00乙\ufffe丙\ud800")),)))))
    assert read.paragraphs[0].text == "甲乙丙"


def test_title_and_author_are_set_and_legal():
    title = Paragraph(plain("甲\x00<乙>&\ud800"), "title")
    core = docx.Document(io.BytesIO(write_docx(Document((title,))))).core_properties
    assert core.title == "甲<乙>&"
    assert docx.Document(io.BytesIO(write_docx(paper()))).core_properties.author == "青岚县公安局"


def test_a_placeholder_is_highlighted():
    body = part(write_docx(paper()), "word/document.xml")
    marked = [r for r in body.iter(f"{W}r") if r.find(f"{W}rPr/{W}highlight") is not None]
    assert ["".join(r.itertext()) for r in marked] == ["【待填：公开方式】"]


def test_a_date_longer_than_the_signature_moves_the_signature_left():
    blocks = (Paragraph(plain("某局"), "signature"), Paragraph(plain("2025年11月20日"), "date"))
    body = part(write_docx(Document(blocks)), "word/document.xml")
    rights = [int(e.get(f"{W}right")) for e in body.iter(f"{W}ind")]
    one = layout().page.text_width / layout().page.characters
    assert rights == [round((2 + 7 - 2 + 2) * one)]


def test_a_signature_longer_than_the_line_is_parted_where_a_name_ends():
    name = "云岫市青岚经济技术开发区管理委员会综合行政执法和应急管理监督保障中心"
    blocks = (Paragraph(plain(name), "signature"), Paragraph(plain("2025年1月7日"), "date"))
    data = write_docx(Document(blocks))
    first, second = docx.Document(io.BytesIO(data)).paragraphs[0].text.split("\n")
    assert first + second == name
    assert max(len(first), len(second)) <= layout().page.characters - layout().roles["signature"].right
    assert first.endswith("委员会")
    (right,) = (int(e.get(f"{W}right")) for e in part(data, "word/document.xml").iter(f"{W}ind"))
    one = layout().page.text_width / layout().page.characters
    assert right == round((2 + len(second) - 2 - 6) * one)


@given(documents)
def test_any_tree_is_written_as_a_package_python_docx_opens(document):
    read = docx.Document(io.BytesIO(write_docx(document)))
    # 印发机关 and 印发日期 share a line of the 版记, 签发人 and 发文字号 one of the 版头, with a tab between them
    shown = "".join(texts(read)).replace("\t", "")
    wanted = "".join(block_text(block) for block in document.blocks if not isinstance(block, Table | Chart))
    assert shown == wanted.replace("\t", "")


@pytest.mark.skipif(not (SHARED / "tools" / "ooxml_valid.py").exists(), reason="the OOXML validator is not at hand")
def test_every_font_set_is_valid_by_the_schemas(tmp_path):
    files = []
    for fonts in FONT_SETS:
        files.append(tmp_path / f"{fonts}.docx")
        files[-1].write_bytes(write_docx(paper(), fonts=fonts))
    done = subprocess.run(
        [sys.executable, SHARED / "tools" / "ooxml_valid.py", *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_entries_of_an_attachment_list_stand_under_one_another():
    notes = ("附件：1.行政执法数据统计表", "2.典型案例汇编")
    body = part(write_docx(Document(tuple(Paragraph(plain(t), "attachment-note") for t in notes))), "word/document.xml")
    first, second = ({key: int(e.get(f"{W}{key}")) for key in ("left", "hanging")} for e in body.iter(f"{W}ind"))
    assert first["left"] == second["left"]
    # 附件： takes three characters, so both numbers start there
    assert first["left"] - first["hanging"] + 3 * 320 == second["left"] - second["hanging"]


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(cell(text) for text in row) for row in rows), header=1)


def test_figures_of_a_column_stand_with_their_decimal_points_under_one_another():
    table = _table(
        ("指标", "件数", "占比", "说明"),
        ("处罚", "1,234", "5.6%", "3件"),
        ("许可", "12", "42.35%", "7"),
        ("培训", "—", "7%", "8"),
    )
    rows = list(part(write_docx(Document((table,))), "word/document.xml").iter(f"{W}tr"))
    insets = [[_inset(cell_) for cell_ in row.iter(f"{W}tc")] for row in rows]
    assert insets[0] == [None] * 4
    assert [row[0] for row in insets] == [row[3] for row in insets] == [None] * 4  # words, and figures among words
    assert insets[1][1] == insets[2][1]
    assert insets[3][1] is None
    assert [insets[n][2] - insets[2][2] for n in (1, 3)] == [140, 420]  # one half-width figure is 140 twips


def _inset(element) -> int | None:
    found = element.find(f".//{W}ind")
    return None if found is None else int(found.get(f"{W}right"))


def test_text_stays_on_the_page_of_signatures_below_a_list_of_attachments():
    notes = (("attachment-note", "附件：1.甲"), ("attachment-note", "2.乙"))
    texts = (("body", "特此报告。"), *notes, ("signature", "某局"), ("date", "2025年1月20日"))
    body = part(write_docx(Document(tuple(Paragraph(plain(text), role) for role, text in texts))), "word/document.xml")
    kept = ["".join(p.itertext()) for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert "特此报告。" in kept


def test_the_text_begins_on_the_first_page_below_the_names_of_many_organs():
    organs = ("甲县公安局", "甲县司法局", "甲县市场监督管理局", "甲县农业农村局", "甲县文化和旅游局")
    head = [block for block in formal_paper(organs).blocks if getattr(block, "role", "") in HEAD_ROLES]
    rows = [Paragraph(plain(f"　　王{n}　李{n}"), "signatory") for n in range(2)]
    assert head_lines(head) < 18
    assert head_lines([*head[:-2], *rows, *head[-2:]]) == head_lines(head) + 2
    assert head_lines(()) == 0
