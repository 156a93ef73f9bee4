"""Each step of a mending looked at: what a draft says afterwards is what it said, but for the words mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Document, block_text
from authoring.fixing import Way, edit_for
from tests.fixing.faults import judge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authoring.editing.edits import Edit


def said(document: Document) -> str:
    return "".join("".join(block_text(block).split()) for block in document.blocks)


def edited(document: Document, edits: Iterable[Edit]) -> str:
    """What a draft says once exactly these findings are mended."""
    found = [block_text(block) for block in document.blocks]
    wanted = set(edits)
    spots = [(f.at, e) for f in judge(document) if f.at and (e := edit_for(document, f)) in wanted]
    for at, edit in sorted(spots, reverse=True):
        text = found[at.block]
        found[at.block] = text[: at.start] + edit.replacement + text[at.end :]
    return "".join("".join(text.split()) for text in found)


def watched(way: Way) -> Way:
    """The same way, each step of which is looked at."""

    def apply(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
        document = way.read(data)
        changed, made = way.apply(data, edits)
        assert said(way.read(changed)) == edited(document, made)
        return changed, made

    return way._replace(apply=apply)
