"""The wording family: typos, words written twice, broken sentences, wrong collocations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.wording import collocations, doubles, lexicon, own, sentences, slips, typos

if TYPE_CHECKING:
    from authoring.check import Rule

WORDING: tuple[Rule, ...] = tuple(
    sorted(
        (rule for file in (typos, lexicon, slips, doubles, sentences, collocations, own) for rule in file.RULES),
        key=lambda rule: rule.code,
    )
)
