"""Reading a draft so that each block of its tree is known by the w:p it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import DISPLAYED, Paragraph, block_text
from authoring.editing.walk import body_of
from authoring.named import NamedTuple
from authoring.readers.blocks import build_blocks
from authoring.readers.docx import swept
from authoring.readers.docx.body import BodyReader
from authoring.readers.docx.numbering import Numbering
from authoring.readers.docx.own import MARKS
from authoring.readers.docx.paragraphs import ParagraphFormat, Paragraphs
from authoring.readers.docx.styles import Styles
from authoring.readers.docx.turned import turned_tables
from authoring.readers.raw import RawParagraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Block
    from authoring.document.look import Where
    from authoring.editing.package import EditedPackage
    from authoring.place import Place
    from authoring.readers.docx.paragraphs import Source
    from authoring.readers.docx.seen import Seen
    from authoring.readers.docx.tags import Tags
    from authoring.readers.raw import Raw


class Traced(NamedTuple):
    """What a draft's paragraphs are.

    ``blocks`` is the tree, ``homes`` the paragraphs that each of its blocks is made of (several for a title, none for a
    table). ``forms`` are the formats, with automatic numbers, by paragraph; ``seen`` all paragraphs in order.
    """

    blocks: tuple[Block, ...]
    homes: tuple[tuple[_Element, ...], ...]
    forms: dict[_Element, ParagraphFormat]
    seen: tuple[Seen, ...]
    styles: Styles

    def where(self, element: _Element) -> Where:
        """Where a paragraph stands."""
        return next((each.where for each in self.seen if each.element is element), "body")


def trace(package: EditedPackage, root: _Element, tags: Tags) -> Traced:
    """The draft whose main part is ``root``, read as the reader does it."""
    styles = Styles(lambda: package.xml(package.related("styles") or "word/styles.xml"), tags)
    numbering = Numbering(package.xml(package.related("numbering") or "word/numbering.xml"), tags, styles)
    are_own = MARKS.search(package.data(package.main) or b"") is not None
    reader = _Tracer(tags, styles, numbering, are_own=are_own)
    body = body_of(root, tags)
    raws = swept(reader.read(body, turned_tables(body, tags)), [])
    blocks, _ = build_blocks(raws)
    homes = _homes(blocks, raws, reader.origins)
    return Traced(tuple(blocks), tuple(homes), reader.forms, tuple(reader.seen or ()), styles)


class _Tracer(BodyReader):
    """Notes on the way which paragraph each raw paragraph came from, and the format of each."""

    def __init__(self, tags: Tags, styles: Styles, numbering: Numbering, *, are_own: bool) -> None:
        super().__init__(tags, styles, numbering, None, are_own=are_own)
        self.seen = []
        self.origins: dict[int, _Element] = {}
        self._places: list[Place] = []  # kept, for they are known by identity
        noting = _Noting(tags, styles, numbering, are_own=are_own)
        self._paragraphs = noting
        self.forms = noting.forms

    def _add(self, element: _Element, form: ParagraphFormat, source: Source) -> None:
        before = len(self.raws)
        super()._add(element, form, source)
        for raw in self.raws[before:]:
            if element.tag == self._tags.p:
                self._places.append(raw.place)
                self.origins[id(raw.place)] = element


class _Noting(Paragraphs):
    def __init__(self, tags: Tags, styles: Styles, numbering: Numbering, *, are_own: bool) -> None:
        super().__init__(tags, styles, numbering, are_own=are_own)
        self.forms: dict[_Element, ParagraphFormat] = {}

    def format(self, element: _Element) -> ParagraphFormat:
        form = self.forms[element] = super().format(element)
        return form


def _homes(blocks: Sequence[Block], raws: Sequence[Raw], origins: dict[int, _Element]) -> list[tuple[_Element, ...]]:
    found: list[tuple[_Element, ...]] = []
    last: tuple[_Element, ...] = ()
    for block in blocks:
        if isinstance(block, DISPLAYED):
            last = ()
        elif (home := origins.get(id(block.place))) is not None:
            # a title with a line break is several lines of one paragraph
            last = tuple(dict.fromkeys((home, *_further(block, raws, origins))))
        found.append(last)  # a date that shares the signature's line has no place of its own
    return found


def _further(block: Block, raws: Sequence[Raw], origins: dict[int, _Element]) -> list[_Element]:
    """The paragraphs below the first that a title is made of."""
    if not isinstance(block, Paragraph) or block.role != "title":
        return []
    at = next(index for index, raw in enumerate(raws) if raw.place is block.place)
    text, found = "", []
    for raw in raws[at:]:
        if not isinstance(raw, RawParagraph) or text == block_text(block):
            break
        text += raw.text
        if raw.place is not block.place and (home := origins.get(id(raw.place))) is not None:
            found.append(home)
    return found
