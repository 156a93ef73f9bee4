"""Whatever is done to a draft, its charts stay whole: parts and workbooks byte for byte, the drawing where it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from lxml import etree

from authoring import api
from authoring.document import Chart, Document, Heading, Paragraph, lines, plain
from authoring.editing.comments import Comment, add_comments
from authoring.editing.relayout import relayout
from authoring.readers import read_docx
from authoring.standard.layout import layout
from authoring.writers import render
from tests.writers.test_charts import ALL, paper

EXAMPLE = Path(__file__).parents[2] / "examples" / "ecology-county-2024.yaml"


def drawn(data: bytes) -> dict[str, bytes]:
    """What belongs to charts in the package, and how often the text shows them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if "charts/" in name or "embeddings/" in name}
        types = package.read("[Content_Types].xml")
        relations = package.read("word/_rels/document.xml.rels")
        text = package.read("word/document.xml")
    assert all(f'PartName="/{name}"'.encode() in types for name in parts if not name.endswith(".rels"))
    assert text.count(b"<c:chart ") == relations.count(b"/relationships/chart")
    return parts


def draft() -> bytes:
    document = paper(*ALL)
    more = (Heading(1, "一、", plain("主要举措和成效")), Paragraph(plain("全年办案3件 ,成效明显。")))
    return render(Document((*document.blocks, *more)), ".docx")


def without_our_styles(data: bytes) -> bytes:
    """As if somebody had put the charts into a draft of theirs."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "word/document.xml":
                blob = blob.replace(b'<w:pStyle w:val="GB', b'<w:pStyle w:val="X')
            new.writestr(name, blob)
    return out.getvalue()


@pytest.mark.parametrize("data", [draft(), without_our_styles(draft())], ids=["ours", "others"])
def test_laid_out_anew(data: bytes) -> None:
    after = relayout(data, layout())
    assert drawn(after) == drawn(data)
    assert relayout(after, layout()) == after
    texts = [*lines(read_docx(data))]
    # what was told as left out may be read as ours once it is in our styles
    assert [line for line in lines(read_docx(after)) if line in texts] == texts


def test_commented() -> None:
    data = draft()
    after = add_comments(data, [Comment(("核对",), 9, 0, "全年")], author="审核", initials="审")
    assert drawn(after) == drawn(data)
    assert read_docx(after).blocks == read_docx(data).blocks


@pytest.mark.parametrize("tracked", [False, True])
def test_mended(tmp_path: Path, tracked: bool) -> None:
    path, mended = tmp_path / "稿.docx", tmp_path / "改.docx"
    path.write_bytes(draft())
    fixed = api.fix(path, mended, tracked=tracked)
    assert fixed.mended and mended.read_bytes() != path.read_bytes()
    assert drawn(mended.read_bytes()) == drawn(path.read_bytes())
    assert [block for block in read_docx(mended.read_bytes()).blocks if isinstance(block, Chart)] == [*ALL]


def test_checked_with_comments_in_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(draft())
    report = api.check(path)
    assert report.findings
    copy = api.annotate(report)
    assert drawn(copy) == drawn(path.read_bytes())
    assert read_docx(copy).blocks == read_docx(path.read_bytes()).blocks


def test_the_example_is_laid_out_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    api.build(EXAMPLE, path)
    data = path.read_bytes()
    assert len(drawn(data)) == 9
    after = relayout(data, layout())
    assert drawn(after) == drawn(data) and read_docx(after).blocks == read_docx(data).blocks


def test_a_chart_is_no_wider_than_the_line_of_a_base(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(210), Mm(30), Mm(40)
    document.add_paragraph("正文")
    document.save(str(tmp_path / "底稿.docx"))
    usual, narrow = (
        next(etree.fromstring(parts(data)["word/document.xml"]).iter("{*}extent"))
        for data in (
            render(paper(ALL[0]), ".docx"),
            render(paper(ALL[0]), ".docx", base=api.load_base(tmp_path / "底稿.docx")[0]),
        )
    )
    wide, high = (int(narrow.get(each)) / int(usual.get(each)) for each in ("cx", "cy"))
    assert int(narrow.get("cx")) / 36000 == pytest.approx(140, abs=0.1)
    assert high == pytest.approx(wide, abs=0.001)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
