"""The phrases family: the Party's and the government's set phrases, word for word and in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.phrases import order, wording

if TYPE_CHECKING:
    from authoring.check import Rule

PHRASES: tuple[Rule, ...] = tuple(
    sorted((rule for file in (wording, order) for rule in file.RULES), key=lambda rule: rule.code)
)
