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
        refuse_target(path)
        if os.path.lexists(path) and not _may_go(path, overwrite):
            raise _kept(path)
        _replace(path, data, overwrite)
    except (OSError, ValueError) as error:
        kept = "；原有文件没有改动" if os.path.lexists(path) else ""
        raise UserError(f"写不了“{path}”：{why_not(path, error)}{kept}") from error


def refuse_existing(*paths: Path) -> None:
    """Raises UserError for the first of the paths where there is something."""
    for path in paths:
        if os.path.lexists(path):
            refuse_target(path)
            raise _kept(path)


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


def make_folder(folder: Path) -> None:
    """Make the folder for many files, unless it is there; the one above it must be. Raises UserError."""
    if folder.is_dir():
        return
    if os.path.lexists(folder):
        raise UserError(f"“{folder}”是文件，不是文件夹；要写几个文件，请写文件夹的名字，或者改名、移走它")
    try:
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise UserError(f"建不了文件夹“{folder}”：{why_not(folder, error)}") from error


def refuse_target(path: Path) -> None:
    """Raises UserError for a path at which no file can be written, as far as that can be told beforehand."""
    # those of os.path never raise, whatever the folders let us see
    if os.path.isdir(path):  # noqa: PTH112
        raise UserError(f"“{path}”是一个文件夹，不能当作文件写入；请写出完整的文件名")
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        raise UserError(f"“{path}”不是普通文件，不能写入；请换一个文件名")
    if (why := _wrong_with(path)) is not None:
        raise UserError(f"写不了“{path}”：{why}")


def _wrong_with(path: Path) -> str | None:
    """What is wrong with the folder of ``path``, in Chinese; None for nothing that can be told."""
    folder = path.parent if path.parent.name else path.parent.absolute()
    if not os.path.lexists(folder):
        return f"没有“{folder}”这个文件夹，请先建好，或者换一个文件夹"
    if not os.path.isdir(folder):  # noqa: PTH112
        return f"“{folder}”是文件，不是文件夹，请换一个文件夹"
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"没有写入“{folder}”这个文件夹的权限，请换一个文件夹"
    return None


def why_not(path: Path, error: OSError | ValueError) -> str:
    """Why the file or folder at ``path`` can't be written, in Chinese, and what to do."""
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return "文件名太长，请改短"
    if isinstance(error, OSError) and error.errno in _FULL:
        return "磁盘满了，或超过了允许的大小，请腾出空间再试"
    if isinstance(error, OSError) and error.errno == errno.EROFS:
        return "所在的磁盘只能读，请换一个文件夹"
    if not isinstance(error, OSError):
        return "路径不对，请检查文件名里有没有多余的符号"
    return _wrong_with(path) or _refusal(path, error)


def _refusal(path: Path, error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"“{path.parent.absolute()}”里不能建文件，请换一个文件夹"
        case PermissionError():
            return "没有写入权限，或文件正被 Word/WPS 打开，请关闭后再试"
        case _:
            return f"系统不让写（{error.strerror or error}），请换一个文件夹"
