"""Charts: a chart part with the workbook that Word opens to edit its numbers, and the drawing that shows it.

openpyxl models DrawingML's charts as the schema has them, is well kept, reads back what it writes, and is already the
extra for workbooks. Only drafts with charts come here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.document.charts import chart_summary, unit_text
from authoring.errors import UserError
from authoring.standard.charts import chart_look
from authoring.standard.layout import layout as standard_layout
from authoring.standard.layout import twips
from authoring.standard.numberformat import format_code, printed_number
from authoring.writers.docx.base import layout
from authoring.writers.docx.package import Part, chart_relation
from authoring.writers.docx.pictures import figure_paragraph, inline_drawing
from authoring.writers.docx.xml import R, legal

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.document import Chart
    from authoring.standard.layout import FontSet
    from authoring.writers.docx.package import Related

__all__ = ["chart_parts", "workbook", "write_chart"]

_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAME_WIDTH = 20  # characters of the workbook's first column


def chart_parts(chart: Chart, number: int, fonts: FontSet) -> tuple[Part, Part]:
    """The chart part of the document's chart of that number, and its workbook; raises UserError without openpyxl."""
    need_openpyxl(chart)
    from authoring.writers.docx.charts.space import SHEET, WORKBOOK, chart_part

    book = f"embeddings/workbook{number}.xlsx"
    relation = chart_relation(number)
    drawn_from = ((WORKBOOK, "package", f"../{book}"),)
    return (
        Part(relation, f"charts/chart{number}.xml", "chart", chart_part(chart, fonts), _CHART, drawn_from),
        Part("", book, "package", workbook(chart, SHEET), _XLSX),
    )


def write_chart(body: _Element, chart: Chart, related: Related, *, captioned: bool) -> None:
    """The paragraph that shows the chart; its numbers are read out to those who don't see it.

    ``captioned``: on one page with the paragraph below it.
    """
    width, usual = layout().page.text_width, standard_layout().page.text_width  # of a base's page, or of a profile's
    height = twips(chart_look().height_mm) * min(width, usual) // usual
    element = figure_paragraph(body, height, captioned=captioned)
    inline = inline_drawing(element, related.drawing(), width, height, chart_summary(chart), "图表")
    etree.SubElement(inline, f"{{{_WP}}}cNvGraphicFramePr")
    data = etree.SubElement(etree.SubElement(inline, f"{{{_A}}}graphic"), f"{{{_A}}}graphicData", uri=_C)
    etree.SubElement(data, f"{{{_C}}}chart", nsmap={"c": _C}).set(f"{{{R}}}id", related.chart(chart))


def need_openpyxl(chart: Chart) -> None:
    """Raises UserError, with what to install, where openpyxl is missing."""
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        told = "Word 图表要先装 openpyxl：pip install 'authoring[excel]'；不装也可以生成 .html、.txt，或者删去图表"
        raise UserError(told, chart.place) from None


def workbook(chart: Chart, sheet_name: str) -> bytes:
    """The numbers as a workbook: categories down, series across, the unit in the corner; same chart, same bytes."""
    from authoring.stats.book import new_book, put_number, put_text, saved

    book, sheet = new_book(sheet_name)
    sheet.column_dimensions["A"].width = _NAME_WIDTH
    for row, text in enumerate((unit_text(chart), *chart.categories), 1):
        put_text(sheet, row, 1, legal(text))
    for column, series in enumerate(chart.series, 2):
        put_text(sheet, 1, column, legal(series.name))
        for row, text in enumerate(series.values, 2):
            if number := printed_number(text):
                put_number(sheet, row, column, number.value)
                sheet.cell(row, column).number_format = format_code(number)
    return saved(book)
