"""Patterns that are tried only where an anchor word stands, from data files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json
from authoring.rules.matching.flat import flat
from authoring.standard.compiled import compiled
from authoring.standard.pairs import Index

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
    if needs and not text.among(needs):
        return
    starts = sorted({at for anchor in entry["anchors"] for at in text.find(anchor)})
    end = -1
    for at in starts:
        ahead = text.text[at : at + _REACH] if needs else ""
        if needs and not any(word in ahead for word in needs):
            continue
        if at >= end and (match := _compiled(entry["pattern"]).match(text.text, at)):
            end = match.end()
            yield Anchored(at, end, match)


def anchored(context: Context, file: str, key: str) -> Iterator[tuple[Anchored, Mapping[str, Any]]]:
    """The matches of the patterns of a list in a data file, each with its entry."""
    text = flat(context)
    there = frozenset(text.among(_anchors(file, key)))
    for entry in load_rules_json(file)[key]:
        if not there.isdisjoint(entry["anchors"]):
            for match in matches(text, entry):
                yield match, entry


@cache
def _anchors(file: str, key: str) -> Index:
    return Index(anchor for entry in load_rules_json(file)[key] for anchor in entry["anchors"])


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return compiled(source)
