"""The drafts that prove the rules: edits to a model report, from ``data/*.examples.txt``.

The file is a list of examples. Each opens with ``=== CODE fails`` (this rule fires on it and no other) or
``=== CODE passes`` (no rule fires). Options stand behind it: ``medium=txt``, ``year=2023`` (what the user asked for),
``least=300`` and ``most=1500`` (characters that the profile allows), ``folded=yes`` (all marks come at half width),
``word=wrong:right`` (the user's own word). Below it stand edits: ``[slot]`` and the lines that the slot of the model
has instead, none to take it away; or ``words => other words``, where the model has the words exactly once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from authoring.document import Medium
from authoring.rules.data import example_files, model_report
from authoring.standard.profile import OwnWord
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

Expected = Literal["fails", "passes"]
_NUMBERS = ("year", "least", "most")


@dataclass(slots=True)
class Example:
    """A draft and what it proves.

    ``slots`` and ``swaps`` are the edits as written; ``year`` is the report year the user asked for, None when not
    told; ``least`` and ``most`` are the profile's limits of length, None for the usual ones; ``folded`` width-folds the
    report; ``words`` are the user's own words.
    """

    code: str
    expected: Expected
    medium: Medium = "docx"
    year: int | None = None
    least: int | None = None
    most: int | None = None
    folded: bool = False
    words: tuple[OwnWord, ...] = ()
    slots: dict[str, str] = field(default_factory=dict)
    swaps: dict[str, str] = field(default_factory=dict)

    def report(self) -> Mapping[str, str]:
        """The lines of the edited model report by slot; raises ValueError for an edit that does not apply."""
        slots = model_report()
        if unknown := set(self.slots) - set(slots):
            raise ValueError(f"{self.code}: the model has no slot {unknown}")
        slots |= self.slots
        for old, new in self.swaps.items():
            if (count := sum(text.count(old) for text in slots.values())) != 1:
                raise ValueError(f"{self.code}: {old!r} occurs {count} times in the model")
            slots = {slot: text.replace(old, new) for slot, text in slots.items()}
        return {slot: fold(text) for slot, text in slots.items()} if self.folded else slots


@cache
def examples() -> tuple[Example, ...]:
    """All examples, in the order of the files."""
    return tuple(example for text in example_files() for example in _parse(text))


def of_rule(code: str, expected: Expected) -> tuple[Example, ...]:
    """The examples of one rule."""
    return tuple(example for example in examples() if (example.code, example.expected) == (code, expected))


def _parse(text: str) -> list[Example]:
    parsed: list[Example] = []
    slot = ""
    for line in text.splitlines():
        if line.startswith("=== "):
            parsed.append(_head(line))
            slot = ""
        elif line.startswith("["):
            slot = line.strip("[]")
            parsed[-1].slots[slot] = ""
        elif " => " in line:
            old, new = line.split(" => ")
            parsed[-1].swaps[old] = new
        elif line and slot:
            parsed[-1].slots[slot] += ("\n" if parsed[-1].slots[slot] else "") + line
    return parsed


def _head(line: str) -> Example:
    code, expected, *options = line.removeprefix("=== ").split()
    told = dict(option.split("=") for option in options)
    medium, numbers = told.get("medium", "docx"), {name: int(told[name]) for name in _NUMBERS if name in told}
    if expected not in get_args(Expected) or medium not in get_args(Medium):
        raise ValueError(f"not the head of an example: {line}")
    words = tuple(OwnWord(right, (wrong,)) for wrong, _, right in [told.get("word", "").partition(":")] if right)
    year, least, most = map(numbers.get, _NUMBERS)
    folded = told.get("folded") == "yes"
    return Example(code, cast("Expected", expected), cast("Medium", medium), year, least, most, folded, words)
