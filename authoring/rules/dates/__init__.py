"""The dates family: what was not there yet in the report year, what was over, and times that nobody can place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.dates import anniversaries, later, over, relative

if TYPE_CHECKING:
    from authoring.check import Rule

DATES: tuple[Rule, ...] = tuple(
    sorted((rule for file in (later, over, relative, anniversaries) for rule in file.RULES), key=lambda rule: rule.code)
)
