"""Units and words, from the data files, in the shape the reader looks them up in."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.figures.quantity import Bound

_FOLDER = Path(__file__).parent / "data"


class Lexicon(NamedTuple):
    """What the data files know.

    ``units`` are all units, ``whole`` those that count whole things, ``times`` those of time. ``equal`` maps a unit to
    the shorter one that says the same; ``not_before`` are the characters before which a unit is part of another word
    (部 in 部门); ``after_numerals`` are the units that make a Chinese numeral a count. ``bounds`` tells what each hedge
    says. ``words`` are the word lists as they stand in the file.
    """

    units: frozenset[str]
    whole: frozenset[str]
    times: frozenset[str]
    equal: Mapping[str, str]
    not_before: Mapping[str, str]
    after_numerals: frozenset[str]
    longest: int
    bounds: Mapping[str, Bound]
    words: Mapping[str, Any]


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded at first use."""
    data, words = load("units"), load("words")
    units = frozenset(unit for group in ("whole", "time", "measure", "money") for unit in data[group])
    return Lexicon(
        units,
        frozenset(data["whole"]),
        frozenset(data["time"]),
        data["equal"],
        data["not_before"],
        frozenset(data["numerals_before"]),
        max(map(len, units)),
        {**words["before"], **words["after"], **words["behind"]},
        words,
    )


def load(name: str) -> Any:
    """The content of ``data/<name>.json``."""
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
