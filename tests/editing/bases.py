"""Bases as offices have them, made with python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.pictures import png
from tests.readers.docxfiles import pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def plain() -> bytes:
    """What python-docx makes of nothing: Letter paper, blue headings."""
    return saved(docx.Document())


def office(*, in_table: bool = False, words: str = "") -> bytes:
    """Last year's paper: red letterhead, all formatted on the spot, a header with a picture, page number in the middle.

    ``in_table``: the letterhead stands in a table; ``words``: another line stands in it.
    """
    paper = docx.Document()
    _page(paper, left=28, right=28)
    if in_table:
        _font(
            paper.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("青岚县公安局文件"), "方正小标宋简体", 48, "FF0000"
        )
    _line(paper, "")
    _line(paper, "青岚县公安局文件", "方正小标宋简体", 48, "FF0000", center=True)
    if words:
        _line(paper, words)
    _line(paper, "")
    row = _line(paper, "青公〔2024〕12号")
    _font(row.add_run("\t签发人："), "仿宋", 16)
    _font(row.add_run("李四"), "楷体", 16)
    _red_rule(row)
    _line(paper, "")
    _line(paper, "青岚县公安局关于2023年度法治政府建设情况的报告", "方正小标宋简体", 22, center=True)
    _line(paper, "县委、县人民政府：")
    _line(paper, "2023年，青岚县公安局推进依法行政。现将有关情况报告如下：", indent=True)
    _line(paper, "一、主要举措和成效", "黑体", indent=True)
    _line(paper, "（一）加强党的领导", "楷体", indent=True)
    _line(paper, "局党委会议研究法治工作6次，培训民警300人次。", indent=True)
    section = paper.sections[0]
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("- ")
    _page_field(footer)
    section.header.paragraphs[0].add_run("青岚县公安局公文用纸").add_picture(io.BytesIO(png(30, 20)))
    return saved(paper)


def named() -> bytes:
    """A template without text: styles under the names that offices give them, 30 points from line to line."""
    paper = docx.Document()
    _page(paper, left=28, right=26)
    for name, font, size, indent in (
        ("公文标题", "方正小标宋简体", 22, 0),
        ("正文内容", "仿宋_GB2312", 16, 32),
        ("一级标题", "黑体", 16, 32),
        ("二级标题", "楷体_GB2312", 16, 32),
        ("落款", "仿宋_GB2312", 16, 0),
    ):
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size, style.font.name = Pt(size), font
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        style.paragraph_format.line_spacing, style.paragraph_format.space_after = Pt(30), Pt(0)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        if indent:
            style.paragraph_format.first_line_indent = Pt(indent)
        if name == "公文标题":
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return saved(paper)


def bare() -> bytes:
    """A body and nothing else: no styles, no page."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office_document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    override = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    relation = f'<Relationship Id="d" Type="{office_document}" Target="word/document.xml"/>'
    return pack(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{override}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{relation}</Relationships>',
            "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>',
        }
    )


def with_macros() -> bytes:
    """A document that says it has macros."""
    with zipfile.ZipFile(io.BytesIO(plain())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return pack(
        parts
        | {"word/vbaProject.bin": b"x", "[Content_Types].xml": parts["[Content_Types].xml"] + b"<!-- vbaProject -->"}
    )


BASES: dict[str, Callable[[], bytes]] = {"plain": plain, "office": office, "named": named, "bare": bare}


def _page(paper: Document, *, left: int, right: int) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin, section.footer_distance = Mm(left), Mm(right), Mm(25)


def _font(run: Run, name: str, size: float, colour: str = "") -> None:
    run.font.size, run.font.name = Pt(size), name
    run._r.rPr.rFonts.set(qn("w:eastAsia"), name)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def _line(
    paper: Document, text: str, font: str = "仿宋", size: float = 16, colour: str = "", *, center=False, indent=False
) -> Paragraph:
    line = paper.add_paragraph()
    _font(line.add_run(text), font, size, colour)
    form = line.paragraph_format
    form.line_spacing, form.space_after = Pt(28 if size < 40 else 60), Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    if center:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        form.first_line_indent = Pt(32)
    return line


def _red_rule(line: Paragraph) -> None:
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "12", "space": "8", "color": "FF0000"}.items():
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    line._p.pPr.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _page_field(line: Paragraph) -> None:
    for kind in ("begin", "", "end"):
        run = line.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = "PAGE"
        run._r.append(mark)
