"""What is read out of prose and written into it: quantities, times, tallies, and the words that relate them.

Offsets are half-open, in characters of the text that was read; 0 where a value was not read from a text.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from authoring.named import NamedTuple

Kind = Literal["amount", "percent", "points", "times", "rank", "top", "streak"]
"""amount: a count or measure. percent: a rate (％, 成). points: 百分点. times: 倍. rank: 第N名. top: 前N名.
streak: N连降."""

Bound = Literal["above", "least", "below", "most", "about"]
"""What a hedge says: more than (余、逾), at least (以上), less than (近、不足), at most (以内), more or less (约)."""

CueKind = Literal[
    "basis", "up", "down", "same", "part", "rest", "each", "share", "until",
    "stop", "semicolon", "comma", "dun", "colon", "open", "close",
]  # fmt: skip
"""Words and marks that relate quantities: 同比, 上升, 下降, 持平, 其中, 其余, 分别, 占, 截至; 。 ； ， 、 ： （ ）."""

INFINITY = Decimal("Infinity")
_TENTH_IN_PERCENT = 10


class Quantity(NamedTuple):
    """A number with its unit, as written.

    ``number`` keeps the decimals that were written and is multiplied by ten to the ``scale`` (万: 4, 亿: 8, else 0).
    ``unit`` is "" for a number with 万 or 亿 alone; a percent has "%" or "成". ``hedge`` stands before the number
    (近, 不少于), ``tail`` behind it (余, 以上); "" for none. ``upper`` is the other end of a range, in the same scale.
    """

    kind: Kind
    number: Decimal
    unit: str = ""
    scale: int = 0
    hedge: str = ""
    tail: str = ""
    upper: Decimal | None = None
    start: int = 0
    end: int = 0

    @property
    def value(self) -> Decimal:
        """The number in units of one: 1.8万份 is 18000, 八成 is 80."""
        if self.unit == "成":
            return self.number * _TENTH_IN_PERCENT
        return self.number.scaleb(self.scale) if self.scale else self.number

    @property
    def decimals(self) -> int:
        """How many decimals are written."""
        return decimals(self.number)

    @property
    def exact(self) -> bool:
        """Whether it is told to the last unit: no hedge, no range, no 万 or 亿."""
        return not (self.hedge or self.tail or self.scale or self.upper is not None)


class Time(NamedTuple):
    """A date, a month, a year or a span of them; None for what is not written.

    ``year`` to ``day`` are the first (or only) year, month and day; ``last_year`` and ``last_month`` end a span.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    start: int = 0
    end: int = 0

    @property
    def kind(self) -> Literal["time"]:
        """What it is among the tokens."""
        return "time"


class Tally(NamedTuple):
    """两降四升: so many falls and so many rises."""

    up: int
    down: int
    start: int = 0
    end: int = 0

    @property
    def kind(self) -> Literal["tally"]:
        """What it is among the tokens."""
        return "tally"


class Cue(NamedTuple):
    """A word or mark between quantities; ``to`` tells 增至 from 增加."""

    kind: CueKind
    start: int
    end: int
    to: bool = False


Token = Quantity | Time | Tally | Cue


def decimals(number: Decimal) -> int:
    """How many decimals a number is written with."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
