"""Quantities of every kind that officers write, for properties."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from authoring.figures import Quantity
from authoring.figures.lexicon import lexicon

if TYPE_CHECKING:
    from authoring.figures.quantity import Kind

UNITS = sorted({unit.name for group in lexicon().units.values() for unit in group if unit.kind == "amount"})
BEFORE = ["", *lexicon().words["before"]]
AFTER = ["", *lexicon().words["after"]]
BEHIND = ["", *lexicon().words["behind"]]

wholes = st.integers(0, 10**7).map(Decimal)
fractions = st.tuples(st.integers(1, 10**6), st.integers(1, 2)).map(lambda pair: Decimal(pair[0]).scaleb(-pair[1]))
numbers = wholes | fractions
tenths = st.integers(1, 9).map(Decimal)
positive = st.integers(1, 10**6).map(Decimal)


def _plain_zero(quantity: Quantity) -> bool:
    return not (quantity.number == 0 and (quantity.tail or quantity.hedge or quantity.scale))


@st.composite
def amounts(draw) -> Quantity:
    """Counts and measures: hedged, with 万 or 亿, as ranges."""
    number, unit = draw(numbers), draw(st.sampled_from(UNITS))
    # units that read as a scale or a time when figures stand right before them
    scale = draw(st.sampled_from([0, 0, 4, 8]))
    match draw(st.sampled_from(["plain", "before", "after", "behind", "range"])):
        case "before":
            return Quantity("amount", number, unit, scale, hedge=draw(st.sampled_from(BEFORE)))
        case "after":
            return Quantity("amount", draw(positive), unit, scale, tail=draw(st.sampled_from(AFTER)))
        case "behind":
            return Quantity("amount", number, unit, scale, tail=draw(st.sampled_from(BEHIND)))
        case "range":
            low = draw(positive)
            return Quantity("amount", low, unit, scale, upper=low + draw(positive))
    return Quantity("amount", number, unit, scale)


def _made(kind: Kind, number, units, hedges=("",), tails=("",)):
    parts = st.tuples(number, *map(st.sampled_from, (units, hedges, tails)))
    return parts.map(lambda part: Quantity(kind, part[0], part[1], hedge=part[2], tail=part[3]))


rates = st.one_of(
    _made("percent", numbers, ["%"], hedges=BEFORE),
    _made("percent", numbers, ["%"], tails=BEHIND),
    _made("percent", tenths, ["成"], hedges=BEFORE),
    _made("points", numbers, ["百分点"], hedges=BEFORE),
    _made("times", numbers, ["倍"], hedges=BEFORE),
)
places = st.one_of(
    _made("rank", positive, ["名", "位"]),
    _made("top", positive, ["名", "位"]),
    _made("streak", st.integers(2, 20).map(Decimal), ["连降", "连升", "连冠"]),
)
quantities = st.one_of(amounts(), rates, places).filter(_plain_zero)
