"""The first of a reader's two steps: a format's own paragraphs, with what the format says about them.

The second step, :mod:`authoring.readers.blocks`, is the same for all formats. Raw paragraphs are working material,
made by the thousand: mutable, unlike the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from authoring.document import Chart, Picture, Run, Table, normal
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from authoring.document import Role
    from authoring.place import Place

Align = Literal["", "left", "center", "right"]

Joins = tuple[tuple[int, int, int], ...]
"""(offset in a text, line, column) of each piece of it, as in :class:`authoring.place.Place`."""

INVISIBLE = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u061c\u180b-\u180e\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that are neither text nor blank: they are taken out, for they would break every match."""

NO_ALT = "（没有替代文字）"
"""What a picture is called that says nothing of itself."""

_PLACEHOLDER = pattern("【待填[：:][^】]*】")


class RawParagraph:
    """A paragraph of the source; ``text`` is stripped and not empty.

    ``runs`` is None where the text tells all there is. ``level`` is a heading level that the format gives (1 is the
    highest; 0: none), ``number`` the length of an automatic number at the text's head. ``strong`` says that the whole
    paragraph is bold or in a heading's font, ``title`` that the format calls it the document's title. ``role`` and
    ``split`` (where a run-in heading ends; -1: not known) are set only where they are certain, and then ``sure``.
    """

    __slots__ = (
        *("text", "place", "runs", "level", "number", "align"),
        *("strong", "title", "sure", "role", "split"),
    )

    def __init__(  # as a data class would have it, which takes a millisecond to make at each start
        self,
        text: str,
        place: Place,
        runs: tuple[Run, ...] | None = None,
        level: int = 0,
        number: int = 0,
        align: Align = "",
        strong: bool = False,
        title: bool = False,
        sure: bool = False,
        role: Role | None = None,
        split: int = -1,
    ) -> None:
        self.text = text
        self.place = place
        self.runs = runs
        self.level = level
        self.number = number
        self.align = align
        self.strong = strong
        self.title = title
        self.sure = sure
        self.role = role
        self.split = split

    def part(self, start: int, end: int | None = None) -> tuple[Run, ...]:
        """The runs of characters ``start:end``."""
        if self.runs is None:
            return text_runs(self.text[start:end])
        if not start and end is None:
            return self.runs
        return cut(self.runs, start, len(self.text) if end is None else end)


Raw = RawParagraph | Table | Picture | Chart


def text_runs(text: str) -> tuple[Run, ...]:
    """``text`` as runs: a 【待填：…】 is a placeholder in whatever format it comes."""
    if "【待填" not in text:
        return (Run(text),) if text else ()
    runs: list[Run] = []
    at = 0
    for match in _PLACEHOLDER.finditer(text):
        runs += (Run(text[at : match.start()]), Run(match[0], "placeholder"))
        at = match.end()
    return normal((*runs, Run(text[at:])))


def cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The part of ``runs`` that makes up characters ``start:end`` of their text."""
    if len(runs) == 1:
        text = runs[0].text[start:end]
        return (Run(text, runs[0].style),) if text else ()
    parts, at = [], 0
    for run in runs:
        parts.append(Run(run.text[max(start - at, 0) : max(end - at, 0)], run.style))
        at += len(run.text)
    return normal(parts)


def stripped(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """``runs`` without the blanks at both ends."""
    text = "".join(run.text for run in runs)
    if text.strip() == text:
        return runs
    return cut(runs, len(text) - len(text.lstrip()), len(text.rstrip()))


def shifted(place: Place, offset: int) -> Place:
    """The place of the rest of a block from ``offset`` on, again as a block's own place."""
    if not offset:
        return place
    if place.line is None:
        return place._replace(start=(place.start or 0) + offset)
    joins = cut_joins(place.joins or ((0, place.line, place.column or 1),), offset)
    return place._replace(line=joins[0][1], column=joins[0][2], joins=joins if len(joins) > 1 else ())


def cut_joins(joins: Joins, start: int) -> Joins:
    """``joins`` of the text from ``start`` on; the first of them stands at offset 0."""
    later = tuple((offset - start, line, column) for offset, line, column in joins if offset > start)
    offset, line, column = [join for join in joins if join[0] <= start][-1]
    return ((0, line, column + start - offset), *later)
