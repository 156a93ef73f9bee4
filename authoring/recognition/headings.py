"""Which parts a heading names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.recognition.vocabulary import vocabulary
from authoring.standard.parts import PART_KEYS, PartKey
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re

_TASK_YEAR = pattern(r"20\d\d")
_SHORT = 4
_LONG = 8  # characters from which two wrong ones are read through
_JOINED = pattern(r"[及和与、,并]")


class Named(NamedTuple):
    """The parts a heading names. ``certain`` is False when only loose words did (情况, 总结), or none;
    ``typo`` says that the official words were met with a wrong character."""

    parts: frozenset[PartKey]
    certain: bool = False
    typo: bool = False


@lru_cache(maxsize=4096)
def named_parts(title: str) -> Named:
    """The parts that a squeezed heading without its number names; empty for a thematic heading."""
    words = vocabulary()
    found: set[PartKey] = {key for key in PART_KEYS if words.headings[key].search(title)}
    if "other" in found:
        return Named(frozenset({"other"}), certain=True)
    if "measures" in found and found & {"problems", "duties", "plan"}:
        found = _without_loose_measures(title, found)
    if found:
        certain = found != {"measures"} or bool(words.measures_strong.search(title))
        return Named(frozenset(found), certain)
    typo = frozenset(key for key in PART_KEYS if _nearly_official(key, title))
    return Named(typo, certain=bool(typo), typo=bool(typo))


def _nearly_official(key: PartKey, title: str) -> bool:
    """Whether a heading has official words for a part but for a character or two, look-alikes taken out first."""
    words = vocabulary()
    rest = words.headings[key].no.mask(title)
    letters = set(rest)
    return any(len(set(phrase) - letters) <= 2 and _near(phrase, rest) for phrase in words.official[key])


def _without_loose_measures(title: str, found: set[PartKey]) -> set[PartKey]:
    """Keep measures beside another part only where the heading really names both, joined by 及/和/、."""
    words = vocabulary()
    strong = (words.measures_beside_duties if "duties" in found else words.measures_strong).search(title)
    others = {key: match for key in found - {"measures"} if (match := words.headings[key].search(title))}
    if "plan" in found and strong and not words.cues["looks_back"].search(title):
        strong = strong if title.find(strong[0]) < min(match.start() for match in others.values()) else None
    if strong and all(_apart(strong, match, title) or _follows(strong, key, title) for key, match in others.items()):
        return found
    return found - {"measures"}


def _follows(measures: re.Match[str], key: PartKey, title: str) -> bool:
    """Whether a part is named anew after the measures and a joining word (工作开展情况及存在的问题), however wide its
    first match was."""
    rest = title[measures.end() :]
    return bool(_JOINED.match(rest) and vocabulary().headings[key].search(rest[1:]))


def _apart(one: re.Match[str], two: re.Match[str], title: str) -> bool:
    """Whether two matches do not overlap and a joining word or a year stands between or in them."""
    first, second = sorted((one, two), key=lambda match: match.start())
    if first.end() > second.start():
        return False
    between = title[first.end() : second.start() + 1]
    return bool(_JOINED.search(between) or (_TASK_YEAR.search(between)))


def _near(phrase: str, title: str) -> bool:
    """Whether ``title`` has ``phrase`` with exactly one character wrong, missing or too many, or two wrong in eight.

    Four characters are too few to go by anywhere but at the end, where the part's own word stands.
    """
    size = len(phrase)
    if size <= _SHORT:
        return len(title) >= size and _one_edit(phrase, title[-size:])
    if size >= _LONG and any(_differences(phrase, title[i : i + size]) <= 2 for i in range(len(title) - size + 1)):
        return True
    for length in (size, size - 1, size + 1):
        for start in range(len(title) - length + 1):
            if _one_edit(phrase, title[start : start + length]):
                return True
    return False


def _differences(one: str, two: str) -> int:
    return sum(a != b for a, b in zip(one, two, strict=True))


def _one_edit(one: str, two: str) -> bool:
    if len(one) == len(two):
        return _differences(one, two) <= 1
    short, long = sorted((one, two), key=len)
    cut = next((i for i, char in enumerate(short) if char != long[i]), len(short))
    return short[cut:] == long[cut + 1 :] and 0 < cut < len(short)
