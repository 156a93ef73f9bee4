"""Charts: schema-valid parts, a workbook with the same numbers in the cells they are drawn from, the same bytes."""

from __future__ import annotations

import builtins
import io
import re
import sys
import zipfile
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from openpyxl import load_workbook

from authoring.document import Chart, Document, Paragraph, Series, block_text, plain
from authoring.document.charts import chart_summary
from authoring.errors import UserError
from authoring.readers import read_docx, read_html
from authoring.standard.charts import chart_look
from authoring.standard.numberformat import format_code, printed, printed_number
from authoring.writers import render
from tests.writers.samples import charts

if TYPE_CHECKING:
    from collections.abc import Iterator

XSD = Path(__file__).parents[2].parent / "shared" / "ooxml-xsd" / "ISO-IEC29500-4_2016" / "dml-chart.xsd"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

BARS = Chart(
    "bar",
    ("行政处罚", "行政检查（1—11月）", "合同审核"),
    (Series("2023年", ("4800", "6240", "281")), Series("2024年", ("4459", "6301.50", "300余"))),
    "件",
)
LINES = Chart(
    "line",
    ("2022年", "2023年", "2024年"),
    (Series("满意率", ("93.60", "", "96.2")), Series("办结率", ("98", "99", "99.5"))),
    "%",
)
PIE = Chart("pie", ("普通程序", "简易程序", "其余"), (Series("2024年", ("近1700", "320", "9")),), "件")
ALL = (BARS, LINES, PIE)


def paper(*blocks: Chart) -> Document:
    title = Paragraph(plain("某局关于2024年度法治政府建设情况的报告"), "title")
    captioned = [
        each
        for n, block in enumerate(blocks, 1)
        for each in (block, Paragraph(plain(f"图{n}　情况"), "figure-caption"))
    ]
    return Document((title, *captioned))


def packed(*blocks: Chart) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(render(paper(*blocks), ".docx")))


def cells(book, reference: str) -> list:
    sheet, area = reference.split("!")
    found = book[sheet][area.replace("$", "")]
    return [row[0] for row in found] if isinstance(found, tuple) else [found]


@pytest.mark.skipif(not XSD.is_file(), reason="the schemas are not at hand")
@pytest.mark.parametrize("chart", [*ALL, BARS._replace(unit=""), PIE._replace(unit="")])
def test_the_part_is_valid(chart: Chart) -> None:
    schema = etree.XMLSchema(etree.parse(XSD))
    schema.assertValid(etree.fromstring(packed(chart).read("word/charts/chart1.xml")))


@pytest.mark.skipif(not XSD.is_file(), reason="the schemas are not at hand")
@given(charts)
def test_any_part_is_valid(chart: Chart) -> None:
    etree.XMLSchema(etree.parse(XSD)).assertValid(etree.fromstring(packed(chart).read("word/charts/chart1.xml")))


@pytest.mark.parametrize("chart", ALL)
def test_the_chart_draws_from_the_cells_of_its_workbook(chart: Chart) -> None:
    package = packed(chart)
    root = etree.fromstring(package.read("word/charts/chart1.xml"))
    book = load_workbook(io.BytesIO(package.read("word/embeddings/workbook1.xlsx")))
    found = [*root.iter(f"{C}ser")]
    assert len(found) == len(chart.series)
    for drawn, series in zip(found, chart.series, strict=True):
        name, categories, numbers = (cells(book, drawn.findtext(f"{C}{part}//{C}f")) for part in ("tx", "cat", "val"))
        assert [cell.value for cell in name] == [series.name]
        assert [cell.value for cell in categories] == [*chart.categories]
        wanted = [number and number.value for number in map(printed_number, series.values)]
        assert [None if cell.value is None else Decimal(str(cell.value)) for cell in numbers] == wanted
        shown = [printed(str(cell.value), cell.number_format) if cell.value is not None else "" for cell in numbers]
        assert shown == [*series.values]
        cached = {int(each.get("idx")): Decimal(each.findtext(f"{C}v")) for each in drawn.iterfind(f"{C}val//{C}pt")}
        assert cached == {at: value for at, value in enumerate(wanted) if value is not None}


def test_the_parts_hang_together() -> None:
    package = packed(*ALL)
    document = docx.Document(io.BytesIO(render(paper(*ALL), ".docx")))
    drawn = [part for part in document.part.related_parts.values() if part.partname.startswith("/word/charts/")]
    assert [part.partname for part in drawn] == [f"/word/charts/chart{n}.xml" for n in (1, 2, 3)]
    for number, part in enumerate(drawn, 1):
        [book] = part.rels.values()
        assert book.target_part.partname == f"/word/embeddings/workbook{number}.xlsx"
        root = etree.fromstring(part.blob)
        assert root.find(f"{C}externalData").values() == [book.rId]
    ids = re.findall(r'docPr id="(\d+)"', package.read("word/document.xml").decode())
    assert ids == ["1", "2", "3"]


def test_the_same_chart_gives_the_same_bytes_whenever_it_is_written() -> None:
    assert render(paper(*ALL), ".docx") == render(paper(*ALL), ".docx")
    for name in (f"word/embeddings/workbook{n}.xlsx" for n in (1, 2, 3)):
        book = zipfile.ZipFile(io.BytesIO(packed(*ALL).read(name)))
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert re.findall(rb"\d{4}-\d\d-\d\dT", book.read("docProps/core.xml")) == [b"1980-01-01T"] * 2


def fills(root: etree._Element) -> Iterator[tuple[str, ...]]:
    """What series or slices are filled or drawn with."""
    for shown in root.iter(f"{C}ser"):
        for look in [*shown.iterfind(f"{C}dPt/{C}spPr")] or [*shown.iterfind(f"{C}spPr")]:
            yield tuple(
                str(node.get("val") or node.get("prst"))
                for node in look.iter(f"{A}srgbClr", f"{A}pattFill", f"{A}prstDash")
            )


@pytest.mark.parametrize("kind", ["bar", "line", "pie"])
def test_printed_in_black_and_white_nothing_looks_the_same(kind) -> None:
    most = chart_look().limits[kind]
    count = most.categories if kind == "pie" else most.series
    names = tuple(f"甲{n}" for n in range(count))
    series = (Series("2024年", ("5",) * count),) if kind == "pie" else tuple(Series(name, ("5", "6")) for name in names)
    chart = Chart(kind, names if kind == "pie" else ("子", "丑"), series, "件")
    root = etree.fromstring(packed(chart).read("word/charts/chart1.xml"))
    found = [*fills(root)]
    assert len(found) == len(set(found)) == count
    colours = {str(node.get("val")) for node in root.iter(f"{A}srgbClr")}
    assert all(len({colour[:2], colour[2:4], colour[4:]}) == 1 for colour in colours), "greys only"
    greys = sorted(int(fill.colour[:2], 16) for fill in chart_look().fills if fill.colour)
    assert min(after - before for before, after in pairwise(greys)) >= 0x30


def test_it_is_read_out_to_those_who_do_not_see_it() -> None:
    shown = packed(PIE).read("word/document.xml").decode()
    told = "饼图。2024年：普通程序近1700件，简易程序320件，其余9件。"
    assert chart_summary(PIE) == told and f'descr="{told}"' in shown
    assert (
        chart_summary(LINES) == "折线图。满意率：2022年93.60%，2024年96.2%；办结率：2022年98%，2023年99%，2024年99.5%。"
    )


def test_without_the_library_the_chart_is_named_and_other_formats_work(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name, *rest):
        if name.partition(".")[0] == "openpyxl":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UserError, match=r"authoring\[excel\]"):
        render(paper(BARS), ".docx")
    assert "行政处罚" in render(paper(BARS), ".html").decode() and "4459" in render(paper(BARS), ".txt").decode()


def test_a_paper_without_charts_does_not_load_the_library() -> None:
    import subprocess

    code = (
        "import sys; from authoring.writers import render; from authoring.document import *;"
        "render(Document((Paragraph(plain('甲')),)), '.docx');"
        "late = ('openpyxl', 'authoring.writers.docx.charts', 'authoring.standard.charts', 'authoring.writers.svg');"
        "sys.exit(any(name.startswith(late) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---- other formats


@pytest.mark.parametrize("chart", ALL)
def test_a_page_has_the_drawing_and_the_numbers(chart: Chart) -> None:
    page = html.fromstring(render(paper(chart), ".html"))
    [figure] = page.iter("figure")
    [drawing] = figure.iter("svg")
    shown = [text.text for text in drawing.iter("text")]
    for series in chart.series:
        for category, value in zip(chart.categories, series.values, strict=True):
            if value:
                assert (f"{category}：{value}{chart.unit}" if chart.kind == "pie" else value) in shown
    assert figure.findtext("figcaption") == "图1　情况"
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    named = set(re.findall(r"url\(#([\w-]+)\)", html.tostring(drawing, encoding="unicode")))
    assert named <= set(ids)


def test_pages_and_texts_tell_the_same() -> None:
    document = paper(*ALL)
    back = read_html(render(document, ".html"))
    assert [block_text(block) for block in back.blocks] == [block_text(block) for block in document.blocks]
    text = render(document, ".txt").decode()
    assert all(block_text(chart) in text for chart in ALL)


@given(charts)
def test_any_chart_can_be_drawn_on_a_page(chart: Chart) -> None:
    page = html.fromstring(render(paper(chart), ".html"))
    numbers = re.findall(
        r"(?<![\w#-])-?\d+\.\d+", " ".join(str(v) for e in page.iter("rect", "path", "circle") for v in e.values())
    )
    assert all(-2_000 <= float(number) <= 1_000 for number in numbers)


# ---- formats of numbers


@given(
    st.decimals(0, 10**12, places=3, allow_nan=False),
    st.integers(0, 3),
    st.sampled_from(["", "近", "约"]),
    st.sampled_from(["", "余", "多"]),
)
def test_a_printed_number_comes_back_from_its_format(value: Decimal, places: int, before: str, after: str) -> None:
    text = f"{before}{value:.{places}f}{after}"
    number = printed_number(text)
    assert number is not None
    assert printed(str(number.value), format_code(number)) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("0.624", "0.0%", "62.4%"),
        ("1286", "#,##0", "1286"),
        ("386.5", '0.00"万元"', "386.50万元"),
        ("45658", "yyyy/m/d", "45658"),
        ("12", "0_);[Red](0)", "12"),
        ("#N/A", "0", ""),
        ("NaN", "0", ""),
        ("1e400000", "0", ""),
        ("", "0", ""),
    ],
)
def test_formats_of_others(value: str, code: str, text: str) -> None:
    assert printed(value, code) == text


# ---- charts of others


def foreign(plot: str) -> bytes:
    """Our own bar chart with another plot, as somebody's Word may have left it."""
    data = render(paper(BARS), ".docx")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "word/charts/chart1.xml":
                inner = f"<c:chart><c:plotArea>{plot}</c:plotArea></c:chart>"
                blob = f'<c:chartSpace xmlns:c="{C[1:-1]}">{inner}</c:chartSpace>'.encode()
            new.writestr(name, blob)
    return out.getvalue()


def series(values: str, names: str = "") -> str:
    numbers = f"<c:val><c:numRef><c:numCache>{values}</c:numCache></c:numRef></c:val>"
    return f"<c:ser><c:tx><c:v>甲</c:v></c:tx>{names}{numbers}</c:ser>"


def test_a_chart_somebody_redrew_is_read_as_it_is() -> None:
    points = (
        '<c:formatCode>General</c:formatCode><c:pt idx="1"><c:v>0.30000000000000004</c:v></c:pt>'
        '<c:pt idx="0"><c:v>7</c:v></c:pt>'
    )
    levels = (
        '<c:cat><c:multiLvlStrRef><c:multiLvlStrCache><c:lvl><c:pt idx="0"><c:v>子</c:v></c:pt></c:lvl>'
        '<c:lvl><c:pt idx="0"><c:v>大类</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>'
    )
    both = f"<c:bar3DChart>{series(points, levels)}</c:bar3DChart><c:lineChart>{series(points)}</c:lineChart>"
    [_, chart, _] = read_docx(foreign(both)).blocks
    assert chart == Chart("bar", ("子", "2"), (Series("甲", ("7", "0.3")),) * 2)


FAR, MANY = ('<c:pt idx="9999999999"><c:v>1</c:v></c:pt>', '<c:pt idx="4999"><c:v>1</c:v></c:pt>')


@pytest.mark.parametrize(
    "plot",
    [
        "",
        "<c:scatterChart><c:ser/></c:scatterChart>",
        f"<c:barChart>{series(FAR)}</c:barChart>",
        f"<c:barChart>{series(MANY) * 2}</c:barChart>",
    ],
)
def test_what_can_not_be_read_is_told(plot: str) -> None:
    dropped = read_docx(foreign(plot)).source.dropped
    assert [(each.kind, each.text) for each in dropped] == [("图表", "（读不出数据）")]


def test_charts_outside_our_styles_are_told() -> None:
    data = render(paper(BARS), ".docx")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"GBPicture"', b'"Normal"'))
    [dropped] = read_docx(out.getvalue()).source.dropped
    assert dropped.kind == "图表" and "行政处罚\t4800\t4459" in dropped.text
