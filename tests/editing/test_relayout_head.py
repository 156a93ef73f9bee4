"""A 版头 of ours that somebody has set otherwise on the spot comes out as it was built."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from authoring.document import Document, Paragraph, lines, plain
from authoring.document.look import RunLook
from authoring.editing.relayout import relayout
from authoring.laying import probe
from authoring.readers import read_docx
from authoring.standard.layout import layout
from authoring.writers.docx import write_docx
from tests.rules.layoutdrafts import changed, findings_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORGANS = ("青岚县公安局", "青岚县司法局", "青岚县人民检察院", "文件")
SPOILT = (
    '<w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:i/><w:color w:val="000000"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
)
KINDS = {
    "one": (("云岫县市场监督管理局文件",), ("签发人：王岚",)),
    "two marks": (("青岚县公安局", "青岚县司法局文件"), ("签发人：王岚",)),
    "long mark": (("青岚县人民政府行政审批和政务服务管理局（数据局）文件",), ("签发人：王岚",)),
    "rows of names": (ORGANS[:1], ("签发人：王岚　周明", "李小四　赵青")),
    "beside": (ORGANS, ("签发人：王岚　周明", "李小四")),
}


def built(kind: str) -> bytes:
    marks, names = KINDS[kind]
    head = [
        ("copy-number", "000001"),
        ("secrecy", "秘密★1年"),
        ("urgency", "加急"),
        *(("mark", each) for each in marks),
    ]
    rows = [("signatory", each) for each in names]
    rows.insert(len(rows) - 1, ("document-number", "云市监〔2025〕1号"))
    text = [
        each
        for each in probe().blocks
        if not (isinstance(each, Paragraph) and each.role in {role for role, _ in (*head, *rows)})
    ]
    return write_docx(Document((*(Paragraph(plain(words), role) for role, words in (*head, *rows)), *text)))


def head_of(data: bytes) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    paragraphs = list(root.iter(W + "p"))
    title = next(n for n, each in enumerate(paragraphs) if each.xpath(".//*[@*='GBTitle']"))
    return paragraphs[:title]


def spoilt(data: bytes, *, spacing: bool) -> bytes:
    head = head_of(data)
    root = head[0].getroottree().getroot()
    for each in head:
        for properties in each.iter(W + "rPr"):
            kept = properties.findall(W + "rStyle")
            own = etree.fromstring(f'<w:rPr xmlns:w="{W.strip("{}")}">{SPOILT}</w:rPr>')
            properties[:] = [*kept, *own]
        if spacing and each.find(".//" + W + "t") is not None and each.getparent().tag == W + "body":
            properties = each.find(W + "pPr")
            for old in properties.findall(W + "spacing"):
                properties.remove(old)
    return changed(data, ({"part": "document", "new": etree.tostring(root, encoding="unicode")},))


def looks(data: bytes) -> list[tuple[object, ...]]:
    look = read_docx(data, look=True).source.look
    assert look is not None
    shown = []
    for each in look.paragraphs[: len(head_of(data))]:
        runs = [(text, run._replace(hint=True)) for text, run in each.pieces if text.strip()]
        shown.append((each.look._replace(mark=RunLook()), runs))
    return shown


@pytest.mark.parametrize("kind", KINDS)
def test_a_head_of_ours_that_nobody_touched_stays(kind: str) -> None:
    before = built(kind)
    after = relayout(before, layout())
    assert looks(after) == looks(before)


@pytest.mark.parametrize("spacing", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_set_on_a_head_of_ours_goes(kind: str, *, spacing: bool) -> None:
    before = built(kind)
    wrong = spoilt(before, spacing=spacing)
    assert {"L601", "L604", "L608"} <= {finding.code for finding in findings_in(wrong)}
    after = relayout(wrong, layout())
    assert looks(after) == looks(before)
    assert list(lines(read_docx(after))) == list(lines(read_docx(wrong)))
    assert relayout(after, layout()) == after
