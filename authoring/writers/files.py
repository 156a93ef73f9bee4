"""Writing a file whole or not at all: every file that this package writes for a user goes through here.

Killed at any moment, the old file stands or the new one. The journal of a batch, which only ever grows, is the one
exception; it has its own guard (:mod:`authoring.batch.journal`).
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from authoring.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ENDING = ".authoring-tmp"
_STEM = 40  # characters of the target's name in that of its temporary file: 255 bytes hold 85 Chinese ones
_STALE = 3600  # seconds after which a temporary file is one that a killed run has left
_AT_ONCE = 1000  # writers of one file
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_atomically(path: Path, data: bytes, *, overwrite: bool | Callable[[Path], bool] = True) -> None:
    """Put ``data`` at ``path``: a temporary file beside it, synced, then renamed.

    ``overwrite`` may be a function that tells whether what is at ``path`` may go; it is asked right before that.
    Raises UserError when the folder is missing or not writable, the disk is full, or the file is there and may not go.
    """
    try:
        if path.is_dir():
            raise UserError(f"“{path}”是一个文件夹，不能当作文件写入；请写出完整的文件名")
        if path.exists() and not path.is_file():
            raise UserError(f"“{path}”不是普通文件，不能写入；请换一个文件名")
        if os.path.lexists(path) and not _may_go(path, overwrite):
            raise _kept(path)
        _replace(path, data, overwrite)
    except (OSError, ValueError) as error:
        raise UserError(f"写不了“{path}”：{why_not(error)}；原有文件没有改动") from error


def refuse_existing(*paths: Path) -> None:
    """Raises UserError for the first of the paths where there is something."""
    for path in paths:
        if os.path.lexists(path):
            raise _kept(path)


def make_folder(path: Path) -> None:
    """The folder, if it is not there yet; raises UserError where it can't be made."""
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise UserError(f"“{path}”已经存在，又不是文件夹；请改名或移走") from error
    except (OSError, ValueError) as error:
        raise UserError(f"建不了文件夹“{path}”：{why_not(error)}") from error


def _may_go(path: Path, overwrite: bool | Callable[[Path], bool]) -> bool:
    return overwrite(path) if callable(overwrite) else overwrite


def _kept(path: Path) -> UserError:
    return UserError(f"“{path}”已经存在，没有改动它；要覆盖请加 --force，或者换一个文件名")


def _replace(path: Path, data: bytes, overwrite: bool | Callable[[Path], bool]) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    handle, temporary = _opened(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        _put(temporary, path, overwrite)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _put(temporary: Path, path: Path, overwrite: bool | Callable[[Path], bool]) -> None:
    """Give the file its name; what has come there meanwhile, or was changed, stays unless it may go."""
    if overwrite is not True:
        try:
            path.hardlink_to(temporary)  # unlike a rename, never over a file
        except FileExistsError:
            if not _may_go(path, overwrite):
                raise _kept(path) from None
        except OSError:  # a file system without links
            if os.path.lexists(path) and not _may_go(path, overwrite):
                raise _kept(path) from None
        else:
            temporary.unlink()
            return
    temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the new name last, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _opened(path: Path) -> tuple[int, Path]:
    """A new temporary file beside ``path``; one that a killed run has left long ago is used up first."""
    for number in range(_AT_ONCE):
        temporary = path.with_name(f".{path.name[:_STEM]}.{number}{_ENDING}")
        with suppress(FileNotFoundError):
            if time.time() - temporary.lstat().st_mtime > _STALE:
                temporary.unlink()
        with suppress(FileExistsError):
            return os.open(
                temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
            ), temporary
    raise OSError(errno.EEXIST, f"旁边有{_AT_ONCE}个没有写完的临时文件（{_ENDING}），请删去")


def why_not(error: OSError | ValueError) -> str:
    """Why a file can't be written, in Chinese, and what to do."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "所在的文件夹不存在，请先建好"
        case PermissionError():
            return "没有写入权限，或文件正被 Word/WPS 打开，请关闭后再试"
        case OSError() if error.errno in _FULL:
            return "磁盘满了，或超过了允许的大小，请腾出空间再试"
        case OSError() if error.errno == errno.ENAMETOOLONG:
            return "文件名太长，请改短"
        case OSError() if error.errno == errno.EROFS:
            return "所在的磁盘只能读，请换一个文件夹"
        case OSError():
            return error.strerror or str(error)
        case _:
            return "路径不对"
