"""The look of a .docx: every paragraph that the body reader passed, with its effective formatting."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from authoring.document.look import DRAWING, Leftovers, Look, ParagraphLook, Printed, RunLook, SectionLook
from authoring.readers.docx.look.cascade import Cascade
from authoring.readers.docx.look.footers import FooterReader
from authoring.readers.docx.look.properties import paragraph_bag
from authoring.readers.docx.look.sections import is_switched_on, section_look
from authoring.readers.docx.look.theme import Theme
from authoring.readers.docx.tags import ALTERNATE, child_of
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document.look import Where
    from authoring.readers.docx.package import Package
    from authoring.readers.docx.seen import Seen
    from authoring.readers.docx.tags import Tags

T = TypeVar("T")

_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "drawing": DRAWING, "pict": DRAWING}
_PAGE_BREAKS = ("page", "column")
_NO_GRID = 240  # twips that a line counts for where the section has no grid
_TRACES = compiled(rb"[:<](?:commentReference|ins|del|moveFrom|moveTo|rPrChange|pPrChange)[ />]")
_SECTION = compiled(rb"<(?:\w+:)?sectPr[ />]")


def read_look(package: Package, content: bytes, body: _Element, seen: Sequence[Seen], tags: Tags) -> Look:
    """The look of the document whose main part is ``content``, with body ``body``."""
    settings = package.xml(package.part("settings", "word/settings.xml"))
    looks = Looks(package, settings, tags)
    footers = FooterReader(package, looks, tags)
    sections: list[SectionLook] = []
    parted = len(_SECTION.findall(content)) > 1
    for element in _sections(body, seen if parted else (), tags):
        sections.append(section_look(element, sections[-1] if sections else None, tags, footers.read))
    printed, section = [], 0
    pitches = [each.pitch or _NO_GRID for each in sections] or [_NO_GRID]
    for number, element, where, table in seen:
        printed.append(looks.printed(element, number, where, table, section, pitches[section]))
        if parted and section + 1 < len(sections) and _section_of(element, tags) is not None:
            section += 1
    leftovers = _leftovers(seen, tags) if _TRACES.search(content) else Leftovers()
    even_odd = is_switched_on(settings, "evenAndOddHeaders", tags)
    return Look(tuple(printed), tuple(sections or [SectionLook()]), even_odd, leftovers)


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


def _leftovers(seen: Sequence[Seen], tags: Tags) -> Leftovers:
    w = tags.w
    kinds = {
        "commentReference": "comments",
        "ins": "insertions",
        "moveTo": "insertions",
        "del": "deletions",
        "moveFrom": "deletions",
        "rPrChange": "changes",
        "pPrChange": "changes",
    }
    found: dict[str, list[int]] = {kind: [] for kind in kinds.values()}
    for number, element, _, _ in seen:
        for node in element.iter():
            if (kind := kinds.get(node.tag[len(w) :])) and node.tag.startswith(w):
                found[kind].append(number)
    return Leftovers(**{kind: tuple(numbers) for kind, numbers in found.items()})


class Looks:
    """Effective formatting of paragraphs and runs; equal property elements are resolved once."""

    def __init__(self, package: Package, settings: _Element | None, tags: Tags) -> None:
        self._tags = tags
        self._aside = frozenset((tags.rpr, *(tags.w + name for name in ("sectPr", "rPrChange", "pPrChange"))))
        theme = Theme(package.xml(package.part("theme", "word/theme/theme1.xml")), settings, tags)
        styles = package.xml(package.part("styles", "word/styles.xml"))
        numbering = package.xml(package.part("numbering", "word/numbering.xml"))
        self._cascade = Cascade(styles, numbering, tags, theme.font)
        self._formats: dict[object, tuple[ParagraphLook, str]] = {}
        self._runs: dict[object, RunLook] = {}
        self._equal: dict[object, object] = {}
        self._hides = False  # whether any look so far hides its text

    def printed(
        self, element: _Element, number: int, where: Where, table: _Element | None, section: int, pitch: int
    ) -> Printed:
        """A w:p with its pieces; ``pitch`` is the section's line in twips."""
        ppr = _properties(element, self._tags)
        table_style = "" if table is None else _table_style(table, self._tags)
        look, style = self.format(ppr, table_style, pitch)
        pieces: list[tuple[str, RunLook]] = []
        self._pieces(element, look, style, table_style, pieces)
        text = "".join([piece for piece, _ in pieces])
        if self._hides and any(run.hidden for _, run in pieces):
            hidden = "".join([piece for piece, run in pieces if run.hidden])
            pieces = [each for each in pieces if not each[1].hidden]
            return Printed(number, where, section, look, tuple(pieces), "".join([piece for piece, _ in pieces]), hidden)
        return Printed(number, where, section, look, tuple(pieces), text)

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
