"""The privacy family: what must not be in a published report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.privacy import numbers, persons, secrets

if TYPE_CHECKING:
    from authoring.check import Rule

PRIVACY: tuple[Rule, ...] = tuple(
    sorted((rule for file in (numbers, persons, secrets) for rule in file.RULES), key=lambda rule: rule.code)
)
