"""The main text as one string, with the way back to blocks and offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from authoring.standard.pairs import Index, index_of
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authoring.check import Context
    from authoring.recognition import Evidence
    from authoring.standard.parts import PartKey

_TITLED = pattern(r"《[^《》\n]{1,120}(?:《[^《》\n]{1,120}》[^《》\n]{0,60})?》")
_STOPS = pattern(r"[。;\n]")


class Flat:
    """A draft's folded text in one piece (``Context.whole``), and what rules about words ask of it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.text = context.whole
        self.has = context.may_have
        self._among = context.words.among
        self._found: dict[str, list[int]] = {}

    def find(self, word: str) -> Sequence[int]:
        """Where ``word`` begins, each time."""
        return self._spots(word) if self.has(word) else ()

    def among(self, words: Index | Iterable[str]) -> list[str]:
        """Those of the words that may occur, in the order of the list; long lists are better kept as an Index."""
        return self._among(words if isinstance(words, Index) else index_of(tuple(words)))

    def find_all(self, words: Index | Iterable[str]) -> Iterator[tuple[int, str]]:
        """Where each of the words begins, word by word in the order of the list."""
        return ((at, word) for word in self.among(words) for at in self._spots(word))

    def _spots(self, word: str) -> list[int]:
        """``find`` for a word that may be there; rules that share a word share the answer."""
        if word not in self._found:
            found, text = [], self.text
            at = text.find(word)
            while at >= 0:
                found.append(at)
                at = text.find(word, at + 1)
            self._found[word] = found
        return self._found[word]

    def spot(self, at: int) -> tuple[int, int]:
        """Block and offset in the block."""
        return self._context.spot_of(at)

    def spans(self, blocks: Iterable[int]) -> list[tuple[int, int]]:
        """Where these blocks stand, neighbours as one span."""
        found: list[tuple[int, int]] = []
        starts = self._context.starts
        for block in sorted({block for block in blocks if block < len(starts) - 1}):
            start, end = starts[block], starts[block + 1]
            if found and found[-1][1] == start:
                start = found.pop()[0]
            found.append((start, end))
        return found

    def block(self, at: int) -> int:
        """The block in which ``at`` stands."""
        return self.spot(at)[0]

    def mark(self, start: int, end: int) -> Evidence:
        """The words ``start:end``, to be pointed at; what reaches beyond the block is cut off."""
        block, offset = self.spot(start)
        return self._context.mark(block, offset, min(offset + end - start, len(self._context.texts[block])))

    def part(self, at: int) -> PartKey | None:
        """The part of the report in which ``at`` stands."""
        return self._context.part_of.get(self.block(at))

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around ``at``; a semicolon ends one, too."""
        stops = self._stops
        index = bisect_left(stops, at)
        return (stops[index - 1] + 1 if index else 0), (stops[index] if index < len(stops) else len(self.text))

    @cached_property
    def _stops(self) -> list[int]:
        return [match.start() for match in _STOPS.finditer(self.text)]

    @cached_property
    def titled(self) -> list[tuple[int, int]]:
        """The spans inside 书名号."""
        return [match.span() for match in _TITLED.finditer(self.text)]

    @cached_property
    def _titled_starts(self) -> list[int]:
        return [start for start, _ in self.titled]

    def in_title(self, at: int) -> bool:
        """Whether ``at`` stands in 书名号: in the name of a document, which may have words of its time."""
        index = bisect_right(self._titled_starts, at) - 1
        return index >= 0 and at < self.titled[index][1]


def flat(context: Context) -> Flat:
    """The draft's only Flat."""
    return context.once(Flat)
