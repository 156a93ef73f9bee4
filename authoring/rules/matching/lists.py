"""Lists of wrong words with the right one, from data files."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from authoring.check import Hit
from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json
from authoring.rules.matching.flat import Flat, flat
from authoring.rules.structure.typos import misspelt
from authoring.standard.pairs import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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


class WordList:
    """Words, and which of them a miswritten one may stand for."""

    def __init__(self, words: Iterable[Word]) -> None:
        found: dict[str, list[Word]] = {}
        for word in words:
            for wrong in word.wrong:
                found.setdefault(wrong, []).append(word)
        self._index = Index(found)
        self._words: Callable[[str], Sequence[Word]] = found.__getitem__

    @classmethod
    def made_when_found(cls, wrong: Iterable[str], word: Callable[[str], Word]) -> WordList:
        """A list of hundreds of words, of which a draft has few: each is made where it is met."""
        made = cls(())
        made._index = Index(wrong)
        made._words = lambda each: (word(each),)
        return made

    def spots(self, text: Flat, year: int) -> list[tuple[int, Word, str]]:
        """Where a miswritten word stands, the word and how it is written; of two that begin at one spot, the longer."""
        found: dict[int, tuple[int, Word, str]] = {}
        for at, wrong in text.find_all(self._index):
            words = [word for word in self._words(wrong) if year >= word.since]
            if words and (at not in found or len(found[at][2]) < len(wrong)):
                found[at] = at, words[0], wrong
        return [found[at] for at in sorted(found)]


def word_list(file: str, key: str, *, hints: bool = False) -> WordList:
    """The list ``key`` of a data file: its entries marked as hints, or those that are not."""
    return WordList(_word(entry) for entry in load_rules_json(file)[key] if entry.get("hint", False) == hints)


def _word(entry: Mapping[str, Any]) -> Word:
    wrong, unless = tuple(entry["wrong"]), tuple(entry.get("except", ()))
    since, certain = entry.get("from", 0), entry.get("certain", not entry.get("hint"))
    return Word(entry["right"], wrong, entry.get("note", ""), unless, since, certain, entry.get("rights", {}))


def listed(file: str, key: str, *, titles: bool = False, hints: bool = False) -> Check:
    """The words of a list, each with what to put in its place.

    ``titles``: also inside 书名号, where names of old documents may keep the words of their time.
    """

    @cache
    def words() -> WordList:
        return word_list(file, key, hints=hints)

    def check(context: Context) -> Iterator[Hit]:
        yield from find_words(context, words(), titles=titles)

    return check


def find_words(context: Context, words: WordList, *, titles: bool = True) -> Iterator[Hit]:
    """Where the draft has wrong words.

    Headings whose fixed words are misspelt are told by S510.
    """
    text, end = flat(context), -1
    for at, word, wrong in words.spots(text, context.recognition.year or context.year or 9999):
        if at < end or (not titles and text.in_title(at)) or is_part_of(text, at, wrong, (*word.unless, word.right)):
            continue
        end = at + len(wrong)
        right, mark = word.mend(wrong), text.mark(at, end)
        told = (slip for slip, _ in context.once(misspelt))
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
