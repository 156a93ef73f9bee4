"""The look of a .docx: every paragraph that the body reader passed, with its effective formatting."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from authoring.document.look import DRAWING, Drawn, Leftovers, Look, ParagraphLook, Printed, RunLook, SectionLook
from authoring.readers.docx.look.cascade import Cascade
from authoring.readers.docx.look.drawings import MARK as DRAWINGS
from authoring.readers.docx.look.drawings import read_drawings
from authoring.readers.docx.look.footers import FooterReader
from authoring.readers.docx.look.properties import paragraph_bag
from authoring.readers.docx.look.sections import is_switched_on, section_look
from authoring.readers.docx.look.theme import Theme, theme_language
from authoring.readers.docx.tags import ALTERNATE, child_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document.look import Footer
    from authoring.readers.docx.package import Package
    from authoring.readers.docx.seen import Seen
    from authoring.readers.docx.tags import Tags

T = TypeVar("T")

_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "drawing": DRAWING, "pict": DRAWING}
_PAGE_BREAKS = ("page", "column")
_NO_GRID = 240  # twips that a line counts for where the section has no grid
_TRACES = {
    "commentReference": "comments",
    "ins": "insertions",
    "moveTo": "insertions",
    "del": "deletions",
    "moveFrom": "deletions",
    "rPrChange": "changes",
    "pPrChange": "changes",
}
_KEPT = 4  # sets of styles whose looks are kept for the next draft
_MOST = 5000  # different looks that are kept of one
_LONGEST = 4_000_000  # bytes of such a set; longer ones are let go
RENDERED = b"lastRenderedPageBreak"


def read_look(package: Package, body: _Element, seen: Sequence[Seen], tags: Tags, markup: bytes) -> Look:
    """The look of the document with body ``body``; ``markup`` is all of its markup, to see what it can't have."""
    drawings = DRAWINGS in markup
    settings = package.xml(package.part("settings", "word/settings.xml"))
    looks = looks_of(package, settings, tags)
    footers = FooterReader(package, looks, tags)
    sections: list[SectionLook] = []
    parted = sum(1 for _ in body.iter(tags.w + "sectPr")) > 1
    for element in _sections(body, seen if parted else (), tags):
        sections.append(section_look(element, sections[-1] if sections else None, tags, footers.read))
    drawn: list[Drawn] = []
    printed, section = [], 0
    pitches = [each.pitch or _NO_GRID for each in sections] or [_NO_GRID]
    for each in seen:
        printed.append(looks.printed(each, section, pitches[section]))
        element = each.element
        if drawings:
            drawn += read_drawings(each, section, tags)
        if parted and section + 1 < len(sections) and _section_of(element, tags) is not None:
            section += 1
    looks.forget()
    traces = [tags.w + name for name in _TRACES]
    leftovers = Leftovers() if next(body.iter(*traces), None) is None else _leftovers(seen, traces, tags)
    even_odd = is_switched_on(settings, "evenAndOddHeaders", tags)
    starts = _page_starts(seen, tags) if RENDERED in markup else frozenset()
    return Look(tuple(printed), tuple(sections or [SectionLook()]), even_odd, leftovers, starts, tuple(drawn))


def _sections(body: _Element, seen: Sequence[Seen], tags: Tags) -> list[_Element]:
    found = [_section_of(each.element, tags) for each in seen if each.where != "box"]
    last = child_of(body, tags.w + "sectPr")
    return [element for element in (*found, last) if element is not None]


def _section_of(paragraph: _Element, tags: Tags) -> _Element | None:
    """The w:sectPr of the section that a paragraph ends."""
    ppr = _properties(paragraph, tags)
    return None if ppr is None else child_of(ppr, tags.w + "sectPr")


def _properties(paragraph: _Element, tags: Tags) -> _Element | None:
    return paragraph[0] if len(paragraph) and paragraph[0].tag == tags.ppr else None


def _page_starts(seen: Sequence[Seen], tags: Tags) -> frozenset[int]:
    """The paragraphs in which a page began before their first word."""
    mark = tags.w + RENDERED.decode()
    begun = {each.element for each in seen if each.where == "body" and _begins_page(each.element, mark, tags)}
    return frozenset(each.number for each in seen if each.where == "body" and each.element in begun)


def _begins_page(paragraph: _Element, mark: str, tags: Tags) -> bool:
    words = (each for each in paragraph.iter(mark, tags.t) if each.tag == mark or (each.text or "").strip())
    first = next(words, None)
    return first is not None and first.tag == mark


def _leftovers(seen: Sequence[Seen], traces: Sequence[str], tags: Tags) -> Leftovers:
    found: dict[str, list[int]] = {kind: [] for kind in _TRACES.values()}
    for each in seen:
        for node in each.element.iter(*traces) if each.texts is None else ():
            found[_TRACES[node.tag[len(tags.w) :]]].append(each.number)
    return Leftovers(**{kind: tuple(numbers) for kind, numbers in found.items()})


_looks: dict[object, Looks] = {}


def looks_of(package: Package, settings: _Element | None, tags: Tags) -> Looks:
    """The looks for the styles, numbering and theme of a package: drafts with the same ones share them.

    An office's drafts come from one template, and our own from one writer; what their properties amount to is found
    once.
    """
    names = [package.part(*each) for each in _PARTS]
    written = [package.kept(name) or b"" for name in names]
    key = (tags.w, theme_language(settings, tags), *written)
    found = _looks.pop(key, None)
    if found is None or found.size > _MOST:
        styles, numbering, theme = map(package.xml, names)
        found = Looks(styles, numbering, theme, settings, tags)
    if sum(map(len, written)) <= _LONGEST:
        _looks[key] = found  # the latest used is the last
    if len(_looks) > _KEPT:
        del _looks[next(iter(_looks))]
    return found


_PARTS = (("styles", "word/styles.xml"), ("numbering", "word/numbering.xml"), ("theme", "word/theme/theme1.xml"))


class Looks:
    """Effective formatting of paragraphs and runs; equal property elements are resolved once."""

    def __init__(
        self,
        styles: _Element | None,
        numbering: _Element | None,
        theme: _Element | None,
        settings: _Element | None,
        tags: Tags,
    ) -> None:
        self._tags = tags
        self._aside = frozenset((tags.rpr, *(tags.w + name for name in ("sectPr", "rPrChange", "pPrChange"))))
        self._cascade = Cascade(styles, numbering, tags, Theme(theme, settings, tags).font)
        self.footers: dict[bytes, Footer] = {}  # by the part's bytes
        self._formats: dict[object, tuple[ParagraphLook, str]] = {}
        self._runs: dict[object, RunLook] = {}
        self._kinds: dict[tuple[_Element, str, int], tuple[ParagraphLook, list[RunLook]]] = {}
        self._table_styles: dict[_Element, str] = {}
        self._equal: dict[object, object] = {}
        self._hides = False  # whether any look so far hides its text

    @property
    def size(self) -> int:
        """How many different looks are kept."""
        return len(self._formats) + len(self._runs) + len(self.footers)

    def forget(self) -> None:
        """Let go of what is known by one draft's own elements."""
        self._kinds.clear()
        self._table_styles.clear()

    def printed(self, seen: Seen, section: int, pitch: int) -> Printed:
        """A w:p with its pieces; ``pitch`` is the section's line in twips."""
        number, element, where, table, texts = seen
        table_style = "" if table is None else self._table_style(table)
        if texts is None:
            look, pieces = self._paragraph(element, table_style, pitch)
            text = "".join([piece for piece, _ in pieces])
        else:
            look, kinds = self._kind(element, table_style, pitch)
            pieces = list(zip(texts, kinds, strict=True))
            text = "".join(texts)
        if self._hides and any(run.hidden for _, run in pieces):
            hidden = "".join([piece for piece, run in pieces if run.hidden])
            pieces = [each for each in pieces if not each[1].hidden]
            return Printed(number, where, section, look, tuple(pieces), "".join([piece for piece, _ in pieces]), hidden)
        return Printed(number, where, section, look, tuple(pieces), text)

    def _paragraph(self, element: _Element, table: str, pitch: int) -> tuple[ParagraphLook, list[tuple[str, RunLook]]]:
        look, style = self.format(_properties(element, self._tags), table, pitch)
        pieces: list[tuple[str, RunLook]] = []
        self._pieces(element, look, style, table, pieces)
        return look, pieces

    def _kind(self, element: _Element, table: str, pitch: int) -> tuple[ParagraphLook, list[RunLook]]:
        """The look of all paragraphs of a kind, and those of their texts."""
        found = self._kinds.get((element, table, pitch))
        if found is None:
            look, pieces = self._paragraph(element, table, pitch)
            found = self._kinds[element, table, pitch] = look, [look for _, look in pieces]
        return found

    def _table_style(self, table: _Element) -> str:
        found = self._table_styles.get(table)
        if found is None:
            found = self._table_styles[table] = _table_style(table, self._tags)
        return found

    def _pieces(
        self, element: _Element, look: ParagraphLook, style: str, table: str, pieces: list[tuple[str, RunLook]]
    ) -> None:
        tags = self._tags
        for run in element:
            if run.tag == tags.r:
                found = look.mark
                for child in run:
                    tag = child.tag
                    if tag == tags.t:
                        if child.text:
                            pieces.append((child.text, found))
                    elif tag == tags.rpr:
                        found = self.run(child, style, table)
                    elif other := self._other(child, tag):
                        pieces.append((other, found))
            elif run.tag in tags.inside:
                self._pieces(run, look, style, table, pieces)

    def _other(self, child: _Element, tag: str) -> str:
        name = tag[len(self._tags.w) :]
        if name == "br":
            return "\f" if child.get(self._tags.w + "type") in _PAGE_BREAKS else "\n"
        if tag == ALTERNATE:
            return DRAWING
        return _CHARACTERS.get(name, "")

    def format(self, ppr: _Element | None, table: str, pitch: int) -> tuple[ParagraphLook, str]:
        """The look of a paragraph and the id of its style."""
        key = (None if ppr is None else _key(ppr, self._aside), table, pitch)
        found = self._formats.get(key)
        if found is None:
            look, style = self._cascade.paragraph({} if ppr is None else paragraph_bag(ppr, self._tags), table, pitch)
            found = self._formats[key] = (self._one(look), style)
            self._hides = self._hides or look.mark.hidden
        return found

    def run(self, rpr: _Element, style: str, table: str = "") -> RunLook:
        """The look of a run with these properties in a paragraph of style ``style``."""
        key = (_key(rpr, self._aside), style, table)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._one(self._cascade.run(self._cascade.run_bag(rpr), style, table))
            self._hides = self._hides or found.hidden
        return found

    def _one(self, value: T) -> T:
        """The first value equal to this one, so that equal looks are one object."""
        return cast("T", self._equal.setdefault(value, value))


def _table_style(table: _Element, tags: Tags) -> str:
    properties = child_of(table, tags.w + "tblPr")
    named = None if properties is None else child_of(properties, tags.w + "tblStyle")
    return "" if named is None else named.get(tags.val) or ""


def _key(element: _Element, aside: frozenset[str]) -> object:
    """What tells property elements with the same content apart from others, cheaply."""
    return tuple(
        [
            (tag, _key(child, aside)) if len(child) else (tag, *child.items())
            for child in element
            if (tag := child.tag) not in aside
        ]
    )
