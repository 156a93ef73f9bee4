"""How charts look and how much goes into one, from ``data/charts.json``: greys and patterns that survive a copier."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard.data import load_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.document import ChartKind
    from authoring.standard.layout import FontRole


class Most(NamedTuple):
    """The most categories, series and numbers that a chart of one kind shows legibly."""

    categories: int
    series: int
    numbers: int


class Fill(NamedTuple):
    """What a bar or slice is filled with: a grey (RRGGBB), or a pattern of black on white by its DrawingML name."""

    colour: str = ""
    pattern: str = ""


class Stroke(NamedTuple):
    """A line: its dashes, the marks on its points by their DrawingML names, its grey, whether marks are filled."""

    dash: str
    marker: str
    colour: str
    filled: bool


class ChartLook(NamedTuple):
    """Sizes are half-points and mm; ``digits`` is how many of a number a cell of a workbook keeps."""

    font: FontRole
    half_points: int
    small_half_points: int
    height_mm: float
    limits: Mapping[ChartKind, Most]
    digits: int
    fills: tuple[Fill, ...]
    strokes: tuple[Stroke, ...]


@cache
def chart_look() -> ChartLook:
    """The look, loaded at first use."""
    data = load_json("charts")
    return ChartLook(
        data["font"],
        data["half_points"],
        data["small_half_points"],
        data["height_mm"],
        {kind: Most(**limits) for kind, limits in data["limits"].items()},
        data["digits"],
        tuple(Fill(**fill) for fill in data["fills"]),
        tuple(Stroke(**stroke) for stroke in data["strokes"]),
    )
