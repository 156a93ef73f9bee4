"""A number in its place: hedges around it, 万 and 亿, the unit, the other end of a range, ranks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from authoring.figures.lexicon import lexicon
from authoring.figures.numerals import parse_estimate, parse_han
from authoring.figures.quantity import Quantity
from authoring.named import NamedTuple
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from authoring.figures.quantity import Kind

SCALES = {"万亿": 12, "千亿": 11, "百亿": 10, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2}
_ARABIC = pattern(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
NUMERALS = "零一二两三四五六七八九十百千万亿"
_HAN = pattern("[一二两三四五六七八九十][零一二两三四五六七八九十百千万亿]*")
_RANGE = pattern(r"\s*(?:[—–~～\-至到]|——)\s*(?=[\d一二两三四五六七八九十])")
TREND_WORDS = frozenset("升降增减连")  # 三升两降, 五连冠
_LINKS = frozenset("—–~～-至到 ")  # what may lead on to the other end of a range
_NAME_AROUND = frozenset("+·×/.*#@_" + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_NAME_BEFORE = _NAME_AROUND | frozenset("-:第几周初")
_VAGUE = frozenset("数几")  # 数十, 几百: no number
_NOT_AFTER_RANK = frozenset("、,，。;；)）和及的与;!！\n\t ”")


class Written(NamedTuple):
    """A number that has no unit of its own."""

    number: Decimal
    start: int
    end: int


class _Measure(NamedTuple):
    """What follows a number: kind None where there is no unit."""

    kind: Kind | None
    unit: str
    scale: int
    more: Decimal | None  # the number where it goes on behind the scale: 2亿4千万
    tail: str
    end: int


def bare(text: str) -> Decimal | None:
    """The value of figures or numerals alone; None for what is no number."""
    if text[:1].isascii():
        return Decimal(text.replace(",", ""))
    value = parse_han(text)
    return None if value is None else Decimal(value)


def quantity(text: str, start: int, end: int) -> Quantity | Written | None:
    """The quantity whose number stands at ``start:end``; Written where it has no unit; None where it is a name."""
    if text[start - 1 : start] in _NAME_BEFORE or text[end : end + 1] in _NAME_AROUND:
        return None
    numerals = not text[start].isdigit()
    if not numerals:
        if simple := _simple(text, start, end):
            return simple
        if text.count(".", start, end) > 1:
            return None
    low, high = _ends(text[start:end], numerals)
    if low is None or (numerals and text[start - 1 : start] in _VAGUE):
        return None
    measure = _measure(text, end, low, numerals)
    if high is None and (ranged := _range(text, start, low, measure)):
        return ranged
    if measure.kind is None:
        return None if numerals else Written(low, start, end)
    if numerals and text[start:end] == "一" and measure.unit != "成":
        return None  # 一个, 一次: an article, not a count
    return _made(text, start, low if measure.more is None else measure.more, high, measure)


def _simple(text: str, start: int, end: int) -> Quantity | None:
    """Figures with a unit right behind them and nothing more, as most are; None for all others."""
    kind, unit, stop = _unit(text, end, numerals=False)
    if kind is None or text[start] == "0" or text[stop : stop + 1] in _LINKS:
        return None
    written = text[start:end]
    if not written.isdigit() and ("," in written or written.count(".") > 1):
        return None
    words = lexicon()
    hedge = _hedge(text, start) if text[start - 1 : start] in words.hedges else ""
    tail = text[stop : stop + 2]
    if tail not in words.behind:
        tail = ""
    return Quantity(kind, Decimal(written), unit, 0, hedge, tail, None, start - len(hedge), stop + len(tail))


def _ends(written: str, numerals: bool) -> tuple[Decimal | None, Decimal | None]:
    """The number, and the second one of an estimate (三四)."""
    if numerals and (estimate := parse_estimate(written)):
        return Decimal(estimate[0]), Decimal(estimate[1])
    if not numerals and written[0] == "0" and written[1:2].isdigit():
        return None, None  # 0571: a telephone number
    return bare(written), None


def _made(text: str, start: int, number: Decimal, upper: Decimal | None, measure: _Measure) -> Quantity:
    hedge = _hedge(text, start)
    behind = "" if measure.tail else _behind(text, measure.end)
    assert measure.kind
    end = measure.end + len(behind)
    tail = measure.tail or behind
    return Quantity(measure.kind, number, measure.unit, measure.scale, hedge, tail, upper, start - len(hedge), end)


def _behind(text: str, end: int) -> str:
    """The hedge right behind a unit: 以上, 左右."""
    word = text[end : end + 2]
    return word if word in lexicon().behind else ""


def _range(text: str, start: int, low: Decimal, first: _Measure) -> Quantity | None:
    """3—5件, 63%～68%, 13万元～17万元: the second number has a unit, the first the same one or none."""
    link = _RANGE.match(text, first.end)
    if link is None or first.tail:
        return None
    match = (_ARABIC if text[link.end()].isdigit() else _HAN).match(text, link.end())
    high = bare(match[0]) if match else None
    if match is None or high is None:
        return None
    second = _measure(text, match.end(), high, not text[start].isdigit())
    if second.kind is None or first.unit not in ("", second.unit) or second.more or first.more:
        return None
    if first.kind is None and not first.scale:
        first = first._replace(scale=second.scale)
    if first.scale != second.scale:
        low, high = low.scaleb(first.scale), high.scaleb(second.scale)
        second = second._replace(scale=0)
    return _made(text, start, low, high, second) if low < high else None


def _measure(text: str, at: int, number: Decimal, numerals: bool) -> _Measure:
    """Hedge, scale and unit behind a number that ends at ``at``."""
    start = at
    kind, unit, end = _unit(text, at, numerals)
    if kind:
        return _Measure(kind, unit, 0, None, "", end)
    tail = text[at : at + 1] if text[at : at + 1] in lexicon().after else ""
    scale, more, at = _scale(text, at + len(tail), number, numerals)
    if not tail and text[at : at + 1] in lexicon().after:
        tail = text[at]
        at += 1
    kind, unit, end = _unit(text, at, numerals)
    if kind is None and scale and not numerals:
        kind = "amount"
    return _Measure(kind, unit, scale, more, tail if kind else "", end if kind else start)


def _scale(text: str, at: int, number: Decimal, numerals: bool) -> tuple[int, Decimal | None, int]:
    """万 and 亿 behind a number, the number anew where it goes on (1万2000), and where they end."""
    scale, size = _one_scale(text, at)
    at += size
    more: Decimal | None = None
    lowest = scale
    while lowest and not numerals and (match := _ARABIC.match(text, at)):
        below, size = _one_scale(text, match.end())
        if below >= lowest:
            break
        more = (number.scaleb(scale) if more is None else more) + bare_scaled(match[0], below)
        lowest, at = below, match.end() + size
    return (scale, None, at) if more is None else (0, more.normalize() + 0, at)


def bare_scaled(text: str, scale: int) -> Decimal:
    """The value of figures times ten to the ``scale``."""
    return Decimal(text.replace(",", "")).scaleb(scale)


def _one_scale(text: str, at: int) -> tuple[int, int]:
    for size in (2, 1):
        word = text[at : at + size]
        if scale := SCALES.get(word):
            return scale, len(word)
    return 0, 0


def _unit(text: str, at: int, numerals: bool) -> tuple[Kind | None, str, int]:
    """Kind and name of the longest unit that stands at ``at``, and where it ends."""
    units = lexicon().units.get(text[at : at + 1], ())
    for written, size, name, kind, not_before, after_figures, after_numerals in units:
        if (size == 1 or text.startswith(written, at)) and (after_numerals if numerals else after_figures):
            end = at + size
            if text[end : end + 1] not in not_before:
                return kind, name, end
    return None, "", at


def may_follow_numerals() -> frozenset[str]:
    """The characters, other than spaces, one of which stands behind each run of numerals that makes a quantity."""
    words = lexicon()
    units = {char for char, group in words.units.items() if any(unit.after_numerals for unit in group)}
    return (words.after | units | _LINKS | TREND_WORDS).difference(NUMERALS)


def _hedge(text: str, start: int) -> str:
    """The hedge right before a number."""
    words = lexicon()
    for word in words.hedges.get(text[start - 1 : start], ()):
        before = start - len(word)
        if before < 0 or not text.startswith(word, before):
            continue
        if before == 0 or text[before - 1] not in words.not_after.get(word, ""):
            return word
    return ""


def rank(text: str, start: int, end: int) -> Quantity | None:
    """第N名 or 前N名 whose number ends at ``end``; None for 第一季度, 第一责任人, 前三季度."""
    number = bare(text[start + 1 : end])
    if number is None:
        return None
    unit = text[end : end + 1] if text[end : end + 1] in ("名", "位") else ""
    following = text[end + len(unit) : end + len(unit) + 1]
    first_of_clause = start == 0 or text[start - 1] in "。;\n,"  # 第一，…: counts what is said, not a place
    if not unit and (first_of_clause or (following and following not in _NOT_AFTER_RANK)):
        return None
    kind: Kind = "rank" if text[start] == "第" else "top"
    return Quantity(kind, number, unit, 0, "", "", None, start, end + len(unit))
