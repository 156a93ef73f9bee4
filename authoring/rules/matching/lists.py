"""Lists of wrong words with the right one, from data files."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from authoring.check import Hit
from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json
from authoring.rules.matching.flat import Flat, flat
from authoring.rules.structure.typos import misspelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from authoring.check import Check, Context


class Word(NamedTuple):
    """Ways in which one word or name is miswritten.

    ``rights`` has the right form of those ``wrong`` ones whose right form is not ``right``. ``unless`` are longer
    words that hold a wrong one and are right. ``since`` is the first report year for which the word is wrong.
    ``certain``: whether it can be mended without asking.
    """

    right: str
    wrong: tuple[str, ...]
    note: str = ""
    unless: tuple[str, ...] = ()
    since: int = 0
    certain: bool = True
    rights: Mapping[str, str] = MappingProxyType({})

    def mend(self, wrong: str) -> str:
        """The right form of ``wrong``."""
        return self.rights.get(wrong, self.right)


def word_list(file: str, key: str, *, hints: bool = False) -> tuple[Word, ...]:
    """The list ``key`` of a data file: its entries marked as hints, or those that are not."""
    return tuple(_word(entry) for entry in load_rules_json(file)[key] if entry.get("hint", False) == hints)


def _word(entry: Mapping[str, Any]) -> Word:
    wrong, unless = tuple(entry["wrong"]), tuple(entry.get("except", ()))
    since, certain = entry.get("from", 0), entry.get("certain", not entry.get("hint"))
    return Word(entry["right"], wrong, entry.get("note", ""), unless, since, certain, entry.get("rights", {}))


def listed(file: str, key: str, *, titles: bool = False, hints: bool = False) -> Check:
    """The words of a list, each with what to put in its place.

    ``titles``: also inside 书名号, where names of old documents may keep the words of their time.
    """

    def check(context: Context) -> Iterator[Hit]:
        yield from find_words(context, word_list(file, key, hints=hints), titles=titles)

    return check


def find_words(context: Context, words: Iterable[Word], *, titles: bool = True) -> Iterator[Hit]:
    """Where the draft has wrong words; of two that begin at one spot, the longer.

    Headings whose fixed words are misspelt are told by S510.
    """
    text, found = flat(context), dict[int, tuple[int, Word, str]]()
    year = context.recognition.year or context.year or 9999
    for word in words:
        if year >= word.since:
            for wrong in word.wrong:
                for at in text.find(wrong):
                    if at not in found or found[at][0] < len(wrong):
                        found[at] = len(wrong), word, wrong
    told = [slip for slip, _ in context.once(misspelt)]
    end = -1
    for at, (length, word, wrong) in sorted(found.items()):
        if at < end or (not titles and text.in_title(at)) or is_part_of(text, at, wrong, (*word.unless, word.right)):
            continue
        end = at + length
        right, mark = word.mend(wrong), text.mark(at, end)
        if any(other.block == mark.block and other.start < mark.end and mark.start < other.end for other in told):
            continue
        yield Hit(mark, {"right": right, "note": word.note}, replacement=right if word.certain else None)


def is_part_of(text: Flat, at: int, wrong: str, longer: Iterable[str]) -> bool:
    """Whether the ``wrong`` word at ``at`` is only a part of one of the ``longer`` words."""
    for word in longer:
        inside = word.find(wrong)
        while inside >= 0:
            if text.text.startswith(word, at - inside):
                return True
            inside = word.find(wrong, inside + 1)
    return False
