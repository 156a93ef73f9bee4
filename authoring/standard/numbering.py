"""Numbers of headings and items as printed in official papers.

Levels and their forms: GB/T 9704-2012 clause 7.3.3 (一、/（一）/1./（1）). Other forms are read, never written.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from authoring.named import NamedTuple
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    import re

Form = Literal["一、", "（一）", "1.", "（1）", "①", "第一部分", "壹、", "Ⅰ", "第一", "一是"]
"""Which family a printed number belongs to, named by its first member."""

_NUMERAL = "零〇一二三四五六七八九十百"
_FORMAL = "壹贰叁肆伍陆柒捌玖"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_DOT = r"(?:、|\.(?!\d)|\.(?=20\d\d\s*年))"  # 1.5 is no number of a heading, 1.2024年工作 has one
_FORMS: tuple[tuple[Form, int, str, re.Pattern[str]], ...] = (
    # its possible first characters; then, to be matched on width-folded text, the form with the numeral in group 1
    ("第一部分", 1, "第", pattern(rf"第([{_NUMERAL}]{{1,4}})(?:部分|章|篇)[\s、:.]*")),
    ("壹、", 1, "(" + _FORMAL, pattern(rf"\(?\s*([{_FORMAL}])\s*[、.)]、?\s*")),
    ("Ⅰ", 1, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX", pattern(r"([Ⅰ-Ⅹ]|[IVX]{1,4}(?=[.、]))[.、\s]\s*")),
    ("第一", 5, "第", pattern(r"第([一二三四五六七八九十]{1,2})[、,]\s*")),
    ("一、", 1, _NUMERAL, pattern(rf"([{_NUMERAL}]{{1,4}})\s*{_DOT}\s*")),
    ("（一）", 2, "(", pattern(rf"\(\s*([{_NUMERAL}]{{1,4}})\s*\)[、.]?\s*")),
    ("1.", 3, "0123456789", pattern(rf"(\d{{1,2}})(?:\s*{_DOT}|\)、?)\s*")),
    ("（1）", 4, "(", pattern(r"\(\s*(\d{1,2})\s*\)[、.]?\s*")),
    ("（一）", 2, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", pattern(r"([㈠-㈩])[、.]?\s*")),
    ("1.", 3, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", pattern(r"([⒈-⒛])\s*")),
    ("（1）", 4, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", pattern(r"([⑴-⒇])\s*")),
    ("①", 5, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", pattern(r"([①-⑳])\s*")),
    ("一是", 5, "一二三四五六七八九十", pattern(r"([一二三四五六七八九十]{1,3})是要?")),
)
_STARTS = frozenset("".join(firsts for _, _, firsts, _ in _FORMS) + "（０１２３４５６７８９")
_MOST_DIGITS = 9  # of a number before a heading
_SERIES = "①⑴⒈㈠"  # first members of the runs of characters that are a number with its marks
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_FIRST_LABELS = ("一、", "（一）", "1.", "（1）")


class Label(NamedTuple):
    """A number at the head of a paragraph.

    ``level`` is 1 to 4 for the standard's levels and 5 for items below them; ``text`` is the printed number
    with the blanks around it, so that ``paragraph[len(text):]`` is what follows.
    """

    form: Form
    level: int
    value: int
    text: str


def parse_label(text: str) -> Label | None:
    """The number that ``text`` begins with, or None. Leading blanks are not skipped."""
    return _parse_head(text[:16]) if text[:1] in _STARTS else None


@lru_cache(4096)  # a paragraph is asked for its number from many sides
def _parse_head(head: str) -> Label | None:
    folded = fold(head)
    for form, level, firsts, printed in _FORMS:
        if folded[0] in firsts and (match := printed.match(folded)) and (value := parse_numeral(match[1])) is not None:
            return Label(form, level, value, head[: match.end()])
    return None


def format_label(level: int, value: int) -> str:
    """The standard's number for ``value`` (1 to 99) at ``level`` (1 to 4)."""
    match level:
        case 1:
            return f"{format_numeral(value)}、"
        case 2:
            return f"（{format_numeral(value)}）"
        case 3:
            return f"{value}."
        case 4:
            return f"（{value}）"
        case _:
            raise ValueError(f"level {level} has no number in the standard; the first ones are {_FIRST_LABELS}")


def format_numeral(value: int) -> str:
    """``value`` (1 to 99) in Chinese numerals, as ordinals are written: 十, 十一, 二十."""
    if not 1 <= value <= 99:
        raise ValueError(f"{value} is not between 1 and 99")
    tens, ones = divmod(value, 10)
    digits = "零一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones else "")


@lru_cache(4096)  # of all numerals that texts have, most are a few
def parse_numeral(text: str) -> int | None:
    """The value of an arabic, circled, Roman or Chinese numeral below 200; None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= _MOST_DIGITS else None
    if len(text) == 1:
        for first in _SERIES:
            if 0 <= ord(text) - ord(first) < 20:
                return ord(text) - ord(first) + 1
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = digit * 10 + _DIGITS[char]
        elif char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            return None
    return total + digit if text else None
