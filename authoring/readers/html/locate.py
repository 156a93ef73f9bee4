"""Line and column in a page's source of the text that a parser gave us: the parser itself tells lines at best."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import unescape
from typing import TYPE_CHECKING

from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.readers.raw import Joins

_MARKUP = pattern(
    r"(?P<opens><!--|<(?:script|style|template)\b)|<[^<>]*>|(?P<entity>&(?:#\w{1,8}|[A-Za-z]\w{1,31});)", re.IGNORECASE
)
_TAG = pattern(r"<[^<>]*>")
_COMMENT = "<!--"
_CLOSED_BY = {
    _COMMENT: pattern("-->"),
    **{f"<{name}": pattern(rf"</{name}\s*+>", re.IGNORECASE) for name in ("script", "style", "template")},
}
"""What has no text of its own, and what ends it."""
_LINE = pattern(r"\r\n|\r|\n")
_KEY = pattern(r"[^&<>\"'\s\0]{1,16}")


class Locator:
    """Finds pieces of text in the order in which they stand in the source."""

    def __init__(self, source: str, file: str | None) -> None:
        self.file = file
        self._lines = [0, *(match.end() for match in _LINE.finditer(source))]
        self._text, self._offsets, self._sources = _shown(source)
        self._at = 0

    def find(self, text: str, line: int | None) -> Joins:
        """(offset in ``text``, line, column) of its pieces; ``line`` is where to look at first.

        Of a text that can't be found as it is, its first findable characters are given, or the line it stands in or
        behind.
        """
        start = max(self._offset(self._lines[min(line or 1, len(self._lines)) - 1]), self._at)
        found = self._text.find(text, start)
        if found >= 0:
            self._at = found + len(text)
            return self._pieces(found, self._at)
        key = _KEY.search(text)
        if key is not None and (found := self._text.find(key[0], start)) >= 0:
            self._at = found + len(key[0])
            return ((key.start(), *self._position(found)),)
        return ((0, line or self._position(self._at)[0], 1),)

    def find_from_start(self, text: str) -> tuple[int, int]:
        """Line and column of the first place in the whole page where ``text`` stands; the page's first if nowhere."""
        return self._position(max(self._text.find(text), 0))

    def _pieces(self, start: int, end: int) -> Joins:
        """The stretches of the source that characters ``start:end`` are written in."""
        begins = self._offsets[bisect_right(self._offsets, start) : bisect_left(self._offsets, end)]
        return tuple((at - start, *self._position(at)) for at in dict.fromkeys((start, *begins)))

    def _offset(self, source: int) -> int:
        """The character that stands at an offset of the source or behind it."""
        index = bisect_right(self._sources, source) - 1
        found = self._offsets[index] + source - self._sources[index]
        return min([found, *self._offsets[index + 1 : index + 2]])  # markup is longer than what it shows

    def _position(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._offsets, offset) - 1
        source = self._sources[index] + offset - self._offsets[index]
        line = bisect_right(self._lines, source)
        return line, source - self._lines[line - 1] + 1


def _shown(source: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text without its markup, \\0 for each tag; where its stretches begin, and where these begin in the source."""
    parts: list[str] = []
    offsets, sources = [0], [0]
    at = length = 0
    for start, end, shown in _markup(source):
        parts += (source[at:start], shown)
        length += start - at
        for begin, spot in ((length, start), (length + len(shown), end)):
            offsets.append(begin)
            sources.append(spot)
        length += len(shown)
        at = end
    parts.append(source[at:])
    return "".join(parts), offsets, sources


def _markup(source: str) -> Iterator[tuple[int, int, str]]:
    """Where markup begins and ends, and what is shown of it."""
    at = 0
    never_closed: set[str] = set()
    while match := _MARKUP.search(source, at):
        opens, end = (match["opens"] or "").lower(), match.end()
        if opens:
            closed = None if opens in never_closed else _CLOSED_BY[opens].search(source, end)
            if closed is None:
                never_closed.add(opens)  # nor is any further one
                closed = _TAG.match(source, match.start())
            if closed is None:
                at = match.start() + 1
                continue
            end = closed.end()
        yield match.start(), end, unescape(match[0]) if match["entity"] else "" if opens == _COMMENT else "\0"
        at = end
