"""The numerals family: years and dates, ranges and large numbers, approximations, percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.loading import load_rules
from authoring.rules.numerals import forms

if TYPE_CHECKING:
    from authoring.check import Rule

NUMERALS: tuple[Rule, ...] = load_rules("numerals", forms.CHECKS)
