"""The drafts that prove the rules: edits to a model report, from ``data/*.examples.txt``.

The file is a list of examples. Each opens with ``=== CODE fails`` (this rule fires on it and no other) or
``=== CODE passes`` (no rule fires). Options stand behind it: ``medium=txt``, ``year=2023`` (what the user asked for),
``least=300`` and ``most=1500`` (characters that the profile allows), ``folded=yes`` (all marks come at half width),
``word=wrong:right`` (the user's own word). Below it stand edits: ``[slot]`` and the lines that the slot of the model
has instead, none to take it away; or ``words => other words``, where the model has the words exactly once. Behind a
line ``--- 上年`` stand edits to the model of last year's report, which the draft is compared with; without the line it
is compared with none.
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
_LAST_YEAR = "--- 上年"


@dataclass(slots=True)
class Example:
    """A draft and what it proves.

    ``slots`` and ``swaps`` are the edits as written; ``year`` is the report year the user asked for, None when not
    told; ``least`` and ``most`` are the profile's limits of length, None for the usual ones; ``folded`` width-folds the
    report; ``words`` are the user's own words. ``last`` are the edits to last year's report, None where
    the draft is compared with none.
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
    last: Example | None = None

    def report(self) -> Mapping[str, str]:
        """The lines of the edited model report by slot; raises ValueError for an edit that does not apply."""
        return self._edited(model_report())

    def last_report(self) -> Mapping[str, str] | None:
        """The same for last year's report; None where the draft is compared with none."""
        return self.last._edited(model_report("lastyear")) if self.last else None

    def _edited(self, slots: dict[str, str]) -> Mapping[str, str]:
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
            edited, slot = parsed[-1], ""
        elif line == _LAST_YEAR:
            edited = parsed[-1].last = Example(parsed[-1].code, parsed[-1].expected)
            slot = ""
        elif line.startswith("["):
            slot = line.strip("[]")
            edited.slots[slot] = ""
        elif " => " in line:
            old, new = line.split(" => ")
            edited.swaps[old] = new
        elif line and slot:
            edited.slots[slot] += ("\n" if edited.slots[slot] else "") + line
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
