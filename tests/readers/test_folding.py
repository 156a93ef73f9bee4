"""Paragraphs that differ in their text alone: parsed once, read as if each had been parsed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.document import Cell, Table, block_text, plain
from authoring.errors import UnreadableError
from authoring.readers import DEFAULT, read_docx
from authoring.readers.docx import folding
from authoring.readers.docx.folding import Folded
from tests.readers.docxfiles import docx, pack

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
"""
PROPERTIES = (
    "",
    '<w:pStyle w:val="H1"/>',
    '<w:pStyle w:val="L"/>',
    '<w:pStyle w:val="GBBody"/>',
    '<w:pStyle w:val="GBRunIn2"/>',
    '<w:pStyle w:val="GBTitle"/>',
    '<w:pStyle w:val="GBMark"/>',
    '<w:jc w:val="center"/>',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    '<w:ind w:firstLineChars="200"/><w:rPr><w:b/></w:rPr>',
    "<w:rPr><w:del/></w:rPr>",
)
BOX = "<w:txbxContent><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:txbxContent>"
RUNS = (
    "<w:r><w:t>%s</w:t></w:r>",
    '<w:r><w:t xml:space="preserve"> %s</w:t></w:r>',
    "<w:r><w:rPr><w:b/></w:rPr><w:t>%s</w:t></w:r>",
    '<w:r w:rsidR="00A1"><w:t>%s</w:t></w:r>',
    '<w:r><w:rPr><w:rStyle w:val="GBRunInText2"/></w:rPr><w:t>%s</w:t></w:r>',
    '<w:r><w:rPr><w:rStyle w:val="GBPlaceholder"/></w:rPr><w:t>【待填：%s】</w:t></w:r>',
    '<w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t>%s</w:t></w:r>',
    "<w:r><w:t>%s</w:t><w:br/></w:r>",
    "<w:ins><w:r><w:t>%s</w:t></w:r></w:ins>",
    "<w:del><w:r><w:delText>%s</w:delText></w:r></w:del>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>%s</w:t></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:t/></w:r><w:r><w:t></w:t></w:r>",
    f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>",
)
TEXTS = (
    "（一）加强组织领导。",
    "全年办理复议案件12件。",
    "2024",
    " ",
    "　",
    "A&amp;B",
    "a>b",
    "一、",
    "\u200b零宽",
    "表",
)
HEADER_ROW = (
    '<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>%s</w:tc>'
    "<w:tc>%s%s</w:tc></w:tr>"
)
LAST_ROW = (
    '<w:tr w:rsidR="00A1"><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
    "<w:tc><w:p></w:p>%s</w:tc></w:tr>"
)
AROUND = (
    "%s",
    "<w:tbl><w:tr><w:tc><w:tcPr/>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>",
    "<w:del>%s</w:del>",
    "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>",
    "%s<w:p/><w:p></w:p>",
    f"<w:tbl>{HEADER_ROW}{LAST_ROW}</w:tbl>",
    "<w:del><w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl></w:del>",
    "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc><w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:r><w:t>甲</w:t></w:r>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>",
    "<w:p><w:r><w:txbxContent><w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl></w:txbxContent></w:r></w:p>",
    '%s<w:p w:rsidR="00A1"/>',
)


def paragraphs():
    runs = st.tuples(st.sampled_from(RUNS), st.sampled_from(TEXTS)).map(lambda each: each[0].replace("%s", each[1]))
    attributes = st.sampled_from(("", ' w:rsidR="00B2" w:rsidRDefault="00B3"'))
    return st.builds(
        lambda start, ppr, runs: f"<w:p{start}>{ppr and f'<w:pPr>{ppr}</w:pPr>'}{''.join(runs)}</w:p>",
        attributes,
        st.sampled_from(PROPERTIES),
        st.lists(runs, max_size=3),
    )


def bodies():
    blocks = st.tuples(st.sampled_from(AROUND), paragraphs()).map(lambda each: each[0].replace("%s", each[1]))
    return st.lists(blocks, min_size=1, max_size=8).map("".join)


def read(data: bytes) -> object:
    try:
        return repr(read_docx(data, look=True))
    except UnreadableError as error:
        return error.message


@settings(deadline=None, max_examples=200)
@given(bodies())
def test_a_folded_paper_is_read_like_any_other(body: str) -> None:
    data = docx(f"<w:p><w:r><w:t>正文。</w:t></w:r></w:p>{body}", styles=STYLES, numbering=NUMBERING)
    folded = read(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "_fold", lambda _content: None)
        assert folded == read(data)


P = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def main_part(body: str, *, before: str = "") -> bytes:
    return f"{before}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>".encode()


def test_paragraphs_of_one_kind_are_parsed_once() -> None:
    folded = Folded(main_part(P % "甲" + P % "乙" + "<w:p><w:r><w:br/></w:r></w:p>"), DEFAULT)
    first, second, other = folded.root[0]
    assert folded.kinds is not None
    assert len(folded.kinds) == 1
    assert [folded.plain(each) and folded.plain(each)[1] for each in (first, second, other)] == [["甲"], ["乙"], None]


@pytest.mark.parametrize(
    "before",
    [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',  # Word's
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n",  # lxml's, so ours and python-docx's
        '<?xml version="1.0"?>',
    ],
)
def test_a_declaration_keeps_nothing_from_being_folded(before: str) -> None:
    folded = Folded(main_part(P % "甲", before=before), DEFAULT)
    assert folded.kinds is not None


CELL = "<w:tc><w:tcPr/><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>"
ROW = f"<w:tr>{CELL}{CELL}</w:tr>"


def test_rows_of_one_kind_are_parsed_once() -> None:
    body = f"<w:tbl>{ROW % ('甲', '1')}{ROW % ('乙', '2')}<w:tr>{CELL % '丙'}</w:tr></w:tbl>{P % '丁'}"
    folded = Folded(main_part(body), DEFAULT)
    first, second, single = folded.root[0][0]
    assert [folded.plain(each) and folded.plain(each)[1] for each in (first, second)] == [["甲", "1"], ["乙", "2"]]
    assert len(first) == len(second) == 0
    assert len(single) == 1  # it may be a frame around a text


def test_texts_of_rows_go_to_their_own_cells() -> None:
    body = f"<w:tbl>{ROW % ('甲', '1')}{ROW % ('乙', '2')}</w:tbl>"
    _, table, _ = read_docx(docx(P % "前。" + body + P % "后。")).blocks
    assert table == Table(tuple(tuple(Cell((plain(text),)) for text in row) for row in ("甲1", "乙2")))


def test_marks_of_several_organs_beside_one_another_are_no_table() -> None:
    mark = '<w:p><w:pPr><w:pStyle w:val="GBMark"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>'
    row = f"<w:tr><w:tc>{mark % '甲县公安局'}{mark % '甲县司法局'}</w:tc><w:tc>{mark % '文件'}</w:tc></w:tr>"
    document = read_docx(docx(f"<w:tbl>{row}</w:tbl>{P % '正文。'}"))
    assert [block_text(block) for block in document.blocks] == ["甲县公安局", "甲县司法局", "文件", "正文。"]


def test_identifiers_that_word_gives_tell_no_kinds_apart() -> None:
    body = (P % "甲").replace("<w:p>", '<w:p w:rsidR="001A">') + (P % "乙").replace("<w:p>", '<w:p w:rsidR="002B">')
    kinds = Folded(main_part(body), DEFAULT).kinds
    assert kinds is not None
    assert len(kinds) == 1


@pytest.mark.parametrize(
    "content",
    [
        main_part(P % "甲" + "<!-- " + P % "乙" + " -->"),
        main_part(P % "甲" + "<w:x><![CDATA[" + P % "乙" + "]]></w:x>"),
        main_part(P % "甲" + "<?x " + P % "乙" + " ?>"),
        main_part(P % "甲" + '<x xmlns:w="other">' + P % "乙" + "</x>"),
        main_part((P % "甲").replace("<w:r>", '<w:r xmlns:w="other">')),
        main_part(P % "甲", before="<!DOCTYPE x>"),
        main_part(P % "甲 authoring-folded"),
        main_part(P % "甲").replace("甲".encode(), b"\x9f\xff"),
        main_part(P % "甲\x02"),
        main_part(P % "甲\uffff"),
        main_part(P % "甲", before='<?xml version="1.0" encoding="GB18030"?>'),
        main_part(P % "甲").decode().encode("utf-16"),
    ],
)
def test_what_may_not_be_what_it_looks_like_is_left_to_the_parser(content: bytes) -> None:
    assert folding._fold(content) is None


def test_a_draft_damaged_inside_a_paragraph_is_refused() -> None:
    damaged = main_part(P % "甲" + "<w:p><w:r><w:t>乙</w:t></w:p>").decode()
    with pytest.raises(UnreadableError):
        read_docx(pack({"word/document.xml": damaged}))


def test_text_that_looks_like_an_identifier_stays() -> None:
    text = 'w:p w:rsidR="00A1" 的含义'
    document = read_docx(docx(P % "正文。" + P % f" {text}" + P % "完。"))
    assert [block_text(block) for block in document.blocks] == ["正文。", text, "完。"]
