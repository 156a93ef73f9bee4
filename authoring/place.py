"""Where a piece of text stands: the one type every node, fault and finding points with."""

from __future__ import annotations

from bisect import bisect_right

from authoring.named import NamedTuple


class Place(NamedTuple):
    """A spot in a file, or a span of one block of it.

    ``line`` and ``column`` count from 1 in the source file and are None where the format has no lines
    (.docx). ``block`` counts the source's paragraphs from 1. ``start`` and ``end`` are a half-open span of
    characters, counted from 0: in the source line where ``line`` is known, else in the block's text.

    ``joins`` tells where the pieces of a block's text came from: (offset in the block's text, line, column).
    Only a block's own place has it; a span taken with :meth:`span` is resolved.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    block: int | None = None
    start: int | None = None
    end: int | None = None
    joins: tuple[tuple[int, int, int], ...] = ()

    def span(self, start: int, end: int) -> Place:
        """The place of characters ``start:end`` of the block that stands at this place."""
        if self.line is None:
            base = self.start or 0
            return Place(self.file, None, self.column, self.block, base + start, base + end)
        offset, line, column = self._piece(start)
        column += start - offset
        return Place(self.file, line, column, self.block, column - 1, column - 1 + end - start)

    def _piece(self, start: int) -> tuple[int, int, int]:
        if not self.joins:
            return 0, self.line or 1, self.column or 1
        index = bisect_right(self.joins, start, key=lambda join: join[0]) - 1
        return self.joins[max(index, 0)]


NOWHERE = Place()
