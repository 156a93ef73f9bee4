"""The same text twice: a section pasted two times, a paragraph, a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule, size
from authoring.document import DISPLAYED
from authoring.rules.data import load_rules_json
from authoring.rules.structure.bases import PRACTICE
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_LEAST: int = load_rules_json("structure")["lengths"]["repeated"]
_SENTENCE = pattern(r"[^。！？!?\n]+")
_NEAR = 2  # a heading or short line may stand between two paragraphs of one pasted section


def _repeated(context: Context) -> Iterator[Hit]:
    """The later of two equal texts; neighbours that repeat neighbours are told as one."""
    seen: dict[str, int] = {}
    last = -_NEAR - 1
    for block, text in enumerate(context.texts):
        if size(text) < _LEAST or isinstance(context.document.blocks[block], DISPLAYED):
            continue
        for start, end, first in _again(text, block, seen):
            if block - last > _NEAR:
                yield Hit(context.mark(block, start, end), {"first": context.spot(first)})
            last = block


def _again(text: str, block: int, seen: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    """Spans of a paragraph that were seen before, and in which block: the whole of it, else its sentences."""
    whole = re.sub(r"\s", "", text)
    if whole in seen:
        yield 0, len(text), seen[whole]
        return
    for match in _SENTENCE.finditer(text):
        sentence = re.sub(r"\s", "", match[0])
        if len(sentence) >= _LEAST:
            if sentence in seen:
                yield *match.span(), seen[sentence]
            seen.setdefault(sentence, block)
    seen[whole] = block


RULES = (
    Rule(
        code="S508",
        name="text-repeated",
        title="文字重复",
        message="这段文字和{first}的一字不差。",
        suggestion="删去其中一处；如果是复制后忘了改，补上应有的内容。",
        explanation="40个字以上完全相同的段落或句子出现两次，多半是复制后忘了改。连续几段都重复的，只在第一段提示。",
        basis=PRACTICE,
        severity="warning",
        check=_repeated,
    ),
)
