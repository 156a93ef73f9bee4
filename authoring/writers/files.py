"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from authoring.errors import UserError


def write_atomically(path: Path, data: bytes, *, overwrite: bool = True) -> None:
    """Put ``data`` at ``path``: a temporary file beside it, synced, then renamed.

    Raises UserError when the folder is missing or not writable, or the file is there and ``overwrite`` is False.
    """
    if path.is_dir():
        raise UserError(f"“{path}”是一个文件夹，不能当作文件写入；请写出完整的文件名")
    if path.exists() and not overwrite:
        raise UserError(f"“{path}”已经存在，没有改动它；要覆盖请加 --force，或者换一个文件名")
    try:
        _replace(path, data)
    except OSError as error:
        raise UserError(f"写不了“{path}”：{_reason(error)}；原有文件没有改动") from error


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)  # mkstemp makes files that only their owner can read
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "所在的文件夹不存在，请先建好"
        case PermissionError():
            return "没有写入权限，或文件正被 Word/WPS 打开，请关闭后再试"
        case _:
            return error.strerror or str(error)
