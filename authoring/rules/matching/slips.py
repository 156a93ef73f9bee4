"""Slips in words that official texts have often: a character of like sound or shape, two exchanged, one written twice.

A text is compared with groups of four characters (see :mod:`authoring.rules.matching.vocabulary`): where it has not a
group, but one that is the group with a slip, and reads much worse as a row of common words than with the group in
place, the group is meant.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json
from authoring.rules.matching.flat import flat
from authoring.rules.matching.vocabulary import (
    HAN,
    SIZE,
    around,
    encoded,
    exchanged,
    fours,
    groups,
    is_word,
    number,
    price,
    sounding,
    sounding_so,
    spelt,
    suspicious,
)
from authoring.standard.compiled import compiled
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from authoring.check import Context

Kind = Literal["alike", "swapped", "doubled"]
_NUMERALS = frozenset("一二三四五六七八九十百千万亿第")
_LAST, _OTHER = "\uffff", "\ufffd"  # the last character of two bytes, and one that is no Chinese
_RUNS = pattern(f"[{HAN[0]}-{HAN[1]}]{{{SIZE},}}")


class Slip(NamedTuple):
    """A slip in the flat text: its span, what should stand there, its kind, and how much better that reads."""

    start: int
    end: int
    right: str
    kind: Kind
    better: int


def slips(context: Context) -> tuple[Slip, ...]:
    """All slips of a draft in the order of the text; of two that overlap the one that mends more."""
    text = flat(context).text
    found: list[Slip] = []
    for slip in sorted((*_groups(text), *_doubled(text)), key=lambda slip: (slip.start, -slip.better)):
        if found and slip.start < found[-1].end:
            if slip.better > found[-1].better:
                found[-1] = slip
        else:
            found.append(slip)
    return tuple(found)


def _groups(text: str) -> Iterator[Slip]:
    suspects = map(spelt, groups().without(suspicious("".join(_RUNS.findall(text)))))
    unknown = [wrong for wrong in suspects if wrong in text]  # not only where two runs meet
    for wrong in unknown:
        if right := sounding_so(number(sounding(wrong))):
            yield from _alike(text, wrong, spelt(right))
    for wrong, like in _like_shapes(text):
        yield from _alike(text, wrong, like)
    for wrong in unknown:
        if swapped := exchanged(wrong):
            yield from _exchanged(text, wrong, swapped)


def _like_shapes(text: str) -> Iterator[tuple[str, str]]:
    """Groups of the text that are groups of the list with one character for another of like shape."""
    shapes, known = _shapes(), groups()
    spots = [(spot.start(), right) for spot in _shaped().finditer(text) for right in shapes[spot[0]]]
    # in most texts there is none: a look at all that might be one tells so
    mended = "\n".join([text[max(at - SIZE + 1, 0) : at] + right + text[at + 1 : at + SIZE] for at, right in spots])
    if all(known.has_none(row) for row in fours(mended)):
        return
    starts = {start for at, _ in spots for start in range(max(at - SIZE + 1, 0), at + 1)}
    for group in {text[start : start + SIZE] for start in starts if start + SIZE <= len(text)}:
        wrong = next(each for each in shapes if each in group)
        for right in shapes[wrong]:
            like = group.replace(wrong, right, 1)
            if number(like) in known and number(group) not in known:
                yield group, like


@cache
def _shapes() -> dict[str, str]:
    return dict(load_rules_json("wording")["shapes"]["pairs"])


@cache
def _shaped() -> re.Pattern[str]:
    return compiled(f"[{''.join(_shapes())}]")


def _alike(text: str, wrong: str, right: str) -> Iterator[Slip]:
    differing = [at for at in range(SIZE) if wrong[at] != right[at]]
    if len(differing) == 1 and wrong[differing[0]] not in _NUMERALS and not _fine(wrong, right):
        at = differing[0]
        if _ends_name(right, at):
            return
        yield from _where(text, wrong, right, (at, at + 1), "alike")


def _ends_name(right: str, at: int) -> bool:
    """Whether the character ends a place's name (州 of 州市公安): another place may be written with another one."""
    places = load_rules_json("wording")["places"]
    return right[at + 1 : at + 2] in tuple(places["ends"]) and right[at] not in places["no_names"]


def _exchanged(text: str, wrong: str, right: str) -> Iterator[Slip]:
    at = next(at for at in range(SIZE) if wrong[at] != right[at])
    if not _fine(wrong, right) and wrong[at] not in _NUMERALS:
        yield from _where(text, wrong, right, (at, at + 2), "swapped")


def _fine(wrong: str, right: str) -> bool:
    """Whether the group has a word that is as right as the one in the list."""
    return any(one in wrong and other in right for one, other in _both_right())


@cache
def _both_right() -> tuple[tuple[str, str], ...]:
    words = [pair.split("/") for pair in load_rules_json("wording")["both_right"]["words"]]
    return tuple((one, other) for alike in words for one in alike for other in alike if one != other)


def _where(text: str, wrong: str, right: str, span: tuple[int, int], kind: Kind) -> Iterator[Slip]:
    limits = load_rules_json("wording")["margins"]
    at = -1
    while (at := text.find(wrong, at + 1)) >= 0:
        first, last = at + span[0], at + span[1]
        before, after = around(text, at, at + SIZE)
        better = price(before + wrong + after) - price(before + right + after)
        word = is_word(text[first - 1 : last]) or is_word(text[first : last + 1])
        if better > limits["in_word" if word and kind == "alike" else kind]:
            yield Slip(at, at + SIZE, right, kind, better)


def _doubled(text: str) -> Iterator[Slip]:
    """Characters that stand there twice where only one of them belongs to a word."""
    data = load_rules_json("wording")
    fine, limit = data["doubled_characters"]["characters"], data["margins"]["doubled"]
    for at in _twice(text):
        character = text[at]
        if not HAN[0] <= character <= HAN[1] or character in fine:
            continue
        if _is_twice(text, at - 2) or _is_twice(text, at + 2):
            continue  # 认认真真
        if _ends_word(text, at) == _begins_word(text, at + 1) or is_word(character * 2):
            continue
        before, after = around(text, at, at + 2)
        better = price(before + character * 2 + after) - price(before + character + after)
        if better > limit and _has_group(before[1 - SIZE :] + character + after[: SIZE - 1]):
            yield Slip(at, at + 2, character, "doubled", better)


def _has_group(text: str) -> bool:
    return any(number(text[at : at + SIZE]) in groups() for at in range(len(text) - SIZE + 1))


def _ends_word(text: str, at: int) -> bool:
    """Whether a word or a group ends with this character."""
    group = text[max(at - SIZE + 1, 0) : at + 1]
    return is_word(text[max(at - 1, 0) : at + 1]) or (len(group) == SIZE and number(group) in groups())


def _begins_word(text: str, at: int) -> bool:
    group = text[at : at + SIZE]
    return is_word(text[at : at + 2]) or (len(group) == SIZE and number(group) in groups())


def _is_twice(text: str, at: int) -> bool:
    return at >= 0 and text[at : at + 1] == text[at + 1 : at + 2] != ""


def _twice(text: str) -> Iterator[int]:
    """Where a character stands twice: the text compared with itself moved by one, all at once."""
    data = encoded(text)
    if len(data) != 2 * len(text):  # rare characters take four bytes, and move what stands behind them
        data = encoded("".join([each if each <= _LAST else _OTHER for each in text]))
    number = int.from_bytes(data, "little")
    same = (number ^ (number >> 16)).to_bytes(len(data), "little")
    at = -1
    while (at := same.find(b"\0\0", at + 1)) >= 0:
        if at % 2 == 0 and at // 2 + 1 < len(text):
            yield at // 2
            at += 1
