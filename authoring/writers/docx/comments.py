"""Comments on placeholders: what belongs there and what asks for it. They are no part of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.standard import stylenames as names
from authoring.writers.docx.inline import paragraph
from authoring.writers.docx.xml import W, add, add_text, root, serialise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_IDENTITY = {"author": names.COMMENT_AUTHOR, "initials": "表单"}


def add_comments(document: _Element, notes: Mapping[str, str]) -> bytes | None:
    """Marks the first placeholder of each text that has a note; gives the comments part, None where there is none."""
    comments = root("comments")
    waiting = dict(notes)
    for element in list(document.iter(f"{{{W}}}p")):
        for run in list(element.iterchildren(f"{{{W}}}r")):
            style = run.find(f"{{{W}}}rPr/{{{W}}}rStyle")
            text = "".join(node.text or "" for node in run.iter(f"{{{W}}}t"))
            if style is not None and style.get(f"{{{W}}}val") == names.PLACEHOLDER[0] and text in waiting:
                _comment(element, run, comments, waiting.pop(text))
    return serialise(comments) if len(comments) else None


def _comment(parent: _Element, run: _Element, comments: _Element, note: str) -> None:
    number = str(len(comments))
    comment = add(comments, "comment", id=number, **_IDENTITY)
    for line in note.split("\n"):
        add_text(add(paragraph(comment, names.COMMENT[0]), "r"), line)
    at = parent.index(run)
    start, end = (add(parent, f"commentRange{side}", id=number) for side in ("Start", "End"))
    reference = add(parent, "r")
    add(reference, "commentReference", id=number)
    parent[at + 1 : at + 1] = [end, reference]
    parent.insert(at, start)
