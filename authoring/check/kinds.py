"""Kinds of rule that are data only: made once with their patterns, called with a context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authoring.check.rule import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check.context import Context
    from authoring.document import Role
    from authoring.standard.parts import PartKey


@dataclass(frozen=True, slots=True)
class Words:
    """Words that should not stand in the main text.

    ``pattern`` is matched on width-folded text, paragraph by paragraph; ``unless`` takes back a match whose words it
    finds; ``outside`` are parts that are not looked at.
    """

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    outside: tuple[PartKey, ...] = ()

    def __call__(self, context: Context) -> Iterator[Hit]:
        """A hit for each match."""
        for block, match in context.find(self.pattern):
            if self.unless and self.unless.search(match[0]):
                continue
            if context.part_of.get(block) not in self.outside:
                yield Hit(context.mark(block, *match.span()))


@dataclass(frozen=True, slots=True)
class RoleMissing:
    """No paragraph of the main text has this role."""

    role: Role

    def __call__(self, context: Context) -> Iterator[Hit]:
        """One hit for the whole paper."""
        if context.role(self.role) is None:
            yield Hit()


def any_of(patterns: list[str]) -> re.Pattern[str]:
    """One pattern for a list out of a data file."""
    return re.compile("|".join(patterns))
