"""Near misses of long fixed phrases: one or two characters dropped, one added or exchanged, two swapped.

A single slip leaves one half of a phrase intact. So the halves are searched for, and what stands beside an intact
half is compared with the other half.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authoring.rules.matching.flat import Flat


_LONG = 6  # characters of a half that may lack two neighbouring ones


class NearMiss(NamedTuple):
    """The span of a miswritten phrase in the flat text, and the phrase."""

    start: int
    end: int
    phrase: str


def near_misses(text: Flat, phrases: Iterable[str], allowed: Iterable[str] = ()) -> Iterator[NearMiss]:
    """Where ``text`` has one of ``phrases`` with one slip; of several phrases at a spot the first.

    ``allowed`` are right words that look like slips.
    """
    fine = frozenset(allowed)
    seen: set[int] = set()
    for phrase in phrases:
        head, tail = halves(phrase)
        if not text.has(head) and not text.has(tail):
            continue
        if len(text.find(head)) == len(text.find(phrase)) == len(text.find(tail)):
            continue  # no half stands alone
        for start, end in (*_after(text, phrase, head, tail), *_before(text, phrase, head, tail)):
            if not seen & set(range(start, end)) and text.text[start:end] not in fine:
                seen.update(range(start, end))
                yield NearMiss(start, end, phrase)


def halves(phrase: str) -> tuple[str, str]:
    """The two words of which a phrase with one slip still has one."""
    middle = len(phrase) // 2
    return phrase[:middle], phrase[middle:]


def _after(text: Flat, phrase: str, head: str, tail: str) -> Iterator[tuple[int, int]]:
    """The head as it should be, the tail with a slip."""
    for at in text.find(head):
        if not text.text.startswith(phrase, at):
            begin = at + len(head)
            if length := _slip(text.text[begin : begin + len(tail) + 1], tail):
                yield at, begin + length


def _before(text: Flat, phrase: str, head: str, tail: str) -> Iterator[tuple[int, int]]:
    """The tail as it should be, the head with a slip: the same from the right."""
    for at in text.find(tail):
        if not text.text.startswith(phrase, at - len(head)):
            window = text.text[max(at - len(head) - 1, 0) : at][::-1]
            if length := _slip(window, head[::-1]):
                yield at - length, at + len(tail)


def _slip(window: str, wanted: str) -> int:
    """How many characters at the start of ``window`` are ``wanted`` with one slip; 0 when they are not.

    A slip at the far end is not judged: there the phrase may end, and another word begin.
    """
    if wanted[-1] not in window:
        return 0
    same = next((i for i, (a, b) in enumerate(zip(window, wanted, strict=False)) if a != b), len(wanted))
    if same >= len(wanted) or same >= len(window):
        return 0
    rest, left = window[same:], wanted[same:]
    if rest[:2] == left[1::-1] and len(left) > 1 and rest[2 : len(left)] == left[2:]:
        return len(wanted)  # two swapped
    for dropped in (1, 2) if len(wanted) >= _LONG else (1,):
        if len(left) > dropped and rest.startswith(left[dropped:]):
            return len(wanted) - dropped
    if not _is_han(rest[0]):
        return 0
    if rest[1 : 1 + len(left)] == left:
        return len(wanted) + 1  # one added
    if len(left) > 1 and rest[1 : len(left)] == left[1:]:
        return len(wanted)  # one exchanged
    return 0


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
