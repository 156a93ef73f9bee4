"""Words by which the elements of a paper are told, from ``data/paperwords.json``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard.data import load_json
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_BRACKETED = r"(?:\s*\([^()]{1,20}\))?"


class PaperWords(NamedTuple):
    """Patterns to be matched on width-folded text.

    ``title_end`` and ``organisation_end`` are searched at a line's end, ``addressee`` is matched on a whole line,
    ``unnumbered_heading`` too: wordings so typical of a part that a line of them alone is its heading. ``transition``
    is searched in the opening: 现将……报告如下.
    """

    title_end: re.Pattern[str]
    organisation_end: re.Pattern[str]
    addressee: re.Pattern[str]
    unnumbered_heading: re.Pattern[str]
    transition: re.Pattern[str]


@cache
def paper_words() -> PaperWords:
    """The known words."""
    data = load_json("paperwords")
    headings = "|".join((data["part_heading"], data["duties_heading"], data["introduction_heading"]))
    return PaperWords(
        title_end=pattern(rf"(?:{_longest_first(data['title_ends'])}){_BRACKETED}$"),
        organisation_end=pattern(rf"(?:{_longest_first(data['organisation_ends'])}){_BRACKETED}$"),
        addressee=pattern(rf"[^。;]{{1,120}}?(?:{_longest_first(data['addressee_ends'])}){_BRACKETED}们?\s*:"),
        unnumbered_heading=pattern(headings),
        transition=pattern(data["transition"]),
    )


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
