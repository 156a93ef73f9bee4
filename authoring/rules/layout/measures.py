"""Arithmetic on looks: how far lines and characters are apart in effect."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from authoring.standard.units import count_text, points_text

if TYPE_CHECKING:
    from authoring.document.look import ParagraphLook, SectionLook

_NATURAL = 1.3  # height of a line of Chinese, in sizes; see Word's metrics
_SLACK = 1e-6
_GRIDS = ("lines", "linesAndChars", "snapToChars")


def pitch(look: ParagraphLook, section: SectionLook, half_points: int) -> float | None:
    """Points from line to line; None where they depend on the font that the machine has."""
    if look.rule == "exact":
        return look.line / 20
    natural = _NATURAL * half_points / 2
    if section.grid in _GRIDS and section.pitch and look.snap:
        grid = section.pitch / 20
        cells = grid * ceil(natural / grid - _SLACK)
        return cells * look.line / 240 if look.rule == "auto" else max(cells, look.line / 20)
    return look.line / 20 if look.rule == "atLeast" and look.line / 20 >= natural else None


def is_by_grid(look: ParagraphLook) -> bool:
    """Whether the grid decides on the distance of lines, where there is one."""
    return look.rule == "auto"


def kind_text(look: ParagraphLook) -> str:
    """单倍行距, 1.5倍行距, 最小值12磅, 固定值28磅."""
    if look.rule == "auto":
        return "单倍行距" if look.line == 240 else f"{count_text(look.line / 240)}倍行距"
    return f"{'固定值' if look.rule == 'exact' else '最小值'}{points_text(look.line / 20)}"


def lines_on_page(height: int, points: float) -> int:
    """How many lines fit a type area of that height in twips."""
    return floor(height / 20 / points + _SLACK)


def characters_in_line(width: int, half_points: int, spacing: int, section: SectionLook) -> int:
    """How many full-width characters fit a line of that width in twips."""
    unit = half_points * 10 + spacing
    if section.grid in ("linesAndChars", "snapToChars"):
        unit += round(section.space * 20 / 4096)
    return floor(width / unit + _SLACK) if unit > 0 else 0
