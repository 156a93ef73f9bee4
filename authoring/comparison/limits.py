"""Word lists and limits of the comparison, from ``standard/data/comparison.json``."""

from __future__ import annotations

from functools import cache
from typing import Any

from authoring.standard.data import load_json


@cache
def limits() -> Any:
    """The content of the file."""
    return load_json("comparison")
