"""The pairs of neighbouring characters of a text: what tells at once of most words that they are not in it."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from authoring.standard.kept import made, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

_LARGE = 40  # words: with fewer, an index is made as soon as found
_MADE = ("index", stamp(__file__))
_ENCODING = f"utf-16-{sys.byteorder[0]}e"


def pairs_in(text: str) -> frozenset[int]:
    """Neighbouring characters, each pair as one number. Built from the encoded text twice, without a loop."""
    encoded = _encoded(text)
    found: set[int] = set()
    for bytes_of_pairs in (encoded, encoded[2:]):
        found.update(array("I", bytes_of_pairs[: len(bytes_of_pairs) // 4 * 4]))
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def pairs_of(word: str) -> frozenset[int]:
    """The same for a word of a list; remembered, for the lists are the same for every draft."""
    return pairs_in(word)


def characters(pair: int) -> tuple[int, int]:
    """The two characters of a pair, as code units."""
    low, high = pair & 0xFFFF, pair >> 16
    return (low, high) if sys.byteorder == "little" else (high, low)


def _encoded(text: str) -> bytes:
    return text.encode(_ENCODING, "surrogatepass")


class Index:
    """A list of words that a text is asked for all at once.

    Each word is kept by that pair of its characters which the fewest others have: words whose pair the text lacks cost
    nothing.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(words))
        if len(self._words) < _LARGE:
            self._by_pair, self._single = self._sorted()
        else:
            self._by_pair, self._single = made((*_MADE, "\0".join(self._words)), self._sorted)
        self._pairs = frozenset(self._by_pair)

    def _sorted(self) -> tuple[dict[int, list[int]], list[int]]:
        """The numbers of the words, by that pair of theirs which the fewest words have; those that have none."""
        often = Counter(pair for word in self._words for pair in pairs_of(word))
        by_pair: dict[int, list[int]] = {}
        single: list[int] = []
        for number, word in enumerate(self._words):
            pairs = pairs_of(word)
            (by_pair.setdefault(min(pairs, key=often.__getitem__), []) if pairs else single).append(number)
        return by_pair, single

    def among(self, pairs: frozenset[int], text: str) -> list[str]:
        """The words that may occur in ``text``, whose pairs are ``pairs``, in the order of the list."""
        there = self._pairs & pairs
        if not there and not self._single:
            return []
        found = [number for number in self._single if self._words[number] in text]
        for pair in there:
            found += [number for number in self._by_pair[pair] if pairs_of(self._words[number]) <= pairs]
        return [self._words[number] for number in sorted(found)]


@lru_cache(maxsize=1 << 10)
def index_of(words: tuple[str, ...]) -> Index:
    """The one index of these words."""
    return Index(words)
