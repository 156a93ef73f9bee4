"""Kinds of rule that are data only: each makes a check of its data.

Patterns are compiled when a text first has the words that every match of them has (see
:mod:`authoring.standard.patterns`), and are not even looked at before it has one of their triggers: on most drafts,
never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check.rule import Hit
from authoring.standard.patterns import AnyOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.check.context import Context
    from authoring.check.rule import Check
    from authoring.document import Role
    from authoring.standard.parts import PartKey


def words(patterns: Sequence[str], triggers: Sequence[str], outside: tuple[PartKey, ...] = ()) -> Check:
    """Words that should not stand in the main text.

    ``patterns`` are matched on width-folded text, paragraph by paragraph, where it has one of the ``triggers``;
    ``outside`` are parts that are not looked at.
    """
    wanted = AnyOf(patterns)

    def check(context: Context) -> Iterator[Hit]:
        for block, text in enumerate(context.texts):
            if any(trigger in text for trigger in triggers) and context.part_of.get(block) not in outside:
                for match in wanted.finditer(text):
                    yield Hit(context.mark(block, *match.span()))

    return check


def role_missing(role: Role) -> Check:
    """No paragraph of the main text has this role."""

    def check(context: Context) -> Iterator[Hit]:
        if context.role(role) is None:
            yield Hit()

    return check
