"""Chinese numerals as they count things: 十二, 三百零五, 两万, 二〇二四 is none of them."""

from __future__ import annotations

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8}
_LONGEST = 30  # numerals: 九千九百九十九亿九千… has twenty; a run of any length would take for ever
DIGITS = "一二两三四五六七八九"


def parse_han(text: str) -> int | None:
    """The number a run of numerals stands for; None where it is none (二二, 十百)."""
    if len(text) > _LONGEST:
        return None
    total = section = 0
    digit: int | None = None
    last = 10**5  # the power that came before: powers fall within a section
    for char in text:
        if char in _DIGITS:
            if digit:  # 三四: an estimate, or digits in a row
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            if _TENS[char] >= last or digit == 0:
                return None
            last = _TENS[char]
            section += (1 if digit is None else digit) * last
            digit = None
        elif char in _BIG and (section or digit):
            total = (
                (total + section + (digit or 0)) * _BIG[char]
                if char == "亿"
                else (total + (section + (digit or 0)) * _BIG[char])
            )
            section, digit, last = 0, None, 10**5
        else:
            return None
    return total + section + (digit or 0)


def parse_estimate(text: str) -> tuple[int, int] | None:
    """三四 and 十五六: two neighbouring numbers; None for anything else."""
    if len(text) < 2 or text[-1] not in DIGITS or text[-2] not in DIGITS:
        return None
    low, high = parse_han(text[:-1]), parse_han(text[:-2] + text[-1])
    return (low, high) if low is not None and high is not None and high == low + 1 else None
