"""Finding again, in the XML, what the reader counted: blocks by their number, words by their place in a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from authoring.readers.docx.styles import is_hidden
from authoring.readers.docx.tags import ALTERNATE, CHOICE, FALLBACK, child_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags

_CONTENTS_GALLERY = "Table of Contents"
_LONGEST_LABEL = 10  # characters of an automatic number, which is in the reader's text but not in the XML


class Spot(NamedTuple):
    """A character: the w:t it stands in, and where."""

    node: _Element
    offset: int


def numbered_blocks(body: _Element, tags: Tags) -> Iterator[_Element]:
    """The paragraphs and tables of a body in the order in which the reader counts them, the first being number 1."""
    for child in body:
        tag = child.tag
        if tag in (tags.p, tags.tbl):
            yield child
        elif tag in tags.inside:
            if tag != tags.sdt or not is_contents(child, tags):
                yield from numbered_blocks(child, tags)
        elif tag == ALTERNATE:
            for chosen in [part for part in child if part.tag in (CHOICE, FALLBACK)][:1]:
                yield from numbered_blocks(chosen, tags)


def is_contents(sdt: _Element, tags: Tags) -> bool:
    """Whether a w:sdt holds a table of contents."""
    gallery = sdt.find(f"{tags.w}sdtPr/{tags.w}docPartObj/{tags.w}docPartGallery")
    return gallery is not None and gallery.get(tags.val) == _CONTENTS_GALLERY


def find_words(block: _Element, words: str, start: int, tags: Tags) -> tuple[Spot, Spot] | None:
    """The first and last character of ``words`` in a block, at the occurrence nearest to offset ``start``.

    Blanks don't count, and an automatic number before the words may be lacking, for it is no text of the XML.
    None when the words are not there, or blank.
    """
    spots = [spot for spot in visible(block, tags) if not _char(spot).isspace()]
    text = "".join(map(_char, spots))
    wanted = "".join(words.split())
    for cut in range(min(_LONGEST_LABEL, len(wanted))):
        if (at := _nearest(text, wanted[cut:], start)) is not None:
            return spots[at], spots[at + len(wanted) - cut - 1]
    return None


def visible(element: _Element, tags: Tags) -> Iterator[Spot]:
    """The characters below ``element`` that Word shows, in order; text boxes come where they are anchored."""
    if element.tag == tags.t:
        for offset in range(len(element.text or "")):
            yield Spot(element, offset)
        return
    if element.tag in tags.deleted or (element.tag == tags.r and _hides(element, tags)):
        return
    if element.tag == ALTERNATE:
        choices = [child for child in element if child.tag in (CHOICE, FALLBACK)]
        with_text = [child for child in choices if next(child.iter(tags.t), None) is not None]
        for chosen in with_text[:1]:
            yield from visible(chosen, tags)
        return
    for child in element:
        yield from visible(child, tags)


def _hides(run: _Element, tags: Tags) -> bool:
    properties = child_of(run, tags.rpr)
    return properties is not None and is_hidden(properties, tags)


def _char(spot: Spot) -> str:
    return (spot.node.text or "")[spot.offset]


def _nearest(text: str, wanted: str, start: int) -> int | None:
    """Where ``wanted`` occurs nearest to ``start``."""
    before = text.rfind(wanted, 0, start + len(wanted))
    after = text.find(wanted, max(start, 0))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - start)) if found else None
