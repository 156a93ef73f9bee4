"""The layout of a sheet of statistics, from its data file: which heads its columns have, which sheets are none."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "data"
_NO_LABEL = compiled(r"\(.*?\)|[\s*:]")

_YEAR = compiled(r"(20\d\d)年?")


class Limits(NamedTuple):
    """How large a workbook may be: bytes of the file and unzipped, XML elements of a part, rows and columns of a sheet,
    rows above a head."""

    file: int
    unzipped: int
    nodes: int
    rows: int
    columns: int
    header_rows: int


class Layout(NamedTuple):
    """``columns`` has the column's name by each head it may have; ``numbers`` are the columns of numbers.

    ``blank`` are signs that say a cell is empty, ``skipped`` the sheets that hold no statistics, ``reporter`` the
    labels before the name of the unit that filled it in.
    """

    columns: Mapping[str, str]
    numbers: tuple[str, ...]
    blank: frozenset[str]
    skipped: frozenset[str]
    reporter: frozenset[str]
    limits: Limits

    def column(self, head: str) -> str:
        """The column that a head stands for, a year (2021) as 2021年; "" for others."""
        bare = label(head)
        year = _YEAR.fullmatch(bare)
        return f"{year[1]}年" if year else self.columns.get(bare, "")

    def is_number(self, column: str) -> bool:
        """Whether the column's cells are numbers."""
        return column in self.numbers or is_year(column)


def is_year(column: str) -> bool:
    """Whether the column has the numbers of an earlier year."""
    return _YEAR.fullmatch(column) is not None


@cache
def layout() -> Layout:
    """The layout, loaded at first use."""
    data = load("layout")
    return Layout(
        {head: name for name, heads in data["columns"].items() for head in heads},
        tuple(data["numbers"]),
        frozenset(data["blank"]),
        frozenset(data["skipped_sheets"]),
        frozenset(data["reporter"]),
        Limits(**data["limits"]),
    )


def label(text: str) -> str:
    """A head without blanks, stars and what stands in brackets: 本 年（必填） as 本年."""
    return _NO_LABEL.sub("", fold(text))


def load(name: str) -> Any:
    """The content of ``data/<name>.json``."""
    return json.loads((_FOLDER / f"{name}.json").read_bytes())
