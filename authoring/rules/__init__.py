"""All rules, by family. Registration is this tuple: a rule that is not in it does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.structure import STRUCTURE

if TYPE_CHECKING:
    from authoring.check import Rule

RULES: tuple[Rule, ...] = STRUCTURE

__all__ = ["RULES"]
