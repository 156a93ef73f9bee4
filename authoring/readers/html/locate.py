"""Line and column in a page's source of the text that a parser gave us: the parser itself tells lines at best."""

from __future__ import annotations

import re
from bisect import bisect_right

from authoring.standard.patterns import pattern

_MARKUP = pattern(r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_LINE = pattern(r"\r\n|\r|\n")
_KEY = pattern(r"[^&<>\"'\s]{1,16}")


class Locator:
    """Finds pieces of text in the order in which they stand in the source."""

    def __init__(self, source: str, file: str | None) -> None:
        self.file = file
        self._text = _MARKUP.sub(lambda match: "\0" * len(match[0]), source)
        self._starts = [0, *(match.end() for match in _LINE.finditer(source))]
        self._at = 0

    def find(self, text: str, line: int | None) -> tuple[int, int, int]:
        """(offset in ``text``, line, column) of its first findable characters; ``line`` is where to look at first.

        Text that can't be found, because all of it is written as entities, is given the line it stands in or behind.
        """
        key = _KEY.search(text)
        if key is not None:
            first = self._starts[min(line or 1, len(self._starts)) - 1]
            found = self._text.find(key[0], max(first, self._at))
            if found >= 0:
                self._at = found + len(key[0])
                return (key.start(), *self._position(found))
        return 0, line or self._position(self._at)[0], 1

    def find_from_start(self, text: str) -> tuple[int, int]:
        """Line and column of the first place in the whole page where ``text`` stands; the page's first if nowhere."""
        return self._position(max(self._text.find(text), 0))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
