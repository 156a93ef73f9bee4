"""What words official texts are made of: common words, groups of four characters, characters by sound.

All is made by ``tools/word_data.py``. Four characters are held as one number (as :func:`fours` reads them off a text),
so that a whole text is compared with all groups at once.
"""

from __future__ import annotations

from array import array
from functools import cache
from typing import TYPE_CHECKING

from authoring.rules.data import load_rules_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 4
_UNIT = 2 * SIZE  # bytes of a group
_UNKNOWN = 17  # what a character costs that is in no list
_SWAPS = ((2, 3, 0, 1, 4, 5, 6, 7), (0, 1, 2, 3, 6, 7, 4, 5))  # bytes: the first two characters, the last two


def encoded(text: str) -> bytes:
    """Two bytes a character."""
    return text.encode("utf-16-le", "surrogatepass")


def fours(text: str) -> Iterator[array[int]]:
    """All groups of four neighbouring characters as numbers, in four rows: from the first character on, the second…"""
    data = encoded(text)
    for start in range(0, _UNIT, 2):
        end = start + (len(data) - start) // _UNIT * _UNIT
        yield array("Q", data[start:end])


def number(group: str) -> int:
    """Four characters as one number."""
    return int.from_bytes(encoded(group), "little")


def spelt(group: int) -> str:
    """The characters of a group."""
    return group.to_bytes(_UNIT, "little").decode("utf-16-le", "surrogatepass")


@cache
def groups() -> frozenset[int]:
    """The groups that official texts have often."""
    return frozenset(_groups())


@cache
def _groups() -> array[int]:
    return array("Q", encoded("".join(load_rules_lines("groups"))))


@cache
def by_sound() -> dict[int, int]:
    """For each group as it sounds (see :func:`sounding`) the commonest group that sounds so."""
    sounds = array("Q", encoded(sounding("".join(load_rules_lines("groups")))))
    return dict(zip(sounds, _groups(), strict=True))


@cache
def swapped() -> dict[int, int]:
    """The groups by their form with two neighbours exchanged, the first two or the last two."""
    data, found = encoded("".join(load_rules_lines("groups"))), dict[int, int]()
    for order in _SWAPS:
        changed = bytearray(len(data))
        for to, source in enumerate(order):
            changed[to::_UNIT] = data[source::_UNIT]
        found.update(zip(array("Q", bytes(changed)), _groups(), strict=True))
    return found


@cache
def _sounds() -> dict[int, str]:
    return {ord(each): line[0] for line in load_rules_lines("sounds") for each in line}


def sounding(text: str) -> str:
    """``text`` with each character replaced by one that stands for its sound."""
    return text.translate(_sounds())


@cache
def _characters() -> dict[str, int]:
    """What a character costs that stands for itself: the rarer, the more."""
    return {each: cost for size, cost, line in _costs() if size == 1 for each in line}


@cache
def _words() -> dict[int, int]:
    """What words of two characters cost, each word as one number."""
    found: dict[int, int] = {}
    for size, cost, line in _costs():
        if size == 2:
            found.update(dict.fromkeys(array("I", encoded(line)), cost))
    return found


def _costs() -> Iterator[tuple[int, int, str]]:
    for line in load_rules_lines("words"):
        size, cost, words = line.split(" ")
        yield int(size), int(cost), words


def is_word(text: str) -> bool:
    """Whether ``text`` is a common word of two characters."""
    return len(text) == 2 and _pair(text[0], text[1]) in _words()


def _pair(first: str, second: str) -> int:
    """Two neighbours as one number."""
    return ord(second) << 16 | ord(first)


def price(text: str) -> int:
    """What the cheapest way costs to read ``text`` as characters and common words of two."""
    single, double = _characters(), _words()
    before, now, last = 0, 0, ""
    for character in text:
        alone = now + single.get(character, _UNKNOWN)
        word = double.get(_pair(last, character)) if last else None
        before, now = now, alone if word is None else min(alone, before + word)
        last = character
    return now
