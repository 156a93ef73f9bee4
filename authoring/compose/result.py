"""What composing gives: the tree and what is still missing from the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.standard.finish import PLAIN

if TYPE_CHECKING:
    from authoring.document import Document
    from authoring.place import Place
    from authoring.standard.finish import Finish


class Gap(NamedTuple):
    """Something the form doesn't say yet.

    ``path`` is the field in Chinese (存在的不足和原因 › 第2项 › 原因); ``guidance`` says what belongs there; ``basis``
    names the document that asks for it, "" where none does. ``printed`` tells whether the draft shows a placeholder.
    """

    path: str
    guidance: str
    basis: str
    place: Place
    printed: bool = True


class LeftOut(NamedTuple):
    """What an edition lacks on purpose, by its path in Chinese."""

    path: str
    place: Place


class Composition(NamedTuple):
    """The draft as a tree, its gaps in the order of the draft, how to finish it, and what this edition leaves out."""

    document: Document
    gaps: tuple[Gap, ...] = ()
    finish: Finish = PLAIN
    left_out: tuple[LeftOut, ...] = ()
