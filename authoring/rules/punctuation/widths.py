"""Half-width marks in Chinese: one note for a text that lost all full-width ones, else mark by mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.standard.patterns import pattern
from authoring.standard.width import widen

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context

_MARK = pattern(r"[,;:!?](?<=[一-龥A-Za-z”’》）)%\d].)(?=[一-龥“‘《〈（(]|\s*$)")
_BRACKETS = pattern(r"\(([^（）()\n]{1,120})\)")
_CHINESE = pattern("[一-龥]")
_FULL = "，；：（）"
_FEW = 10  # half-width marks that are told one by one even where the text has no more full-width ones


def _half(context: Context) -> tuple[tuple[int, int], ...]:
    """Block and offset of the half-width marks and brackets that stand in Chinese, in order."""
    found: list[tuple[int, int]] = []
    for block in context.blocks_with(*",;:!?", raw=True):
        text = context.raw[block]
        found += ((block, match.start()) for match in _MARK.finditer(text) if _in_chinese(text, match.start()))
    for block in context.blocks_with("(", raw=True):
        brackets = filter(_is_chinese, _BRACKETS.finditer(context.raw[block]))
        found += ((block, at) for match in brackets for at in _ends(match))
    return tuple(sorted(found))


def _in_chinese(text: str, at: int) -> bool:
    """At the end of a paragraph, behind a letter or digit, a mark may belong to English."""
    return at + 1 < len(text.rstrip()) or not text[at - 1].isascii()


def _is_chinese(brackets: re.Match[str]) -> bool:
    text, start, end = brackets.string, *brackets.span()
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return bool(_CHINESE.search(brackets[1]) or (around and not around.isascii()))


def _ends(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end() - 1


def _is_folded(context: Context) -> bool:
    """Whether half-width marks are no slips here: the text came folded, or has more of them than full-width ones."""
    if context.document.source.folded:
        return True
    half = len(context.once(_half))
    return half > _FEW and half > sum(text.count(mark) for text in context.raw for mark in _FULL)


def _folded(context: Context) -> Iterator[Hit]:
    if _is_folded(context):
        yield Hit()


def _half_width(context: Context) -> Iterator[Hit]:
    if not _is_folded(context):
        for block, at in context.once(_half):
            mark = context.mark(block, at, at + 1)
            right = widen(mark.text)
            yield Hit(mark, {"right": right}, replacement=right)


CHECKS: Mapping[str, Check] = {"marks-folded": _folded, "mark-half-width": _half_width}
