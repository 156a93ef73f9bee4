"""Figures that are not for the public: texts without the sentences that name them, and where they are told anyway."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.compose.result import Gap
from authoring.document import block_text
from authoring.figures.figure import amount
from authoring.form.figures import named
from authoring.form.text import Text
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authoring.document import Block
    from authoring.figures.figure import Figure

_SENTENCE = compiled(r"(?:\{\{.*?\}\}|[^。！？\n])*(?:[。！？]+[”’）]*|\n|\Z)", re.DOTALL)
_CONDITION = "{%"
_PAIRS = ("“”", "（）", "《》")
_TELLING = 10
"""Smaller numbers are the same by chance too often to be asked about."""


def names_in(text: str, hidden: frozenset[str]) -> tuple[str, ...]:
    """The ``hidden`` figures that the text's marks name, each once, in order."""
    return tuple(dict.fromkeys(name for name, _, _ in named(text) if name in hidden))


def without(text: Text, hidden: frozenset[str]) -> Text:
    """The text without the sentences that name a hidden figure; "" where nothing is left or it can't be cut.

    A text with conditions can't be cut: what they enclose would lose its end. Nor can one whose brackets or quotation
    marks go over several sentences.
    """
    if _CONDITION in text:
        return Text("", text.place)
    spans = [match.span() for match in _SENTENCE.finditer(text) if match.group()]
    kept = [text.piece(*span) for span in spans if not names_in(text[slice(*span)], hidden)]
    left = _joined(kept)
    return left if left.filled and _balanced(left) else Text("", text.place)


def _balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _joined(pieces: Sequence[Text]) -> Text:
    """The pieces in a row; each keeps its own place."""
    if not pieces:
        return Text()
    offset = 0
    joins: list[tuple[int, int, int]] = []
    for piece in pieces:
        place = piece.place
        if place.line is not None:
            inner = place.joins or ((0, place.line, place.column or 1),)
            joins += [(offset + start, line, column) for start, line, column in inner]
        offset += len(piece)
    return Text("".join(pieces), pieces[0].place._replace(joins=tuple(joins) if len(joins) > 1 else ()))


def told_anyway(blocks: Iterable[Block], figures: Sequence[Figure]) -> Iterator[Gap]:
    """A question for each hidden figure whose number somebody typed into the text."""
    shown = {amount(figure) for figure in figures if figure.public}
    sought = {}
    for figure in figures:
        for value in (figure.now, figure.prior):
            if not figure.public and value is not None and value >= _TELLING and (text := amount(figure, value)):
                sought[text] = figure.name
    patterns = {text: re.compile(rf"(?<![\d.,]){re.escape(text)}(?![\d.])") for text in sought if text not in shown}
    for block in blocks:
        for text, pattern in patterns.items():
            if pattern.search(block_text(block)):
                message = f"文字里写着“{text}”，与不公开的指标“{sought[text]}”相同，请核对能不能公开"
                yield Gap("公开", message, "", block.place, printed=False)
