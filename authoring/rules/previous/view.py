"""What the rules of this folder share: the comparison, made once, and how words of a block are pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Basis

if TYPE_CHECKING:
    from authoring.check import Context
    from authoring.comparison import Comparison

BOTH_YEARS = Basis("与上年报告对照", "practice")
_LONGEST = 40


def comparison(context: Context) -> Comparison | None:
    """Both years beside each other; None where last year's report was not given."""
    return context.once(_comparison)


def _comparison(context: Context) -> Comparison | None:
    if context.previous is None:
        return None
    from authoring.comparison import Paper, compare  # not needed by most checks

    return compare(context.previous, Paper(context.document, context.recognition))


def cut(text: str) -> str:
    """The words on one line, cut short."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
