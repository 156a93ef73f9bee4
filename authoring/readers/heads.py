"""Where a heading ends: its number, its title and the text that runs in after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard.numbering import parse_label
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from authoring.standard.numbering import Label

LONGEST_SENTENCE = 60
"""Characters of a run-in heading's sentence; a longer one is text."""

LONGEST_LINE = 90
"""Characters of a heading that stands alone, without an end mark."""

LONGEST_UNNUMBERED = 40
_LONGEST_BEFORE_COLON = 25
_LONGEST_LONE = 40  # characters of a heading below the first level that is a full sentence on a line of its own
_LOWEST = 4
_END = pattern(r"[。！？!?][”’」』）)》】]*")
_OPEN_END = pattern(r"[，、；,;]$")
_COLON = pattern(r"(?<!\d):")
_PAIRS = {"(": ")", "《": "》", "“": "”", "‘": "’", "【": "】"}


class Split(NamedTuple):
    """A numbered paragraph taken apart: number ``[:label]``, title ``[label:title]``, text ``[title:]``.

    ``sentence`` says that the title is a full sentence with nothing after it: a heading only if it heads something.
    """

    level: int
    label: int
    title: int
    sentence: bool


def split_heading(text: str) -> Split | None:
    """How a numbered paragraph divides; None where it has no heading's number or begins with a long sentence."""
    label = parse_label(text)
    if label is None or label.level > _LOWEST or len(label.text) == len(text):
        return None
    start = len(label.text)
    end = sentence_end(text, start)
    colon = colon_end(text, start, len(text) if end is None else end)
    if end is None:
        return None if _END.search(text, start) and colon is None else _unended(text, label, colon)
    if colon is not None:
        return Split(label.level, start, colon, False)
    if end < len(text):
        return Split(label.level, start, end, False)
    longest = LONGEST_SENTENCE if label.level == 1 else _LONGEST_LONE
    lone = end - start <= longest and fold(text).count(",") <= 1
    return Split(label.level, start, end, True) if lone else None


def _unended(text: str, label: Label, colon: int | None) -> Split | None:
    start = len(label.text)
    if colon is not None and len(text) - colon > LONGEST_SENTENCE:
        return Split(label.level, start, colon, False)
    if _OPEN_END.search(text) or len(text) - start > LONGEST_LINE:
        return None
    return Split(label.level, start, len(text), False)


def sentence_end(text: str, start: int) -> int | None:
    """Where a first sentence of at most 60 characters ends, its mark included; None when none ends that soon.

    Marks inside brackets and quotes end nothing.
    """
    limit = start + LONGEST_SENTENCE
    for match in _END.finditer(text, start, limit):
        closer = _open_pair(text[start : match.end()])
        if closer is None or closer not in fold(text[match.end() : limit]):
            return match.end()
    return None


def colon_end(text: str, start: int, end: int) -> int | None:
    """Where a short phrase before a colon ends, when text follows that holds a sentence of its own."""
    folded = fold(text[start : min(end, start + _LONGEST_BEFORE_COLON + 2)])
    match = _COLON.search(folded)
    if match is None or not 1 < match.start() <= _LONGEST_BEFORE_COLON or folded[: match.start()].count(",") > 1:
        return None
    if _open_pair(text[start : start + match.start()]):
        return None
    return start + match.end()


def _open_pair(text: str) -> str | None:
    """The mark that would close the innermost open bracket or quote of ``text``; None when all are closed."""
    waiting: list[str] = []
    for char in fold(text):
        if char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
    return waiting[-1] if waiting else None
