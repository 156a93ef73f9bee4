"""A change of wording, as every editor of this layer takes it."""

from __future__ import annotations

from authoring.named import NamedTuple


class Edit(NamedTuple):
    """``words`` become ``replacement``; ``before`` and ``after`` are the text around them, as far as it is known.

    In a .docx ``number`` is the block (from 1) and ``start`` the offset in it; in a text, line (from 1) and offset.
    """

    number: int
    start: int
    words: str
    replacement: str
    before: str = ""
    after: str = ""

    def narrowed(self) -> tuple[int, str, str]:
        """What really changes: how many characters stay at the start, the characters that go, those that come."""
        old, new = self.words, self.replacement
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        end = 0
        while end < min(len(old), len(new)) - same and old[-1 - end] == new[-1 - end]:
            end += 1
        return same, old[same : len(old) - end], new[same : len(new) - end]
