"""The words by which forms and tables say yes and no."""

from __future__ import annotations

from typing import Final

YES: Final = frozenset({"是", "true", "yes", "对"})
NO: Final = frozenset({"否", "false", "no", "不", ""})


def said(text: str) -> bool | None:
    """Whether the text says yes or no; None for anything else."""
    word = text.strip().lower()
    return True if word in YES else False if word in NO else None
