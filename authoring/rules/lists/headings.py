"""Headings of one level laid out alike; 一方面 with its other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context
    from authoring.document import Section

_FEWEST = 3  # headings of one level under one heading before their layout is compared
_OTHER_SIDE = pattern("方面|另外|此外|同时|其次")
_ONE_SIDE = pattern("(?<!另)(?<!另外)一方面")


def _run_in_mixed(context: Context) -> Iterator[Hit]:
    for section in context.sections:
        for upper in section.walk():
            heads = [child for child in upper.children if child.heading]
            running = [child for child in heads if child.heading and child.heading.body]
            alone = [child for child in heads if child.heading and not child.heading.body and _heads_text(child)]
            if len(running) + len(alone) < _FEWEST or not running or not alone:
                continue
            yield _odd(context, alone if len(alone) < len(running) else running, run_in=len(alone) < len(running))


def _heads_text(section: Section) -> bool:
    return bool(section.blocks or section.children)


def _odd(context: Context, odd: list[Section], *, run_in: bool) -> Hit:
    """``run_in`` tells that most headings run on into their text."""
    block = odd[0].first
    names = ("单独成行", "后面接着写正文")
    at = context.mark(block, 0, context.heading_ends[block])
    return Hit(at, {"what": names[not run_in], "others": names[run_in]})


def _one_side(context: Context) -> Iterator[Hit]:
    for block in context.blocks_with("一方面"):
        text = context.texts[block]
        for match in _ONE_SIDE.finditer(text):
            other = _OTHER_SIDE.search(text, match.end()) or text.find("方面", 0, match.start()) >= 0
            if not other and not any(map(_OTHER_SIDE.search, context.texts[block + 1 : block + 2])):
                yield Hit(context.mark(block, *match.span()))


CHECKS: Mapping[str, Check] = {"run-in-mixed": _run_in_mixed, "one-side-only": _one_side}
