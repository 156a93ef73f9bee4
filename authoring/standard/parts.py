"""The parts of the report and the six kinds of duty, from ``data/parts.json``."""

from __future__ import annotations

from functools import cache
from typing import Literal

from authoring.named import NamedTuple
from authoring.standard.data import load_json

PartKey = Literal["measures", "problems", "duties", "plan", "other"]
PART_KEYS: tuple[PartKey, ...] = ("measures", "problems", "duties", "plan", "other")


class PartSpec(NamedTuple):
    """A part as the regulation has it.

    ``official`` is the regulation's wording; ``heading`` the heading we write, with ``{year}`` for the year that it
    speaks of: the report year plus ``offset``.
    """

    key: PartKey
    name: str
    required: bool
    offset: int
    official: str
    heading: str


class DutySpec(NamedTuple):
    """One of the six kinds of duty of the first responsible person, and what a bureau can show for it."""

    key: str
    name: str
    evidence: str


class Requirements(NamedTuple):
    """What a report must contain; ``basis`` and ``duties_basis`` are documents to cite, by name only."""

    basis: str
    parts: tuple[PartSpec, ...]
    duties_basis: str
    duties: tuple[DutySpec, ...]

    def part(self, key: PartKey) -> PartSpec:
        """The part with this key."""
        return next(part for part in self.parts if part.key == key)


@cache
def requirements() -> Requirements:
    """The national requirements."""
    data = load_json("parts")
    return Requirements(
        data["basis"],
        tuple(PartSpec(**part) for part in data["parts"]),
        data["duties_basis"],
        tuple(DutySpec(**duty) for duty in data["duties"]),
    )
