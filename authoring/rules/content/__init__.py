"""The content family: whether the parts say what they are there to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.content import coverage, figures, substance

if TYPE_CHECKING:
    from authoring.check import Rule

CONTENT: tuple[Rule, ...] = tuple(
    sorted((rule for file in (coverage, figures, substance) for rule in file.RULES), key=lambda rule: rule.code)
)
