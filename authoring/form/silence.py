"""Comments in a form that silence findings: 「# 不查：S402、标点」 at a line, or on a line of its own above one.

At the line that opens a text of several lines (``|`` or ``>``) it holds for all of that text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMMENT = compiled(r"(?:^|\s)#\s*(?:不查|noqa)\s*[:：]\s*(?P<names>[^#]+?)\s*$")
_SEPARATOR = compiled(r"[\s,，、;；]+")
_OPENS_TEXT = compiled(r"[:\-]\s+[|>][+\-\d]*\s*$")


def silenced(text: str) -> Mapping[int, tuple[str, ...]]:
    """Names of rules by the lines (from 1) on which they are to keep quiet."""
    lines = text.split("\n")
    found: dict[int, tuple[str, ...]] = {}
    for number, line in enumerate(lines, 1):
        if match := _COMMENT.search(line):
            names = tuple(name for name in _SEPARATOR.split(match["names"]) if name)
            alone = not line[: match.start()].strip()
            first = number + 1 if alone else number
            opener = lines[first - 1] if first <= len(lines) else ""
            for at in range(first, _end(lines, first, _COMMENT.sub("", opener)) + 1):
                found[at] = found.get(at, ()) + names
    return found


def _end(lines: list[str], first: int, opener: str) -> int:
    """The last line (from 1) of what begins at line ``first``: further in where it opens a text."""
    if not _OPENS_TEXT.search(opener):
        return first
    indent = _indent(opener)
    last = first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip() and _indent(line) <= indent:
            break
        last = number
    return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
