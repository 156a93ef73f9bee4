"""What a hostile case is: files in a folder, a command, and what must come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECRET = "绝密内容不应被读到"
"""What stands in ``secret.txt`` beside a case's folder: it must never appear in what a command says or writes."""

CANARY = "http://127.0.0.1:9/canary"
"""Where nothing listens unless a test does: what a file refers to must never be asked for. Replaced by a live port."""

READ, REFUSED, EITHER = (0, 1), (2,), (0, 1, 2)


class Case(NamedTuple):
    """``make`` puts the files into an empty folder; ``command`` is run there; ``codes`` are the exit codes allowed.

    ``says`` must stand in what it prints. ``outputs`` are names of files that it may make; all else must stay as it
    was. ``heavy`` cases are run by the command only, not with the tests.
    """

    name: str
    make: Callable[[Path], object]
    command: tuple[str, ...]
    codes: tuple[int, ...] = EITHER
    says: str = ""
    outputs: tuple[str, ...] = ()
    heavy: bool = False


def put(name: str, data: bytes | str) -> Callable[[Path], object]:
    """Makes one file."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return lambda folder: (folder / name).write_bytes(raw)


def checked(
    name: str, data: bytes | str, file: str, codes: tuple[int, ...] = EITHER, says: str = "", *, heavy: bool = False
) -> Case:
    """A draft to be checked."""
    return Case(name, put(file, data), ("check", file), codes, says, heavy=heavy)


Cases = "Iterator[Case]"
