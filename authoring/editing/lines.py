"""Changing words in a plain text, a form or a page: in their line, and nothing else of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authoring.editing.edits import Edit

_LINE = compiled(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def edit_lines(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """The text with the edits made, and those that were made.

    An edit whose words don't stand at its place word for word, or that overlaps one made to its left, is left out.
    """
    lines = _LINE.findall(text)
    made: list[Edit] = []
    for edit in sorted(edits, reverse=True):
        overlaps = made and made[-1].number == edit.number and edit.start + len(edit.words) > made[-1].start
        if overlaps or not 0 < edit.number <= len(lines):
            continue
        line, end = lines[edit.number - 1], edit.start + len(edit.words)
        if line[edit.start : end] == edit.words:
            lines[edit.number - 1] = line[: edit.start] + edit.replacement + line[end:]
            made.append(edit)
    return "".join(lines), tuple(reversed(made))
