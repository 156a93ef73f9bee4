"""What recognition finds out about a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.document import Document
    from authoring.place import Place
    from authoring.standard.parts import PartKey

State = Literal["own", "merged", "inside", "mentioned", "missing"]
"""How a part stands in a draft. own: under its own main heading(s). merged: under a main heading that names another
part too. inside: a sub-section, a run-in item or a passage of substance within another part. mentioned: a clause or
a formula only. missing: not there."""

Kind = Literal["annual-report", "other"]

PRESENT: frozenset[State] = frozenset({"own", "merged", "inside"})


class Evidence(NamedTuple):
    """Words that decided something: characters ``start:end`` of the text of ``document.blocks[block]``."""

    block: int
    start: int
    end: int
    text: str

    def place(self, document: Document) -> Place:
        """Where the words stand in the source."""
        return document.blocks[self.block].place.span(self.start, self.end)


class Part(NamedTuple):
    """One part of the report as found in a draft.

    ``confidence`` is 0 to 1. ``blocks`` are the indices into ``document.blocks`` that make up the part (its headings
    included), in order; empty when the part is only mentioned or missing. ``headings`` are those indices among them
    whose heading names the part.
    """

    key: PartKey
    state: State
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    blocks: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()

    @property
    def present(self) -> bool:
        """Whether the part counts as present."""
        return self.state in PRESENT


class Recognition(NamedTuple):
    """Kind, identity and parts of a draft.

    ``title`` is None where the draft has none; ``issuer`` and ``year`` (the report year, four digits) are None where
    they can't be told. ``kind_reason`` says in Chinese what made it another kind of paper; "" for an annual report.
    ``title_block`` and ``opening`` are indices into ``document.blocks``: the title's, and those of the text between
    title or addressee and the first part.
    """

    kind: Kind
    kind_reason: str
    title: str | None
    issuer: str | None
    year: int | None
    parts: Mapping[PartKey, Part]
    title_block: int | None = None
    opening: tuple[int, ...] = ()
