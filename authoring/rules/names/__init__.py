"""The names family: documents, systems, meetings, organs, days and leaders by their exact names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.names import days, documents, issuer, words

if TYPE_CHECKING:
    from authoring.check import Rule

NAMES: tuple[Rule, ...] = tuple(
    sorted((rule for file in (documents, words, days, issuer) for rule in file.RULES), key=lambda rule: rule.code)
)
