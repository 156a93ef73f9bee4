"""Quotes, brackets and title marks that lack their other half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.document import DISPLAYED
from authoring.named import NamedTuple
from authoring.standard.patterns import pattern, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context

_PAIRS = {"“”": "引号", "《》": "书名号", "()": "括号", "〔〕": "六角括号", "【】": "方头括号"}
_NUMBER = pattern(r"(?:^|(?<=[。;:,、\s]))[\d一二三四五六七八九十a-zA-Z]{1,2}\)")
"""1) and 一): numbers with a bracket on one side only."""
_END = "。!?;:…"


class _Lone(NamedTuple):
    """A mark without its other half; ``opens`` tells on which side the other one lacks."""

    pair: str
    at: int
    opens: bool


def _unpaired(context: Context) -> Iterator[Hit]:
    lone = _lone_marks(context)
    before: tuple[int, frozenset[str]] = (-2, frozenset())  # pairs that the last block left open in mid-sentence
    for block, marks in sorted(lone.items()):
        going_on = before[1] if before[0] == block - 1 else frozenset[str]()
        in_sentence = context.texts[block].rstrip()[-1:] not in _END
        closed_below = {mark.pair for mark in lone.get(block + 1, ()) if not mark.opens} if in_sentence else set()
        for mark in marks:
            # where the next line has the other half, the line was broken and no mark lacks
            if mark.pair not in (closed_below if mark.opens else going_on):
                name = ("前" if mark.opens else "后") + _PAIRS[mark.pair]
                yield Hit(context.mark(block, mark.at, mark.at + 1), {"name": name})
        before = block, frozenset(mark.pair for mark in marks if mark.opens and mark.pair in closed_below)


def _lone_marks(context: Context) -> dict[int, list[_Lone]]:
    """For each block that has some, its first lone mark of each pair."""
    found: dict[int, list[_Lone]] = {}
    for pair in _PAIRS:
        for block in context.blocks_with(*pair) if _doubtful(context.whole, pair) else ():
            lone = _first_lone(context.texts[block], pair)
            if lone and not isinstance(context.document.blocks[block], DISPLAYED):
                found.setdefault(block, []).append(lone)
    return found


def _doubtful(whole: str, pair: str) -> bool:
    """Whether anything is left of a pair once what is closed in its own line is taken away: seldom."""
    opening, closing = pair[0], pair[1]
    if opening not in whole and closing not in whole:
        return False
    rest = shared(rf"[{opening}][^{opening}{closing}\n]*[{closing}]").sub("", whole)
    return opening in rest or closing in rest


def _first_lone(text: str, pair: str) -> _Lone | None:
    """The first mark of this pair that has no other half in the text."""
    opening, closing = pair[0], pair[1]
    opened, closed = text.count(opening), text.count(closing)
    if opened == closed and (not opened or text.find(opening) < text.find(closing)):
        return None
    if pair == "()":
        text = _NUMBER.sub(lambda number: "." * len(number[0]), text)
    waiting: list[int] = []
    for at, char in enumerate(text):
        if char == opening:
            waiting.append(at)
        elif char == closing:
            if not waiting:
                return _Lone(pair, at, opens=False)
            waiting.pop()
    return _Lone(pair, waiting[0], opens=True) if waiting else None


CHECKS: Mapping[str, Check] = {"mark-unpaired": _unpaired}
