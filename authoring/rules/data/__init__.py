"""What the rules know, as data: word lists, patterns and limits with their sources, and the model report."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from authoring.standard.kept import made, stamp

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_FOLDER = Path(__file__).parent


@cache
def load_rules_json(name: str) -> Any:
    """The content of ``<name>.json``."""
    return json.loads((_FOLDER / f"{name}.json").read_bytes())


def model_report(name: str = "model") -> dict[str, str]:
    """The model report's lines by slot, in the order of the paper; the examples of the rules are edits to it.

    ``name`` "lastyear" is the report of the year before.
    """
    slots: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = slots.setdefault(line.strip("[]"), [])
        elif line.strip():
            lines.append(line)
    return {slot: "\n".join(lines) for slot, lines in slots.items()}


def example_files() -> tuple[str, ...]:
    """The texts of the example files, by name."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.examples.txt")))


@cache
def load_rules_lines(name: str) -> tuple[str, ...]:
    """The lines of ``<name>.txt`` but its head."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def made_of(names: tuple[str, ...], make: Callable[[], T]) -> T:
    """What the function ``make`` makes of the files ``names``, or made in an earlier run; of plain types."""
    written = sys.modules[make.__module__].__file__ or ""
    files = (written, *(str(_FOLDER / name) for name in names))
    return made((make.__module__, make.__qualname__, *map(stamp, files)), make)
