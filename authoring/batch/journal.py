"""The progress of a run, on disk: each file's record as one line, so that nothing done is ever done or lost twice.

A line counts once its line break is there; what a killed run left unfinished at the end is cut off. The parent process
alone writes, a chunk at a time in one call, synced. Records are read back by their offset: memory holds none of them.
"""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any

from authoring.batch.record import Record, from_json, to_json
from authoring.errors import UserError
from authoring.named import NamedTuple
from authoring.writers.files import why_not

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import BinaryIO, Self

VERSION = 1
_LONGEST = 1_000_000  # bytes of a record, which has some thousand


class Kept(NamedTuple):
    """Where the record of a file stands, the digest of the file it is of, and the name of its page."""

    offset: int
    digest: str
    page: str | None


class Journal:
    """The journal at ``path``. ``settings`` is what the results depend on besides the files; see :meth:`resume`."""

    def __init__(self, path: Path, settings: str) -> None:
        self._path = path
        self._header = {"version": VERSION, "settings": settings}
        self._file: BinaryIO

    def __enter__(self) -> Self:
        try:
            # a link would have another file emptied, a pipe would hold us up
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            handle = os.open(self._path, flags | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            told = "它是一个链接，请移走" if self._path.is_symlink() else why_not(self._path, error)
            raise UserError(f"写不了进度文件“{self._path}”：{told}") from error
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise UserError(f"写不了进度文件“{self._path}”：它不是普通文件，请移走")
        self._file = os.fdopen(handle, "r+b", buffering=0)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._file.close()

    def start(self) -> None:
        """Forget all that is there."""
        self._file.truncate(0)
        self._file.seek(0)
        self._write(_line(self._header))

    def resume(self) -> dict[str, Kept] | None:
        """What is kept, by absolute path, the last record of each; None when it was made under other settings."""
        self._file.seek(0)
        kept: dict[str, Kept] = {}
        offset = 0
        with self._path.open("rb") as lines:
            for number, line in enumerate(iter(lambda: lines.readline(_LONGEST), b"")):
                data = _parsed(line)
                if data is None or ("path" not in data and number):  # two runs at once can have begun it twice
                    break
                if number == 0:
                    if data != self._header:
                        return None
                else:
                    kept[data["path"]] = Kept(offset, data["digest"], data["page"])
                offset += len(line)
        if offset == 0:
            return None
        self._file.truncate(offset)
        self._file.seek(offset)
        return kept

    def append(self, records: Sequence[Record]) -> list[int]:
        """Add records; returns their offsets."""
        lines = [_line(to_json(record)) for record in records]
        at = self._file.tell()
        self._write(b"".join(lines))
        offsets = []
        for line in lines:
            offsets.append(at)
            at += len(line)
        return offsets

    def records(self, offsets: Iterable[int]) -> Iterator[Record | None]:
        """The records at these offsets, one at a time; None for an offset below 0 (not done)."""
        with self._path.open("rb") as file:
            for offset in offsets:
                if offset < 0:
                    yield None
                else:
                    file.seek(offset)
                    yield from_json(json.loads(file.readline()))

    def _write(self, data: bytes) -> None:
        try:
            if self._file.write(data) != len(data):
                raise OSError(None, "磁盘空间不足")
            os.fsync(self._file.fileno())
        except OSError as error:
            raise UserError(
                f"进度文件“{self._path}”写不下去：{why_not(self._path, error)}；已经查完的都保存着"
            ) from error


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"  # ASCII holds any file name there is


def _parsed(line: bytes) -> dict[str, Any] | None:
    """The object of a whole line; None for one cut off or spoilt."""
    if not line.endswith(b"\n"):
        return None
    try:
        data = json.loads(line)
        if "path" in data:
            from_json(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return data if isinstance(data, dict) and ("path" in data or "settings" in data) else None
