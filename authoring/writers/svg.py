"""Charts as inline SVG for web pages: the greys, patterns and dashes that the Word chart has, drawn simply."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Final

from authoring.document.charts import unit_text
from authoring.standard.charts import chart_look
from authoring.standard.layout import text_width
from authoring.standard.numberformat import printed_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from authoring.document import Chart, ChartKind

_WIDTH, _HEIGHT = 640, 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 620, 34, 270
_LEGEND_Y = 318
_GROUP_SHARE = 0.62  # of a category's width that its bars take
_OVERHANG = 1.1  # of a bar's width that the number above it may take
_SIZE, _SMALLEST = 14, 8
_SAMPLE = 24  # from the left edge of a legend's sample to its name
_RADIUS, _LABEL_RADIUS = 110, 122
_STEPS = (1, 2, 2.5, 5, 10)
_MOST_TICKS = 7
_DASHES: Final[Mapping[str, str]] = {"solid": "", "dash": "8 5", "sysDot": "2 4", "lgDashDot": "12 4 2 4"}
_PATTERNS: Final[Mapping[str, str]] = {
    "wdUpDiag": '<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#000" stroke-width="1.2"/>',
    "pct25": '<path d="M1,1h1.6v1.6h-1.6z M5,5h1.6v1.6h-1.6z"/>',
}


def chart_svg(chart: Chart) -> str:
    """The drawing, hidden from screen readers, who get the numbers as a table; its page needs ``chart_fills``."""
    frame = f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true" font-size="{_SIZE}" text-anchor="middle">'
    return "\n".join((frame, *_DRAWERS[chart.kind](chart), "</svg>"))


def chart_fills() -> str:
    """The patterns that the drawings of a page share."""
    return f'<svg width="0" height="0" aria-hidden="true"><defs>{"".join(_patterns())}</defs></svg>'


def _patterns() -> Iterator[str]:
    for pattern, marks in _PATTERNS.items():
        yield (
            f'<pattern id="fill-{pattern}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect width="8" height="8" fill="#fff"/>{marks}</pattern>'
        )


def _fill(at: int) -> str:
    fill = chart_look().fills[at % len(chart_look().fills)]
    return f"url(#fill-{fill.pattern}) #fff" if fill.pattern else f"#{fill.colour}"


def _value(text: str) -> float | None:
    number = printed_number(text)
    return None if number is None else float(number.value)


def _text(x: float, y: float, words: str, anchor: str = "", size: float = _SIZE) -> str:
    extra = (f' text-anchor="{anchor}"' if anchor else "") + (f' font-size="{size:.1f}"' if size < _SIZE else "")
    return f'<text x="{x:.1f}" y="{y:.1f}"{extra}>{escape(words)}</text>'


def _fitting(characters: float, room: float) -> float:
    """The size at which so many characters go into the room."""
    return max(min(_SIZE, room / max(characters, 1)), _SMALLEST)


# ---- axes


class _Scale:
    """From numbers to heights: round steps from a lowest to a highest one."""

    def __init__(self, values: Sequence[float], *, from_zero: bool) -> None:
        low, high = (0.0 if from_zero else min(values)), max(values)
        span = (high - low) or abs(high) or 1.0
        size = 10.0 ** math.floor(math.log10(span / _MOST_TICKS))
        self.step = next(size * step for step in _STEPS if span / (size * step) <= _MOST_TICKS)
        self.first = math.floor((low - (0 if from_zero else span * 0.1)) / self.step)
        self.first = max(self.first, 0) if low >= 0 else self.first
        self.last = max(math.ceil(high / self.step), self.first + 1)

    def y(self, value: float) -> float:
        """The height of a number in the drawing."""
        share = (value / self.step - self.first) / (self.last - self.first)
        return _BOTTOM - share * (_BOTTOM - _TOP)

    def axis(self) -> Iterator[str]:
        """Rules and numbers."""
        for at in range(self.first, self.last + 1):
            y = self.y(at * self.step)
            colour = "#000" if at == self.first else "#d9d9d9"
            yield f'<path d="M{_LEFT},{y:.1f}H{_RIGHT}" stroke="{colour}"/>'
            yield _text(_LEFT - 6, y + 5, f"{at * self.step:.10g}", "end")


def _frame(chart: Chart, scale: _Scale) -> Iterator[str]:
    yield from scale.axis()
    if unit := unit_text(chart):
        yield _text(8, 16, unit, "start")
    longest = max(map(text_width, chart.categories), default=0)
    size = _fitting(longest + 1, (_RIGHT - _LEFT) / max(len(chart.categories), 1))
    for at, category in enumerate(chart.categories):
        yield _text(_middle(chart, at), _BOTTOM + 19, category, size=size)


def _middle(chart: Chart, at: int) -> float:
    return _LEFT + (at + 0.5) * (_RIGHT - _LEFT) / len(chart.categories)


def _numbers(chart: Chart) -> list[float]:
    values = (_value(text) for series in chart.series for text in series.values)
    return [value for value in values if value is not None] or [0.0]


def _legend(chart: Chart, sample: Callable[[int, float], str]) -> Iterator[str]:
    if len(chart.series) < 2:
        return
    names = [series.name for series in chart.series]
    size = _fitting(sum(map(text_width, names)) + 4 * len(names), _RIGHT)
    x = (_WIDTH - size * (sum(map(text_width, names)) + 4 * len(names))) / 2
    for at, name in enumerate(names):
        yield sample(at, x)
        yield _text(x + _SAMPLE, _LEGEND_Y, name, "start", size)
        x += size * (text_width(name) + 4)


# ---- kinds


def _bars(chart: Chart) -> Iterator[str]:
    scale = _Scale(_numbers(chart), from_zero=True)
    yield from _frame(chart, scale)
    group = _GROUP_SHARE * (_RIGHT - _LEFT) / len(chart.categories)
    wide = group / max(len(chart.series), 1)
    longest = max((text_width(text) for series in chart.series for text in series.values), default=0)
    size = _fitting(longest, wide * _OVERHANG)
    for at, series in enumerate(chart.series):
        for category, text in enumerate(series.values):
            if (value := _value(text)) is None:
                continue
            x, y = _middle(chart, category) - group / 2 + at * wide, scale.y(value)
            yield (
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_BOTTOM - y:.1f}"'
                f' fill="{_fill(at)}" stroke="#000" stroke-width=".7"/>'
            )
            yield _text(x + wide / 2, y - 4, text, size=size)
    yield from _legend(
        chart,
        lambda at, x: (
            f'<rect x="{x:.1f}" y="{_LEGEND_Y - 11}" width="18" height="11" fill="{_fill(at)}"'
            ' stroke="#000" stroke-width=".7"/>'
        ),
    )


def _lines(chart: Chart) -> Iterator[str]:
    scale = _Scale(_numbers(chart), from_zero=False)
    yield from _frame(chart, scale)
    for at, series in enumerate(chart.series):
        look = chart_look().strokes[at % len(chart_look().strokes)]
        values = [_value(text) for text in series.values]
        spots = [None if v is None else (_middle(chart, n), scale.y(v)) for n, v in enumerate(values)]
        path = ""
        for number, spot in enumerate(spots):
            if spot:
                path += f"{'L' if number and spots[number - 1] else 'M'}{spot[0]:.1f},{spot[1]:.1f}"
        dashes = f' stroke-dasharray="{_DASHES[look.dash]}"' if _DASHES[look.dash] else ""
        yield f'<path d="{path}" fill="none" stroke="#{look.colour}" stroke-width="2"{dashes}/>'
        for spot, text in zip(spots, series.values, strict=True):
            if spot:
                yield _mark(at, *spot)
                yield _text(spot[0], spot[1] - 9, text)
    yield from _legend(chart, lambda at, x: _mark(at, x + 9, _LEGEND_Y - 5))


def _mark(at: int, x: float, y: float) -> str:
    look = chart_look().strokes[at % len(chart_look().strokes)]
    shapes = {
        "circle": f"M{x - 4:.1f},{y:.1f}a4,4 0 1,0 8,0a4,4 0 1,0 -8,0",
        "square": f"M{x - 4:.1f},{y - 4:.1f}h8v8h-8z",
        "triangle": f"M{x:.1f},{y - 5:.1f}l5,9h-10z",
        "diamond": f"M{x:.1f},{y - 5:.1f}l5,5l-5,5l-5,-5z",
    }
    fill = f"#{look.colour}" if look.filled else "#fff"
    return f'<path d="{shapes[look.marker]}" fill="{fill}" stroke="#{look.colour}"/>'


def _slices(chart: Chart) -> Iterator[str]:
    values = [_value(text) or 0.0 for text in chart.series[0].values]
    total = sum(values) or 1.0
    x, y = _WIDTH / 2, _HEIGHT / 2
    angle = 0.0
    for at, (category, value) in enumerate(zip(chart.categories, values, strict=True)):
        turn = 2 * math.pi * value / total
        yield _slice(x, y, angle, turn, f'fill="{_fill(at)}" stroke="#000" stroke-width=".7"')
        middle = angle + turn / 2
        anchor = "start" if math.sin(middle) > 0 else "end"
        label = f"{category}：{chart.series[0].values[at]}{chart.unit}"
        yield _text(x + _LABEL_RADIUS * math.sin(middle), y + 5 - _LABEL_RADIUS * math.cos(middle), label, anchor)
        angle += turn


def _slice(x: float, y: float, angle: float, turn: float, look: str) -> str:
    if turn > 2 * math.pi - 1e-9:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}" {look}/>'
    (x1, y1), (x2, y2) = (
        (x + _RADIUS * math.sin(each), y - _RADIUS * math.cos(each)) for each in (angle, angle + turn)
    )
    large = int(turn > math.pi)
    return f'<path d="M{x:.1f},{y:.1f}L{x1:.1f},{y1:.1f}A{_RADIUS},{_RADIUS} 0 {large},1 {x2:.1f},{y2:.1f}z" {look}/>'


_DRAWERS: Final[Mapping[ChartKind, Callable[[Chart], Iterator[str]]]] = {
    "bar": _bars,
    "line": _lines,
    "pie": _slices,
}
