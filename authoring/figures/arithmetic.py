"""Exact arithmetic with what is written: what a hedge leaves open, rates, changes, and whether they can be."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from authoring.figures.lexicon import lexicon
from authoring.figures.quantity import INFINITY, decimals

if TYPE_CHECKING:
    from authoring.figures.quantity import Bound, Quantity

Range = tuple[Decimal, Decimal]
"""The least and the most, ends included."""

HUNDRED = Decimal(100)
_ZERO = Decimal(0)
_WIDE = Context(prec=100)  # a huge number beside a tiny one grows by more digits than the usual context holds


def rounded(value: Decimal, places: int) -> Decimal:
    """``value`` with so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def percent(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """part ÷ whole in percent, rounded; ``whole`` must not be zero."""
    return rounded(part * HUNDRED / whole, places)


def growth(now: Decimal, prior: Decimal, places: int) -> Decimal:
    """(now − prior) ÷ prior in percent, rounded, with its sign; ``prior`` must not be zero."""
    return rounded((now - prior) * HUNDRED / prior, places)


def bounds(quantity: Quantity) -> Range:
    """The least and the most that the words leave open, ends included.

    4800余 is 4800 to 4900, 近300 is 200 to 300, 以上 has no upper end; a number with 万 or 亿 may be rounded by half of
    its last digit.
    """
    low = quantity.value
    if quantity.exact:
        return low, low
    high = low if quantity.upper is None else low / quantity.number * quantity.upper if quantity.number else low
    lexical = lexicon().bounds
    for word in (quantity.hedge, quantity.tail):
        if word:
            low, high = _hedged(lexical[word], word, low, high, _step(quantity))
    if not (quantity.hedge or quantity.tail) and quantity.scale:
        half = Decimal(5).scaleb(quantity.scale - quantity.decimals - 1)
        low, high = low - half, high + half
    return max(low, _ZERO), high


def _hedged(bound: Bound, word: str, low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    match bound:
        case "above":
            return low, low + step if word in lexicon().words["after"] else INFINITY
        case "least":
            return low, INFINITY
        case "below":
            return low - step if word.endswith("近") else _ZERO, high
        case "most":
            return _ZERO, high
        case "about":
            return low - step, high + step


def _step(quantity: Quantity) -> Decimal:
    """One in the last digit that is not zero: 100 for 4800."""
    digits = quantity.number.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return Decimal(1).scaleb(exponent + quantity.scale)


def agrees(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """Whether the rate can be part ÷ whole, give or take one in its last digit (shares are often evened out)."""
    return can_be(bounds(part), bounds(whole), evened(rate))


def evened(rate: Quantity) -> Range:
    """The bounds of a rate, give or take one in its last digit."""
    low, high = bounds(rate)
    slack = Decimal(10 if rate.unit == "成" else 1).scaleb(-rate.decimals)
    return low - slack, high + slack


def can_be(part: Range, whole: Range, rate: Range) -> bool:
    """Whether some part ÷ some whole, in percent, lies within ``rate``."""
    part_low, part_high = part
    whole_low, whole_high = whole
    if whole_high == 0:
        return False
    least = part_low * HUNDRED / whole_high if whole_high != INFINITY else _ZERO
    most = part_high * HUNDRED / whole_low if whole_low and part_high != INFINITY else INFINITY
    return rate[0] <= most and least <= rate[1]


def prior_exists(now: Decimal, change: Decimal) -> bool:
    """Whether some whole number of last year gives this change in percent, rounded or cut off.

    ``now`` is a whole number; ``change`` has its sign and its decimals as written.
    """
    places = decimals(change)
    factor = 1 + change / HUNDRED
    if factor <= 0:
        return factor == 0  # a fall to nearly nothing is rounded to 100%
    near = int(now / factor)
    for prior in range(max(near - 1, 1), near + 3):
        exact = (now - prior) * HUNDRED / prior
        if change in (rounded(exact, places), exact.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)):
            return True
    return False


def plain(value: Decimal) -> str:
    """A number in figures, without exponent and without needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
