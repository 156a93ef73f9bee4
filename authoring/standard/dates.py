"""Dates as papers write them: 2025年1月7日 by the standard (GB/T 9704-2012 7.3.5.4), and the other ways people have."""

from __future__ import annotations

import re
from datetime import date

from authoring.standard.numbering import parse_numeral
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

YEAR = r"(?:20\d\d|二[〇零○OoO0]\S\S)"
"""A year of this century in figures or Chinese numerals, as a part of patterns for width-folded text."""

_DATE = pattern(r"([^\s年]{2,4})年([^年月]{1,3})月([^月日]{1,3})日")
_DOTTED = pattern(r"(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})日?")
_ZERO = pattern(r"(?<=[一二三四五六七八九零])[○Oo0]|[○Oo0](?=[一二三四五六七八九零])")
_OTHER_WORDS = {"元月": "一月", "廿": "二十", "卅": "三十"}


def read_date(text: str) -> date | None:
    """The day that a line means, in figures or Chinese numerals (二○二五年一月七日); None when it means none."""
    folded = re.sub(r"\s", "", fold(text)).strip("()")
    for word, usual in _OTHER_WORDS.items():
        folded = folded.replace(word, usual)
    for _ in range(2):  # two zeros in a row
        folded = _ZERO.sub("零", folded)
    match = _DATE.fullmatch(folded) or _DOTTED.fullmatch(folded)
    numbers = [parse_numeral(group) for group in match.groups()] if match else []
    try:
        year, month, day = (number or 0 for number in numbers)
        return date(year, month, day)
    except ValueError:
        return None
