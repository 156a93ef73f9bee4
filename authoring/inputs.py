"""Reading a whole file that somebody sent: only a regular one, and only so much of it."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, TypeAlias

from authoring.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


StrPath: TypeAlias = "str | os.PathLike[str]"
"""A path as callers may give it."""


class NotAFileError(OSError):
    """A pipe, a device or the like: reading it may never end."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "这不是普通文件，无法读取")


class TooLargeError(OSError):
    """A file of more bytes than may be read; ``size`` is how many it has."""

    def __init__(self, size: int) -> None:
        super().__init__(errno.EFBIG, f"文件太大（{size / 1e6:.0f} MB）")
        self.size = size


def unread(error: OSError | ValueError) -> str:
    """Why a file can't be read, in Chinese."""
    match error:
        case NotAFileError() | TooLargeError():
            return str(error.strerror)
        case FileNotFoundError() | NotADirectoryError():
            return "没有这个文件"
        case IsADirectoryError():
            return "这是文件夹"
        case PermissionError():
            return "没有读取的权限，或者正被其他程序占用"
        case OSError() if error.errno == errno.ENAMETOOLONG:
            return "文件名太长"
        case OSError():
            return f"系统报错：{error.strerror or error}"
        case _:
            return "路径不对"


def read_file(path: Path, most: int) -> bytes:
    """The bytes of the regular file at ``path``, of which there may be ``most``.

    Raises OSError (IsADirectoryError, NotAFileError, TooLargeError and others), ValueError for a path with a NUL.
    """
    # a pipe without a writer must not hold us up before we can see that it is one
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise NotAFileError
        data = b"" if status.st_size > most else file.read(most + 1)
    if max(len(data), status.st_size) > most:
        raise TooLargeError(max(len(data), status.st_size))
    return data


def refuse_inputs(output: Path, inputs: Iterable[Path]) -> None:
    """Raises UserError where ``output`` is one of the files that it is made of, which it would replace."""
    for path in inputs:
        try:
            is_same = output.samefile(path)
        except (OSError, ValueError):  # one of them is not there
            continue
        if is_same:
            raise UserError(f"“{output}”就是要读的文件，写进去会盖掉它，没有改动；请用 -o 换一个文件名")
