"""This year's report against last year's: silent where the user gives none.

The family is that of what is compared: F for figures, C for what the report says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.previous import content, figures

if TYPE_CHECKING:
    from authoring.check import Rule

PREVIOUS: tuple[Rule, ...] = tuple(sorted((*figures.RULES, *content.RULES), key=lambda rule: rule.code))
