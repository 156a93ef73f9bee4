"""The layout of GB/T 9704-2012 as numbers, from ``data/layout.json``, and what follows from them by arithmetic.

Lengths are millimetres in the data and twips (1/20 pt) in the properties; sizes are half-points.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from authoring.standard.data import load_json

if TYPE_CHECKING:
    from collections.abc import Mapping

FontRole = Literal["fangsong", "kai", "hei", "song", "xiaobiaosong"]
FontSet = Literal["gb2312", "windows", "fangzheng"]
FONT_SETS: tuple[FontSet, ...] = ("gb2312", "windows", "fangzheng")

_TWIPS_PER_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Millimetres as whole twips."""
    return round(mm * _TWIPS_PER_MM)


class Page(NamedTuple):
    """Paper and type area (版心), in mm; ``lines`` and ``characters`` fill it."""

    width_mm: float
    height_mm: float
    top_mm: float
    left_mm: float
    text_width_mm: float
    text_height_mm: float
    lines: int
    characters: int
    clause: str

    @property
    def text_width(self) -> int:
        """Width of the type area in twips."""
        return twips(self.text_width_mm)

    @property
    def margins(self) -> tuple[int, int, int, int]:
        """Top, right, bottom, left in twips, rounded so that the type area comes out exactly."""
        top, right = twips(self.top_mm), twips(self.width_mm - self.left_mm - self.text_width_mm)
        bottom = twips(self.height_mm) - top - twips(self.text_height_mm)
        return top, right, bottom, twips(self.width_mm) - right - self.text_width

    @property
    def line_pitch(self) -> int:
        """The largest whole number of twips at which ``lines`` lines still fit: 579."""
        return twips(self.text_height_mm) // self.lines

    def character_spacing(self, half_points: int) -> int:
        """Twips to add to each character of that size (negative) so that ``characters`` of them fit a line: -5."""
        return self.text_width // self.characters - half_points * 10


class RoleLayout(NamedTuple):
    """How paragraphs of one role look; indents in characters of the role's own size."""

    font: FontRole
    half_points: int
    align: Literal["center", "both", "left", "right"]
    clause: str
    first_line: int = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    note: str = ""


class PageNumber(NamedTuple):
    """The page number: its gap is from the type area to the dash; ``footer_mm`` from the line's foot to the edge."""

    half_points: int
    font: FontRole
    gap_mm: float
    inset_characters: int
    footer_mm: float
    line_points: int
    clause: str
    note: str


class Imprint(NamedTuple):
    """The 版记: thickness of its first and last rule."""

    rule_mm: float
    clause: str
    note: str

    @property
    def rule_eighths(self) -> int:
        """The rule's thickness in eighths of a point, as borders have it."""
        return round(self.rule_mm / 25.4 * 72 * 8)


class Layout(NamedTuple):
    """Everything the standard says of the page that we write or judge."""

    page: Page
    page_number: PageNumber
    imprint: Imprint
    roles: Mapping[str, RoleLayout]
    font_sets: Mapping[FontSet, Mapping[FontRole, str]]
    alternatives: Mapping[FontRole, str]
    title_words: tuple[str, ...]
    title_before: tuple[str, ...]


@cache
def layout() -> Layout:
    """The standard's layout."""
    data = load_json("layout")
    fonts, words = data["fonts"], data["title_words"]
    return Layout(
        Page(**data["page"]),
        PageNumber(**data["page_number"]),
        Imprint(**data["imprint"]),
        {role: RoleLayout(**values) for role, values in data["roles"].items()},
        fonts["sets"],
        fonts["alternatives"],
        tuple(words["words"]),
        tuple(words["before"]),
    )


def text_width(text: str) -> float:
    """The width of ``text`` in full-width characters: half-width letters, digits and marks count 0.5."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)
