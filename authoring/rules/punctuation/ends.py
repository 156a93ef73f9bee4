"""How paragraphs begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.document import Paragraph
from authoring.standard.numbering import parse_label
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context

_LEAST = 24  # characters of a paragraph that is surely no heading, name or link
_PAUSES = 2  # commas that tell a sentence where there is no 。
_ENDS = "。!?:;…”’》)】〕.,、《“‘(【~"
"""Marks a paragraph may end with, and those that other rules tell about."""
_FORMULAS = ("特此报告", "专此报告")
_NEVER_FIRST = ",。;:、?!)》”’"
_END_OF_SENTENCE = "。!?;:"
_ITEM = pattern("[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十],|其[一二三四五]|首先|其次|最后|[●○■◆·•—-]")
_FEW, _MANY = 2, 8  # lines put together at most, and blocks at least, where a broken line stands out
_NEVER_LAST = ",、《“‘("


def _paragraphs(context: Context) -> Iterator[tuple[int, str]]:
    """Block and text, blanks at the end left out, of the body paragraphs that are not empty."""
    for block, text in enumerate(context.texts):
        node = context.document.blocks[block]
        if isinstance(node, Paragraph) and node.role == "body" and block != context.recognition.title_block:
            stripped = text.rstrip()
            if stripped:
                yield block, stripped


def _run_in(context: Context) -> Iterator[tuple[int, str]]:
    """The same of headings that run into their text, where no paragraph follows that may go on with it."""
    for block, end in context.heading_ends.items():
        text = context.texts[block].rstrip()
        if end < len(text) and not _goes_on(context, block):
            yield block, text


def _end_missing(context: Context) -> Iterator[Hit]:
    for block, text in (*_paragraphs(context), *_run_in(context)):
        if text in _FORMULAS:
            yield Hit(context.mark(block, len(text) - 1, len(text)), replacement=f"{text[-1]}。")
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
        stops = text[-1] in _NEVER_LAST and len(text) > 1 and _goes_on(context, block)
        if stops or (text[-1] == ";" and not _is_item(text) and _alone(context, block)):
            at = context.mark(block, len(text) - 1, len(text))
            yield Hit(at, {"what": f"以“{at.text}”结尾", "neighbour": "下一段"})


def _is_item(text: str) -> bool:
    text = text.lstrip()
    return parse_label(text) is not None or bool(_ITEM.match(text))


def _alone(context: Context, block: int) -> bool:
    """Whether no neighbour is an item, or ends as this paragraph does: it is none of a list."""
    near = [context.texts[at].rstrip() for at in (block - 1, block + 1) if 0 <= at < len(context.texts)]
    after = near[-1] if block + 1 < len(context.texts) else ""
    heading = block + 1 in context.heading_ends
    return not any(text.endswith(";") for text in near) and (heading or not _is_item(after))


def _line_broken(context: Context) -> Iterator[Hit]:
    """A line that ends in mid-sentence in a text of one line a paragraph: there the reader has put it together."""
    joined = [(block, start) for block, _ in _paragraphs(context) for start in _lines(context, block)[1:]]
    if len(joined) <= _FEW and len(context.texts) >= _MANY:
        for block, start in joined:
            if start > 0 and context.texts[block][start - 1] not in _END_OF_SENTENCE:
                at = context.mark(block, start - 1, min(start + 1, len(context.texts[block])))
                yield Hit(at, {"what": f"在“{context.texts[block][start - 1]}”后面换了行", "neighbour": "下一行"})


def _lines(context: Context, block: int) -> list[int]:
    """Where the lines of a block begin in its text."""
    starts: list[int] = []
    row = None
    for offset, line, _ in context.document.blocks[block].place.joins:
        if line != row:
            starts.append(offset)
            row = line
    return starts


def _goes_on(context: Context, block: int) -> bool:
    """Whether the next block is text that a sentence may go on in, not the next item of a list."""
    following = context.texts[block + 1 : block + 2]
    if not following or not isinstance(context.document.blocks[block + 1], Paragraph):
        return False
    return parse_label(following[0].lstrip()) is None


CHECKS: Mapping[str, Check] = {
    "end-mark-missing": _end_missing,
    "sentence-broken": lambda context: (*_broken(context), *_line_broken(context)),
}
