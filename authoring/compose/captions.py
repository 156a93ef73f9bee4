"""Captions of figures: 图1, 图2 … through the whole paper, whatever kind of figure stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.form.text import Text
from authoring.standard.compiled import compiled
from authoring.standard.numbering import parse_label

if TYPE_CHECKING:
    from collections.abc import Sequence

_OWN = compiled(r"图\s*(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?=[\s:：、.．]|$)")
_GAP: Final = "\u3000"


class Captions:
    """Counts the figures of a paper; ``numbers`` are those given so far."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    def numbered(self, caption: Text) -> Sequence[Text]:
        """The caption with its number; one that brings its own (图3 …) keeps it, and the next counts on from there."""
        if own := _OWN.match(caption.strip()):
            self.numbers.append(number_of(own["number"]))
            return [caption]
        label = self.next_label()
        self.numbers.append(self._next())
        return [Text(label), caption]

    def next_label(self) -> str:
        """What stands before a caption that brings no number."""
        return f"图{self._next()}{_GAP}"

    def _next(self) -> int:
        return max(self.numbers, default=0) + 1


def has_number(caption: str) -> bool:
    """Whether a caption brings its own number."""
    return _OWN.match(caption.strip()) is not None


def number_of(number: str) -> int:
    """The value of a number in digits or Chinese numerals; 0 for what is none."""
    if number[0].isdigit():
        return int(number)
    label = parse_label(f"{number}、")
    return label.value if label else 0
