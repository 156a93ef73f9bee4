"""Number formats of WordprocessingML (ECMA-376 Part 1, 17.18.59) that Chinese papers use; others count in digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ((1000, "千", "仟"), (100, "百", "佰"), (10, "十", "拾"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST = 9999


def numeral(value: int, kind: str) -> str:
    """``value`` as number format ``kind`` (a w:numFmt value) prints it; in digits where that is not known."""
    if not 0 < value <= _LARGEST:
        return str(value)
    return _KINDS.get(kind, str)(value)


def _counting(value: int) -> str:
    """一, 十, 十一, 二十, 一百零一."""
    parts, gap, rest = "", False, value
    for size, unit, _ in _UNITS:
        digit, rest = divmod(rest, size)
        if digit:
            parts += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = bool(parts) and not digit
    if rest:
        parts += ("零" if gap else "") + _DIGITS[rest]
    return parts.removeprefix("一") if parts.startswith("一十") else parts


def _formal(value: int) -> str:
    """壹, 壹拾, 贰拾壹."""
    plain = _counting(value)
    plain = "一" + plain if plain.startswith("十") else plain
    table = {ord(char): _FORMAL[index] for index, char in enumerate(_DIGITS)}
    return plain.translate(table | {ord(unit): formal for _, unit, formal in _UNITS})


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        text += letters * count
    return text


def _letter(value: int) -> str:
    """A to Z, AA, BB ..."""
    times, index = divmod(value - 1, 26)
    return chr(ord("A") + index) * (times + 1)


def _from(first: str, count: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= count else str(value)


def _cycle(chars: str) -> Callable[[int], str]:
    return lambda value: chars[(value - 1) % len(chars)]


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


_KINDS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "koreanCounting": _counting,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "japaneseLegal": _formal,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
}
