"""How a chart looks: greys, patterns, dashes, fonts, and where its pieces stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from authoring.document.charts import unit_text
from authoring.standard.charts import chart_look
from authoring.standard.layout import layout
from authoring.writers.docx.xml import legal

if TYPE_CHECKING:
    from openpyxl.chart.layout import Layout
    from openpyxl.chart.series import Series as ChartSeries
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.chart.text import RichText
    from openpyxl.chart.title import Title
    from openpyxl.drawing.colors import ColorChoice
    from openpyxl.drawing.text import CharacterProperties

    from authoring.document import Chart
    from authoring.standard.layout import FontSet

BLACK, WHITE, GRID = "000000", "FFFFFF", "D9D9D9"
_HAIRLINE, _LINE = 6350, 19050  # EMU: half a point, one and a half
_MARKER = 7  # points


def draw_line(made: ChartSeries, at: int) -> None:
    """Gives a line its dashes and marks; ``at`` counts the lines from 0."""
    from openpyxl.chart.marker import Marker
    from openpyxl.chart.shapes import GraphicalProperties

    stroke = chart_look().strokes[at % len(chart_look().strokes)]
    made.spPr = outline(stroke.colour, _LINE)
    made.spPr.line.prstDash = stroke.dash
    point = GraphicalProperties(solidFill=stroke.colour if stroke.filled else WHITE)
    point.line = outline(stroke.colour, _HAIRLINE * 2).line
    made.marker = Marker(symbol=cast("Any", stroke.marker), size=_MARKER, spPr=point)
    made.smooth = False


def filled(at: int) -> GraphicalProperties:
    """The grey or pattern of the series or slice ``at``, outlined in black."""
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.fill import PatternFillProperties

    fill = chart_look().fills[at]
    properties = outline(BLACK)
    if fill.pattern:
        properties.pattFill = PatternFillProperties(
            prst=cast("Any", fill.pattern), fgClr=_colour(BLACK), bgClr=_colour(WHITE)
        )
    else:
        properties.solidFill = fill.colour
    assert isinstance(properties, GraphicalProperties)
    return properties


def _colour(value: str) -> ColorChoice:
    from openpyxl.drawing.colors import ColorChoice

    return ColorChoice(srgbClr=cast("Any", value))


def outline(colour: str, width: int = _HAIRLINE) -> GraphicalProperties:
    """A line around, ``width`` in EMU."""
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    properties = GraphicalProperties()
    properties.line = LineProperties(w=width, solidFill=colour)
    return properties


def box(*, titled: bool, legend: bool) -> Layout:
    """Where axes and bars stand: below the unit and above the legend, where they are there. Shares of the whole."""
    from openpyxl.chart.layout import Layout, ManualLayout

    top, bottom = (0.12 if titled else 0.06), (0.88 if legend else 0.99)
    return Layout(
        ManualLayout(layoutTarget="outer", xMode="edge", yMode="edge", x=0.01, y=top, w=0.98, h=round(bottom - top, 2))
    )


def unit_title(chart: Chart) -> Title:
    """The unit, at the upper left."""
    from openpyxl.chart.layout import Layout, ManualLayout
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

    plain = CharacterProperties(b=False, sz=_hundredths())
    said = RegularTextRun(rPr=plain, t=legal(unit_text(chart)))
    line = Paragraph(pPr=ParagraphProperties(defRPr=plain), r=[said])
    corner = Layout(ManualLayout(xMode="edge", yMode="edge", x=0.01, y=0.015))
    return Title(tx=Text(rich=RichText(p=[line])), overlay=False, layout=corner)


def text(fonts: FontSet) -> RichText:
    """The font of all that is written in the chart."""
    from openpyxl.drawing.text import CharacterProperties, Font

    font = Font(typeface=layout().font_sets[fonts][chart_look().font])
    look = CharacterProperties(sz=_hundredths(), b=False, solidFill=BLACK, latin=font, ea=font, cs=font)
    return _rich(look)


def small_text() -> RichText:
    """Smaller writing, for numbers that stand close together."""
    from openpyxl.drawing.text import CharacterProperties

    return _rich(CharacterProperties(sz=chart_look().small_half_points * 50))


def _rich(look: CharacterProperties) -> RichText:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

    end = CharacterProperties(lang="zh-CN")
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), r=[], endParaRPr=end)])


def _hundredths() -> int:
    return chart_look().half_points * 50
