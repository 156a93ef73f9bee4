"""Captions of figures: 图1, 图2 … through the whole paper, whatever kind of figure stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.form.text import Text
from authoring.standard.references import caption_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP: Final = "\u3000"


class Captions:
    """Counts the figures of a paper; ``numbers`` are those given so far."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    def numbered(self, caption: Text) -> Sequence[Text]:
        """The caption with its number; one that brings its own (图3 …) keeps it, and the next counts on from there."""
        if own := caption_number(caption, "图"):
            self.numbers.append(own)
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
    return bool(caption_number(caption, "图"))
