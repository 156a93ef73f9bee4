"""Units and words, from the data files, in the shape the reader looks them up in."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authoring.figures.quantity import Bound, Kind

_FOLDER = Path(__file__).parent / "data"


class Unit(NamedTuple):
    """A unit as it may stand in a text.

    ``name`` is the shorter one that says the same where there is one (个工作日, 工作日). Before the characters of
    ``not_before`` it is part of another word (部 in 部门). ``after_figures`` and ``after_numerals`` tell whether it
    makes figures and Chinese numerals a quantity: 三成 is one, 3成 is none.
    """

    written: str
    size: int
    name: str
    kind: Kind
    not_before: frozenset[str]
    after_figures: bool
    after_numerals: bool


class Lexicon(NamedTuple):
    """What the data files know.

    ``units`` has all units by their first character, the longest first; ``whole`` are the names of those that count
    whole things, ``times`` of those of time. ``hedges`` has the words before a number by their last character, the
    longest first, and ``not_after`` the characters after which they are part of another word (近 in 临近); ``after``
    and ``behind`` stand behind a number and behind a unit. ``bounds`` tells what each hedge says. ``words`` are the
    lists as in the file.
    """

    units: Mapping[str, tuple[Unit, ...]]
    whole: frozenset[str]
    times: frozenset[str]
    hedges: Mapping[str, tuple[str, ...]]
    not_after: Mapping[str, str]
    after: frozenset[str]
    behind: frozenset[str]
    bounds: Mapping[str, Bound]
    words: Mapping[str, Any]


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded at first use."""
    data, words = load("units"), load("words")
    return Lexicon(
        _units(data),
        frozenset(data["whole"]),
        frozenset(data["time"]),
        _grouped(words["before"], -1),
        words["not_after"],
        frozenset(words["after"]),
        frozenset(words["behind"]),
        {**words["before"], **words["after"], **words["behind"]},
        words,
    )


def _units(data: Any) -> dict[str, tuple[Unit, ...]]:
    rates: dict[str, tuple[Kind, str]] = {written: (kind, name) for written, kind, name in data["rates"]}
    counted = [unit for group in ("whole", "time", "measure", "money") for unit in data[group]]
    after_numerals = {*data["numerals_before"], *rates} - {"%"}
    found = {}
    for char, group in _grouped([*counted, *rates], 0).items():
        found[char] = tuple(
            Unit(
                unit,
                len(unit),
                rates[unit][1] if unit in rates else data["equal"].get(unit, unit),
                rates[unit][0] if unit in rates else "amount",
                frozenset(data["not_before"].get(unit, "")),
                unit != "成",
                unit in after_numerals,
            )
            for unit in group
        )
    return found


def _grouped(words: Iterable[str], at: int) -> dict[str, tuple[str, ...]]:
    """The words by the character at ``at``, the longest first."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[at], []).append(word)
    return {char: tuple(group) for char, group in groups.items()}


def load(name: str) -> Any:
    """The content of ``data/<name>.json``."""
    return json.loads((_FOLDER / f"{name}.json").read_bytes())
