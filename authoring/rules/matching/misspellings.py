"""Common words of two characters with one of them exchanged for another of the same sound, found without a list.

A pair of neighbours is suspected that sounds like a common word, is no word itself, is in no text that the lists were
made from (``spelling.txt``, made by ``tools/word_data.py``), and belongs to no word with its neighbours; it is told
where the place reads much better with the common word.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json, load_rules_lines, made_of
from authoring.rules.matching.flat import flat
from authoring.rules.matching.rows import Row
from authoring.rules.matching.vocabulary import HAN, around, is_word, price, sounding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authoring.check import Context

_ENCODING = f"utf-16-{sys.byteorder[0]}e"
_OFTEN = 2  # how often a slip stands in a draft at most: what comes again is a word that the lists don't know
_MOST = 1 << 17  # pairs that are remembered: many times those that a folder of drafts has
_PLACES = frozenset("省市县区旗州盟镇乡村屯街路河江湖港湾山岭岛")  # behind a pair: it may be a place's name
_NUMERALS = frozenset("一二三四五六七八九十百千万亿第几两")


class Misspelling(NamedTuple):
    """Where a pair of characters stands in the flat text, and the word that is meant."""

    start: int
    end: int
    right: str


class _Lists(NamedTuple):
    """Pairs as numbers, in order: how the common words sound, these words, their halves (see :func:`_halves`), and the
    right pairs that sound so, too."""

    heard: array[int]
    words: array[int]
    halves: array[int]
    right: Row


@cache
def _lists() -> _Lists:
    heard, words, halves, right = made_of(("spelling.txt", "sounds.txt", "wording.json"), _sort)
    return _Lists(array("I", heard), array("I", words), array("I", halves), Row("I", right))


def _sort() -> tuple[bytes, ...]:
    line, *others = load_rules_lines("spelling")
    heard, words = _numbers(sounding(line)), _numbers(line)
    order = sorted(range(len(words)), key=heard.__getitem__)  # words of one sound stay in the order of the list
    fine = "".join((line, *others, *load_rules_json("wording")["right_pairs"]["words"]))
    common = frozenset(heard)
    right = {pair for pair, sound in zip(_numbers(fine), _numbers(sounding(fine)), strict=True) if sound in common}
    halves = {half for row in _halves(words, heard) for half in row}
    rows = (map(heard.__getitem__, order), map(words.__getitem__, order), sorted(halves), sorted(right))
    return tuple(array("I", row).tobytes() for row in rows)


def _halves(pairs: array[int], sounds: array[int]) -> tuple[array[int], array[int]]:
    """Pairs with the second character given by its sound, and with the first: what a misspelt word shares with it."""
    written, spoken = pairs.tobytes(), sounds.tobytes()
    rows = bytearray(written), bytearray(written)
    for row, start in zip(rows, (2, 0), strict=True):
        row[start::4], row[start + 1 :: 4] = spoken[start::4], spoken[start + 1 :: 4]
    return array("I", bytes(rows[0])), array("I", bytes(rows[1]))


def _numbers(text: str) -> array[int]:
    """The first two characters as a number (see :func:`authoring.standard.pairs.pairs_in`), the next two…"""
    return array("I", text.encode(_ENCODING, "surrogatepass"))


def _spelt(pairs: Iterable[int]) -> str:
    return array("I", pairs).tobytes().decode(_ENCODING, "surrogatepass")


class _Told:
    """What the lists tell of pairs, remembered: of one text's pairs another one has most."""

    def __init__(self) -> None:
        self._fine = set[int]()
        self._meant: dict[int, tuple[str, list[str]]] = {}
        self._halves = frozenset(_lists().halves)

    def suspects(self, pairs: frozenset[int]) -> list[tuple[str, list[str]]]:
        """Those of the pairs that may be misspelt, each with the words that may be meant."""
        if len(self._fine) > _MOST:
            self._fine.clear()
            self._meant.clear()
        new = pairs.difference(self._fine, self._meant)
        self._meant |= self._look_up(new)
        self._fine |= new - self._meant.keys()
        return sorted(map(self._meant.__getitem__, self._meant.keys() & pairs))

    def _look_up(self, pairs: Iterable[int]) -> Iterator[tuple[int, tuple[str, list[str]]]]:
        heard, words, _, right = _lists()
        both = array("I", pairs)
        sounds, known = _numbers(sounding(_spelt(both))), self._halves
        rows = zip(both, sounds, *_halves(both, sounds), strict=True)
        for pair, sound in [(pair, sound) for pair, sound, one, other in rows if one in known or other in known]:
            if pair not in right and _is_han(written := _spelt((pair,))) and _NUMERALS.isdisjoint(written):
                meant = _spelt(words[bisect_left(heard, sound) : bisect_right(heard, sound)])
                like = (meant[at : at + 2] for at in range(0, len(meant), 2))
                if alike := [word for word in like if (word[0] == written[0]) != (word[1] == written[1])]:
                    yield pair, (written, alike)


def _is_han(text: str) -> bool:
    return HAN[0] <= min(text) and max(text) <= HAN[1]


@cache
def _told() -> _Told:
    return _Told()


def misspellings(context: Context) -> Iterator[Misspelling]:
    """The misspelt common words of a draft; those in quotes, which may be names, are left alone."""
    text, issuer = flat(context).text, context.recognition.issuer or ""
    for pair, alike in _told().suspects(context.pairs):
        if pair not in issuer and text.count(pair) <= _OFTEN:
            yield from _where(text, pair, alike)


def _where(text: str, pair: str, alike: list[str]) -> Iterator[Misspelling]:
    least, at = load_rules_json("wording")["margins"]["spelling"], -1
    while (at := text.find(pair, at + 1)) >= 0:
        joined = is_word(text[max(at - 1, 0) : at + 1]) or is_word(text[at + 1 : at + 3])
        if joined or text[at + 2 : at + 3] in _PLACES or _quoted(text, at):
            continue
        before, after = around(text, at, at + 2)
        cheapest, right = min((price(before + word + after), word) for word in alike)
        if price(before + pair + after) - cheapest >= least:
            yield Misspelling(at, at + 2, right)


def _quoted(text: str, at: int) -> bool:
    begin = text.rfind("\n", 0, at) + 1
    return text.rfind("“", begin, at) > text.rfind("”", begin, at)
