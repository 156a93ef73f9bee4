"""The layout of GB/T 9704-2012 as numbers, from ``data/layout.json``, and what follows from them by arithmetic.

Lengths are millimetres in the data and twips (1/20 pt) in the properties; sizes are half-points.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from authoring.named import NamedTuple
from authoring.standard.data import load_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FontRole = Literal["fangsong", "kai", "hei", "song", "xiaobiaosong"]
FontSet = Literal["gb2312", "windows", "fangzheng"]
Side = Literal["outside", "center", "right"]
"""Where the page number stands: outside (right on odd pages, left on even ones), in the middle, always right."""

FONT_SETS: tuple[FontSet, ...] = ("gb2312", "windows", "fangzheng")

_TWIPS_PER_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Millimetres as whole twips."""
    return round(mm * _TWIPS_PER_MM)


class Page(NamedTuple):
    """Paper and type area (版心), in mm; ``lines`` and ``characters`` fill it.

    ``pitch`` is the distance of lines in twips, 0 for the widest that fits.
    """

    width_mm: float
    height_mm: float
    top_mm: float
    left_mm: float
    text_width_mm: float
    text_height_mm: float
    lines: int
    characters: int
    clause: str
    pitch: int = 0

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
        """``pitch``, where it is given, else the most twips at which ``lines`` lines still fit: 579."""
        return self.pitch or twips(self.text_height_mm) // self.lines

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
    side: Side = "outside"


def eighths(mm: float) -> int:
    """Millimetres as eighths of a point, as borders have their thickness."""
    return round(mm / 25.4 * 72 * 8)


class Imprint(NamedTuple):
    """The 版记: thickness of its first and last rule, and of those between."""

    rule_mm: float
    thin_rule_mm: float
    clause: str
    note: str


class Letterhead(NamedTuple):
    """The 版头: where the 发文机关标志 stands and how large it may be, and the red rule below all.

    ``mark_top_mm`` is from the type area's top to the characters' upper edge, which is ``mark_ink_top`` of their
    size above the baseline; ``mark_line`` is the height of its lines by its size; ``rule_gap_mm`` from the last
    line's characters to the rule. Sizes are half-points.
    """

    mark_top_mm: float
    mark_largest: int
    mark_smallest: int
    mark_ink_top: float
    mark_line: float
    rule_gap_mm: float
    rule_mm: float
    colour: str
    names_in_row: int
    clause: str
    note: str


class Seal(NamedTuple):
    """署名 and 成文日期 where a seal is put on them: blank lines above, characters right of the date, rows of seals."""

    right_characters: int
    blank_lines: int
    names_in_row: int
    row_lines: int
    clause: str
    note: str


class Judging(NamedTuple):
    """What a check accepts: tolerances, and ranges where the standard leaves room; see the data for their sources.

    Pitches are points. ``column_gap`` is how many blanks within a line are taken for layout, ``even_title_lines`` by
    how many characters lines of a title may differ and still count as equal.
    """

    margin_mm: float
    least_pitch: float
    most_pitch: float
    least_characters: int
    most_characters: int
    indent_characters: float
    spacing_points: float
    least_footer_mm: float
    most_footer_mm: float
    number_inset_characters: float
    signature_characters: float
    date_shift_characters: float
    rule_gap_mm: float
    mark_top_mm: float
    blank_lines: int
    column_gap: int
    even_title_lines: float
    source: str
    note: str


FontWords = tuple[tuple[FontRole, tuple[str, ...]], ...]
"""What the names of a font have in them, by font."""


class Layout(NamedTuple):
    """Everything the standard says of the page that we write or judge.

    ``font_sets`` are the names that offices' machines have; ``alternatives`` one more name each, for the document to
    tell; ``stand_ins`` what to print with where none of them is installed, best first.
    """

    page: Page
    page_number: PageNumber
    imprint: Imprint
    letterhead: Letterhead
    seal: Seal
    judging: Judging
    roles: Mapping[str, RoleLayout]
    font_sets: Mapping[FontSet, Mapping[FontRole, str]]
    font_names: Mapping[FontRole, str]
    font_words: FontWords
    alternatives: Mapping[FontRole, str]
    stand_ins: Mapping[FontRole, Sequence[str]]
    title_words: tuple[str, ...]
    title_before: tuple[str, ...]

    def font_role(self, name: str) -> FontRole | None:
        """Which of the standard's fonts a font of this name is; None for any other."""
        return _font_role(name, self.font_words)


@lru_cache(1 << 10)  # a draft has few fonts, and many pieces of text in each
def _font_role(name: str, font_words: FontWords) -> FontRole | None:
    plain = name.lower().replace(" ", "").replace("_", "").replace("-", "")
    return next((role for role, words in font_words if any(word in plain for word in words)), None)


@cache
def layout() -> Layout:
    """The standard's layout."""
    data = load_json("layout")
    fonts, words = data["fonts"], data["title_words"]
    return Layout(
        Page(**data["page"]),
        PageNumber(**data["page_number"]),
        Imprint(**data["imprint"]),
        Letterhead(**data["letterhead"]),
        Seal(**data["seal"]),
        Judging(**data["judging"]),
        {role: RoleLayout(**values) for role, values in data["roles"].items()},
        fonts["sets"],
        fonts["classes"]["names"],
        tuple((role, tuple(each)) for role, each in fonts["classes"]["words"].items()),
        fonts["alternatives"],
        fonts["stand_ins"],
        tuple(words["words"]),
        tuple(words["before"]),
    )


def text_width(text: str) -> float:
    """The width of ``text`` in full-width characters: half-width letters, digits and marks count 0.5."""
    return len(text) - 0.5 * len(text.encode("ascii", "ignore"))
