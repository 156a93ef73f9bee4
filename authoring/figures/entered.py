"""A number as somebody enters it in a form or a cell: 4459, 4,459宗, 近300件, 1100余万元."""

from __future__ import annotations

from decimal import Decimal

from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.standard.width import fold

_VALUE = compiled(
    r"(近|约|逾|超|不少于|超过)?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([余多]?)([万亿]?)([余多]?)([^\d\s]{0,8})"
)
_MOST_DIGITS = 20  # arithmetic with more would be rounded


class Entered(NamedTuple):
    """The number, its unit with 万 or 亿, and its hedge; both "" where there is none."""

    value: Decimal
    unit: str
    hedge: str


def entered(text: str) -> Entered | None:
    """What is entered; None for what is no number, or has more digits than anything that is counted."""
    match = _VALUE.fullmatch(fold(text).strip())
    if match is None or sum(map(str.isdigit, match[2])) > _MOST_DIGITS:
        return None
    before, digits, tail, scale, late_tail, unit = match.groups()
    return Entered(Decimal(digits.replace(",", "")), scale + unit, before or tail or late_tail or "")
