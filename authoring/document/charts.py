"""A chart in words: its numbers as a table, and as the sentence that is read out to those who don't see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document.nodes import Cell, Run, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.document.nodes import Chart, ChartKind

UNIT = "单位："
KIND_NAMES: Mapping[ChartKind, str] = {"bar": "柱形图", "line": "折线图", "pie": "饼图"}


def chart_table(chart: Chart) -> Table:
    """The numbers as a table: a row for each category, a column for each series, the unit in the corner."""
    rows = [
        (unit_text(chart), *(series.name for series in chart.series)),
        *((name, *numbers) for name, *numbers in _columns(chart)),
    ]
    return Table(tuple(tuple(map(_cell, row)) for row in rows), 1, place=chart.place)


def chart_summary(chart: Chart) -> str:
    """饼图。2024年：普通程序168件，简易程序15件。"""
    told = []
    for series in chart.series:
        pairs = zip(chart.categories, series.values, strict=True)
        numbers = "，".join(f"{name}{value}{chart.unit}" for name, value in pairs if value)
        told.append(f"{series.name}：{numbers}")
    return f"{KIND_NAMES[chart.kind]}。{'；'.join(told)}。"


def unit_text(chart: Chart) -> str:
    """单位：件; "" for numbers without a unit."""
    return f"{UNIT}{chart.unit}" if chart.unit else ""


def _columns(chart: Chart) -> list[tuple[str, ...]]:
    return list(zip(chart.categories, *(series.values for series in chart.series), strict=True))


def _cell(text: str) -> Cell:
    return Cell(((Run(text),),) if text else ())
