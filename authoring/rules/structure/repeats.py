"""The same text twice: a section pasted two times, a paragraph, a sentence."""

from __future__ import annotations

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
_STOPS = "。！？!?"
_SENTENCE = pattern(rf"[^{_STOPS}\n]+")
_BLANK = pattern(r"[^\S\n]")
_NEAR = 2  # a heading or short line may stand between two paragraphs of one pasted section


def _repeated(context: Context) -> Iterator[Hit]:
    """The later of two equal texts; neighbours that repeat neighbours are told as one."""
    if not _may_repeat(context):
        return
    seen: dict[str, int] = {}
    last = -_NEAR - 1
    for block, text in enumerate(context.texts):
        if size(text) < _LEAST or isinstance(context.document.blocks[block], DISPLAYED):
            continue
        for start, end, first in _again(text, block, seen):
            if block - last > _NEAR:
                yield Hit(context.mark(block, start, end), {"first": context.spot(first)})
            last = block


def _may_repeat(context: Context) -> bool:
    """Whether anything stands twice: a first look at all paragraphs and sentences at once."""
    text = context.whole
    for blank in set(_BLANK.findall(text)):
        text = text.replace(blank, "")
    paragraphs = text.split("\n")
    if len(paragraphs) != len(context.texts):  # some have line breaks of their own
        paragraphs = ["".join(each.split()) for each in context.texts]
    for stop in _STOPS:
        text = text.replace(stop, "\n")
    return _twice(paragraphs) or _twice(text.split("\n"))


def _twice(texts: list[str]) -> bool:
    """Whether two long texts are equal."""
    long = [each for each in texts if len(each) >= _LEAST]
    return len(set(long)) < len(long)


def _again(text: str, block: int, seen: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    """Spans of a paragraph that were seen before, and in which block: the whole of it, else its sentences."""
    whole = "".join(text.split())
    if whole in seen:
        yield 0, len(text), seen[whole]
        return
    for match in _SENTENCE.finditer(text):
        if match.end() - match.start() < _LEAST:
            continue
        sentence = "".join(match[0].split())
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
