"""Slips in the fixed words of title and headings: 推荐法治政府建设."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.structure.bases import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.recognition import Evidence

_DATA = load_rules_json("structure")["typos"]
_PHRASES: list[str] = sorted(_DATA["phrases"], key=len, reverse=True)
_MENDED = {ord(wrong): right for right, wrongs in _DATA["confusable"].items() for wrong in wrongs}
"""Characters to those they are taken for: a slip and its phrase are the same text once both are mended."""


def misspelt(context: Context) -> tuple[tuple[Evidence, str], ...]:
    """The slips in title and headings, each with the right phrase; other rules on words leave them to this one."""
    ends = dict(context.heading_ends)
    if (title := context.recognition.title_block) is not None and title < len(context.texts):
        ends[title] = len(context.texts[title])
    return tuple(
        (context.mark(block, start, start + len(right)), right)
        for block, end in sorted(ends.items())
        for start, right in _in(context.texts[block][:end])
    )


def _slips(context: Context) -> Iterator[Hit]:
    for at, right in context.once(misspelt):
        yield Hit(at, {"right": right}, replacement=right)


def _in(text: str) -> Iterator[tuple[int, str]]:
    """Where a fixed phrase is miswritten, and how it should be; the longest phrase of a place counts."""
    mended = text.translate(_MENDED)
    if mended == text:
        return
    taken: set[int] = set()
    for phrase in _PHRASES:
        wanted, start = phrase.translate(_MENDED), -1
        while (start := mended.find(wanted, start + 1)) >= 0:
            if start not in taken:
                taken.update(range(start, start + len(phrase)))
                if text[start : start + len(phrase)] != phrase:
                    yield start, phrase


RULES = (
    Rule(
        code="S510",
        name="heading-misspelt",
        title="标题里有错字",
        message="标题里的“{text}”有错字。",
        suggestion="改为“{right}”。",
        explanation="标题的固定用语写错，检索和督察时都会被当成没有这一部分。常见的如把“推进”写成“推荐”、“法治”写成“法制”。",
        basis=PRACTICE,
        severity="error",
        check=_slips,
    ),
)
