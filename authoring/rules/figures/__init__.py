"""The figures family: what can be added up, divided and compared in a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.figures import amounts, lists, moves, parts, rates, repeats, totals

if TYPE_CHECKING:
    from authoring.check import Rule

_FILES = (parts, rates, moves, amounts, lists, repeats, totals)

FIGURES: tuple[Rule, ...] = tuple(sorted((rule for file in _FILES for rule in file.RULES), key=lambda rule: rule.code))
