"""Small questions about a w:style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from authoring.editing.relayout.properties import local
from authoring.writers.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_ON = ("1", "true", "on")
_AFTER = ("tblPr", "trPr", "tcPr", "tblStylePr")


def child_of(style: _Element, name: str) -> _Element:
    """The style's pPr or rPr, made at its place where there is none."""
    found = style.find(f"{{{W}}}{name}")
    if found is None:
        found = etree.Element(f"{{{W}}}{name}")
        before = _AFTER if name == "rPr" else ("rPr", *_AFTER)
        at = next((index for index, child in enumerate(style) if local(child) in before), len(style))
        style.insert(at, found)
    return found


def made(name: str, **attributes: str) -> _Element:
    """A property with these attributes."""
    element = etree.Element(f"{{{W}}}{name}")
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", value)
    return element


def id_of(style: _Element) -> str:
    """Its id."""
    return style.get(f"{{{W}}}styleId") or ""


def kind_of(style: _Element) -> str:
    """paragraph, character, table or numbering."""
    return style.get(f"{{{W}}}type") or "paragraph"


def name_of(style: _Element) -> str:
    """Its name."""
    found = style.find(f"{{{W}}}name")
    return "" if found is None else found.get(f"{{{W}}}val") or ""


def names_of(style: _Element) -> set[str]:
    """Its name and aliases, lower case."""
    aliases = style.find(f"{{{W}}}aliases")
    more = "" if aliases is None else aliases.get(f"{{{W}}}val") or ""
    return {name.strip().lower() for name in (name_of(style), *more.split(","))} - {""}


def is_built_in(style: _Element) -> bool:
    """Whether it is one of Word's own, under Word's own name."""
    return style.get(f"{{{W}}}customStyle") not in _ON and "".join(names_of(style)).isascii()


def is_default(style: _Element, kind: str) -> bool:
    """Whether it is the default style of that kind."""
    return kind_of(style) == kind and style.get(f"{{{W}}}default") in _ON


def sets_text(styles: _Element) -> bool:
    """Whether the default paragraph style says how large text is: then the office has made it that of its text."""
    default = next((each for each in styles.iterchildren(f"{{{W}}}style") if is_default(each, "paragraph")), None)
    return default is not None and default.find(f"{{{W}}}rPr/{{{W}}}sz") is not None
