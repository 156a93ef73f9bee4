"""Lengths and sizes in the words of an office: 毫米, 磅, 字号."""

from __future__ import annotations

from typing import Final

_TWIPS_PER_MM = 1440 / 25.4

SIZES: Final = {
    84: "初号", 72: "小初", 52: "一号", 48: "小一", 44: "二号", 36: "小二", 32: "三号", 30: "小三",
    28: "四号", 24: "小四", 21: "五号", 18: "小五", 15: "六号", 13: "小六", 11: "七号", 10: "八号",
}  # fmt: skip
"""Names of sizes by half-points, as Word and WPS have them."""


def millimetres(twips: float) -> float:
    """Twips as millimetres."""
    return twips / _TWIPS_PER_MM


def mm_text(twips: float) -> str:
    """37毫米, 25.4毫米."""
    return f"{_short(millimetres(twips), 1)}毫米"


def points_text(points: float) -> str:
    """28.95磅, 30磅."""
    return f"{_short(points, 2)}磅"


def size_text(half_points: int) -> str:
    """三号, and 17磅 for a size without a name."""
    return SIZES.get(half_points) or points_text(half_points / 2)


def count_text(value: float) -> str:
    """2, 1.5: a number of characters or lines."""
    return _short(value, 1)


def _short(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
