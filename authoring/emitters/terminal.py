"""Reports for people: in colour on a terminal, as plain text everywhere else (rich is loaded for colour only)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from authoring.emitters.layout import Line, Style, lay_out
from authoring.safetext import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authoring.check import FileReport

_COLOURS: dict[Style, str] = {
    "": "",
    "file": "bold",
    "good": "green",
    "fair": "yellow",
    "bad": "red",
    "error": "bold red",
    "warning": "bold yellow",
    "hint": "bold cyan",
    "evidence": "bold underline",
    "quiet": "dim",
}


def write_report(reports: Sequence[FileReport], stream: TextIO, *, colour: bool | None = None) -> None:
    """Write the reports to ``stream``; ``colour`` None means: when it is a terminal and NO_COLOR is not set."""
    if colour is None:
        colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    lines = lay_out(reports)
    if colour:
        _write_coloured(lines, stream)
    else:
        stream.writelines(_encodable(shown(line.text), stream) + "\n" for line in lines)


def _write_coloured(lines: Iterable[Line], stream: TextIO) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, highlight=False, emoji=False, markup=False)
    for line in lines:
        pieces = [(_encodable(shown(text), stream), _COLOURS[style]) for text, style in line.pieces if text]
        console.print(Padding(Text.assemble(*pieces), (0, 0, 0, line.indent)))


def _encodable(text: str, stream: TextIO) -> str:
    """The text with a ? for what the stream's encoding lacks: a GBK console must not end a run."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
