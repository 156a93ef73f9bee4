"""The structure family: parts, years, the paper's elements, numbering, and the run of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.structure import (
    answers,
    elements,
    issuing,
    lengths,
    numbering,
    parts,
    reasons,
    repeats,
    sections,
    title,
    typos,
    wording,
    years,
)

if TYPE_CHECKING:
    from authoring.check import Rule

_FILES = (
    parts,
    reasons,
    answers,
    lengths,
    years,
    title,
    elements,
    issuing,
    numbering,
    sections,
    wording,
    repeats,
    typos,
)

STRUCTURE: tuple[Rule, ...] = tuple(
    sorted((rule for file in _FILES for rule in file.RULES), key=lambda rule: rule.code)
)
