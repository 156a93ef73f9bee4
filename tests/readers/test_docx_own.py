import pytest

from authoring.document import Document
from authoring.readers import read_docx
from authoring.writers.docx import write_docx
from tests.readers.docxfiles import docx, p, r, style
from tests.trees import dump, tree

OWN = """
title 白石县公安局关于2024年度法治政府建设情况的报告，含⟦【待填：事项】⟧
addressee 县委、县政府：
p 2024年，我局依法行政。
h1 一、|主要举措和成效
h2 （一）|加强领导。|全年⟦【待填：次数】⟧次。
h2 （二）|⟦【待填：标题】⟧|正文从这里开始。
h2 |没有编号。|正文。
h3 1.|学法
h4 （1）|集体学法。全年4次
p 一、看似标题的正文
p 存在问题
h1 二、|一是看似条目的标题
attachment-note 附件：1.统计表
signature 白石县公安局
date 2025年1月8日
note （此件公开发布）
copy-to 抄送：市公安局。
attachment-label 附件1
attachment-title 统计表
caption 表1
table 甲/[1x2]乙;丙
p 完。
"""


def test_what_we_wrote_comes_back_as_it_was() -> None:
    document = tree(OWN)
    found = read_docx(write_docx(document))
    assert dump(found) == dump(document)
    assert found == document
    assert found.source.dropped == ()


@pytest.mark.parametrize("role", ["title", "attachment-title"])
def test_a_long_title_loses_its_layout_breaks(role: str) -> None:
    document = tree(
        f"{role} 中共某某县委全面依法治县委员会办公室关于2024年度法治政府建设情况及下一步安排的报告\np 正文。"
    )
    assert read_docx(write_docx(document)) == document


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
    for name in ("GBBody", "GBTitle", "GBRunIn2", "Heading1")
)


def read_own(body: str) -> Document:
    return read_docx(docx(body, styles=STYLES))


def test_paragraphs_added_in_another_style_are_read_by_their_text() -> None:
    body = p("一、举措", style("Heading1")) + p("（一）新增标题。新增正文。") + p("原有正文。", style("GBBody"))
    assert dump(read_own(body)) == "h1 一、|举措\nh2 （一）|新增标题。|新增正文。\np 原有正文。"


def test_a_run_in_heading_whose_character_style_was_lost() -> None:
    body = p("（一）标题。正文。", style("GBRunIn2")) + p("原有正文。", style("GBBody"))
    assert dump(read_own(body)).splitlines()[0] == "h2 （一）|标题。|正文。"


def test_a_line_break_typed_into_body_text_parts_it() -> None:
    body = p(r("甲。") + "<w:r><w:br/></w:r>" + r("乙。"), style("GBBody")) + p("丙。", style("GBBody"))
    assert dump(read_own(body)) == "p 甲。\np 乙。\np 丙。"


@pytest.mark.parametrize(("cells", "expected"), [(1, "copy-to 抄送：市局。"), (2, "table 抄送：市局。/抄送：市局。")])
def test_a_frame_around_our_paragraphs_is_no_table(cells: int, expected: str) -> None:
    cell = f"<w:tc>{p('抄送：市局。', style('GBCopyTo'))}</w:tc>"
    frame = f"<w:tbl><w:tblPr/><w:tr>{cell * cells}</w:tr></w:tbl>"
    assert dump(read_own(p("正文。", style("GBBody")) + frame)) == f"p 正文。\n{expected}"
