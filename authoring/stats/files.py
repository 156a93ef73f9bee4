"""Which files are meant: patterns, which not every shell expands, without what Excel and we leave beside them."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authoring.errors import FormError, UserError
from authoring.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WILDCARDS: Final = "*?["
_LOCK = "~$"  # what Excel puts beside a workbook that is open
_SUFFIXES: Final = (".xlsx", ".xlsm", ".csv")


def sent_files(paths: Iterable[Path], output: Path) -> list[Path]:
    """The files that the paths and patterns name; raises FormError for a pattern without any, and for the output.

    A pattern passes over the output, lock files, and what is no table. A file named twice is taken once.
    """
    found: list[Path] = []
    faults: list[UserError] = []
    for path in paths:
        if path.name.startswith(_LOCK):
            continue
        if _is_pattern(path):
            matches = [match for match in _matches(path) if not _is_same(match, output)]
            found += matches
            if not matches:
                faults.append(
                    UserError("没有符合这个样式的 .xlsx 或 .csv 文件，请检查文件夹和文件名", Place(file=str(path)))
                )
        elif _is_same(path, output):
            told = "既是要汇总的表，又是汇总的输出文件，会把上次的合计再加一遍；请去掉它，或者换一个输出文件名"
            faults.append(UserError(told, Place(file=str(path))))
        else:
            found.append(path)
    if faults:
        raise FormError(faults)
    once: dict[str, Path] = {}
    for path in found:
        once.setdefault(_real(path), path)
    return list(once.values())


def _is_pattern(path: Path) -> bool:
    return any(mark in str(path) for mark in _WILDCARDS) and not path.exists()


def _matches(pattern: Path) -> Iterator[Path]:
    for name in sorted(glob.glob(str(pattern))):  # noqa: PTH207 - a Path takes no absolute pattern
        path = Path(name)
        if path.is_file() and path.suffix.lower() in _SUFFIXES and not path.name.startswith(_LOCK):
            yield path


def _is_same(path: Path, output: Path) -> bool:
    return _real(path) == _real(output)


def _real(path: Path) -> str:
    """Where a path leads, of links that lead nowhere, too, for which ``Path.resolve`` may raise."""
    return os.path.realpath(path)
