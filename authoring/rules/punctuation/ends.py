"""How paragraphs begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.document import Paragraph
from authoring.standard.numbering import parse_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context

_LEAST = 30  # characters of a paragraph that is surely no heading, name or link
_PAUSES = 2  # commas that tell a sentence where there is no 。
_ENDS = "。!?:;…”’》)】〕.,、《“‘(【~"
"""Marks a paragraph may end with, and those that other rules tell about."""
_NEVER_FIRST = ",。;:、?!)》”’"
_NEVER_LAST = ",、《“‘("


def _paragraphs(context: Context) -> Iterator[tuple[int, str]]:
    """Block and text, blanks at the end left out, of the body paragraphs that are not empty."""
    for block, text in enumerate(context.texts):
        node = context.document.blocks[block]
        if isinstance(node, Paragraph) and node.role == "body" and block != context.recognition.title_block:
            stripped = text.rstrip()
            if stripped:
                yield block, stripped


def _end_missing(context: Context) -> Iterator[Hit]:
    for block, text in _paragraphs(context):
        if text[-1] in _ENDS or len(text) < _LEAST or not _has_sentences(text):
            continue
        last = context.mark(block, len(text) - 1, len(text))
        yield Hit(last, replacement=last.text + "。")


def _has_sentences(text: str) -> bool:
    if "。" in text:
        return True
    return parse_label(text.lstrip()) is None and text.count(",") + text.count(";") >= _PAUSES


def _broken(context: Context) -> Iterator[Hit]:
    for block, text in _paragraphs(context):
        start = len(text) - len(text.lstrip())
        if text[start] in _NEVER_FIRST:
            at = context.mark(block, start, start + 1)
            yield Hit(at, {"what": f"以“{at.text}”开头", "neighbour": "上一段"})
        if text[-1] in _NEVER_LAST and len(text) > 1 and _goes_on(context, block):
            at = context.mark(block, len(text) - 1, len(text))
            yield Hit(at, {"what": f"以“{at.text}”结尾", "neighbour": "下一段"})


def _goes_on(context: Context, block: int) -> bool:
    """Whether the next block is text that a sentence may go on in, not the next item of a list."""
    following = context.texts[block + 1 : block + 2]
    if not following or not isinstance(context.document.blocks[block + 1], Paragraph):
        return False
    return parse_label(following[0].lstrip()) is None


CHECKS: Mapping[str, Check] = {"end-mark-missing": _end_missing, "sentence-broken": _broken}
