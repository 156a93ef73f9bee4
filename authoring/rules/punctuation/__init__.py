"""The punctuation family: widths and blanks, pairs, marks within and at the end of sentences, marks of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.loading import load_rules
from authoring.rules.punctuation import ends, labels, marks, pairs, widths

if TYPE_CHECKING:
    from authoring.check import Rule

_FILES = (widths, pairs, marks, ends, labels)

PUNCTUATION: tuple[Rule, ...] = load_rules(
    "punctuation", {name: check for file in _FILES for name, check in file.CHECKS.items()}
)
