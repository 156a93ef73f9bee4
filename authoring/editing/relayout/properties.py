"""What a paragraph and a run keep of what was set on them, and the order in which the schema wants the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.readers.docx import own
from authoring.readers.docx.tags import ALTERNATE, child_of
from authoring.standard.data import load_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from authoring.readers.docx.styles import Styles
    from authoring.readers.docx.tags import Tags

_DATA: Final = load_json("ooxml")
PARAGRAPH_ORDER: Final[tuple[str, ...]] = tuple(_DATA["paragraph"].split())
RUN_ORDER: Final[tuple[str, ...]] = tuple(_DATA["run"].split())
SECTION_ORDER: Final[tuple[str, ...]] = tuple(_DATA["section"].split())
TABLE_ORDER: Final[tuple[str, ...]] = tuple(_DATA["table"].split())
BEFORE_EVEN: Final = frozenset(_DATA["before_even_and_odd"].split())
"""In which order the schema wants properties, and what it wants before a setting."""

_TRACKED: Final = frozenset(("ins", "del", "moveFrom", "moveTo", "rPrChange"))
_KEPT_OF_PARAGRAPH: Final = frozenset(("divId", "cnfStyle", "sectPr", "pPrChange"))
_KEPT_OF_RUN: Final = _TRACKED | frozenset(
    ("strike", "dstrike", "noProof", "vanish", "webHidden", "vertAlign", "rtl", "cs", "lang", "specVanish")
)
"""What is content rather than look: tracked changes, hidden text, deleted words, superscripts, languages."""

_TEXT: Final = frozenset(("t", "tab", "br", "cr", "noBreakHyphen", "delText"))
_BARE: Final = frozenset(("br", "cr", "lastRenderedPageBreak"))
_ASIDE: Final = frozenset(("drawing", "pict", "object"))


def local(element: _Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def make(tags: Tags, name: str, **attributes: str | int) -> _Element:
    """A new element of the main namespace."""
    element = etree.Element(tags.w + name)
    for key, value in attributes.items():
        element.set(tags.w + key, str(value))
    return element


def put(properties: _Element, element: _Element, order: Sequence[str]) -> _Element:
    """Puts a property at its place among the others, instead of one of the same name."""
    for old in [child for child in properties if child.tag == element.tag]:
        properties.remove(old)
    rank = order.index(local(element))
    after = (child for child in properties if local(child) in order and order.index(local(child)) > rank)
    later = next(after, None)
    if later is None:
        properties.append(element)
    else:
        later.addprevious(element)
    return element


def properties_of(paragraph: _Element, tags: Tags) -> _Element:
    """The w:pPr of a paragraph, made where there is none."""
    found = child_of(paragraph, tags.ppr)
    if found is None:
        found = make(tags, "pPr")
        paragraph.insert(0, found)
    return found


def set_on(paragraph: _Element, tags: Tags, name: str, **attributes: str | int) -> None:
    """Sets a property of a paragraph."""
    put(properties_of(paragraph, tags), make(tags, name, **attributes), PARAGRAPH_ORDER)


def in_order(paragraph: _Element, tags: Tags) -> None:
    """Puts what was added to a paragraph's properties into the order that the schema wants."""
    properties = properties_of(paragraph, tags)
    properties[:] = sorted(properties, key=lambda child: PARAGRAPH_ORDER.index(local(child)))


def style_of(paragraph: _Element, tags: Tags) -> str:
    """The id of a paragraph's style, "" where it names none."""
    found = child_of(paragraph, tags.ppr)
    named = None if found is None else child_of(found, tags.pstyle)
    return "" if named is None else named.get(tags.val) or ""


def restyle(paragraph: _Element, style: str, tags: Tags, keep: frozenset[str] = frozenset()) -> None:
    """Gives a paragraph a style and takes away what was set on it, but for ``keep``."""
    properties = properties_of(paragraph, tags)
    for child in list(properties):
        if local(child) == "rPr":
            _strip(child, _TRACKED | {"vanish", "specVanish"})
            if not len(child):
                properties.remove(child)
        elif local(child) not in _KEPT_OF_PARAGRAPH and local(child) not in keep:
            properties.remove(child)
    put(properties, make(tags, "pStyle", val=style), PARAGRAPH_ORDER)


def _strip(properties: _Element, kept: frozenset[str]) -> None:
    for child in list(properties):
        if local(child) not in kept:
            properties.remove(child)


def runs_of(element: _Element, tags: Tags) -> Iterator[_Element]:
    """The runs of a paragraph, tracked ones too, but not those of text boxes in it."""
    for child in element:
        if child.tag == tags.r:
            yield child
        elif isinstance(child.tag, str) and child.tag != ALTERNATE and local(child) not in _ASIDE:
            yield from runs_of(child, tags)


def plain_runs(paragraph: _Element, tags: Tags, styles: Styles) -> None:
    """Takes the look off the runs that have text; placeholders stay marked, hidden text hidden."""
    for run in runs_of(paragraph, tags):
        if any(local(child) in _TEXT for child in run):
            _plain(run, tags, styles)


def _plain(run: _Element, tags: Tags, styles: Styles) -> None:
    properties = child_of(run, tags.rpr)
    if properties is None:
        if all(local(child) in _BARE for child in run):
            return
        properties = make(tags, "rPr")
        run.insert(0, properties)
    named = child_of(properties, tags.rstyle)
    style = "" if named is None else named.get(tags.val) or ""
    kept = _KEPT_OF_RUN
    if style and (own.is_character_style(style) or styles.info(style).hidden):
        kept |= {"rStyle"}
    if style == own.PLACEHOLDER or any("【待填" in (node.text or "") for node in run.iter(tags.t)):
        kept |= {"highlight"}
    _strip(properties, kept)
    # else “ ” — … take the Latin font
    put(properties, make(tags, "rFonts", hint="eastAsia"), RUN_ORDER)


def style_run(run: _Element, style: str, tags: Tags) -> None:
    """Gives a run a character style."""
    properties = child_of(run, tags.rpr)
    if properties is None:
        properties = make(tags, "rPr")
        run.insert(0, properties)
    put(properties, make(tags, "rStyle", val=style), RUN_ORDER)


def is_page_break(element: _Element, tags: Tags) -> bool:
    """Whether a w:br begins a new page or column."""
    return local(element) == "br" and element.get(tags.w + "type") in ("page", "column")


def shows_picture(paragraph: _Element, *, inline: bool = False) -> bool:
    """Whether there is a picture or drawing; ``inline``: one that stands in the line."""
    names = ("inline", "pict", "object") if inline else _ASIDE
    return any(local(node) in names for node in paragraph.iter())
