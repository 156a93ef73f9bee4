"""发文字号 and 印发日期 beside 成文日期: a paper is numbered in the year in which it is made, and printed later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard.dates import read_date
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from datetime import date

_NUMBERED = pattern(r"[〔﹝\[(【]\s*(20\d\d)\s*年?\s*[〕﹞\])】]")
_PRINTED = pattern(r"\S{2,4}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日")


class Numbered(NamedTuple):
    """The year in a 发文字号, and where its figures stand in the text."""

    year: int
    start: int
    end: int


class Printed(NamedTuple):
    """The day in a line of the 版记, and where it stands in the text."""

    day: date
    start: int
    end: int


def numbered_in(text: str) -> Numbered | None:
    """The year of a 发文字号, 青公〔2025〕1号; None where it has none."""
    match = _NUMBERED.search(fold(text))
    return Numbered(int(match[1]), *match.span(1)) if match else None


def printed_on(text: str) -> Printed | None:
    """The day of 2025年1月20日印发, with or without the printer before it; None where there is none."""
    for match in _PRINTED.finditer(fold(text)):
        if (day := read_date(match[0])) is not None:
            return Printed(day, *match.span())
    return None
