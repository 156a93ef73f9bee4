"""The words recognition goes by, compiled from ``standard/data/recognition.json``.

All patterns are matched on width-folded text; heading patterns also on text without blanks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.standard.data import load_json
from authoring.standard.parts import PART_KEYS, PartKey
from authoring.standard.patterns import AnyOf, pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.standard.profile import Profile

_BLANKS = compiled(r"[\s*#`▲△▪■□●○◆◇★☆►▶※【】]+")
_CLAUSE = compiled(r"[^。;]+")


def squeeze(text: str) -> str:
    """``text`` folded and without blanks, markdown marks and ornaments, as heading patterns want it."""
    return _BLANKS.sub("", fold(text))


class Cues(dict[str, re.Pattern[str]]):
    """Patterns by name."""

    def __init__(self, sources: Mapping[str, str | list[str]]) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, name: str) -> re.Pattern[str]:
        """The pattern, or the alternation of plain words, of that name."""
        source = self._sources[name]
        self[name] = found = pattern(source if isinstance(source, str) else "|".join(map(re.escape, source)))
        return found


class HeadingWords(NamedTuple):
    """How headings name one part: ``any`` names it, ``no`` looks like it but does not.

    ``loose`` names it only if the text below bears it out.
    """

    any: AnyOf
    no: AnyOf
    loose: AnyOf

    def search(self, title: str) -> re.Match[str] | None:
        """The words in ``title`` that name the part, with look-alikes taken out first."""
        return self.any.search(self.no.mask(title))


class Vocabulary(NamedTuple):
    """All the words.

    ``measures_beside_duties`` are those strong enough to make a heading about duties one of measures too; 加强法治政府
    建设情况 is not, it belongs to the regulation's name of the duties. ``cues`` are patterns for running text,
    ``limits`` lengths in characters, ``issuer`` patterns for a name before the title's subject, for an opening that
    names whose year it was (市公安局, 我局 and 全县 name nobody), and for what a name ends in.
    """

    headings: Mapping[PartKey, HeadingWords]
    neither: AnyOf
    measures_strong: AnyOf
    measures_beside_duties: AnyOf
    official: Mapping[PartKey, tuple[str, ...]]
    cues: Mapping[str, re.Pattern[str]]
    limits: Mapping[str, int]
    kind: Mapping[str, Any]
    issuer: Mapping[str, str]


def mask(pattern: re.Pattern[str], text: str) -> str:
    """``text`` with what ``pattern`` matches blotted out, at unchanged length."""
    return pattern.sub(lambda match: "□" * len(match[0]), text)


def mask_clauses(pattern: re.Pattern[str], text: str, unless: re.Pattern[str] | None = None) -> str:
    """``text`` with each clause that ``pattern`` matches in blotted out, at unchanged length; not one in which
    ``unless`` matches before it."""

    def blot(clause: re.Match[str]) -> str:
        found = pattern.search(clause[0])
        spared = found and unless and unless.search(clause[0][: found.start()])
        return "□" * len(clause[0]) if found and not spared else clause[0]

    return _CLAUSE.sub(blot, text)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, loaded once."""
    data = load_json("recognition")
    headings = data["headings"]
    return Vocabulary(
        {key: _words(headings[key]) for key in PART_KEYS},
        AnyOf(headings["neither"]["any"]),
        AnyOf(headings["measures"]["strong"]),
        AnyOf(headings["measures"]["beside_duties"]),
        {key: tuple(words) for key, words in data["official"].items()},
        Cues(data["cues"]),
        {name: value for name, value in data["limits"].items() if name != "source"},
        data["kind"],
        data["issuer"],
    )


def variants(profile: Profile) -> Mapping[PartKey, frozenset[str]]:
    """The profile's own heading wordings, squeezed, for comparison with whole headings."""
    return {key: frozenset(map(squeeze, words)) for key, words in profile.variants.items()}


def _words(entry: Mapping[str, list[str]]) -> HeadingWords:
    return HeadingWords(AnyOf(entry["any"]), AnyOf(entry["not"]), AnyOf(entry.get("loose", ())))
