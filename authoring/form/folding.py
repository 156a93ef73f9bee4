"""The text of one YAML scalar, and where each of its lines stands.

YAML joins the lines of a folded text with a blank. Chinese has no blanks between words, so a line break after or
before a Chinese character is joined without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.form.text import Text
from authoring.place import Place
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ruamel.yaml.events import ScalarEvent

_DOUBLED = compiled("''")
_ESCAPED = compiled(r"\\(?:x\w{2}|u\w{4}|U\w{8}|.)")
_Line = tuple[str, int, int]
"""Text, line and column (from 1)."""


def scalar_text(event: ScalarEvent, source: Sequence[str], file: str | None) -> Text:
    """The scalar's text as written, with its place; ``source`` is the file's lines."""
    first, last = event.start_mark, event.end_mark
    place = Place(file=file, line=first.line + 1, column=first.column + 1)
    match event.style:
        case "|":
            return _literal(event, source, place)
        case ">":
            lines = _block_lines(source, first.line + 1, last.line)
            if len({column for text, _, column in lines if text}) == 1:
                return _folded(lines, file)
            return _located(_clipped(event, source), lines, place)
        case None | "" if last.line > first.line:
            return _folded(_pieces(event, source, 0), file)
        case "'" | '"' if last.line > first.line:
            pieces = _pieces(event, source, 1)
            if not any("\\" in text or "''" in text for text, _, _ in pieces):
                return _folded(pieces, file)
            return _located(str(event.value), [(_unescaped(text, event.style), n, at) for text, n, at in pieces], place)
        case None | "":
            return Text(event.value, place)
    inside = Place(file=file, line=place.line, column=first.column + 2)
    joins = _quoted_joins(source[first.line][first.column + 1 : last.column - 1], inside, event)
    return Text(event.value, inside._replace(joins=joins) if joins else inside)


def _quoted_joins(written: str, place: Place, event: ScalarEvent) -> tuple[tuple[int, int, int], ...]:
    """Where the characters of a quoted text on one line stand; () where each stands in its own place."""
    marks = _DOUBLED if event.style == "'" else _ESCAPED
    line, column = place.line or 1, place.column or 1
    joins, lost = [(0, line, column)], 0
    for match in marks.finditer(written):  # each stands for one character
        lost += len(match[0]) - 1
        joins.append((match.end() - lost, line, column + match.end()))
    return tuple(joins) if lost and len(written) - lost == len(event.value) else ()


def _pieces(event: ScalarEvent, source: Sequence[str], marks: int) -> list[_Line]:
    """The lines of a text without the blanks around them, and without ``marks`` quotation marks at either end."""
    first, last = event.start_mark, event.end_mark
    start, end = first.column + marks, last.column - marks
    rows = [(source[first.line][start:].strip(), first.line + 1, start + 1)]
    rows += [(source[n].strip(), n + 1, _indent(source[n]) + 1) for n in range(first.line + 1, last.line)]
    if last.column:
        rows.append((source[last.line][:end].strip(), last.line + 1, _indent(source[last.line]) + 1))
    return rows


def _literal(event: ScalarEvent, source: Sequence[str], place: Place) -> Text:
    text = _clipped(event, source)
    number = (place.line or 1) + 1
    column = next((_indent(line) + 1 for line in source[number - 1 :] if line.strip()), 1)
    joins, offset = [], 0
    for index, line in enumerate(text.split("\n")):
        joins.append((offset, number + index, column))
        offset += len(line) + 1
    joined = tuple(joins) if len(joins) > 1 else ()
    return Text(text, Place(file=place.file, line=number, column=column, joins=joined))


def _clipped(event: ScalarEvent, source: Sequence[str]) -> str:
    """The value without the line end that closes the block, unless the user keeps it with ``+``."""
    header = source[event.start_mark.line][event.start_mark.column : event.start_mark.column + 3]
    value = str(event.value)
    return value if "+" in header else value.rstrip("\n")


def _block_lines(source: Sequence[str], start: int, end: int) -> list[_Line]:
    found = [(line.strip(), number + 1, _indent(line) + 1) for number, line in enumerate(source[start:end], start)]
    while found and not found[-1][0]:
        found.pop()
    while found and not found[0][0]:
        found.pop(0)
    return found


def _folded(lines: Iterable[_Line], file: str | None) -> Text:
    text, joins, breaks = "", [], 0
    for line, number, column in lines:
        if not line:
            breaks += 1
            continue
        if text:
            text += "\n" * breaks if breaks else "" if _is_wide(text[-1]) or _is_wide(line[0]) else " "
        joins.append((len(text), number, column))
        text, breaks = text + line, 0
    if not joins:
        return Text("", Place(file=file))
    joined = tuple(joins) if len(joins) > 1 else ()
    return Text(text, Place(file=file, line=joins[0][1], column=joins[0][2], joins=joined))


def _located(value: str, lines: Iterable[_Line], place: Place) -> Text:
    """``value`` with the places of those lines that stand in it one after the other."""
    joins, offset = list[tuple[int, int, int]](), 0
    for line, number, column in lines:
        found = value.find(line, offset) if line else -1
        if found >= 0:
            joins.append((found if joins else 0, number, column))
            offset = found + len(line)
    if not joins:
        return Text(value, place)
    _, number, column = joins[0]
    return Text(value, place._replace(line=number, column=column, joins=tuple(joins) if len(joins) > 1 else ()))


def _unescaped(line: str, quote: str) -> str:
    """A line of a quoted text as it is meant; as it stands where an escape reaches over its end."""
    if quote == "'":
        return line.replace("''", "'")
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return str(YAML(typ="safe", pure=True).load(f'"{line}"'))
    except YAMLError:
        return line


def _is_wide(char: str) -> bool:
    return ord(char) >= 0x2000


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
