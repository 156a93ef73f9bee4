"""Compiled patterns, kept from one run to the next beside this module's byte code.

Compiling the patterns that one draft calls for takes as long as all else that is done with it; loading them takes a
fiftieth of that. Python keeps compiled modules in ``__pycache__``, and this module keeps compiled patterns there too: a
file for each version of Python, trusted as the byte code beside it is, and only where byte code stands already. It has
what ``re`` itself hands to its engine, which looks it over before it takes it. Where anything is not as it should be
(another implementation of Python, a folder that can't be written to), patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T", str, bytes)

_Key = tuple[str | bytes, int]
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine takes: flags, the words of the code (here as bytes), the number of groups, their names, both ways."""

_MOST = 5_000  # patterns in the file: many times ours, so that those made of a user's own words do not pile up for ever
_fresh: dict[_Key, None] = {}


def compiled(source: T, flags: int = 0) -> re.Pattern[T]:
    """``re.compile(source, flags)``, from the file where it has the pattern."""
    flags = int(flags)
    if code := _kept().get((source, flags)):
        with suppress(Exception):  # the engine refuses what the steps of ``re`` can't have made
            return _pattern(source, code)
    _fresh[source, flags] = None
    return re.compile(source, flags)


def keep() -> None:
    """Write what this process compiled into the file; at the end of a run, where it costs nobody time twice."""
    path = _path()
    if not _fresh or path is None:
        return
    codes = {key: code for key in _fresh if (code := _code(*key))}
    _fresh.clear()
    if len(_kept()) + len(codes) <= _MOST:
        codes = _kept() | codes
    with suppress(OSError):
        _replace(path, marshal.dumps((_stamp(), codes)))


def _replace(path: Path, data: bytes) -> None:
    """The file whole or not at all; others may read or write it at the same time."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@cache
def _kept() -> dict[_Key, _Code]:
    """The codes in the file; none where there is no file of this very Python."""
    path = _path()
    with suppress(OSError, EOFError, ValueError, TypeError):
        if path is not None:
            stamp, codes = marshal.loads(path.read_bytes())
            return dict(codes) if stamp == _stamp() else {}
    return {}


def _path() -> Path | None:
    """Beside the byte code of this module; None where there is none, as in a checkout that is to stay clean."""
    cached = __spec__.cached if __spec__ else None
    return Path(cached).with_suffix(".patterns") if cached and Path(cached).exists() else None


@cache
def _stamp() -> tuple[str | int, ...]:
    """Which compiler made the codes."""
    return sys.implementation.name, sys.hexversion, array("I").itemsize


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
