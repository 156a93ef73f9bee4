"""What words official texts are made of: common words, groups of four characters, characters by sound.

All is made by ``tools/word_data.py``, and sorted once (see :func:`authoring.rules.data.made_of`): a short run looks up
a few words of many thousands. Four characters are held as one number (as :func:`fours` reads them off a text), so that
a whole text is compared with all groups at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from authoring.rules.data import load_rules_lines, made_of
from authoring.rules.matching.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 4
HAN = ("\u4e00", "\u9fff")
"""The first and last Chinese character of the common block."""

_AROUND = 4  # characters on each side
_UNIT = 2 * SIZE  # bytes of a group
_UNKNOWN = 17  # what a character costs that is in no list


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
def groups() -> Row:
    """The groups that official texts have often."""
    return Row("Q", made_of(("groups.txt",), _sort_groups))


def _sort_groups() -> bytes:
    return array("Q", sorted(set(array("Q", encoded("".join(load_rules_lines("groups"))))))).tobytes()


def sounding_so(sound: int) -> int | None:
    """The commonest group that sounds so (see :func:`sounding`); None for a sound that none has."""
    heard, ranks = _by_sound()
    at = bisect_left(heard, sound)
    return groups()[ranks[at]] if at < len(heard) and heard[at] == sound else None


@cache
def _by_sound() -> tuple[array[int], array[int]]:
    """How the groups sound, in order, and where in the row of groups the commonest one stands that sounds so."""
    heard, ranks = made_of(("groups.txt", "sounds.txt"), _sort_by_sound)
    return array("Q", heard), array("I", ranks)


def _sort_by_sound() -> tuple[bytes, bytes]:
    text = "".join(load_rules_lines("groups"))
    listed = array("Q", encoded(text))
    last = dict(zip(array("Q", encoded(sounding(text))), listed, strict=True))  # the list begins with the rarest
    order, rank = sorted(last), {group: at for at, group in enumerate(sorted(set(listed)))}
    return array("Q", order).tobytes(), array("I", [rank[last[sound]] for sound in order]).tobytes()


def suspicious(han: str) -> set[int]:
    """The groups of a text that may sound like one of the list, or like one with two neighbours exchanged."""
    found, keys, listed = set[int](), _keys(han), _listed_keys().__contains__
    for start, row in enumerate(fours(han)):
        found.update(compress(row, map(listed, keys[start::SIZE])))
    return found


@cache
def _listed_keys() -> dict[int, None]:
    return dict.fromkeys(array("I", made_of(("groups.txt", "sounds.txt"), _make_keys)))  # smaller than a set


def _make_keys() -> bytes:
    return _keys("".join(load_rules_lines("groups")))[::SIZE].tobytes()


def _keys(text: str) -> array[int]:
    """A number for each group of a text, that is the same whatever the order of its first two and last two sounds."""
    data = encoded(sounding(text))
    number = int.from_bytes(data, "little")
    both = (number ^ (number >> 16)).to_bytes(len(data), "little")  # each sound and the next one
    end = max(len(data) - _UNIT + 2, 0)  # of the last group's first character
    keys = bytearray(2 * end)
    for at, start in enumerate((0, 4, 1, 5)):
        keys[at::4] = both[start : start + end : 2]
    return array("I", bytes(keys))


def exchanged(group: str) -> str:
    """The group of which this one is the form with two neighbours exchanged, the last two or the first two; else ""."""
    for mended in (group[:2] + group[:1:-1], group[1::-1] + group[2:]):
        if number(mended) in groups():
            return mended
    return ""


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


@lru_cache(maxsize=1 << 14)  # the characters around a suspect are asked for many times, and most are common ones
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


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The Chinese characters right before and right behind ``start:end``, as many as are read together with it."""
    return _run(text[max(start - _AROUND, 0) : start][::-1])[::-1], _run(text[end : end + _AROUND])


def _run(text: str) -> str:
    """The Chinese characters with which ``text`` begins."""
    for at, character in enumerate(text):
        if not HAN[0] <= character <= HAN[1]:
            return text[:at]
    return text


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
