"""The lines of a form as people type them, without YAML's grammar: what a line begins with, and what it says.

Lines that belong to a text begun above (a block after ``|``, a quoted or a folded text) are passed over, so that what
is prose is not taken for a slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEY = r"[^\s\"'#\[\]{}&*!|>%@`?,:-](?:[^:]|:(?=\S))*?"
_HEAD = pattern(rf"( *)((?:- +)*)(?:({_KEY}) *:(?= |$))? *(.*)")
BLOCK = pattern(r"[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?")
"""What announces a text in the lines below."""
QUOTED = {'"': pattern(r'"(?:[^"\\]|\\.)*"'), "'": pattern(r"'(?:[^']|'')*'")}
"""A quoted text from its first mark to its last, by the mark."""
_CLOSERS = {"[": "]", "{": "}"}


class Line(NamedTuple):
    """A line that begins an entry: ``(- )*key: value``; ``key`` is "" where it has none.

    ``number`` counts from 1; ``column``, where the value begins, and ``depth`` from 0. Lines further in than ``depth``
    go on with the value. ``open`` tells that the value's quotation mark has no partner.
    """

    number: int
    text: str
    dashes: str
    key: str
    value: str
    column: int
    depth: int
    open: bool = False

    @property
    def key_column(self) -> int:
        """Where the key, or else the value, begins."""
        return len(self.text) - len(self.text.lstrip(" ")) + len(self.dashes)


def form_lines(text: str, known: frozenset[str]) -> Iterator[Line]:
    """The lines that begin an entry; ``known`` are the keys that end a text whose quotation mark is not closed."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].strip() or lines[at].lstrip().startswith("#"):
            at += 1
            continue
        line = parse_line(lines[at], at + 1)
        end = _end(lines, line, known)
        yield line._replace(open=end is None)
        at = at + 1 if end is None else end


def parse_line(text: str, number: int) -> Line:
    """One line apart from what stands around it."""
    match = _HEAD.match(text)
    assert match is not None  # every part may be empty
    indent, dashes, key, value = match.groups(default="")
    depth = len(indent) + (len(dashes) if key else max(len(dashes.rstrip()) - 1, 0))
    return Line(number, text, dashes, key, value.rstrip(), match.start(4), depth)


def _end(lines: Sequence[str], line: Line, known: frozenset[str]) -> int | None:
    """Index of the first line after the value; None where a quotation mark is never closed."""
    value, after = line.value, line.number
    if not value or value.startswith("#"):
        return after
    if value[0] in QUOTED:
        return after if QUOTED[value[0]].match(value) else _closing_line(lines, after, value[0], known)
    if value[0] in _CLOSERS:
        closer = _CLOSERS[value[0]]
        ends = (at for at in range(after - 1, len(lines)) if closer in lines[at])
        return next(ends, after - 1) + 1
    block = BLOCK.fullmatch(value) is not None
    while after < len(lines) and _goes_on(lines[after], line.depth, block=block):
        after += 1
    return after


def _closing_line(lines: Sequence[str], start: int, mark: str, known: frozenset[str]) -> int | None:
    for at in range(start, len(lines)):
        line = parse_line(lines[at], at + 1)
        if line.key in known and (line.value or line.text.endswith(":")):
            return None
        if mark in lines[at]:
            return at + 1
    return None


def _goes_on(text: str, depth: int, *, block: bool) -> bool:
    if not text.strip():
        return True
    inside = len(text) - len(text.lstrip(" ")) > depth
    return inside if block else inside and not text.lstrip(" ").startswith(("#", "\t"))
