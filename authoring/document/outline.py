"""The outline: which blocks stand under which heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document.nodes import Block, Document, Heading
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Section(NamedTuple):
    """A heading with what stands under it.

    ``heading`` is None for what comes before the first heading. ``blocks`` is the text before the first
    sub-heading; ``first`` and ``last`` are the half-open range of indices into ``Document.blocks`` that the
    section covers, heading and sub-sections included.
    """

    heading: Heading | None
    blocks: tuple[Block, ...]
    children: tuple[Section, ...]
    first: int
    last: int

    def walk(self) -> Iterator[Section]:
        """This section and all below it, top to bottom."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(document: Document) -> tuple[Section, ...]:
    """The document's top sections in order; a level that is skipped hangs under the next higher one there is."""
    blocks = document.blocks
    heads = [index for index, block in enumerate(blocks) if isinstance(block, Heading)]
    first = heads[0] if heads else len(blocks)
    lead = (Section(None, blocks[:first], (), 0, first),) if first else ()
    return lead + _sections(blocks, heads, range(len(heads)), len(blocks))


def _sections(blocks: tuple[Block, ...], heads: list[int], span: range, end: int) -> tuple[Section, ...]:
    """The sections of the headings ``heads[span]``; what is below the last of them ends at block ``end``."""
    sections = []
    at = span.start
    while at < span.stop:
        top = heads[at]
        level = _level(blocks[top])
        after = next((n for n in range(at + 1, span.stop) if _level(blocks[heads[n]]) <= level), span.stop)
        last = heads[after] if after < span.stop else end
        lead_end = heads[at + 1] if at + 1 < after else last
        heading = blocks[top]
        assert isinstance(heading, Heading)
        below = _sections(blocks, heads, range(at + 1, after), last)
        sections.append(Section(heading, blocks[top + 1 : lead_end], below, top, last))
        at = after
    return tuple(sections)


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 99
