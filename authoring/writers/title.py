"""Breaking a title into lines: at word boundaries, into a 梯形 or 菱形 (GB/T 9704-2012 clause 7.3.1)."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from authoring.standard.compiled import compiled
from authoring.standard.layout import layout, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_BREAKS_TRIED = 14  # possible breaks kept when a title is so long that trying all would take time
_ORGAN_ENDS = compiled(
    r"(?<=[省市州县区旗局委厅部办会镇乡、）])(?![）、])"
)  # where a name too long for a line may part
_ORGANS = compiled(
    r"(?:委员会|人民政府|办事处|办公室|[省市州盟县区旗局厅镇乡])(?=\w{2})(?!人民政府|委员会|办公室|机关)"
)
_ORGAN_KIND = compiled(r"(?:局|厅|委员会|人民政府|办公室)$")
_PLACE = compiled(r"[省市州盟县区旗镇乡]$")
_OPENING = "《“（"
_ATOM = compiled(r"《[^》]*》|“[^”]*”|（[^）]*）|[0-9A-Za-z]+(?:年度?|月|日)?")


def break_title(title: str, width: float) -> tuple[str, ...]:
    """``title`` in lines of at most ``width`` full-width characters; one line where it fits on one.

    The lines joined are the title. A word longer than a line is cut where it must be.
    """
    if text_width(title) <= width:
        return (title,)
    words = _words(title, width)
    count = 2
    while count < len(words):
        shapes = [lines for lines in _splits(words, count) if all(text_width(line) <= width for line in lines)]
        if shapes:
            return min(shapes, key=lambda lines: (_shape_cost(lines), lines))
        count += 1
    return _fill(words, width)


def break_name(name: str, width: float) -> tuple[str, ...]:
    """A 署名 in lines of at most ``width`` full-width characters: two where an organ's name ends, as even as can be."""
    if text_width(name) <= width:
        return (name,)
    ends = (match.end() for match in _ORGANS.finditer(name))
    halves = [(name[:end], name[end:]) for end in ends if end < len(name)]
    fitting = [lines for lines in halves if all(text_width(line) <= width for line in lines)]
    if not fitting:
        return break_title(name, width)
    return min(fitting, key=lambda lines: abs(text_width(lines[0]) - text_width(lines[1])))


def _splits(words: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    for cuts in combinations(range(1, len(words)), count - 1):
        edges = (0, *cuts, len(words))
        yield tuple("".join(words[a:b]) for a, b in pairwise(edges))


def _fill(words: Sequence[str], width: float) -> tuple[str, ...]:
    lines = [""]
    for word in words:
        if lines[-1] and text_width(lines[-1] + word) > width:
            lines.append("")
        lines[-1] += word
    return tuple(lines)


def _shape_cost(lines: Sequence[str]) -> float:
    """How far the lines are from a trapezoid or lozenge, and from breaking where the sense breaks."""
    widths = [text_width(line) for line in lines]
    steps = [b - a for a, b in pairwise(widths)]
    turns = [a <= 0 < b for a, b in pairwise(steps)]  # shorter, then longer again: an hourglass
    rectangle = sum(max(0.0, 1.5 - abs(step)) for step in steps)
    uneven = (max(widths) - min(widths)) / max(widths)
    sense = sum(1 for line in lines[1:] if not line.startswith(layout().title_before))
    dangling = sum(1 for line in lines if text_width(line) < 4)
    return 6 * sum(turns) + rectangle + 2 * uneven + 0.6 * sense + 4 * dangling


def _words(title: str, width: float) -> list[str]:
    """The title cut into pieces that should not be broken; unknown stretches (names) stay whole while they fit."""
    words: list[str] = []
    position = 0
    for match in _known().finditer(title):
        words += _pieces(title[position : match.start()], width) + _atom(match[0], width)
        position = match.end()
    words += _pieces(title[position:], width)
    return _thin(_glue(words, width))


def _atom(text: str, width: float) -> list[str]:
    """A word that stays whole; where it is too long for a line, its own words, the marks around it with the outer."""
    if text_width(text) <= width or text[0] not in _OPENING:
        return _pieces(text, width)
    first, *more = _words(text[1:-1], width) or [""]
    inner = [text[0] + first, *more]
    return [*inner[:-1], inner[-1] + text[-1]]


@cache
def _known() -> re.Pattern[str]:
    """What is a word wherever it stands."""
    words = {*layout().title_words, *layout().title_before}
    return compiled("|".join([_ATOM.pattern, *map(re.escape, sorted(words, key=len, reverse=True))]))


def _pieces(text: str, width: float) -> list[str]:
    if text_width(text) <= width:
        return [text] if text else []
    size = max(1, int(width))
    parts = [part for part in _ORGAN_ENDS.split(text) if part]
    return [part[start : start + size] for part in parts for start in range(0, len(part), size)]


def _glue(words: list[str], width: float) -> list[str]:
    """的、、and closing marks belong to the word before; 关于 to the word after; an organ's place to its kind, where
    the whole name fits a line."""
    glued: list[str] = []
    for word in words:
        if glued and ((word[0] in "的、，）》”和及与" and len(word) == 1) or glued[-1] in layout().title_before):
            glued[-1] += word
        elif glued and word[0] in "的、，）》”":
            glued[-1] += word[0]
            glued.append(word[1:])
        elif glued and _names_organ(glued[-1], word) and text_width(glued[-1] + word) <= width:
            glued[-1] += word
        else:
            glued.append(word)
    return glued


def _names_organ(place: str, kind: str) -> bool:
    """Whether the words make up one organ's name: 青岚县 and 公安局."""
    return bool(_ORGAN_KIND.search(kind)) and bool(_PLACE.search(place)) and not _ORGAN_KIND.search(place)


def _thin(words: list[str]) -> list[str]:
    while len(words) > _MAX_BREAKS_TRIED:
        at = min(range(len(words) - 1), key=lambda index: text_width(words[index] + words[index + 1]))
        words[at : at + 2] = [words[at] + words[at + 1]]
    return words
