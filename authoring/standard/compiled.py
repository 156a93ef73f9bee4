"""Compiled patterns that need not be compiled again in each run.

What is kept (see :mod:`authoring.standard.kept`) is what ``re`` itself hands to its engine, which looks it over before
it takes it. Where this Python's ``re`` works otherwise, patterns are compiled as ever.
"""

from __future__ import annotations

import re
from array import array
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from authoring.standard.kept import recall, remember

T = TypeVar("T", str, bytes)

_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine takes: flags, the words of the code (here as bytes), the number of groups, their names, both ways."""


def compiled(source: T, flags: int = 0) -> re.Pattern[T]:
    """``re.compile(source, flags)``, by what was kept of it where anything was."""
    key = (source, int(flags))
    if code := recall(key):
        with suppress(Exception):  # the engine refuses what the steps of ``re`` can't have made
            return _pattern(source, code)
    remember(key, partial(_code, *key))
    return re.compile(source, flags)


def _pattern(source: Any, code: _Code) -> re.Pattern[Any]:
    import _sre  # type: ignore[import-not-found]

    flags, words, groups, names, indices = code
    pattern: re.Pattern[Any] = _sre.compile(source, flags, array("I", words).tolist(), groups, names, indices)
    return pattern


def _code(source: str | bytes, flags: int) -> _Code | None:
    """The code of a pattern, by the steps of ``re.compile``; None where these steps no longer give the same."""
    with suppress(Exception):  # they are inner parts of the standard library, which may change
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(source, flags)
        names = dict(tree.state.groupdict)
        indices: list[str | None] = [None] * tree.state.groups
        for name, index in names.items():
            indices[index] = name
        words = array("I", _compiler._code(tree, flags)).tobytes()
        code = (int(flags | tree.state.flags), words, tree.state.groups - 1, names, tuple(indices))
        return code if _pattern(source, code) == re.compile(source, flags) else None
    return None
