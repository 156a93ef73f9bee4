"""The lists family: 一是 二是, what stands between items, counts against what was counted, headings of one level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.lists import captions, counts, headings, marks, order
from authoring.rules.loading import load_rules

if TYPE_CHECKING:
    from authoring.check import Rule

_FILES = (order, marks, counts, headings, captions)

LISTS: tuple[Rule, ...] = load_rules("lists", {name: check for file in _FILES for name, check in file.CHECKS.items()})
