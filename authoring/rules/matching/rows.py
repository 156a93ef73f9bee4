"""Rows of numbers in order, which are looked up without being made into sets first."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MANY = 4  # one look-up in so many numbers of the row: then a set of all is worth its making


class Row:
    """Different numbers in order, from bytes as ``array`` gives them.

    One draft looks up a few hundred of tens of thousands, for which a set would take longer to make than it saves; a
    folder of drafts soon looks up more than there are.
    """

    def __init__(self, code: Literal["I", "Q"], data: bytes) -> None:
        self._row = array(code, data)
        self._left = len(self._row) // _MANY  # look-ups before there is a set
        self._set = frozenset[int]()

    def __contains__(self, number: int) -> bool:
        if self._left > 0:
            self._left -= 1
            at = bisect_left(self._row, number)
            return at < len(self._row) and self._row[at] == number
        return number in self._whole()

    def __getitem__(self, at: int) -> int:
        return self._row[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self._row)

    def without(self, numbers: set[int]) -> set[int]:
        """Those of the numbers that the row lacks."""
        if self._left > 0:
            return {number for number in numbers if number not in self}
        return numbers - self._whole()

    def has_none(self, numbers: Iterable[int]) -> bool:
        """Whether the row has none of the numbers."""
        if self._left > 0:
            return not any(number in self for number in numbers)
        return self._whole().isdisjoint(numbers)

    def _whole(self) -> frozenset[int]:
        if not self._set:
            self._set = frozenset(self._row)
        return self._set
