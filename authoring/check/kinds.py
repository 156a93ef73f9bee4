"""Kinds of rule that are data only: each makes a check of its data.

Patterns are compiled when a text first has the words that every match of them has (see
:mod:`authoring.standard.patterns`), and are not even looked at before it has one of their triggers: on most drafts,
never.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.check.rule import Hit
from authoring.document import DISPLAYED, Paragraph
from authoring.named import NamedTuple
from authoring.standard.pairs import index_of
from authoring.standard.patterns import AnyOf, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.check.context import Context
    from authoring.check.rule import Check
    from authoring.document import Role
    from authoring.standard.parts import PartKey


def words(
    patterns: Sequence[str], triggers: Sequence[str], outside: tuple[PartKey, ...] = (), *, letter: bool = True
) -> Check:
    """Words that should not stand in the main text.

    ``patterns`` are matched on width-folded text, paragraph by paragraph, where it has one of the ``triggers``;
    ``outside`` are parts that are not looked at. ``letter`` tells whether to look at what stands before the report's
    title, too: the letter that forwards it.
    """
    wanted = AnyOf(patterns)

    def check(context: Context) -> Iterator[Hit]:
        start = 0 if letter else context.recognition.title_block or 0
        for block in context.blocks_with(*triggers):
            if block >= start and context.part_of.get(block) not in outside:
                for match in wanted.finditer(context.texts[block]):
                    yield Hit(context.mark(block, *match.span()))

    return check


class Find(NamedTuple):
    """What a data-only rule looks for, and how it is mended.

    ``pattern`` is matched paragraph by paragraph, where one has one of the ``triggers``; with none, on all paragraphs
    in one go, which pays for common words where the pattern begins with a character or a set. It must not match across
    a line break. It is matched on width-folded text, or with ``raw`` on the text as it stands. The match is what the
    finding points at and what ``replacement`` stands for: a format string in which {1} {2} are the pattern's groups as
    they stand in the draft; None where the cure is not mechanical. ``unfolded`` leaves out texts that came to us
    width-folded, ``running`` all but headings and body text (no dates, signatures, addressees, attachment notes).
    """

    pattern: str
    triggers: tuple[str, ...] = ()
    replacement: str | None = None
    raw: bool = False
    unfolded: bool = False
    running: bool = False


def finds(*wanted: Find) -> Check:
    """Whatever one of ``wanted`` matches. The rule's texts may name the pattern's groups, and {right} for the cure."""

    triggers = tuple(dict.fromkeys(trigger for find in wanted for trigger in find.triggers))
    triggered = all(find.triggers and not find.raw for find in wanted)

    def check(context: Context) -> Iterator[Hit]:
        if triggered and not context.words.among(index_of(triggers)):
            return
        for find in wanted:
            if not (find.unfolded and context.document.source.folded):
                yield from _found(find, context)

    return check


def _found(find: Find, context: Context) -> Iterator[Hit]:
    compiled = shared(find.pattern, re.MULTILINE)  # ^ and $ are the ends of a paragraph in either text
    if not find.triggers:
        for match in compiled.finditer(context.whole_raw if find.raw else context.whole):
            block, start = context.spot_of(match.start())
            if not find.running or is_running(context, block):
                yield _hit(find, match, context, block, match.start() - start)
        return
    texts = context.raw if find.raw else context.texts
    for block in context.blocks_with(*find.triggers, raw=find.raw):
        if not find.running or is_running(context, block):
            for match in compiled.finditer(texts[block]):
                yield _hit(find, match, context, block, 0)


def is_running(context: Context, block: int) -> bool:
    """Whether a block is a heading or body text."""
    node = context.document.blocks[block]
    return not isinstance(node, DISPLAYED) and (not isinstance(node, Paragraph) or node.role == "body")


def _hit(find: Find, match: re.Match[str], context: Context, block: int, base: int) -> Hit:
    """A finding for a match; ``base`` is where the block begins in the text that was searched."""
    text = context.raw[block]
    at = context.mark(block, match.start() - base, match.end() - base)
    values = {name: text[max(match.start(name) - base, 0) : match.end(name) - base] for name in match.re.groupindex}
    if find.replacement is None:
        return Hit(at, values)
    groups = (text[start - base : end - base] if start >= 0 else "" for start, end in match.regs)
    right = find.replacement.format(*groups)
    return Hit(at, {**values, "right": right}, replacement=right)


def role_missing(role: Role) -> Check:
    """No paragraph of the main text has this role."""

    def check(context: Context) -> Iterator[Hit]:
        if context.role(role) is None:
            yield Hit()

    return check
