"""Paragraphs of a base that show how its office sets an element: most offices format on the spot and name no style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.document import Heading, Paragraph
from authoring.editing.walk import body_of, numbered_blocks
from authoring.named import NamedTuple
from authoring.readers.docx.tags import tags as tags_of
from authoring.writers.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.document import Block, Document

LEARNED: Final = frozenset(
    (
        *("title", "addressee", "body", "note", "attachment-label", "attachment-title", "caption", "figure-caption"),
        *("heading1", "heading2", "heading3", "heading4"),
    )
)
"""Elements whose place doesn't depend on their words."""


class Sample(NamedTuple):
    """The style of a paragraph ("" for the default one), and the properties set on it and on its first words."""

    style: str
    paragraph: _Element | None
    run: _Element | None


def find_samples(root: _Element, document: Document) -> dict[str, Sample]:
    """The first paragraph of each element, by role or heading1 to heading4."""
    tags = tags_of(f"{{{W}}}")
    units = list(numbered_blocks(body_of(root, tags), tags))
    found: dict[str, Sample] = {}
    for block in document.blocks:
        number, role = block.place.block, _role(block)
        if role in LEARNED and role not in found and number is not None and not block.place.start:
            unit = units[number - 1] if number <= len(units) else None
            if unit is not None and unit.tag == tags.p:
                found[role] = sample_of(unit)
    return found


def _role(block: Block) -> str:
    if isinstance(block, Heading):
        return f"heading{block.level}"
    return block.role if isinstance(block, Paragraph) else ""


def sample_of(paragraph: _Element) -> Sample:
    """What a paragraph shows."""
    properties = paragraph.find(f"{{{W}}}pPr")
    named = None if properties is None else properties.find(f"{{{W}}}pStyle")
    worded = (each for each in paragraph.iter(f"{{{W}}}r") if (each.findtext(f"{{{W}}}t") or "").strip())
    first = next(worded, None)
    run = None if first is None else first.find(f"{{{W}}}rPr")
    return Sample("" if named is None else named.get(f"{{{W}}}val") or "", properties, run)
