"""The two papers as the comparison looks at them: what each block says, and to which part it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Heading, Paragraph, block_text, heading_text, runs_text
from authoring.named import NamedTuple
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.document import Document
    from authoring.recognition import Recognition
    from authoring.standard.parts import PartKey


class Paper(NamedTuple):
    """A report with what was recognised in it."""

    document: Document
    recognition: Recognition


class Piece(NamedTuple):
    """What one block says.

    ``title`` is the heading proper, "" for a paragraph and for a heading that names the part; ``raw`` is the rest as
    it stands and begins at ``start`` of the block's text. ``part`` is None for the opening and what stands outside the
    parts.
    """

    block: int
    part: PartKey | None
    title: str
    start: int
    raw: str

    @property
    def text(self) -> str:
        """What patterns are matched on; offsets are those of ``raw``."""
        return fold(self.raw)


def pieces(paper: Paper) -> Iterator[Piece]:
    """The body of the main text, block by block; tables, attachments and what stands around the text are left out."""
    parts = sorted(paper.recognition.parts.values(), key=lambda part: -len(part.blocks))
    part_of = {block: part.key for part in parts for block in part.blocks}
    naming = {block for part in parts for block in part.headings}
    last = max(part_of, default=0)
    for index, block in enumerate(paper.document.blocks):
        match block:
            case Paragraph(role="attachment-label" | "attachment-title") if index > last:
                return
            case Paragraph(role="body") if index != paper.recognition.title_block:
                yield Piece(index, part_of.get(index), "", 0, block_text(block))
            case Heading():
                title = heading_text(block)
                shown = "" if index in naming else title
                yield Piece(index, part_of.get(index), shown, len(title), runs_text(block.body))


def spot(paper: Paper, block: int) -> str:
    """Where a block stands, in words: 第3行 or 第12段."""
    place = paper.document.blocks[block].place
    return f"第{place.line}行" if place.line else f"第{place.block or block + 1}段"


def words(paper: Paper, block: int, start: int, end: int) -> str:
    """The words of a block as they stand."""
    return block_text(paper.document.blocks[block])[start:end]
