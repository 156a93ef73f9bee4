"""The pairs of neighbouring characters of a text: what tells at once of most words that they are not in it."""

from __future__ import annotations

import sys
from array import array
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from authoring.standard.kept import made, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

_MADE = ("index", stamp(__file__))
_ENCODING = f"utf-16-{sys.byteorder[0]}e"


def pairs_in(text: str) -> frozenset[int]:
    """Neighbouring characters, each pair as one number. Built from the encoded text twice, without a loop."""
    encoded = text.encode(_ENCODING, "surrogatepass")
    size = len(encoded)
    return frozenset(array("I", encoded[: size & ~3] + encoded[2 : 2 + (size - 2 & ~3)]))


@lru_cache(maxsize=1 << 14)
def pairs_of(word: str) -> frozenset[int]:
    """The same for a word of a list; remembered, for the lists are the same for every draft."""
    return pairs_in(word)


class Index:
    """A list of words that a text is asked for all at once, see :class:`Words`.

    Each word is kept by that pair of its characters which the fewest others have: words whose pair the text lacks cost
    nothing.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self.by_pair, self._single = made((*_MADE, "\0".join(self.words)), self._sorted)
        self._pairs = frozenset(self.by_pair)
        self.round = 0  # that took it over, see _Every
        _every.waiting.append(self)

    def _sorted(self) -> tuple[dict[int, list[int]], list[int]]:
        """The numbers of the words, by that pair of theirs which the fewest words have; those that have none."""
        each = [pairs_of(word) for word in self.words]
        often: dict[int, int] = {}
        for pairs in each:
            for pair in pairs:
                often[pair] = often.get(pair, 0) + 1
        by_pair: dict[int, list[int]] = {}
        single: list[int] = []
        for number, pairs in enumerate(each):
            (by_pair.setdefault(min(pairs, key=often.__getitem__), []) if pairs else single).append(number)
        return by_pair, single

    @cached_property
    def _order(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words)}

    def of(self, there: frozenset[str], text: str) -> list[str]:
        """The words that may occur in ``text``, in the order of the list; ``there`` has all longer ones that may."""
        order = self._order
        found = [
            *(order.keys() & there),
            *[self.words[number] for number in self._single if self.words[number] in text],
        ]
        return sorted(found, key=order.__getitem__) if len(found) > 1 else found

    def among(self, pairs: frozenset[int], text: str) -> list[str]:
        """The same, looked for in the text's pairs."""
        there = self._pairs & pairs
        if not there and not self._single:
            return []
        found = [number for number in self._single if self.words[number] in text]
        for pair in there:
            found += [number for number in self.by_pair[pair] if pairs_of(self.words[number]) <= pairs]
        return [self.words[number] for number in sorted(found)]


class _Every:
    """The words of all lists."""

    def __init__(self) -> None:
        self.waiting: list[Index] = []
        self._round = 0
        self._pairs: set[int] = set()
        self._words: dict[int, dict[str, frozenset[int]]] = {}

    def among(self, pairs: frozenset[int]) -> tuple[frozenset[str], int]:
        """The words that have no pairs but these, of all lists that were made before, and the last round of these."""
        if self.waiting:
            self._take_over()
        last, words = self._round, self._words
        there = self._pairs & pairs
        return frozenset([word for pair in there for word, others in words[pair].items() if others <= pairs]), last

    def _take_over(self) -> None:
        """Lists are taken over when a text is looked at: a single draft, the usual case, does without most of them."""
        waiting, self.waiting = self.waiting, []
        for index in waiting:
            for pair, numbers in index.by_pair.items():
                words = {word: pairs_of(word) - {pair} for word in map(index.words.__getitem__, numbers)}
                self._words[pair] = self._words.get(pair, {}) | words
            self._pairs |= index.by_pair.keys()
        self._round += 1
        for index in waiting:
            index.round = self._round


_every = _Every()


class Words:
    """Which words of lists a text may have.

    The words of all lists made so far are looked for in one go: with hundreds of short lists, to look at the pairs of
    each costs more than all the words. A list made later is looked at alone.
    """

    def __init__(self, text: str, pairs: frozenset[int]) -> None:
        self._text = text
        self._pairs = pairs
        self._there, self._round = _every.among(pairs)

    def among(self, index: Index) -> list[str]:
        """The words of a list that may occur, in its order."""
        if 0 < index.round <= self._round:
            return index.of(self._there, self._text)
        return index.among(self._pairs, self._text)


@lru_cache(maxsize=1 << 10)
def index_of(words: tuple[str, ...]) -> Index:
    """The one index of these words."""
    return Index(words)
