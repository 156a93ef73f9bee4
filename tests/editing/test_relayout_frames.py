"""版头 and 版记 held in tables without rules: read as their elements, and laid out without a grid."""

from __future__ import annotations

import pytest

from authoring.document import Paragraph, Table, block_text
from authoring.editing.relayout import relayout
from authoring.readers import read_docx
from authoring.standard.layout import layout
from tests.editing.test_relayout import part
from tests.readers.docxfiles import docx, p
from tests.rules.layoutdrafts import findings_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARK = "<w:r><w:rPr><w:color w:val='FF0000'/><w:sz w:val='96'/></w:rPr><w:t>青岚县公安局文件</w:t></w:r>"
TEXT = (
    p("青岚县公安局关于2024年度法治政府建设情况的报告")
    + p("县人民政府：")
    + p("一、主要举措和成效")
    + p("全年开展案卷评查12次。")
    + p("青岚县公安局")
    + p("2025年1月20日")
)
NUMBER_ROW = ("青公〔2025〕12号", "签发人：周建明　李四")
IMPRINT = (("抄送：县委办，县人大办。",), ("青岚县公安局办公室", "2025年1月21日印发"))
FIGURES = (("项目", "数"), ("处罚", "12"))


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(text)}</w:tc>" for text in row) for row in rows)
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def roles(data: bytes) -> dict[str, str]:
    return {block_text(each): each.role for each in read_docx(data).blocks if isinstance(each, Paragraph)}


DRAFT = docx(p(MARK) + table(NUMBER_ROW) + TEXT + table(*IMPRINT) + "<w:p/>")


def test_the_elements_are_read() -> None:
    found = roles(DRAFT)
    assert [found[text] for text in NUMBER_ROW] == ["document-number", "signatory"]
    assert [found[text] for row in IMPRINT for text in row] == ["copy-to", "printer", "print-date"]
    assert not {"L607", "L609", "L725"} & {finding.code for finding in findings_in(DRAFT)}


def test_they_are_laid_out_without_a_grid() -> None:
    after = relayout(DRAFT, layout())
    assert roles(after) == roles(DRAFT)
    assert not list(part(after, "document").iter(W + "tblStyle"))
    assert not {"L608", "L611", "L721"} & {finding.code for finding in findings_in(after)}
    assert relayout(after, layout()) == after


@pytest.mark.parametrize(
    "body",
    [
        p(MARK) + table(("青公〔2025〕12号", "第3页")) + TEXT,
        p(MARK) + TEXT + table(NUMBER_ROW) + p("（完）"),
        p(MARK) + TEXT + table(*IMPRINT) + p("附表如上。"),
        p(MARK) + TEXT + table(*FIGURES),
        p(MARK) + TEXT + table(*IMPRINT) + table(*FIGURES),
    ],
    ids=["another cell", "below the text", "not last", "figures", "a table below"],
)
def test_other_tables_stay_tables(body: str) -> None:
    assert any(isinstance(each, Table) for each in read_docx(docx(body)).blocks)
