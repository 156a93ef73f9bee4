"""Tables that show no rules get ours; those whose style draws some keep it."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from authoring.editing.relayout import relayout
from authoring.standard.layout import layout
from tests.readers.docxfiles import docx, p

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RULE = '<w:{0} w:val="single" w:sz="4"/>'
GRID = "<w:tblPr><w:tblBorders>" + RULE.format("top") + RULE.format("bottom") + "</w:tblBorders></w:tblPr>"
NONE = '<w:tblPr><w:tblBorders><w:top w:val="nil"/><w:bottom w:val="none"/></w:tblBorders></w:tblPr>'


def row(kind: str, side: str) -> str:
    borders = f"<w:tcPr><w:tcBorders>{RULE.format(side)}</w:tcBorders></w:tcPr>"
    return f'<w:tblStylePr w:type="{kind}">{borders}</w:tblStylePr>'


def style(name: str, inner: str, *, base: str = "", default: bool = False) -> str:
    on = ' w:default="1"' if default else ""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="table" w:styleId="{name}"{on}><w:name w:val="{name}"/>{based}{inner}</w:style>'


@pytest.mark.parametrize(
    ("styles", "kept"),
    [
        (style("Mine", GRID), True),
        (style("Base", GRID) + style("Mine", "", base="Base"), True),
        (style("Mine", row("firstRow", "top") + row("lastRow", "bottom")), True),
        (style("Mine", row("firstRow", "bottom")), False),
        (style("Mine", row("firstRow", "bottom"), default=True), False),
        (style("Mine", NONE), False),
        (style("Mine", "", base="Mine"), False),
        ("", False),
    ],
    ids=["grid", "inherited", "three lines", "a line under the head", "default", "none", "circle", "unknown"],
)
def test_a_table_without_rules_gets_ours(styles: str, *, kept: bool) -> None:
    cells = "".join(f"<w:tr><w:tc>{p(left)}</w:tc><w:tc>{p(right)}</w:tc></w:tr>" for left, right in ("项数", "甲1"))
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="Mine"/></w:tblPr>{cells}</w:tbl>'
    data = docx(p("一、主要举措") + p("全年办案12件，数据见下表。") + table + p("特此报告。"), styles=styles)
    with zipfile.ZipFile(io.BytesIO(relayout(data, layout()))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    named = root.find(f".//{W}tblStyle")
    assert named is not None
    assert (named.get(W + "val") == "Mine") is kept
    assert kept or named.get(W + "val") == "GBTable"
