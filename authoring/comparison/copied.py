"""Passages that stood in last year's report: found by shingles, so that the time is linear in both texts.

Blanks and marks don't count and any number is as good as any other: a sentence in which only the figures were renewed
is copied. Fixed phrases that every report has each year (``fixed`` in the data) are left out on both sides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from authoring.comparison.limits import limits
from authoring.comparison.paper import pieces, words
from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.comparison.paper import Paper, Piece
    from authoring.standard.parts import PartKey

_NUMBER = "0"
_REST_OF_NUMBER = compiled(r"\d+(?:[.,]\d+)*%?")


class Copy(NamedTuple):
    """A passage of this year's report and the one of last year's that it repeats.

    Each side is ``start:end`` of the text of a block, with the words as they stand. ``size`` is how many characters
    are the same, marks not counted; ``renewed`` tells that figures or single words in between differ.
    """

    part: PartKey | None
    block: int
    start: int
    end: int
    text: str
    last_block: int
    last_start: int
    last_end: int
    last_text: str
    size: int
    renewed: bool


class Likeness(NamedTuple):
    """How much of a part (None: the opening) stood in last year's report, in characters, marks not counted."""

    part: PartKey | None
    size: int
    copied: int

    @property
    def share(self) -> float:
        """0 to 1; 0 for a part without text."""
        return self.copied / self.size if self.size else 0.0


class _Chunk(NamedTuple):
    """What is compared of a piece, between fixed phrases: its bare characters, and the offset of each in its block."""

    piece: Piece
    text: str
    at: tuple[int, ...]


class _Match(NamedTuple):
    start: int
    size: int
    last: int  # position among last year's characters


class _Index:
    """Last year's report by shingles."""

    def __init__(self, paper: Paper) -> None:
        size, most = limits()["passage"]["shingle"], limits()["passage"]["candidates"]
        self.chunks: dict[str, int] = {}
        self.shingles: dict[str, list[int]] = defaultdict(list)
        self.sources: list[tuple[int, _Chunk]] = []
        texts: list[str] = []
        length = 0
        for chunk in _chunks(paper):
            self.chunks.setdefault(chunk.text, length)
            self.sources += [(length, chunk)] * (len(chunk.text) + 1)
            for i in range(len(chunk.text) - size + 1):
                known = self.shingles[chunk.text[i : i + size]]
                if len(known) < most:
                    known.append(length + i)
            texts.append(chunk.text)
            length += len(chunk.text) + 1
        self.text = "\n".join(texts) + "\n"

    def longest(self, text: str, start: int) -> _Match | None:
        """The longest passage of last year's that ``text`` repeats from ``start`` on, as far as it is known."""
        found = self.shingles.get(text[start : start + limits()["passage"]["shingle"]], ())
        matches = [_Match(start, _common(text, start, self.text, at), at) for at in found]
        return max(matches, key=lambda match: match.size, default=None)


def copies(last: Paper, this: Paper) -> tuple[tuple[Copy, ...], tuple[Likeness, ...]]:
    """The passages that were copied, top to bottom, and how much of each part they make up."""
    index = _Index(last)
    found: list[Copy] = []
    sizes: dict[PartKey | None, int] = defaultdict(int)
    copied: dict[PartKey | None, int] = defaultdict(int)
    for chunk in _chunks(this):
        sizes[chunk.piece.part] += len(chunk.text)
        for group in _grouped(_matches(chunk.text, index)):
            size = sum(match.size for match in group)
            copied[chunk.piece.part] += size
            if size >= limits()["passage"]["least"]:
                found.append(_copy(chunk, group, index, last, this))
    return tuple(found), tuple(Likeness(part, size, copied[part]) for part, size in sizes.items() if size)


def _matches(text: str, index: _Index) -> Iterator[_Match]:
    if text in index.chunks:
        yield _Match(0, len(text), index.chunks[text])
        return
    start, least = 0, limits()["passage"]["least"]
    while start < len(text):
        match = index.longest(text, start)
        if match and match.size >= least:
            yield match
            start += match.size
        else:
            start += 1


def _common(one: str, start: int, other: str, at: int) -> int:
    size = 0
    while start + size < len(one) and one[start + size] == other[at + size]:
        size += 1
    return size


def _grouped(matches: Iterator[_Match]) -> Iterator[list[_Match]]:
    """Neighbours on both sides, with no more than a word between, as one."""
    gap = limits()["passage"]["gap"]
    group: list[_Match] = []
    for match in matches:
        if group:
            before = group[-1]
            near = match.start - before.start - before.size <= gap
            if not (near and 0 <= match.last - before.last - before.size <= gap):
                yield group
                group = []
        group.append(match)
    if group:
        yield group


def _copy(chunk: _Chunk, group: list[_Match], index: _Index, last: Paper, this: Paper) -> Copy:
    first, end = group[0], group[-1]
    base, source = index.sources[first.last]
    start, stop = chunk.at[first.start], chunk.at[end.start + end.size - 1] + 1
    if index.sources[end.last][0] != base:  # neighbours only in the index: show where it begins
        end = first
        stop = chunk.at[end.start + end.size - 1] + 1
    last_start, last_stop = source.at[first.last - base], source.at[end.last - base + end.size - 1] + 1
    start, stop = _widened(chunk.piece, start, stop)
    last_start, last_stop = _widened(source.piece, last_start, last_stop)
    text = words(this, chunk.piece.block, start, stop)
    last_text = words(last, source.piece.block, last_start, last_stop)
    size = sum(match.size for match in group)
    where = (source.piece.block, last_start, last_stop, last_text)
    renewed = fold(text) != fold(last_text)
    return Copy(chunk.piece.part, chunk.piece.block, start, stop, text, *where, size, renewed)


def _widened(piece: Piece, start: int, stop: int) -> tuple[int, int]:
    """A number at the end that was cut to its first character is shown whole."""
    rest = _REST_OF_NUMBER.match(piece.text, stop - piece.start - 1)
    return start, rest.end() + piece.start if rest else stop


def _chunks(paper: Paper) -> Iterator[_Chunk]:
    for piece in pieces(paper):
        start = 0
        for match in _fixed().finditer(piece.text):
            yield from _chunk(piece, start, match.start())
            start = match.end()
        yield from _chunk(piece, start, len(piece.raw))


def _chunk(piece: Piece, start: int, end: int) -> Iterator[_Chunk]:
    chars: list[str] = []
    at: list[int] = []
    number = False
    for i, char in enumerate(fold(piece.raw[start:end]), start):
        digit = char.isdigit()
        if digit and not number:
            chars.append(_NUMBER)
            at.append(piece.start + i)
        elif char.isalnum() and not digit:
            chars.append(char)
            at.append(piece.start + i)
        number = digit or (number and char in ".,")
    if chars:
        yield _Chunk(piece, "".join(chars), tuple(at))


@cache
def _fixed() -> re.Pattern[str]:
    phrases = sorted(map(fold, limits()["fixed"]), key=len, reverse=True)
    return compiled("|".join(map(re.escape, phrases)))
