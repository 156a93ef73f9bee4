"""Charts of the form (图表): what of the figures one draws, and every reason for which it can't be drawn."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import TYPE_CHECKING

from authoring.document import Chart, Series
from authoring.errors import UserError
from authoring.figures.figure import amount
from authoring.figures.writing import number
from authoring.form.fields import CHART_KINDS
from authoring.named import NamedTuple
from authoring.standard.charts import chart_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from authoring.figures.figure import Figure
    from authoring.form.blocks import Chart as ChartEntry
    from authoring.form.fields import ChartYears
    from authoring.form.figures import FigureSet
    from authoring.form.text import Text
    from authoring.place import Place

_REST = "其余"
_LEAST_POINTS = 2  # of a line, and slices of a pie


class Drawn(NamedTuple):
    """The chart, None where it can't be drawn, and what is wrong."""

    chart: Chart | None
    faults: tuple[UserError, ...] = ()


class _WrongError(Exception):
    """The chart can't be drawn; the faults say why."""

    def __init__(self, *faults: UserError) -> None:
        super().__init__()
        self.faults = faults


def drawn(entry: ChartEntry, figures: FigureSet, year: int | None) -> Drawn:
    """The chart with the numbers of its figures; ``year`` is the report's."""
    try:
        chosen = _chosen(entry, figures)
        _check_units(entry, chosen)
        chart = _pie(entry, chosen, year) if entry.kind == "pie" else _by_years(entry, chosen, year)
        _check_size(entry, chart)
    except _WrongError as error:
        return Drawn(None, error.faults)
    return Drawn(chart)


# ---- which figures


def _chosen(entry: ChartEntry, figures: FigureSet) -> list[Figure]:
    """The figures that the entry names."""
    known = {figure.name: figure for figure in figures.figures}
    faults = list(_naming_faults(entry, figures, known))
    if faults:
        raise _WrongError(*faults)
    return [known[name.strip()] for name in entry.figures]


def _naming_faults(entry: ChartEntry, figures: FigureSet, known: Mapping[str, Figure]) -> Iterator[UserError]:
    if not entry.caption.filled:
        yield UserError("图表要有图题，写在“图题”后面，印在图的下方", _first_place(entry))
    if not entry.figures:
        yield UserError("没有写画哪些指标，请写“指标: [名称, 名称]”", entry.caption.place)
    wrong = {name for name, _ in figures.faults}
    seen: set[str] = set()
    for text in entry.figures:
        name = text.strip()
        if name in seen:
            yield UserError(f"“{name}”写了两次，请去掉一个", text.place)
        elif name in figures.lacking:
            yield UserError(figures.lacking[name].replace("正文里先不能用", "图表里先不能画"), text.place)
        elif name not in known and name not in wrong:
            near = difflib.get_close_matches(name, known, 1, 0.5)
            hint = f"是不是“{near[0]}”？" if near else "先在“指标”或统计表里填上"
            yield UserError(f"没有叫“{name[:20]}”的指标，{hint}", text.place)
        seen.add(name)
    if wrong & seen:
        yield UserError("用到的指标有误，改好后再画", entry.caption.place)


def _first_place(entry: ChartEntry) -> Place:
    return next((text.place for text in entry.figures), entry.caption.place)


def _check_units(entry: ChartEntry, chosen: Sequence[Figure]) -> None:
    units = {figure.name: figure.unit for figure in chosen}
    if len(set(units.values())) > 1:
        told = "，".join(f"{name}是“{unit or '没有单位'}”" for name, unit in units.items())
        first = chosen[0].unit
        text = next(text for text in entry.figures if units[text.strip()] != first)
        raise _WrongError(UserError(f"单位不同的指标不能画在一张图里：{told}。请分成几张图", text.place))


# ---- what is drawn


class _Row(NamedTuple):
    """A figure's numbers as printed, by the names of their years."""

    name: str
    values: Mapping[str, str]


def _by_years(entry: ChartEntry, chosen: Sequence[Figure], year: int | None) -> Chart:
    """Bars and lines. Two years stand side by side for each figure; several years run from left to right."""
    span = _span(entry, chosen)
    rows = [_row(entry, text, figure, span, year) for text, figure in zip(entry.figures, chosen, strict=True)]
    _check_years(entry, rows)
    years = tuple(rows[0].values)
    if entry.kind == "line" and len(years) < _LEAST_POINTS:
        raise _WrongError(UserError("折线图至少要有两年的数；只画本年的用柱形图", entry.caption.place))
    names = tuple(row.name for row in rows)
    if entry.kind == "line" or span == "all":
        series = tuple(Series(row.name, tuple(row.values.values())) for row in rows)
        return Chart(entry.kind, years, series, chosen[0].unit, entry.caption.place)
    series = tuple(Series(name, tuple(row.values[name] for row in rows)) for name in years)
    return Chart("bar", names, series, chosen[0].unit, entry.caption.place)


def _span(entry: ChartEntry, chosen: Iterable[Figure]) -> ChartYears:
    if entry.years:
        return entry.years
    return "all" if entry.kind == "line" and any(figure.history for figure in chosen) else "both"


def _row(entry: ChartEntry, text: Text, figure: Figure, span: ChartYears, year: int | None) -> _Row:
    last_year, this_year = year_names(year)
    values = {}
    if span == "all":
        if year is None:
            raise _WrongError(UserError("画历年的图，要先填“年度”", entry.caption.place))
        values = {f"{each}年": _bare(figure, value) for each, value in figure.history}
    if span != "now":
        if figure.prior is None:
            hint = "请补上，或者写“年份: 本年”" if entry.kind == "bar" else "请补上"
            raise _WrongError(UserError(f"“{figure.name}”没有填上年的数，{hint}", text.place))
        values[last_year] = _bare(figure, figure.prior)
    return _Row(_name(figure), values | {this_year: _bare(figure)})


def _check_years(entry: ChartEntry, rows: Sequence[_Row]) -> None:
    """All figures need the same years: a gap would be read as a fall."""
    years = sorted({year for row in rows for year in row.values})
    faults = []
    for text, row in zip(entry.figures, rows, strict=True):
        if lacking := [year for year in years if year not in row.values]:
            message = f"“{row.name}”没有填{'、'.join(lacking)}的数，与别的指标对不齐，请在“历年”里补上"
            faults.append(UserError(message, text.place))
    if faults:
        raise _WrongError(*faults)
    if entry.years == "all" and len(years) <= _LEAST_POINTS:
        message = "没有填“历年”，画不出历年的图；只有上年和本年的写“年份: 两年”"
        raise _WrongError(UserError(message, _first_place(entry)))


def year_names(year: int | None) -> tuple[str, str]:
    """Last year and this year as heads of a table or chart."""
    return ("上年", "本年") if year is None else (f"{year - 1}年", f"{year}年")


def _pie(entry: ChartEntry, chosen: Sequence[Figure], year: int | None) -> Chart:
    """The parts of a whole; what is left of a 总数 is a slice of its own."""
    _check_parts(entry, chosen)
    names, values = [_name(figure) for figure in chosen], [_bare(figure) for figure in chosen]
    rest = _rest(entry, chosen)
    if rest:
        names.append(_REST)
        values.append(_bare(chosen[0]._replace(hedge=""), rest))
    if len(names) < _LEAST_POINTS:
        raise _WrongError(UserError("饼图至少要有两块：再写一个指标，或者给这个指标填上“总数”", entry.caption.place))
    series = Series(year_names(year)[1], tuple(values))
    return Chart("pie", tuple(names), (series,), chosen[0].unit, entry.caption.place)


def _check_parts(entry: ChartEntry, chosen: Sequence[Figure]) -> None:
    if entry.years not in ("", "now"):
        raise _WrongError(UserError("饼图只画本年；要比较各年的用柱形图或折线图", entry.caption.place))
    rates = [text for text, figure in zip(entry.figures, chosen, strict=True) if figure.rate]
    if rates:
        told = "是比率，不能画饼图：饼图的各块要是同一个总数的几部分；比率用柱形图或折线图"
        raise _WrongError(*(UserError(f"“{text.strip()}”{told}", text.place) for text in rates))
    if not any(figure.now for figure in chosen):
        raise _WrongError(UserError("各块的数都是零，画不出饼图", _first_place(entry)))


def _rest(entry: ChartEntry, chosen: Sequence[Figure]) -> Decimal | None:
    """What is left of the 总数 that the parts have; None where they have none."""
    wholes = {figure.whole for figure in chosen if figure.whole is not None}
    if not wholes:
        return None
    if len(wholes) > 1:
        told = "、".join(number(whole) for whole in sorted(wholes))
        raise _WrongError(UserError(f"各块的“总数”不一致（{told}），不能画在一张饼图里", _first_place(entry)))
    whole, total = wholes.pop(), sum((figure.now for figure in chosen), Decimal(0))
    if total > whole:
        told = f"各块合计{number(total)}，大于总数{number(whole)}：饼图的各块不能重复计算"
        raise _WrongError(UserError(told, _first_place(entry)))
    if total < whole and any(figure.hedge for figure in chosen):
        raise _WrongError(UserError("有概数，算不出其余有多少；请写准确的数，或者去掉“总数”", _first_place(entry)))
    return whole - total


def _check_size(entry: ChartEntry, chart: Chart) -> None:
    most = chart_look().limits[chart.kind]
    name = CHART_KINDS[chart.kind]
    categories, series = len(chart.categories), len(chart.series)
    what = "块" if chart.kind == "pie" else "项"
    if categories > most.categories:
        told = f"{name}图最多画{most.categories}{what}，这里有{categories}{what}，印出来看不清；请分成几张图"
    elif series > most.series:
        told = f"{name}图最多画{most.series}组，这里有{series}组，印成黑白分不清；请分成几张图"
    elif categories * series > most.numbers:
        told = f"一张{name}图最多画{most.numbers}个数，这里有{categories * series}个，印出来看不清；请分成几张图"
    elif any(sum(map(str.isdigit, text)) > chart_look().digits for each in chart.series for text in each.values):
        told = f"有的数超过{chart_look().digits}位，图表里画不准；请改用万、亿作单位"
    else:
        return
    raise _WrongError(UserError(told, entry.caption.place))


def _name(figure: Figure) -> str:
    return f"{figure.name}（{figure.period}）" if figure.period else figure.name


def _bare(figure: Figure, value: Decimal | None = None) -> str:
    """The number as prose prints it, without the unit."""
    return amount(figure._replace(unit=""), value)
