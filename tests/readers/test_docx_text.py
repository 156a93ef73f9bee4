import pytest

from authoring.document import block_text
from authoring.readers import read_docx
from tests.readers.docxfiles import docx, p, r, style
from tests.trees import dump

BOX = "<w:txbxContent>{}</w:txbxContent>"


def texts(data: bytes) -> list[str]:
    return [block_text(block) for block in read_docx(data).blocks]


def only(content: str) -> str:
    """The text of a paragraph with this content, between two others."""
    before, *found, after = texts(docx(p("前一段。") + p(content) + p("后一段。")))
    assert (before, after) == ("前一段。", "后一段。")
    return "/".join(found)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("依法") + r("行政。"), "依法行政。"),
        (r("全") + f"<w:ins>{r('年')}</w:ins>" + r("。"), "全年。"),
        (f"<w:moveTo>{r('移来')}</w:moveTo>" + r("。"), "移来。"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>" + r("。"), "控件。"),
        (f"<w:smartTag>{r('标记')}</w:smartTag>" + r("。"), "标记。"),
        (f"<w:hyperlink>{r('链接')}</w:hyperlink>" + r("。"), "链接。"),
        (f"<w:customXml>{r('数据')}</w:customXml>" + r("。"), "数据。"),
        (f'<w:fldSimple w:instr="DATE">{r("今天")}</w:fldSimple>' + r("。"), "今天。"),
        (r("甲") + "<w:r><w:tab/></w:r>" + r("乙。"), "甲\t乙。"),
        (r("1") + "<w:r><w:noBreakHyphen/></w:r>" + r("2月。"), "1-2月。"),
        (r("甲") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + r("。"), "甲x。"),
        (f"<w:r><w:ruby><w:rt>{r('fa')}</w:rt><w:rubyBase>{r('法')}</w:rubyBase></w:ruby></w:r>" + r("。"), "法。"),
        (r("依\u200b法。"), "依法。"),
        (r("甲。") + "<w:r><w:br/></w:r>" + r("乙。"), "甲。/乙。"),
        (r("推进建设，") + "<w:r><w:br/></w:r>" + r("取得成效。"), "推进建设，取得成效。"),
        (r("甲。") + '<w:r><w:br w:type="page"/></w:r>' + r("乙。"), "甲。/乙。"),
    ],
)
def test_text_is_found_where_word_shows_it(content: str, text: str) -> None:
    assert only(content) == text


def test_deleted_and_hidden_text_is_left_out_and_told() -> None:
    deleted = "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('移走')}</w:moveFrom>"
    data = docx(p(r("留下") + deleted + moved + r("藏起", "<w:vanish/>") + r("。")) + p("第二段。"))
    document = read_docx(data)
    assert texts(data) == ["留下。", "第二段。"]
    assert [(item.kind, item.text, item.place.block) for item in document.source.dropped] == [
        ("修订中已删除的文字", "删去", 1),
        ("修订中已删除的文字", "移走", 1),
        ("隐藏文字", "藏起", 1),
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert texts(docx(p("前半句", "<w:rPr><w:del/></w:rPr>") + p("后半句。") + p("末段。"))) == [
        "前半句后半句。",
        "末段。",
    ]
    assert texts(docx(p("前一段。") + p("后一段。", "<w:rPr><w:del/></w:rPr>"))) == ["前一段。", "后一段。"]


def test_fields_show_their_result_only() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        f'{r("指令里的字")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("结果")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert only(r("见") + field + r("。")) == "见结果。"


def test_a_field_that_never_ends_hides_nothing_below() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    assert only(r("甲") + broken) == "甲"


def test_a_contents_field_is_dropped_and_told() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    data = docx(p(begin + r("一、主要举措1")) + p("二、存在问题4") + p(end) + p("一、主要举措") + p("办案3件。"))
    document = read_docx(data)
    assert dump(document) == "h1 一、|主要举措\np 办案3件。"
    assert {item.kind for item in document.source.dropped} == {"目录"}


@pytest.mark.parametrize(
    "box",
    [
        f"<w:r><w:drawing><wps:txbx>{BOX.format(p('框内。'))}</wps:txbx></w:drawing></w:r>",
        f"<w:r><w:pict><v:textbox>{BOX.format(p('框内。'))}</v:textbox></w:pict></w:r>",
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
            f"{BOX.format(p('框内。'))}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"{BOX.format(p('框内。'))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
    ],
)
def test_text_boxes_are_read_once(box: str) -> None:
    assert only(r("框外。") + box) == "框外。/框内。"


def test_paragraphs_in_block_level_wrappers() -> None:
    sdt = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件段。')}</w:sdtContent></w:sdt>"
    assert texts(docx(p("首段。") + sdt + f"<w:customXml>{p('数据段。')}</w:customXml>")) == [
        "首段。",
        "控件段。",
        "数据段。",
    ]


def test_page_headers_and_comments_are_told_not_read() -> None:
    data = docx(p("正文。"), header1=p("某局文件"), comments=f"<w:comment>{p('请核实')}</w:comment>")
    document = read_docx(data)
    assert [block_text(block) for block in document.blocks] == ["正文。"]
    assert {(item.kind, item.text) for item in document.source.dropped} == {("页眉", "某局文件"), ("批注", "请核实")}


def test_the_strict_namespace_is_read_too() -> None:
    old = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    assert texts(docx(p("正文。"), replace=(old, "http://purl.oclc.org/ooxml/wordprocessingml/main"))) == ["正文。"]


def test_places_count_paragraphs_and_characters() -> None:
    data = docx(p("　　首段文字。") + "<w:p/>" + p(r("甲乙。") + "<w:r><w:br/></w:r>" + r("丙丁。")))
    first, second, third = read_docx(data, file="a.docx").blocks
    place = first.place.span(2, 4)
    assert (place.file, place.line, place.block, place.start, place.end) == ("a.docx", None, 1, 2, 4)
    assert (second.place.block, third.place.block) == (3, 3)
    assert third.place.span(0, 2).start == 3


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="小节"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="二级"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style>'
)


def test_headings_by_style_and_outline_level() -> None:
    body = (
        p("某局年度工作", style("t"))
        + p("领导有力", style("1"))
        + p("学法经常", style("x"))
        + p("一般正文段落，到此为止。", style("loop"))
        + p("执法规范", '<w:outlineLvl w:val="0"/>')
        + p("正文。")
    )
    assert dump(read_docx(docx(body, styles=STYLES))) == (
        "title 某局年度工作\nh1 |领导有力\nh2 |学法经常\np 一般正文段落，到此为止。\nh1 |执法规范\np 正文。"
    )


def test_what_the_numbers_say_goes_before_the_style() -> None:
    body = (
        p("一、主要举措", style("x")) + p("正文。") + p("经验做法", style("x")) + p("（一）学法。全年4次。", style("1"))
    )
    assert dump(read_docx(docx(body, styles=STYLES))) == (
        "h1 一、|主要举措\np 正文。\nh1 |经验做法\nh2 （一）|学法。|全年4次。"
    )


def test_a_styled_item_is_no_heading() -> None:
    text = "一是加强领导。" + "全年召开会议研究部署法治工作，推动落实。" * 4
    assert dump(read_docx(docx(p("一、举措") + p(text, style("1")), styles=STYLES))).splitlines()[1] == f"p {text}"


def test_bold_and_black_lines_are_headings() -> None:
    body = (
        p("全文共三部分，如下所述。")
        + p(r("学法情况", "<w:b/>"))
        + p("正文。")
        + p(r("执法情况", '<w:rFonts w:eastAsia="黑体"/>'))
        + p(r("半截", "<w:b/>") + r("加粗"))
        + p("末段。")
    )
    assert dump(read_docx(docx(body))).splitlines()[1:] == [
        "h1 |学法情况",
        "p 正文。",
        "h1 |执法情况",
        "p 半截加粗",
        "p 末段。",
    ]


def test_the_contents_style_is_dropped() -> None:
    body = p("一、主要举措", style("c")) + p("一、主要举措") + p("正文。")
    assert dump(read_docx(docx(body, styles=STYLES))) == "h1 一、|主要举措\np 正文。"
