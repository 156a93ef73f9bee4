"""What words official texts are made of: common words, groups of four characters, characters by sound.

All is made by ``tools/word_data.py``, and sorted once (see :func:`authoring.rules.data.made_of`): a short run looks up
a few words of many thousands. Four characters are held as one number (as :func:`fours` reads them off a text), so that
a whole text is compared with all groups at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from authoring.rules.data import load_rules_lines, made_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 4
_UNIT = 2 * SIZE  # bytes of a group
_UNKNOWN = 17  # what a character costs that is in no list
_SWAPS = ((0, 1, 2, 3, 6, 7, 4, 5), (2, 3, 0, 1, 4, 5, 6, 7))  # bytes: the last two characters, the first two


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
    return array("Q", made_of(("groups.txt",), _encode_groups))


def _encode_groups() -> bytes:
    return encoded("".join(load_rules_lines("groups")))


@cache
def sounds() -> frozenset[int]:
    """The groups as they sound (see :func:`sounding`)."""
    return frozenset(_by_sound()[0])


def sounding_so(sound: int) -> int:
    """The commonest group that sounds so; ``sound`` is one of :func:`sounds`."""
    heard, ranks = _by_sound()
    return _groups()[ranks[bisect_left(heard, sound)]]


@cache
def _by_sound() -> tuple[array[int], array[int]]:
    """How the groups sound, in order, and where in the list of groups the commonest one stands that sounds so."""
    heard, ranks = made_of(("groups.txt", "sounds.txt"), _sort_by_sound)
    return array("Q", heard), array("I", ranks)


def _sort_by_sound() -> tuple[bytes, bytes]:
    heard = array("Q", encoded(sounding("".join(load_rules_lines("groups")))))
    last = dict(zip(heard, range(len(heard)), strict=True))  # the list begins with the rarest
    order = sorted(last)
    return array("Q", order).tobytes(), array("I", map(last.__getitem__, order)).tobytes()


def swapped(row: array[int]) -> Iterator[tuple[int, int]]:
    """Groups of a row (see :func:`fours`) that are in the list once two neighbours are exchanged, each with that group.

    The neighbours are the last two characters or the first two.
    """
    for order in _SWAPS:
        listed = array("Q", groups().intersection(_exchanged(row, order)))
        yield from zip(_exchanged(listed, order), listed, strict=True)


def _exchanged(row: array[int], order: tuple[int, ...]) -> array[int]:
    data = row.tobytes()
    changed = bytearray(len(data))
    for to, source in enumerate(order):
        changed[to::_UNIT] = data[source::_UNIT]
    return array("Q", bytes(changed))


def sounding(text: str) -> str:
    """``text`` with each character replaced by one that stands for its sound."""
    return text.translate(_sounds())


@cache
def _sounds() -> str:
    """For each character, by its number, the one that stands for its sound."""
    table: str = made_of(("sounds.txt",), _lay_out_sounds)
    return table


def _lay_out_sounds() -> str:
    lines = load_rules_lines("sounds")
    table = [chr(number) for number in range(max(map(ord, "".join(lines))) + 1)]
    for line in lines:
        for each in line:
            table[ord(each)] = line[0]
    return "".join(table)


def is_word(text: str) -> bool:
    """Whether ``text`` is a common word of two characters."""
    return len(text) == 2 and _cost(_pair(text[0], text[1])) is not None


def _pair(first: str, second: str) -> int:
    """Two neighbours as one number."""
    return ord(second) << 16 | ord(first)


def _cost(word: int) -> int | None:
    """What a character, or a word of two as one number, costs: the rarer, the more; None for one in no list."""
    words, costs = _words()
    at = bisect_left(words, word)
    return costs[at] if at < len(words) and words[at] == word else None


@cache
def _words() -> tuple[array[int], bytes]:
    """The characters and words as numbers, in order, and their costs."""
    words, costs = made_of(("words.txt",), _sort_words)
    return array("I", words), costs


def _sort_words() -> tuple[bytes, bytes]:
    found: dict[int, int] = {}
    for line in load_rules_lines("words"):
        size, cost, words = line.split(" ")
        numbers = map(ord, words) if size == "1" else array("I", encoded(words))
        found.update(dict.fromkeys(numbers, int(cost)))
    order = sorted(found)
    return array("I", order).tobytes(), bytes(map(found.__getitem__, order))


def price(text: str) -> int:
    """What the cheapest way costs to read ``text`` as characters and common words of two."""
    before, now, last = 0, 0, ""
    for character in text:
        single = _cost(ord(character))
        alone = now + (_UNKNOWN if single is None else single)
        word = _cost(_pair(last, character)) if last else None
        before, now = now, alone if word is None else min(alone, before + word)
        last = character
    return now
