"""The chart part: what is drawn from which cells, with the numbers as they were when it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from authoring.standard.charts import chart_look
from authoring.standard.numberformat import format_code, printed_number
from authoring.writers.docx.charts import style
from authoring.writers.docx.xml import R, legal, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element
    from openpyxl.chart.data_source import NumDataSource
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import Series as ChartSeries

    from authoring.document import Chart, Series
    from authoring.standard.layout import FontSet

SHEET: Final = "Sheet1"
WORKBOOK: Final = "rId1"
"""The id by which a chart part refers to its workbook."""

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_LABELS: Final = {"bar": "outEnd", "line": "t", "pie": "outEnd"}
"""Where the numbers stand: above bars and points, around slices, for on dark ones they could not be read."""

_BESIDE = "："  # between a slice's name and number
_GAP = 60  # percent of a bar's width between groups
_LEGEND_FROM = 2  # series
_CROWDED_FROM = 9  # numbers at bars that stand side by side


def chart_part(chart: Chart, fonts: FontSet) -> bytes:
    """The chart part; it refers to its workbook by WORKBOOK."""
    from openpyxl.chart.chartspace import ChartContainer, ChartSpace, ExternalData
    from openpyxl.chart.legend import Legend
    from openpyxl.chart.plotarea import PlotArea
    from openpyxl.chart.shapes import GraphicalProperties

    made = _MAKERS[chart.kind](chart)
    made.ser = [_series(chart, number) for number in range(len(chart.series))]
    pie = chart.kind == "pie"
    titled = bool(chart.unit) and not pie  # a pie's labels have the unit
    legend = Legend(legendPos="b") if not pie and len(chart.series) >= _LEGEND_FROM else None
    plot = PlotArea(layout=None if pie else style.box(titled=titled, legend=legend is not None))
    setattr(plot, made.tagname, made)
    space = ChartSpace(
        date1904=False,
        lang="zh-CN",
        roundedCorners=False,
        chart=ChartContainer(
            title=style.unit_title(chart) if titled else None,
            autoTitleDeleted=not titled,
            plotArea=plot,
            legend=legend,
        ),
        spPr=GraphicalProperties(solidFill=style.WHITE),
        txPr=style.text(fonts),
        externalData=ExternalData(id=WORKBOOK, autoUpdate=False),
    )
    assert space.spPr is not None
    space.spPr.line.noFill = True
    return serialise(_mended(space.to_tree(), chart))


def _mended(tree: Any, chart: Chart) -> _Element:
    """The root element as the schema has it, where openpyxl has it otherwise: the namespace of the reference to the
    workbook, numbers by all their digits and not as the nearest float, the format of a single one, labels with a format
    of their own, what stands between the parts of a label."""
    from openpyxl.xml.functions import tostring

    root = etree.fromstring(tostring(tree))
    for reference in root.iter(f"{_C}externalData"):
        del reference.attrib["id"]
        reference.set(f"{{{R}}}id", WORKBOOK)
    for drawn, series in zip(root.iter(f"{_C}ser"), chart.series, strict=True):
        usual = _usual_code(series)
        for point in drawn.iterfind(f"{_C}val//{_C}pt"):
            number = printed_number(series.values[int(point.get("idx", ""))])
            assert number is not None
            point[0].text = f"{number.value:f}"
            if (code := format_code(number)) != usual:
                point.set("formatCode", code)
    for label_format in root.iterfind(f".//{_C}dLbls//{_C}numFmt"):
        label_format.set("sourceLinked", "0")
    for shown in root.iter(f"{_C}showBubbleSize") if chart.kind == "pie" else ():
        between = etree.Element(f"{_C}separator")
        between.text = _BESIDE
        shown.addnext(between)
    return root


# ---- kinds


def _bars(_: Chart) -> Any:
    from openpyxl.chart import BarChart

    made = BarChart(gapWidth=_GAP, overlap=0, grouping="clustered", barDir="col", varyColors=False)
    _axes(made, from_zero=True)
    return made


def _lines(_: Chart) -> Any:
    from openpyxl.chart import LineChart

    made = LineChart(grouping="standard", marker=True, varyColors=False)
    _axes(made, from_zero=False)
    return made


def _slices(_: Chart) -> Any:
    from openpyxl.chart import PieChart

    return PieChart(varyColors=True, firstSliceAng=0)


_MAKERS: Final = {"bar": _bars, "line": _lines, "pie": _slices}


def _axes(made: Any, *, from_zero: bool) -> None:
    from openpyxl.chart.axis import ChartLines

    for axis in (made.x_axis, made.y_axis):
        axis.delete = False
        axis.title = None
        axis.spPr = style.outline(style.BLACK)
    made.x_axis.axPos = "b"
    made.x_axis.majorGridlines = None
    made.x_axis.majorTickMark = "none"
    made.x_axis.tickLblPos = "low"
    made.x_axis.noMultiLvlLbl = True
    made.y_axis.majorGridlines = ChartLines(spPr=style.outline(style.GRID))
    made.y_axis.majorTickMark = "out"
    made.y_axis.number_format = "General"
    made.y_axis.scaling.min = 0 if from_zero else None


# ---- numbers


def _series(chart: Chart, at: int) -> ChartSeries:
    from openpyxl.chart.series import Series as ChartSeries
    from openpyxl.chart.series import SeriesLabel

    series = chart.series[at]
    made = ChartSeries(
        idx=at,
        order=at,
        tx=SeriesLabel(strRef=_texts((series.name,), f"${_column(at + 2)}$1")),
        cat=_categories(chart),
        val=_values(series, at + 2),
        dLbls=_labels(chart, series),
    )
    look = chart_look()
    if chart.kind == "line":
        style.draw_line(made, at)
    elif chart.kind == "bar":
        made.spPr = style.filled(at % len(look.fills))
        made.invertIfNegative = False
    else:
        from openpyxl.chart.marker import DataPoint

        made.dPt = [
            DataPoint(idx=slice_, bubble3D=False, spPr=style.filled(slice_ % len(look.fills)))
            for slice_ in range(len(chart.categories))
        ]
    return made


def _texts(texts: tuple[str, ...], cells: str) -> Any:
    from openpyxl.chart.data_source import StrData, StrRef, StrVal

    points = [StrVal(idx=at, v=legal(text)) for at, text in enumerate(texts)]
    return StrRef(f=f"{SHEET}!{cells}", strCache=StrData(ptCount=len(points), pt=points))


def _categories(chart: Chart) -> Any:
    from openpyxl.chart.data_source import AxDataSource

    return AxDataSource(strRef=_texts(chart.categories, f"$A$2:$A${len(chart.categories) + 1}"))


def _values(series: Series, column: int) -> NumDataSource:
    from openpyxl.chart.data_source import NumData, NumDataSource, NumRef, NumVal

    numbers = ((at, printed_number(text)) for at, text in enumerate(series.values))
    points = [NumVal(idx=at, v=number.value) for at, number in numbers if number]
    letter = _column(column)
    cells = f"{SHEET}!${letter}$2:${letter}${len(series.values) + 1}"
    data = NumData(formatCode=_usual_code(series), ptCount=len(series.values), pt=points)
    return NumDataSource(numRef=NumRef(f=cells, numCache=data))


def _usual_code(series: Series, unit: str = "") -> str:
    """The format that most numbers of a series have, the first of several."""
    codes = [format_code(number, unit) for text in series.values if (number := printed_number(text))]
    return max(codes, key=codes.count, default="General")


def _labels(chart: Chart, series: Series) -> DataLabelList:
    """A number at each point; those printed otherwise than most (300余) have a label of their own."""
    from openpyxl.chart.label import DataLabel, DataLabelList

    pie = chart.kind == "pie"
    unit = chart.unit if pie else ""
    usual = _usual_code(series, unit)
    shown: dict[str, Any] = {
        "dLblPos": _LABELS[chart.kind],
        "showLegendKey": False,
        "showVal": True,
        "showCatName": pie,
        "showSerName": False,
        "showPercent": False,
        "showBubbleSize": False,
    }
    codes = [format_code(number, unit) if (number := printed_number(text)) else usual for text in series.values]
    if chart.kind == "bar" and len(chart.categories) * len(chart.series) >= _CROWDED_FROM:
        shown["txPr"] = style.small_text()
    own = [DataLabel(idx=at, numFmt=code, **shown) for at, code in enumerate(codes) if code != usual]
    return DataLabelList(dLbl=own, numFmt=usual, showLeaderLines=True if pie else None, **shown)


def _column(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))
