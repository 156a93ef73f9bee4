"""What the quantities of a text have to do with each other: sentences, names, changes, passages from one to another.

Everything here looks at tokens only, a sentence at a time, so that reading stays linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from authoring.figures.lexer import tokens
from authoring.figures.lexicon import lexicon
from authoring.figures.numbers import NUMERALS, may_follow_numerals
from authoring.figures.quantity import Cue, Quantity, Tally, Time
from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.figures.quantity import Token

Direction = Literal["up", "down"]
_SENTENCES = pattern(r"[^。！？!?\n]+")
_FIGURE = pattern(r"[\d两二三四五六七八九十]|第一")
_MARKS = frozenset({"stop", "semicolon", "comma", "dun", "colon", "open", "close"})
_BREAKS = _MARKS | {"part", "rest", "basis"}
_MOVES = ("up", "down")
_BETWEEN = frozenset({"", "达", "达到", "为", "幅度达", "了"})  # between 上升 and its number
_FROM = pattern(r"[从由自](?:(?:20\d\d|上一?|去)年(?:度|同期)?的?)?$")
_LONGEST_FROM = 9  # characters of 从2023年同期的
_REACH = 4  # characters between a number and the verb that leads on to the next: 从20项逐步增加至66项


class Sentence(NamedTuple):
    """The tokens of one sentence, which is ``start:end`` of ``text``; all offsets count in ``text``.

    ``quantities`` are those among the tokens, with their places; ``kinds`` are all that occur among
    the tokens.
    """

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    quantities: tuple[tuple[int, Quantity], ...]
    kinds: frozenset[str]

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """两降四升 and their like."""
        return tuple(token for token in self.tokens if isinstance(token, Tally)) if "tally" in self.kinds else ()

    @property
    def times(self) -> tuple[Time, ...]:
        """Dates and periods."""
        return tuple(token for token in self.tokens if isinstance(token, Time)) if "time" in self.kinds else ()

    def cue(self, index: int) -> str:
        """The kind of the token at ``index`` where it is a cue, else ""."""
        token = self.tokens[index] if 0 <= index < len(self.tokens) else None
        return token.kind if isinstance(token, Cue) else ""


class Change(NamedTuple):
    """同比上升7.1%: by or to what, compared with what.

    ``subject`` is the number that changed where it stands right before (办理312件，同比上升7.1%); None else.
    ``basis`` is the word of comparison, "" where there is none. ``start`` is where the words of the change begin.
    """

    quantity: Quantity
    direction: Direction
    to: bool
    basis: str
    subject: Quantity | None
    name: str
    start: int


class Passage(NamedTuple):
    """从20项增加至66项; ``at`` is the place of ``after`` among the tokens."""

    before: Quantity
    after: Quantity
    direction: Direction
    to: bool
    at: int


def read(text: str) -> tuple[Token, ...]:
    """All tokens of a text of any width, in order."""
    return tokens(fold(text))


def sentences(folded: str) -> Iterator[Sentence]:
    """The sentences of a width-folded text that have a quantity, a time or a tally.

    Sentences without any digit or numeral but 一 are passed over unread, and so are those in which no numeral can be
    one of a quantity: most of a report is like that.
    """
    telling = _telling()
    for span in _SENTENCES.finditer(folded) if telling.search(folded) else ():
        start, end = span.span()
        if telling.search(folded, start, end + 1) and _FIGURE.search(folded, start, end):
            made = _sentence(folded, start, end)
            if made.quantities or not made.kinds.isdisjoint(("time", "tally")):
                yield made


@cache
def _telling() -> re.Pattern[str]:
    """What every quantity, time and tally has: digits, a numeral that is a rank's, or one with a unit or the like."""
    behind = "".join(sorted(may_follow_numerals()))
    return compiled(rf"[\d第前{NUMERALS}](?:(?<=\d)|(?<=[第前])[{NUMERALS}]|(?<=百)分之|[\s{re.escape(behind)}])")


def _sentence(text: str, start: int, end: int) -> Sentence:
    found = tokens(text, start, end)
    quantities = tuple([(index, token) for index, token in enumerate(found) if isinstance(token, Quantity)])
    return Sentence(text, start, end, found, quantities, frozenset([token.kind for token in found]))


def name(sentence: Sentence, index: int) -> str:
    """What is counted, as far as it is said before the number: 行政处罚案件 in 全年共办理行政处罚案件312件."""
    return _trimmed(lead(sentence, index))


def lead(sentence: Sentence, index: int) -> str:
    """The words before a quantity, from the last mark or number on."""
    return sentence.text[_lead_start(sentence, index) : sentence.tokens[index].start]


def follow(sentence: Sentence, index: int) -> str:
    """The words right behind a quantity, up to the next token."""
    rest = sentence.tokens[index + 1 : index + 2]
    return sentence.text[sentence.tokens[index].end : rest[0].start if rest else sentence.end]


def _lead_start(sentence: Sentence, index: int) -> int:
    for place in range(index - 1, -1, -1):
        token = sentence.tokens[place]
        if not isinstance(token, Cue) or token.kind in _BREAKS:
            return token.end
    return sentence.start


def _trimmed(words: str) -> str:
    leads, trails = _around()
    words = words.strip(" ,、:")
    while words.startswith(leads):
        words = words.removeprefix(next(word for word in leads if words.startswith(word))).lstrip()
    while words.endswith(trails):
        words = words.removesuffix(next(word for word in trails if words.endswith(word))).rstrip()
    return words


@cache
def _around() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before and behind a name that are none of it, the longest first."""
    lists = lexicon().words
    leads, trails = (tuple(sorted(lists[key], key=len, reverse=True)) for key in ("name_lead", "name_trail"))
    return leads, trails


def changes(sentence: Sentence) -> Iterator[Change]:
    """Every change by or to a quantity; the later ones of a series (下降39.8%、5.8%) with the first one's words."""
    last: tuple[int, Change] | None = None
    if sentence.kinds.isdisjoint(_MOVES):
        return
    for index, quantity in sentence.quantities:
        made = _change(sentence, index, quantity)
        if made is None and last and last[0] == index - 2 and sentence.cue(index - 1) == "dun":
            first = last[1]
            if quantity.kind == first.quantity.kind and not lead(sentence, index):
                made = first._replace(quantity=quantity, subject=None, start=quantity.start)
        if made:
            last = index, made
            yield made


def _change(sentence: Sentence, index: int, quantity: Quantity) -> Change | None:
    cue = sentence.tokens[index - 1] if index else None
    if not isinstance(cue, Cue) or cue.kind not in ("up", "down"):
        return None
    if sentence.text[cue.end : quantity.start] not in _BETWEEN:
        return None
    first, basis = cue, ""
    before = index - 2
    if sentence.cue(before) == "each":
        before -= 1
    if sentence.cue(before) == "basis":
        token = sentence.tokens[before]
        basis, first = sentence.text[token.start : token.end], Cue("basis", token.start, token.end)
        before -= 1
    direction: Direction = "up" if cue.kind == "up" else "down"
    subject = _subject(sentence, before, first.start)
    words = sentence.text[_lead_start(sentence, before + 1) : first.start] if subject is None else ""
    return Change(quantity, direction, cue.to, basis, subject, _trimmed(words), first.start)


def _subject(sentence: Sentence, before: int, start: int) -> Quantity | None:
    """The quantity right before a change, with no more than a mark between."""
    mark = sentence.tokens[before] if before > 0 else None
    if not isinstance(mark, Cue) or mark.kind not in ("comma", "open") or mark.end != start:
        return None
    quantity = sentence.tokens[before - 1]
    return quantity if isinstance(quantity, Quantity) and quantity.end == mark.start else None


def passages(sentence: Sentence) -> Iterator[Passage]:
    """从…增至…, 由…压缩到… and 由上年的…增至…, with both quantities."""
    for index, after in sentence.quantities if not sentence.kinds.isdisjoint(_MOVES) else ():
        if index < 2 or sentence.cue(index - 1) not in ("up", "down"):
            continue
        verb, before = sentence.tokens[index - 1], sentence.tokens[index - 2]
        assert isinstance(verb, Cue)
        if not isinstance(before, Quantity) or verb.end != after.start or verb.start - before.end > _REACH:
            continue
        if _FROM.search(sentence.text, max(sentence.start, before.start - _LONGEST_FROM), before.start):
            yield Passage(before, after, "up" if verb.kind == "up" else "down", verb.to, index)
