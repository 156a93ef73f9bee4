"""Common words of two characters with one of them exchanged for another of the same sound, found without a list.

A pair of neighbours is suspected that sounds like a common word, is no word itself, is in no text that the lists were
made from (``spelling.txt``, made by ``tools/word_data.py``), and belongs to no word with its neighbours; it is told
where the place reads much better with the common word.
"""

from __future__ import annotations

import sys
from array import array
from functools import cache
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json, load_rules_lines
from authoring.rules.matching.flat import flat
from authoring.rules.matching.vocabulary import is_word, price, sounding
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_HAN = (0x4E00, 0x9FFF)
_ENCODING = f"utf-16-{sys.byteorder[0]}e"
_AROUND = 4  # characters on each side that are read together with a word
_OFTEN = 2  # how often a slip stands in a draft at most: what comes again is a word that the lists don't know
_PLACES = frozenset("省市县区旗州盟镇乡村屯街路河江湖港湾山岭岛")  # behind a pair: it may be a place's name
_NUMERALS = frozenset("一二三四五六七八九十百千万亿第几两")
_RUN = pattern(r"[\u4e00-\u9fff]*")


class Misspelling(NamedTuple):
    """Where a pair of characters stands in the flat text, and the word that is meant."""

    start: int
    end: int
    right: str


@cache
def _common() -> dict[str, list[str]]:
    """The common words by their sound."""
    line = load_rules_lines("spelling")[0]
    sounds, found = sounding(line), dict[str, list[str]]()
    for at in range(0, len(line), 2):
        found.setdefault(sounds[at : at + 2], []).append(line[at : at + 2])
    return found


@cache
def _right() -> frozenset[int]:
    """The pairs that are right, as numbers (see :func:`authoring.standard.pairs.pairs_in`)."""
    fine = "".join(load_rules_json("wording")["right_pairs"]["words"])
    return frozenset(array("I", "".join((*load_rules_lines("spelling"), fine)).encode(_ENCODING)))


def misspellings(context: Context) -> Iterator[Misspelling]:
    """The misspelt common words of a draft; those in quotes, which may be names, are left alone."""
    text, issuer = flat(context).text, context.recognition.issuer or ""
    written = "".join(sorted(_pairs(context)))
    spoken = sounding(written)
    for at in range(0, len(written), 2):
        pair, meant = written[at : at + 2], _common().get(spoken[at : at + 2])
        if meant and not _NUMERALS & set(pair):
            alike = [word for word in meant if (word[0] == pair[0]) != (word[1] == pair[1])]
            if alike and pair not in issuer and text.count(pair) <= _OFTEN:
                yield from _where(text, pair, alike)


def _pairs(context: Context) -> Iterator[str]:
    """The pairs of Chinese characters of a draft that are not known to be right."""
    for pair in context.pairs - _right():
        low, high = pair & 0xFFFF, pair >> 16
        first, second = (low, high) if sys.byteorder == "little" else (high, low)
        if _HAN[0] <= first <= _HAN[1] and _HAN[0] <= second <= _HAN[1]:
            yield chr(first) + chr(second)


def _where(text: str, pair: str, alike: list[str]) -> Iterator[Misspelling]:
    least, at = load_rules_json("wording")["margins"]["spelling"], -1
    while (at := text.find(pair, at + 1)) >= 0:
        joined = is_word(text[max(at - 1, 0) : at + 1]) or is_word(text[at + 1 : at + 3])
        if joined or text[at + 2 : at + 3] in _PLACES or _quoted(text, at):
            continue
        before = _run(text[max(at - _AROUND, 0) : at][::-1])[::-1]
        after = _run(text[at + 2 : at + 2 + _AROUND])
        cheapest, right = min((price(before + word + after), word) for word in alike)
        if price(before + pair + after) - cheapest >= least:
            yield Misspelling(at, at + 2, right)


def _run(text: str) -> str:
    match = _RUN.match(text)
    return match[0] if match else ""


def _quoted(text: str, at: int) -> bool:
    begin = text.rfind("\n", 0, at) + 1
    return text.rfind("“", begin, at) > text.rfind("”", begin, at)
