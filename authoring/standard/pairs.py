"""The pairs of neighbouring characters of a text: what tells at once of most words that they are not in it."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        self._by_pair: dict[int, list[tuple[int, str, frozenset[int]]]] = {}
        self._single: list[tuple[int, str]] = []
        listed = tuple(dict.fromkeys(words))
        often = Counter(pair for word in listed for pair in pairs_of(word))
        for number, word in enumerate(listed):
            if pairs := pairs_of(word):
                rarest = min(pairs, key=often.__getitem__)
                self._by_pair.setdefault(rarest, []).append((number, word, pairs))
            else:
                self._single.append((number, word))
        self._pairs = frozenset(self._by_pair)

    def among(self, pairs: frozenset[int], text: str) -> list[str]:
        """The words that may occur in ``text``, whose pairs are ``pairs``, in the order of the list."""
        there = self._pairs & pairs
        if not there and not self._single:
            return []
        found = [each for each in self._single if each[1] in text]
        for pair in there:
            for number, word, needed in self._by_pair[pair]:
                if needed <= pairs:
                    found.append((number, word))
        return [word for _, word in sorted(found)]


@lru_cache(maxsize=1 << 10)
def index_of(words: tuple[str, ...]) -> Index:
    """The one index of these words."""
    return Index(words)
