"""The paragraphs that the body reader passed: what the look of a document is read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document.look import Where


class Seen(NamedTuple):
    """A w:p; ``number`` counts the blocks of the body as Place.block does, ``table`` is the w:tbl it stands in.

    ``texts`` are those of its w:t elements where ``element`` is only one of its kind, see
    :mod:`authoring.readers.docx.folding`.
    """

    number: int
    element: _Element
    where: Where
    table: _Element | None = None
    texts: Sequence[str] | None = None
