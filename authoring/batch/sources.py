"""From what the user names (files, folders, patterns, lists) to the files to work on, in a settled order."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.batch.names import COMMENTED_SUFFIX, PAGES_SUFFIX, printable
from authoring.errors import UserError
from authoring.inputs import TooLargeError, read_file
from authoring.named import NamedTuple
from authoring.standard.profile import OWN_WORDS_FILE, PROFILE_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_LIST_MARK = "@"
_LIST_LIMIT = 64 * 1024 * 1024  # bytes of a list of paths
_LIST_LINES = 200_000
_MOST_LACKING = 1000
_WILDCARDS = "*?["
_TEMPORARY = ("~$", ".~", "~wrl")
_OWN_PAGE = b'<meta name="generator" content="authoring">'
_HEAD = 1024  # bytes of a page within which our mark stands
_SETTINGS_FILE = "检查设置.yaml"  # what docs/check.md calls it
_OWN_FILES = {OWN_WORDS_FILE: "本单位的用语表", PROFILE_FILE: "模板", _SETTINGS_FILE: "检查设置"}


class Item(NamedTuple):
    """A file to work on: its name as the user would say it, and its absolute path."""

    name: str
    path: str


class LeftOut(NamedTuple):
    """A file that was met on the way and not taken, and why (in Chinese)."""

    name: str
    reason: str


class Sources(NamedTuple):
    """The files to work on, each once, and those left out."""

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...] = ()


def find_sources(named: Sequence[str], suffixes: Collection[str]) -> Sources:
    """The files that ``named`` stands for: folders are walked, patterns expanded, ``@list.txt`` read line by line.

    The order is that of ``named``, and by name within a folder or pattern. Of folders only files with one of
    ``suffixes`` (lower case, with the dot) are taken. A file named alone and in full is always taken. Raises UserError
    for a list that can't be read, or when nothing is left to do. A pattern that fits nothing is taken for the name of
    a file that is not there, unless it is all there is.
    """
    if not all(name.strip() for name in named):
        raise UserError("文件名是空的，请写出文件或文件夹；当前文件夹写“.”")
    if len(named) == 1 and is_plain(named[0]):
        return Sources((_item(named[0]),))
    found: dict[str, Item] = {}
    left: dict[str, LeftOut] = {}
    for name in named:
        for path, is_named in _expand(name):
            item = _item(path)
            key = os.path.normcase(item.path)
            if key in found or key in left:
                continue
            reason = _reason(path, suffixes, is_named=is_named)
            if reason:
                left[key] = LeftOut(item.name, reason)
            else:
                found[key] = item
    if found and all(_is_pattern(item.path) for item in found.values()):
        lone = next(iter(found.values()))
        raise UserError(f"没有符合“{lone.name}”的文件，请检查文件夹和文件名")
    if not found:
        first = next(iter(left.values()), None)
        told = f"（看到{len(left)}个，都没有处理，如“{first.name}”：{first.reason}）" if first else ""
        raise UserError(f"没有找到能处理的文件{told}；能处理的有 {'、'.join(sorted(suffixes))}")
    return Sources(tuple(found.values()), tuple(left.values()))


def is_plain(name: str) -> bool:
    """Whether ``name`` is a file by itself, there or not: no folder, pattern or list."""
    return bool(name.strip()) and not name.startswith(_LIST_MARK) and not Path(name).is_dir() and not _is_pattern(name)


def _is_pattern(name: str) -> bool:
    return any(mark in name for mark in _WILDCARDS) and not os.path.lexists(name)


def _item(path: str) -> Item:
    return Item(printable(path), str(Path(path).absolute()))


def _expand(name: str, base: str | None = None) -> Iterator[tuple[str, bool]]:
    """The paths ``name`` stands for, and whether each was named in full; ``base`` is the folder of a list with it."""
    if name.startswith(_LIST_MARK) and base is None:
        yield from _listed(Path(name[1:]))
        return
    path = str(Path(base or "", name))
    if Path(path).is_dir():
        yield from ((each, False) for each in _walk(path))
    elif _is_pattern(path):
        while "**/**/" in path:  # says nothing more, and takes many times longer
            path = path.replace("**/**/", "**/")
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a Path takes no absolute pattern
        if not matches:
            yield path, True  # told like a file that is missing, and the others go on
        for match in matches:
            yield from ((each, False) for each in (_walk(match) if Path(match).is_dir() else (match,)))
    else:
        yield path, True


def _walk(folder: str) -> Iterator[str]:
    """The files below ``folder`` by name, and the folders that can't be opened.

    Links to folders are not followed, our own pages not looked at.
    """
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(PAGES_SUFFIX))
        yield from (str(Path(parent, name)) for name in sorted(files))
    yield from (str(error.filename) for error in closed)


def _listed(file: Path) -> Iterator[tuple[str, bool]]:
    """The paths in a list: one a line, beside the list when they are not absolute; # begins a remark."""
    from authoring.readers.decode import decode

    try:
        text = decode(read_file(file, _LIST_LIMIT))[0]
    except TooLargeError as error:
        raise UserError(f"名单“{file}”太大，请确认是不是选错了文件") from error
    except (OSError, ValueError) as error:
        raise UserError(f"读不了名单“{file}”，请检查路径和文件名") from error
    lines = dict.fromkeys(text.splitlines())
    if len(lines) > _LIST_LINES:
        raise UserError(f"名单“{file}”有{len(lines)}行，超过上限{_LIST_LINES}行，请分成几份")
    names = [name for line in lines if (name := line.strip().strip('"')) and not name.startswith("#")]
    if any("\0" in name for name in names):
        raise UserError(f"名单“{file}”里有看不见的控制字符，请另存为纯文本")
    _check_there(file, names)
    for name in names:
        yield from _expand(name, str(file.parent))


def _check_there(file: Path, names: Sequence[str]) -> None:
    """Raises UserError where far too many files of a list are lacking: it is the wrong list, or in the wrong place."""
    lacking = [name for name in names if not _is_pattern(name) and not os.path.lexists(file.parent / name)]
    if len(lacking) > _MOST_LACKING:
        told = f"名单“{file}”里有{len(lacking)}个文件找不到，如“{printable(lacking[0])}”"
        raise UserError(f"{told}；请核对是不是选错了名单，名单里的相对路径从名单所在的文件夹算起")


def _reason(path: str, suffixes: Collection[str], *, is_named: bool) -> str:
    """Why a file is not taken; "" for one that is."""
    name, suffix = Path(path).name, Path(path).suffix.lower()
    if name.lower().startswith(_TEMPORARY) or (name.startswith(".") and not is_named):
        return "临时文件或隐藏文件"
    if name.endswith(COMMENTED_SUFFIX):
        return "本工具写的批注稿"
    if is_named:
        return ""
    if name in _OWN_FILES:
        return _OWN_FILES[name]
    if Path(path).is_dir():
        return "打不开的文件夹"
    if suffix not in suffixes:
        return "不是要处理的格式"
    if _leads_away(path):
        return "是链接，指向别处的文件"
    is_own = Path(path).parent.name.endswith(PAGES_SUFFIX) or (suffix in (".html", ".htm") and _is_own_page(path))
    return "本工具写的检查结果" if is_own else ""


def _leads_away(path: str) -> bool:
    """Whether it is a link to a file of another folder, which whoever sent this folder can't have meant to send."""
    if not Path(path).is_symlink() or not Path(path).is_file():
        return False
    return os.path.realpath(Path(path).parent) != str(Path(os.path.realpath(path)).parent)


def _is_own_page(path: str) -> bool:
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as file:
            return _OWN_PAGE in file.read(_HEAD)
    except OSError:
        return False
