"""Quantities as an officer writes them; what is written here is read back as the same quantity.

Sources of the forms: GB/T 15835-2011 (4 digits or fewer unsegmented, 万 and 亿 as units, units repeated in ranges of
percentages and of 万), and what reports usually write.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.figures.lexicon import lexicon, load
from authoring.figures.numbers import SCALES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from authoring.figures.quantity import Quantity

_SCALE_WORDS = {power: word for word, power in SCALES.items()} | {0: ""}
_HAN_DIGITS = "零一二三四五六七八九"
_RANGE = "—"
_FULL_RANGE = "～"  # between values that both have their unit


def write(quantity: Quantity) -> str:
    """The quantity in words and figures; raises ValueError for one that has no such form (成 beyond nine)."""
    match quantity.kind:
        case "rank":
            return f"第{number(quantity.number)}{quantity.unit}"
        case "top":
            return f"前{number(quantity.number)}{quantity.unit}"
        case "streak":
            return han(int(quantity.number)) + quantity.unit
    behind = quantity.tail in lexicon().behind
    return quantity.hedge + _valued(quantity) + (quantity.tail if behind else "")


def _valued(quantity: Quantity) -> str:
    """Number and unit, or both ends of a range with theirs."""
    unit = _unit_words().get((quantity.kind, quantity.unit), quantity.unit)
    if quantity.unit == "成":
        return han(int(quantity.number)) + unit
    scale = _SCALE_WORDS[quantity.scale]
    low = number(quantity.number)
    if quantity.upper is not None:
        high = number(quantity.upper)
        whole = scale + unit
        return f"{low}{whole}{_FULL_RANGE}{high}{whole}" if scale or unit == "%" else f"{low}{_RANGE}{high}{unit}"
    tail = quantity.tail if quantity.tail in lexicon().after else ""
    round_number = quantity.number == quantity.number.to_integral_value() and quantity.number % 10 == 0
    return f"{low}{tail}{scale}{unit}" if round_number else f"{low}{scale}{tail}{unit}"


def number(value: Decimal) -> str:
    """The number in figures with the decimals it has, without separators."""
    return f"{value:f}"


def han(value: int) -> str:
    """1 to 99 in Chinese numerals; raises ValueError for others."""
    if not 1 <= value <= 99:
        raise ValueError(f"{value} is not between 1 and 99")
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else _HAN_DIGITS[tens] + "十"
    return head + (_HAN_DIGITS[ones] if ones else "")


@cache
def _unit_words() -> Mapping[tuple[str, str], str]:
    """How units are written that have a shorter name: 工作日 as 个工作日."""
    units = (unit for group in lexicon().units.values() for unit in group)
    return {(unit.kind, unit.name): unit.written for unit in units if unit.written != unit.name}


@cache
def wording() -> Mapping[str, str]:
    """The usual sentences and words; houses may have others."""
    return {key: text for key, text in load("wording").items() if key not in ("source", "status")}
