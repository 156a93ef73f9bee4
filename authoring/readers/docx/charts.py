"""Charts: the numbers that a chart part keeps of its workbook, printed as its formats say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.document import Chart, Series
from authoring.document.charts import UNIT
from authoring.standard.numberformat import added, printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from authoring.document import ChartKind

_KINDS: Final[Mapping[str, ChartKind]] = {
    "barChart": "bar",
    "bar3DChart": "bar",
    "lineChart": "line",
    "line3DChart": "line",
    "areaChart": "line",
    "pieChart": "pie",
    "pie3DChart": "pie",
    "doughnutChart": "pie",
}
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_MOST = 5_000  # numbers of a chart that anybody drew
_GENERAL = "General"


def read_chart(root: _Element) -> Chart | None:
    """The chart of a chart part; None for kinds without categories (scattered points and the like)."""
    plots = [plot for area in root.iter("{*}plotArea") for plot in area if _local(plot) in _KINDS]
    found = [(plot, series) for plot in plots for series in plot.iterchildren("{*}ser")]
    if not found:
        return None
    names = [_texts(series, "cat") for _, series in found]
    values = [_numbers(series) for _, series in found]
    count = max((at + 1 for each in (*names, *values) for at in each), default=0)
    if not 0 < count * len(found) <= _MOST:
        return None
    first: Mapping[int, str] = next((each for each in names if each), {})
    rows = tuple(
        Series(_texts(series, "tx").get(0, ""), tuple(each.get(at, "") for at in range(count)))
        for (_, series), each in zip(found, values, strict=True)
    )
    categories = tuple(first.get(at, str(at + 1)) for at in range(count))
    return Chart(_KINDS[_local(plots[0])], categories, rows, _unit(root, found[0][1]))


def _texts(series: _Element, part: str) -> dict[int, str]:
    """The texts (or numbers) that a part of a series shows, by their index from 0."""
    holder = next(series.iterchildren(f"{{*}}{part}"), None)
    if holder is None:
        return {}
    points = {at: text for at, text, _ in _points(holder)}
    return points or ({0: text} if (text := next((v.text or "" for v in holder.iterchildren("{*}v")), "")) else {})


def _numbers(series: _Element) -> dict[int, str]:
    holder = next(series.iterchildren("{*}val"), None)
    if holder is None:
        return {}
    usual = _usual(holder)
    shown = ((at, printed(text, code or usual)) for at, text, code in _points(holder))
    return {at: text for at, text in shown if text}


def _usual(holder: _Element) -> str:
    """The format of the numbers that have none of their own."""
    codes = (code for cache in holder.iter("{*}numCache", "{*}numLit") for code in cache.iterchildren("{*}formatCode"))
    return next((code.text or "" for code in codes), _GENERAL)


def _points(holder: _Element) -> Iterator[tuple[int, str, str]]:
    """Index, text and format of each point; of categories in several levels the lowest."""
    caches = ("{*}strCache", "{*}numCache", "{*}strLit", "{*}numLit", "{*}lvl")
    cache = next(holder.iter(*caches), None)
    for point in () if cache is None else cache.iterchildren("{*}pt"):
        index = point.get("idx") or ""
        if index.isdecimal() and int(index) < _MOST:
            yield (
                int(index),
                next((v.text or "" for v in point.iterchildren("{*}v")), ""),
                point.get("formatCode") or "",
            )


def _unit(root: _Element, series: _Element) -> str:
    """The unit that the title tells, or that the labels have behind the numbers."""
    title = "".join(text.text or "" for text in root.iterfind(f"{{*}}chart/{{*}}title//{_TEXT}"))
    if title.startswith(UNIT):
        return title.removeprefix(UNIT)
    labels = next((each.get("formatCode") or "" for each in series.iterfind("{*}dLbls/{*}numFmt")), "")
    holder = next(series.iterchildren("{*}val"), None)
    return "" if holder is None else added(_usual(holder), labels)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
