"""What a paper looks like on the page: effective formatting, resolved, beside the tree that holds its text.

Only .docx drafts have a look. Lengths are twips (1/20 pt) unless a name says otherwise; sizes are half-points. Values
that are equal are one object, so that work on them can be kept by identity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Alignment = Literal["left", "center", "right", "both"]
LineRule = Literal["auto", "exact", "atLeast"]
GridKind = Literal["", "lines", "linesAndChars", "snapToChars"]
Where = Literal["body", "frame", "cell", "box"]
"""In the body, in a table that only frames text, in a table's cell, in a text box."""


class RunLook(NamedTuple):
    """How a stretch of text looks.

    ``ascii`` is the font of letters and digits, ``latin`` that of other Western characters, ``east`` that of Chinese;
    "" where nothing names one. ``hint`` says that marks which both scripts have (“”—…) take the Chinese font.
    ``masked`` is a font that is named but overridden by the theme's font. ``colour`` is RRGGBB, "" for automatic;
    ``highlight`` a colour's name or, for shading, RRGGBB, "" for none. ``spacing`` is added to each character.
    """

    ascii: str = ""
    latin: str = ""
    east: str = ""
    hint: bool = False
    masked: str = ""
    half_points: int = 20
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    highlight: str = ""
    hidden: bool = False
    spacing: int = 0
    snap: bool = True
    style: str = ""


class Indent(NamedTuple):
    """An indent: in characters where the file counts them (they prevail), else in twips."""

    twips: int = 0
    characters: float | None = None

    def in_characters(self, unit: float) -> float:
        """The indent in characters of ``unit`` twips."""
        return self.twips / unit if self.characters is None else self.characters


class Border(NamedTuple):
    """A rule above or below: ``eighths`` of a point thick, ``space`` points from the text."""

    colour: str = ""
    eighths: int = 0
    space: int = 0


NO_INDENT = Indent()


class ParagraphLook(NamedTuple):
    """How a paragraph is set; ``first`` is negative for a hanging indent.

    ``line`` is 1/240 of a line where ``rule`` is auto, else twips. ``outline`` is 1 to 9 for a heading, else 0.
    ``numbered`` says that Word writes a number or bullet before it. ``mark`` is the look of its end mark. ``framed``
    says that it stands in a frame of its own, aside from the text.
    """

    style: str = ""
    align: Alignment = "left"
    left: Indent = NO_INDENT
    right: Indent = NO_INDENT
    first: Indent = NO_INDENT
    before: int = 0
    after: int = 0
    line: int = 240
    rule: LineRule = "auto"
    snap: bool = True
    contextual: bool = False
    outline: int = 0
    numbered: bool = False
    new_page: bool = False
    framed: bool = False
    top: Border | None = None
    bottom: Border | None = None
    mark: RunLook = RunLook()


class Printed(NamedTuple):
    """A paragraph of the file: ``number`` counts as Place.block does; ``pieces`` are its text with its looks.

    ``text`` is what the pieces say, blanks at the ends included, ``hidden`` what is hidden and so in neither.
    In the text, a tab is \\t, a line break \\n, a page break \\f, a drawing DRAWING. Text boxes in it are
    paragraphs of their own.
    """

    number: int
    where: Where
    section: int
    look: ParagraphLook
    pieces: tuple[tuple[str, RunLook], ...]
    text: str
    hidden: str = ""


class Footer(NamedTuple):
    """A page footer (or header): its paragraphs; a page number is \\x00 in their text."""

    paragraphs: tuple[Printed, ...] = ()

    @property
    def page_number(self) -> Printed | None:
        """The paragraph that has the page number."""
        return next((each for each in self.paragraphs if PAGE in each.text), None)


DRAWING = "\ufffc"
"""Stands for a picture or drawn shape in a paragraph's text."""

PAGE = "\x00"
"""Stands for the page number in a footer's text."""

FooterKind = Literal["default", "even", "first"]


class SectionLook(NamedTuple):
    """Paper, margins, grid and footers of a section; None where the file doesn't say.

    ``space`` is what the grid adds to each character, in 1/4096 pt. ``restart`` is the number its pages start from.
    """

    width: int | None = None
    height: int | None = None
    top: int | None = None
    right: int | None = None
    bottom: int | None = None
    left: int | None = None
    gutter: int = 0
    footer: int | None = None
    grid: GridKind = ""
    pitch: int | None = None
    space: int = 0
    title_page: bool = False
    restart: int | None = None
    new_page: bool = True
    footers: Mapping[FooterKind, Footer] = {}
    headers: Mapping[FooterKind, Footer] = {}

    @property
    def text_width(self) -> int | None:
        """Width of the type area."""
        if self.width is None or self.left is None or self.right is None:
            return None
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int | None:
        """Height of the type area."""
        if self.height is None or self.top is None or self.bottom is None:
            return None
        return self.height - abs(self.top) - abs(self.bottom)


class Leftovers(NamedTuple):
    """What a paper should lose before it is sent: the paragraph numbers at which each stands, a number for each."""

    comments: tuple[int, ...] = ()
    insertions: tuple[int, ...] = ()
    deletions: tuple[int, ...] = ()
    changes: tuple[int, ...] = ()


class Drawn(NamedTuple):
    """A picture or chart: the number of the paragraph it stands in, the section, and its size.

    ``inline`` says that it stands in the line. ``across`` is from which edge (page, margin, column, leftMargin) it is
    put, and how far its left edge is from there; None where it is in line, or only aligned.
    """

    number: int
    section: int
    width: int
    height: int
    inline: bool = True
    across: tuple[str, int] | None = None


class Look(NamedTuple):
    """The whole paper, top to bottom; ``even_odd`` says that even pages have footers of their own.

    ``page_starts`` are the numbers of paragraphs with which a page began when the file was last laid out by the program
    that saved it; none where that program doesn't tell.
    """

    paragraphs: tuple[Printed, ...]
    sections: tuple[SectionLook, ...]
    even_odd: bool = False
    leftovers: Leftovers = Leftovers()
    page_starts: frozenset[int] = frozenset()
    drawn: tuple[Drawn, ...] = ()
