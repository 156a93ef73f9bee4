"""A figure of the year, entered once, and the phrases that come from it: 4459宗, 同比下降7.1%, 占15.1%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.figures.arithmetic import growth, percent, rounded
from authoring.figures.quantity import decimals
from authoring.figures.writing import number, wording
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_PERCENT = "%"
_USUAL_DECIMALS = 1
_LARGE = {"万": 4, "亿": 8}
TAIL_HEDGES = ("余", "多")
"""Hedges that stand behind the number; any other stands before it."""


class Figure(NamedTuple):
    """One figure as entered; exact numbers, in the ``unit`` as printed (宗, 万元, %).

    ``prior`` is last year's, ``whole`` what the figure is part of; None where not known. ``hedge`` is 余, 近 …, or "".
    ``decimals`` are those of computed rates, and of the number itself where it has more; None for the usual one.
    ``public`` is False for a figure that the published edition must not tell; ``source`` is the unit it came from.
    ``history`` has the years before last year, the earliest first.
    """

    name: str
    now: Decimal
    unit: str = ""
    prior: Decimal | None = None
    whole: Decimal | None = None
    hedge: str = ""
    decimals: int | None = None
    period: str = ""
    public: bool = True
    source: str = ""
    history: tuple[tuple[int, Decimal], ...] = ()

    @property
    def rate(self) -> bool:
        """Whether it is a rate, so that differences are in 百分点."""
        return self.unit == _PERCENT

    @property
    def places(self) -> int:
        """Decimals of what is computed."""
        return _USUAL_DECIMALS if self.decimals is None else self.decimals


class NoPhraseError(ValueError):
    """The figure lacks what the phrase needs; the message says in Chinese what to fill in."""


def amount(figure: Figure, value: Decimal | None = None) -> str:
    """The figure with hedge and unit; ``value`` stands for another number of the same unit, told without hedge."""
    if value is not None or not figure.hedge:
        return number(_fixed(figure, figure.now if value is None else value)) + figure.unit
    text = number(_fixed(figure, figure.now))
    if figure.hedge not in TAIL_HEDGES:
        return figure.hedge + text + figure.unit
    scale = next((word for word in _LARGE if figure.unit.startswith(word)), "")
    if scale and figure.now % 10:  # 3万余元, 1100余万元
        return text + scale + figure.hedge + figure.unit[1:]
    return text + figure.hedge + figure.unit


def _fixed(figure: Figure, value: Decimal) -> Decimal:
    return value if figure.decimals is None or decimals(value) <= figure.decimals else rounded(value, figure.decimals)


def large(figure: Figure, word: str) -> str:
    """The figure in 万 or 亿, rounded: 18000份 as 1.8万份; raises NoPhraseError where nothing of it would be left."""
    value = rounded(figure.now.scaleb(-_LARGE[word]), figure.places)
    if not value and figure.now:
        raise NoPhraseError(f"“{figure.name}”是{amount(figure)}，以“{word}”为单位就成了0，请直接写数")
    return number(value.normalize() + 0 if value == value.to_integral_value() else value) + word + figure.unit


def change(figure: Figure, words: Mapping[str, str] | None = None) -> str:
    """同比下降7.1%, 同比上升7.6个百分点, 与上年持平; raises NoPhraseError where last year's number is missing."""
    words = words or wording()
    prior = _prior(figure)
    if figure.now == prior:
        return words["持平"]
    if figure.rate:
        by = abs(rounded(figure.now - prior, figure.places))
        text = f"{number(by)}个百分点"
    elif prior == 0:
        return words["上年为零"]
    else:
        by = abs(growth(figure.now, prior, figure.places))
        text = f"{number(by)}%"
    if by == 0:
        return words["基本持平"]
    verb = words["上升"] if figure.now > prior else words["下降"]
    return words["变化"].format(基期=words["基期"], 升降=verb, 数=text)


def difference(figure: Figure, words: Mapping[str, str] | None = None) -> str:
    """增加341宗, 减少341宗; for rates in 百分点."""
    words = words or wording()
    prior = _prior(figure)
    if figure.now == prior:
        return words["持平"]
    by = abs(figure.now - prior)
    text = f"{number(by)}个百分点" if figure.rate else amount(figure, by)
    return words["增加" if figure.now > prior else "减少"].format(数=text)


def moved(figure: Figure, words: Mapping[str, str] | None = None) -> str:
    """从20项增加至66项."""
    words = words or wording()
    prior = _prior(figure)
    if figure.now == prior:
        return words["持平"]
    sentence = words["增至" if figure.now > prior else "减至"]
    return sentence.format(上年=amount(figure, prior), 本年=amount(figure, figure.now))


def share(figure: Figure, words: Mapping[str, str] | None = None) -> str:
    """What part of its whole the figure is: 15.1%."""
    words = words or wording()
    if figure.whole is None:
        raise NoPhraseError(f"“{figure.name}”没有填总数，不能算占比")
    if figure.whole == 0:
        raise NoPhraseError(f"“{figure.name}”的总数是零，不能算占比")
    return words["占比"].format(比率=f"{number(percent(figure.now, figure.whole, figure.places))}%")


def _prior(figure: Figure) -> Decimal:
    if figure.prior is None:
        raise NoPhraseError(f"“{figure.name}”没有填上年的数，不能作比较")
    return figure.prior
