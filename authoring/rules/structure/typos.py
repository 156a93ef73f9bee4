"""Slips in the fixed words of title and headings: 推荐法治政府建设."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.structure.bases import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_DATA = load_rules_json("structure")["typos"]
_PHRASES: list[str] = sorted(_DATA["phrases"], key=len, reverse=True)
_CONFUSABLE: dict[str, str] = _DATA["confusable"]


def _loose(phrase: str) -> str:
    return "".join(f"[{char}{_CONFUSABLE[char]}]" if char in _CONFUSABLE else char for char in phrase)


_PATTERN = re.compile("|".join(f"({_loose(phrase)})" for phrase in _PHRASES))


def _slips(context: Context) -> Iterator[Hit]:
    ends = dict(context.heading_ends)
    if (title := context.recognition.title_block) is not None and title < len(context.texts):
        ends[title] = len(context.texts[title])
    for block, end in sorted(ends.items()):
        for match in _PATTERN.finditer(context.texts[block], 0, end):
            right = _PHRASES[(match.lastindex or 1) - 1]
            if match[0] != right:
                yield Hit(context.mark(block, *match.span()), {"right": right})


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
