"""The words recognition goes by, compiled from ``standard/data/recognition.json``.

All patterns are matched on width-folded text; heading patterns also on text without blanks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from authoring.standard.data import load_json
from authoring.standard.parts import PART_KEYS, PartKey
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authoring.standard.profile import Profile

_BLANKS = re.compile(r"[\s*#`▲△▪■□●○◆◇★☆►▶※【】]+")
_CLAUSE = re.compile(r"[^。;]+")


def squeeze(text: str) -> str:
    """``text`` folded and without blanks, markdown marks and ornaments, as heading patterns want it."""
    return _BLANKS.sub("", fold(text))


def union(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for any of ``patterns``; None when there are none."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined) if joined else None


class Cues(dict[str, re.Pattern[str]]):
    """Patterns by name, each compiled when first asked for: most drafts need a few of them."""

    def __init__(self, sources: Mapping[str, str | list[str]]) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, name: str) -> re.Pattern[str]:
        """The pattern, or the alternation of plain words, of that name."""
        source = self._sources[name]
        pattern = source if isinstance(source, str) else "|".join(map(re.escape, source))
        self[name] = compiled = re.compile(pattern)
        return compiled


class HeadingWords(NamedTuple):
    """How headings name one part: ``any`` names it, ``no`` looks like it but does not.

    ``loose`` names it only if the text below bears it out.
    """

    any: re.Pattern[str]
    no: re.Pattern[str] | None
    loose: re.Pattern[str] | None = None

    def search(self, title: str) -> re.Match[str] | None:
        """The words in ``title`` that name the part, with look-alikes taken out first."""
        return self.any.search(mask(self.no, title) if self.no else title)


class Vocabulary(NamedTuple):
    """All the words.

    ``measures_beside_duties`` are those strong enough to make a heading about duties one of measures too; 加强法治政府
    建设情况 is not, it belongs to the regulation's name of the duties. ``cues`` are patterns for running text,
    ``limits`` lengths in characters.
    """

    headings: Mapping[PartKey, HeadingWords]
    neither: re.Pattern[str]
    measures_strong: re.Pattern[str]
    measures_beside_duties: re.Pattern[str]
    official: Mapping[PartKey, tuple[str, ...]]
    cues: Mapping[str, re.Pattern[str]]
    limits: Mapping[str, int]
    kind: Mapping[str, Any]


def mask(pattern: re.Pattern[str], text: str) -> str:
    """``text`` with what ``pattern`` matches blotted out, at unchanged length."""
    return pattern.sub(lambda match: "□" * len(match[0]), text)


def mask_clauses(pattern: re.Pattern[str], text: str) -> str:
    """``text`` with each clause that ``pattern`` matches in blotted out, at unchanged length."""
    return _CLAUSE.sub(lambda clause: "□" * len(clause[0]) if pattern.search(clause[0]) else clause[0], text)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, loaded once."""
    data = load_json("recognition")
    headings = data["headings"]
    return Vocabulary(
        {key: _words(headings[key]) for key in PART_KEYS},
        _compile(headings["neither"]["any"]),
        _compile(headings["measures"]["strong"]),
        _compile(headings["measures"]["beside_duties"]),
        {key: tuple(words) for key, words in data["official"].items()},
        Cues(data["cues"]),
        {name: value for name, value in data["limits"].items() if name != "source"},
        data["kind"],
    )


def variants(profile: Profile) -> Mapping[PartKey, frozenset[str]]:
    """The profile's own heading wordings, squeezed, for comparison with whole headings."""
    return {key: frozenset(map(squeeze, words)) for key, words in profile.variants.items()}


def _words(entry: Mapping[str, list[str]]) -> HeadingWords:
    return HeadingWords(_compile(entry["any"]), union(entry["not"]), union(entry.get("loose", ())))


def _compile(patterns: Iterable[str]) -> re.Pattern[str]:
    compiled = union(patterns)
    assert compiled is not None
    return compiled
