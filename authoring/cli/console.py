"""What the command line says on stderr, and streams that never fail on a character."""

from __future__ import annotations

import errno
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from authoring.errors import FaultyError, UserError
from authoring.safetext import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.place import Place


_LONGEST = 1000  # characters of a message: some quote what a file holds
_LONGEST_NAME = 400  # characters of a path; a system takes 4,096 bytes at most


def prepare_streams() -> None:
    """A console that can't show a character shows its escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def complain(message: str, place: Place | None = None, *, kind: str = "错误") -> None:
    """One line on stderr: 文件:行:列 错误：…"""
    message = message if len(message) <= _LONGEST else message[:_LONGEST] + "……"
    say(f"{where(place)}{kind}：{message}", err=True)


def say(message: str, *, err: bool = False) -> None:
    """A line of text, in which nothing from a draft or a file name can steer the terminal."""
    click.echo(shown(message), err=err)


def put_out(text: str) -> None:
    """Text for programs and browsers: in UTF-8, as it says of itself, also where the console has another encoding."""
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def where(place: Place | None) -> str:
    """``文件:行:列 `` or ""."""
    if place is None or not (place.file or place.line):
        return ""
    file = " ".join((place.file or "").splitlines())
    file = file if len(file) <= _LONGEST_NAME else f"{file[:_LONGEST_NAME]}……"
    parts = [file, *(str(n) for n in (place.line, place.column if place.line else None) if n)]
    return ":".join(part for part in parts if part) + " "


@contextmanager
def user_errors() -> Iterator[None]:
    """Turn errors meant for the user into messages on stderr and exit code 2.

    So are those that the system has with a file that somebody named; one without a file is of our own output.
    """
    try:
        yield
    except FaultyError as error:
        for fault in error.faults:
            complain(fault.message, fault.place)
        raise click.exceptions.Exit(2) from error
    except UserError as error:
        complain(error.message, error.place)
        raise click.exceptions.Exit(2) from error
    except OSError as error:
        if not isinstance(error.filename, str):
            raise
        complain(f"“{error.filename[:_LONGEST_NAME]}”用不了：{_unusable(error)}")
        raise click.exceptions.Exit(2) from error


def _unusable(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限，或者正被其他程序占用"
    if error.errno == errno.ENAMETOOLONG:
        return "路径或文件名太长"
    return f"{error.strerror or error}，请检查路径"
