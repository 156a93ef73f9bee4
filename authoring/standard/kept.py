"""What is made of patterns, kept from one run to the next beside this module's byte code.

Compiling the patterns that one draft calls for takes as long as all else that is done with it; loading them takes a
fiftieth of that. Python keeps compiled modules in ``__pycache__``, and this module keeps what it is given there too: a
file for each version of Python, trusted as the byte code beside it is, and only where byte code stands already. Where
anything is not as it should be (no such folder, one that can't be written to, a spoilt file), nothing is known and all
is made anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")

_MOST = 10_000  # entries: many times ours, so that those made of a user's own words do not pile up for ever
_fresh: dict[Hashable, Callable[[], Any]] = {}


def recall(key: Hashable) -> Any:
    """What was remembered under this key, by this run or an earlier one; None if nothing was."""
    return _kept().get(key)


def remember(key: Hashable, make: Callable[[], Any]) -> None:
    """Keep what ``make`` gives: None, to keep nothing, or anything of plain types. It is called by :func:`keep`.

    ``key``, of plain types too, must say all that the thing is made of.
    """
    _fresh[key] = make


def made(key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` gives, of plain types; by what was remembered of it where anything was."""
    known: T | None = recall(key)
    if known is None:
        thing = make()
        remember(key, lambda: thing)
        return thing
    return known


def stamp(path: str) -> tuple[int, int]:
    """What tells one state of a file from another, for what is made of it or by the code in it."""
    told = Path(path).stat()
    return told.st_size, told.st_mtime_ns


def keep() -> None:
    """Write what is to be remembered into the file; at the end of a run, where nobody waits for it."""
    path = _path()
    if not _fresh or path is None or not os.access(path.parent, os.W_OK):
        return
    things = {key: thing for key, make in _fresh.items() if (thing := make()) is not None}
    _fresh.clear()
    known = _kept()
    if len(known) + len(things) > _MOST:
        known.clear()
    known.update(things)
    with suppress(OSError):
        _replace(path, marshal.dumps((_STAMP, known)))


def _replace(path: Path, data: bytes) -> None:
    """The file whole or not at all; others may read or write it at the same time."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@cache
def _kept() -> dict[Hashable, Any]:
    """What the file holds; nothing where there is no file of this very Python."""
    path = _path()
    with suppress(OSError, EOFError, ValueError, TypeError):
        if path is not None:
            stamp, things = marshal.loads(path.read_bytes())
            return dict(things) if stamp == _STAMP else {}
    return {}


def _path() -> Path | None:
    """Beside the byte code of this module; None where there is none, as in a checkout that is to stay clean."""
    cached = __spec__.cached if __spec__ else None
    return Path(cached).with_suffix(".data") if cached and Path(cached).exists() else None


_STAMP = (sys.implementation.name, sys.hexversion, stamp(__file__))
"""What things are made by: another version of Python may make other code of a pattern, and another one of this package
has other patterns."""
