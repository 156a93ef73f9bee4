"""Laid out anew: no fault of the layout is left that can be mended so, not a word is changed, twice is as once."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from authoring.document import lines
from authoring.editing.relayout import relayout
from authoring.readers import read_docx
from authoring.rules.layoutexamples import LayoutExample, layout_examples
from authoring.standard.layout import layout
from tests.readers.docxfiles import docx as tiny
from tests.readers.docxfiles import number, p, r, style
from tests.rules.layoutdrafts import _profile, changed, findings_in, right_draft

if TYPE_CHECKING:
    from collections.abc import Sequence

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FOR_A_PERSON = {
    "L603",  # the order of words is the author's
    "L605",  # so are the words themselves
    "L607",
    "L704",
    "L711",
    "L712",
    "L722",
    "L723",
    "L725",
    "L802",
    "L803",
    "L902",  # comments, changes and hidden text are to be settled, not lost
    "L903",
    "L904",
}
"""What laying out can't mend."""

WORDS_OF_THE_LABEL = "附件标识后面有冒号"


def texts(data: bytes) -> list[str]:
    return list(lines(read_docx(data)))


def layout_codes(data: bytes) -> set[str]:
    return {finding.code for finding in findings_in(data) if finding.code.startswith("L")}


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def laid(data: bytes) -> bytes:
    """The draft laid out; the text is as it was, and a second time changes nothing."""
    after = relayout(data, layout())
    assert texts(after) == texts(data)
    assert relayout(after, layout()) == after
    return after


@pytest.mark.parametrize("example", layout_examples(), ids=lambda each: f"{each.code}-{each.told}")
def test_wrong_drafts_come_out_right(example: LayoutExample) -> None:
    data = changed(right_draft(example.fonts, head=example.head), example.changes)
    profile = _profile(example.layout)
    standard = (profile.layout if profile else None) or layout()
    after = relayout(data, standard)
    assert texts(after) == texts(data)
    assert relayout(after, standard) == after
    is_for_person = example.code in FOR_A_PERSON or example.told == WORDS_OF_THE_LABEL
    allowed = {example.code} if is_for_person and example.expected == "fails" else set()
    assert {finding.code for finding in findings_in(after, profile)} == allowed


@pytest.mark.parametrize("fonts", ["gb2312", "windows", "fangzheng"])
def test_a_draft_of_ours_keeps_its_look(fonts: str) -> None:
    before = right_draft(fonts)
    after = laid(before)
    looks = [read_docx(data, look=True).source.look for data in (before, after)]
    assert looks[0] == looks[1]
    assert part(before, "styles")[0].xpath("string(.//@*[1])") == part(after, "styles")[0].xpath("string(.//@*[1])")


def plain_draft() -> bytes:
    paper = docx.Document()
    paper.add_heading("云岫县水务局2024年度法治政府建设情况报告", 0)
    paper.add_paragraph("县人民政府：")
    paper.add_paragraph("　　2024年，我局“依法治水”工作稳步推进。")
    paper.add_heading("主要举措和成效", 1)
    paper.add_paragraph("（一）加强领导。局党组会议学习法治内容6次。", style="List Number")
    paper.add_paragraph("健全制度，修订管理办法2件。", style="List Number")
    paper.add_paragraph("普法宣传进乡村。", style="List Bullet")
    mixed = paper.add_paragraph()
    mixed.add_run("一是队伍").bold = True
    mixed.add_run("力量不足，原因是编制偏少。")
    for _ in range(4):
        paper.add_paragraph("")
    for index, cell in enumerate(paper.add_table(2, 3)._cells):
        cell.text = f"第{index}格"
    paper.add_page_break()
    paper.add_heading("2025年工作安排", 1)
    paper.add_paragraph("下一步安排如下。\n继续推进河道执法。")
    paper.add_paragraph("云岫县水务局")
    paper.add_paragraph("2025年1月20日")
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def test_a_draft_of_a_library_is_laid_out() -> None:
    data = plain_draft()
    assert len(layout_codes(data)) > 15
    assert layout_codes(laid(data)) == set()


def test_automatic_numbers_become_text() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = p("加强领导", number(1)) + p("会议学法6次。") + p("健全制度", number(1)) + p("修订办法2件。")
    after = laid(tiny(body, numbering=numbering))
    assert "一、加强领导" in texts(after)
    assert "二、健全制度" in texts(after)
    assert not list(part(after, "document").iter(W + "numPr"))


def test_content_stays_where_it_is() -> None:
    kept = (
        '<w:commentRangeStart w:id="0"/>',
        '<w:ins w:id="1" w:author="甲">',
        '<w:bookmarkStart w:id="2" w:name="此处"/>',
        '<w:footnoteReference w:id="3"/>',
        '<w:instrText xml:space="preserve"> REF 此处 </w:instrText>',
        '<w:hyperlink w:anchor="此处">',
    )
    words = (
        kept[0] + r("会议", "<w:b/>") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        f'{kept[1]}{r("学法")}</w:ins>{kept[2]}<w:bookmarkEnd w:id="2"/>{r("六次", "<w:i/>")}<w:r>{kept[3]}</w:r>'
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>{kept[4]}</w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        f'</w:r>{r("见前")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{kept[5]}{r("并公开。")}</w:hyperlink>'
        '<w:del w:id="4" w:author="甲"><w:r><w:delText>旧话</w:delText></w:r></w:del>'
    )
    after = part(laid(tiny(p("一、工作情况") + p(words))), "document")
    names = ("commentRangeStart", "commentRangeEnd", "commentReference", "ins", "del", "bookmarkStart", "hyperlink")
    assert all(len(list(after.iter(W + name))) == 1 for name in (*names, "footnoteReference", "instrText"))
    assert not list(after.iter(W + "b", W + "i"))


def test_what_shares_a_paragraph_is_parted() -> None:
    body = p("一、工作情况") + p("各项工作完成。") + p("云岫县水务局　　　2025年1月20日")
    after = laid(tiny(body))
    found = [each.get(W + "val") for each in part(after, "document").iter(W + "pStyle")]
    assert found[-2:] == ["GBSignature", "GBDate"]


def test_a_repeated_title_stays_left_out() -> None:
    title = "云岫县水务局2024年度法治政府建设情况报告"
    centred = '<w:jc w:val="center"/>'
    laid(tiny(p(title, centred) + p(title) + p("一、工作情况") + p("各项工作完成。")))


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="附加"/><w:basedOn w:val="a"/></w:style>'
)


def test_running_lines_stay_left_out_whatever_their_style() -> None:
    line = "内部资料请勿外传"
    after = laid(tiny(p("各项工作完成。") + p(line) + p(line) + p(line, style("1")), styles=STYLES))
    assert texts(after) == ["各项工作完成。"]


def test_text_in_a_frame_stays_text() -> None:
    frame = f"<w:tbl><w:tr><w:tc>{p('一、工作情况')}<w:p/>{p('各项工作完成。')}</w:tc></w:tr></w:tbl>"
    laid(tiny(p("云岫县水务局2024年度法治政府建设情况报告") + frame + "<w:p/>"))


def test_their_styles_of_the_same_name_become_ours() -> None:
    after = part(laid(tiny(p("工作情况", style("1")) + p("各项工作完成。", style("b")), styles=STYLES)), "styles")
    found = [each.get(W + "val") for each in after.iter(W + "name")]
    assert len(found) == len(set(found))
    based = {each.getparent().get(W + "styleId"): each.get(W + "val") for each in after.iter(W + "basedOn")}
    assert based["b"] == "Normal"


PROPERTIES = ("", '<w:jc w:val="center"/>', "<w:pageBreakBefore/>", style("1"), '<w:ind w:left="900"/>', number(1))
PIECES = (
    r("一、工作情况"),
    r("（一）加强领导。", "<w:b/>") + r("会议学法6次。"),
    r("　　各项工作完成。"),
    r("前一句。") + "<w:r><w:br/></w:r>" + r("后一句。"),
    "<w:r><w:tab/></w:r>" + r("附件：1.情况统计表"),
    '<w:r><w:br w:type="page"/></w:r>',
    r("附件"),
    r("情况统计表"),
    r("云岫县水务局  2025年1月20日"),
    r("云岫县水务局"),
    r("2025年1月20日"),
    r("云岫县水务局2024年度") + "<w:r><w:br/></w:r>" + r("法治政府建设情况报告"),
    "",
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def paragraph(piece: str, properties: str) -> str:
    return p(piece, properties) if piece else f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(PROPERTIES)), min_size=1, max_size=9))
@example([(PIECES[-2], "")] * 3)  # the second line came three times, as a watermark does
def test_any_draft_keeps_its_text(parts: Sequence[tuple[str, str]]) -> None:
    body = "".join(paragraph(*each) for each in parts)
    laid(tiny(p("各项工作情况如下。") + body, styles=STYLES, numbering=NUMBERING))


def test_a_title_with_a_line_break_stays() -> None:
    """As LibreOffice writes our own drafts: all styles under names of its own."""
    title = (
        "<w:r><w:t>云岫县水务局关于</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>2024年度法治政府建设情况的报告</w:t></w:r>"
    )
    body = (
        p(title)
        + p("县人民政府：")
        + p("一、主要举措和成效")
        + p("办理案件12件。")
        + p("二、工作安排")
        + p("继续推进。")
    )
    assert texts(laid(tiny(body)))[0] == "云岫县水务局关于2024年度法治政府建设情况的报告"
