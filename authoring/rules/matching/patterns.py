"""Patterns that are tried only where an anchor word stands, from data files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json
from authoring.rules.matching.flat import flat
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from authoring.check import Context
    from authoring.rules.matching.flat import Flat


_REACH = 24


class Anchored(NamedTuple):
    """A match: its span in the flat text, and the match itself for its groups."""

    start: int
    end: int
    match: re.Match[str]


def matches(text: Flat, entry: Mapping[str, Any]) -> Iterator[Anchored]:
    """The matches of an entry's pattern, tried where one of its anchors begins, in the order of the text.

    The pattern begins with the anchor, or looks behind for what stands before it. ``needs``: words of which one must
    follow within ``_REACH`` characters for the pattern to match; looking for them is cheaper than matching.
    """
    needs = entry.get("needs", ())
    if needs and not any(map(text.has, needs)):
        return
    starts = sorted({at for anchor in entry["anchors"] for at in text.find(anchor)})
    end = -1
    for at in starts:
        if needs and not any(text.text.find(word, at, at + _REACH) >= 0 for word in needs):
            continue
        if at >= end and (match := _compiled(entry["pattern"]).match(text.text, at)):
            end = match.end()
            yield Anchored(at, end, match)


def anchored(context: Context, file: str, key: str) -> Iterator[tuple[Anchored, Mapping[str, Any]]]:
    """The matches of the patterns of a list in a data file, each with its entry."""
    for entry in load_rules_json(file)[key]:
        for match in matches(flat(context), entry):
            yield match, entry


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return compiled(source)
