"""Texts sent twice, without comparing all pairs.

Sketches that agree in one whole band are candidates (locality-sensitive hashing); of each draft's candidates the
likeliest by the sketches are confirmed on the texts themselves. Bands are sorted one after the other in one array, so
memory is a few hundred bytes a draft, where a table of buckets takes kilobytes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from authoring.batch.sketch import PERMUTATIONS, matrix
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ALIKE = 0.6  # share of equal 5-grams from which two drafts are told to be alike
_ROWS = 4  # hashes in a band: of pairs at 0.6 the bands find 99 %, at 0.1 they look at 0.3 %
_SLACK = 0.12  # how far below ALIKE the sketches may put a pair that is still confirmed: three standard deviations
_BUCKET = 50  # neighbours each draft is compared with in a bucket: hundreds of like drafts must not become all pairs
_BEST = 3  # pairs confirmed for each draft
_BLOCK = 4096  # pairs estimated at once: 4 MiB of sketches


class Sketched(NamedTuple):
    """A draft as it is compared: its number, the digest of its text and its sketch."""

    number: int
    text: str
    sketch: str


class Match(NamedTuple):
    """The draft (by number) most like another, the share of equal 5-grams, and how many more are as like or alike."""

    other: int
    share: float
    more: int = 0


def find_similar(
    drafts: Sequence[Sketched], confirm: Callable[[list[tuple[int, int]]], Sequence[float]]
) -> dict[int, Match]:
    """For each draft's number the match, if any; ``confirm`` gives the exact shares of pairs of numbers."""
    same: dict[str, list[int]] = defaultdict(list)
    for draft in drafts:
        same[draft.text].append(draft.number)
    first = [draft for draft in drafts if same[draft.text][0] == draft.number]
    found = {number: _equal(number, group) for group in same.values() if len(group) > 1 for number in group}
    pairs = sorted(_likely([draft.number for draft in first], matrix([draft.sketch for draft in first])))
    shares: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), share in zip(pairs, confirm(pairs), strict=True):
        if share >= ALIKE:
            shares[one].append((share, other))
            shares[other].append((share, one))
    for number, likes in shares.items():
        share, other = max(likes, key=lambda like: (like[0], -like[1]))
        before = found.get(number)
        best = before or Match(other, share, -1)
        found[number] = best._replace(more=best.more + len(likes))
    return found


def _equal(number: int, group: list[int]) -> Match:
    other = group[1] if number == group[0] else group[0]
    return Match(other, 1.0, len(group) - 2)


def _likely(numbers: Sequence[int], sketches: Any) -> set[tuple[int, int]]:
    """The pairs worth confirming: for each draft the few most like it by the sketches."""
    best: dict[int, dict[int, float]] = defaultdict(dict)
    for start in range(0, PERMUTATIONS, _ROWS):
        for ones, others in _of_band(sketches[:, start : start + _ROWS]):
            for one, other, share in _estimated(sketches, ones, others):
                best[one][other] = best[other][one] = share
    return {
        (min(numbers[one], numbers[other]), max(numbers[one], numbers[other]))
        for one, likes in best.items()
        for other in sorted(likes, key=lambda other: (-likes[other], other))[:_BEST]
    }


def _of_band(band: Any) -> Iterator[tuple[Any, Any]]:
    """Pairs of rows equal in a band, as two arrays of row numbers; each row with the next few of its bucket."""
    import numpy

    order = numpy.lexsort(band.T[::-1])
    ordered = band[order]
    bucket = numpy.cumsum(numpy.concatenate(([False], (ordered[1:] != ordered[:-1]).any(axis=1))))
    for distance in range(1, min(_BUCKET, len(order) - 1) + 1):
        together = bucket[distance:] == bucket[:-distance]
        if not together.any():
            return
        yield order[:-distance][together], order[distance:][together]


def _estimated(sketches: Any, ones: Any, others: Any) -> Iterator[tuple[int, int, float]]:
    """The pairs that look alike by their whole sketches, and how much."""
    for at in range(0, len(ones), _BLOCK):
        one, other = ones[at : at + _BLOCK], others[at : at + _BLOCK]
        shares = (sketches[one] == sketches[other]).mean(axis=1)
        alike = shares >= ALIKE - _SLACK
        yield from zip(one[alike].tolist(), other[alike].tolist(), shares[alike].tolist(), strict=True)
