"""What stands around a text on a web page or a printed page, from ``data/boilerplate.json``."""

from __future__ import annotations

import re
from functools import cache

from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.standard.data import load_json


class Boilerplate(NamedTuple):
    """Patterns for whole lines, to be matched (``fullmatch``) on width-folded text without blanks at its ends.

    ``web`` are a site's own lines (date of posting, counter, breadcrumb ...), ``page_number`` a printed page's,
    ``contents_head`` and ``contents_line`` a table of contents. ``html_tags``, ``html_names`` (class or id, lower
    case) mark page elements that are no article; ``html_articles`` those that are known to hold one.
    """

    web: re.Pattern[str]
    page_number: re.Pattern[str]
    contents_head: re.Pattern[str]
    contents_line: re.Pattern[str]
    html_tags: frozenset[str]
    html_names: frozenset[str]
    html_articles: frozenset[str]


@cache
def boilerplate() -> Boilerplate:
    """The known boilerplate."""
    data = load_json("boilerplate")
    spaced = (r"\s*".join(map(re.escape, label)) for label in sorted(data["labels"], key=len, reverse=True))
    label = rf"[\[【(]?\s*(?:{'|'.join(spaced)})\s*[\]】)]?\s*[:|][^。]*"
    words = "|".join(rf"[\[【(]?\s*{re.escape(word)}\s*[\]】)]?" for word in data["words"])
    return Boilerplate(
        web=compiled("|".join((label, words, *data["patterns"])), re.IGNORECASE),
        page_number=compiled(data["page_numbers"]),
        contents_head=compiled(data["contents_head"]),
        contents_line=compiled(data["contents_line"]),
        html_tags=frozenset(data["html_tags"]),
        html_names=frozenset(data["html_names"]),
        html_articles=frozenset(name.lower() for name in data["html_articles"]),
    )
