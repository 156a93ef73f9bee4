"""What a document's styles say of a paragraph: heading level, numbering, alignment, weight; inherited by basedOn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.readers.docx.tags import child_of, digits
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags
    from authoring.readers.raw import Align

_HEADING_NAME = pattern(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS_NAME = pattern(r"(?:toc|目录)\s*[1-9]|table of figures", re.IGNORECASE)
_STRONG_FONTS = pattern("黑体|小标宋|SimHei|Heiti", re.IGNORECASE)
_NO_LEVEL = 9  # the outline level of body text
_DEEPEST = 30  # styles based on one another; Word allows ten
_ALIGNS: dict[str, Align] = {"center": "center", "right": "right", "end": "right", "left": "left", "start": "left"}
_OFF = frozenset(("0", "false", "off", "none"))


class StyleInfo(NamedTuple):
    """A paragraph or character style with what it inherits.

    ``level`` is 1 to 9 for a heading, else 0. ``number`` and ``depth`` are numId and ilvl, None where not set.
    """

    name: str = ""
    level: int = 0
    number: str | None = None
    depth: int | None = None
    align: Align = ""
    strong: bool | None = None
    hidden: bool = False
    title: bool = False
    contents: bool = False


class Format:
    """Paragraph properties as written at one spot; None where it says nothing."""

    def __init__(self, style: str | None = None) -> None:
        self.style = style
        self.level: int | None = None
        self.number: str | None = None
        self.depth: int | None = None
        self.align: Align | None = None
        self.mark_deleted = False


class Styles:
    """The styles part, parsed when first asked; lookups work, with nothing set, where the package has none."""

    def __init__(self, load: Callable[[], _Element | None], tags: Tags) -> None:
        self._load = load
        self._tags = tags
        self._elements: dict[str, _Element] | None = None
        self._default: str | None = None
        self._infos: dict[str | None, StyleInfo] = {None: StyleInfo()}

    def _find_elements(self) -> dict[str, _Element]:
        found: dict[str, _Element] = {}
        root, tags = self._load(), self._tags
        for element in () if root is None else root.iterchildren(tags.w + "style"):
            name = element.get(tags.w + "styleId")
            if name is None:
                continue
            found[name] = element
            is_paragraph = element.get(tags.w + "type") == "paragraph"
            if is_paragraph and is_on(element.get(tags.w + "default"), missing=False):
                self._default = name
        return found

    def info(self, style: str | None) -> StyleInfo:
        """What style id ``style`` means; the default paragraph style for None."""
        if self._elements is None:
            self._elements = self._find_elements()
        style = style or self._default
        found = self._infos.get(style)
        if found is None:
            found = self._infos[style] = self._resolve(style, 0)
        return found

    def _resolve(self, style: str | None, deep: int) -> StyleInfo:
        element = (self._elements or {}).get(style or "")
        if element is None or deep > _DEEPEST:
            return StyleInfo()
        tags = self._tags
        children = {child.tag: child for child in element}
        base_id, name = _val(children, tags.w + "basedOn", tags), _val(children, tags.w + "name", tags) or ""
        base = StyleInfo() if base_id is None else self._infos.get(base_id) or self._resolve(base_id, deep + 1)
        if base_id is not None and deep < _DEEPEST:
            self._infos[base_id] = base
        ppr, rpr = children.get(tags.ppr), children.get(tags.rpr)
        own = Format() if ppr is None else read_format(ppr, tags)
        strong = None if rpr is None else is_strong(rpr, tags)
        named = _HEADING_NAME.fullmatch(name.strip())
        level = own.level if own.level is not None else int(named[1]) if named else base.level
        return StyleInfo(
            name=name,
            level=level,
            number=own.number if own.number is not None else base.number,
            depth=own.depth if own.depth is not None else base.depth,
            align=base.align if own.align is None else own.align,
            strong=base.strong if strong is None else strong,
            hidden=base.hidden if rpr is None else base.hidden or is_hidden(rpr, tags),
            title=name.strip().lower() == "title" or (base.title and not level),
            contents=bool(_CONTENTS_NAME.fullmatch(name.strip())) or base.contents,
        )


def read_format(ppr: _Element, tags: Tags) -> Format:
    """What a w:pPr says."""
    found = Format()
    w = tags.w
    for child in ppr:
        tag = child.tag
        if tag == w + "pStyle":
            found.style = child.get(tags.val)
        elif tag == w + "numPr":
            parts = {part.tag: part for part in child}
            found.number = _val(parts, w + "numId", tags)
            depth = _val(parts, w + "ilvl", tags)
            found.depth = digits(depth, 0) if depth else None
        elif tag == w + "jc":
            found.align = _ALIGNS.get(child.get(tags.val) or "", "")
        elif tag == w + "outlineLvl":
            outline = digits(child.get(tags.val), _NO_LEVEL)
            found.level = outline + 1 if outline < _NO_LEVEL else 0
        elif tag == tags.rpr:
            found.mark_deleted = child_of(child, w + "del") is not None
    return found


def _val(children: Mapping[str, _Element], tag: str, tags: Tags) -> str | None:
    child = children.get(tag)
    return None if child is None else child.get(tags.val)


def is_on(value: str | None, *, missing: bool = True) -> bool:
    """What an on/off attribute says; ``missing`` where it is not written."""
    return missing if value is None else value.lower() not in _OFF


def is_hidden(rpr: _Element, tags: Tags) -> bool:
    """Whether run properties hide the text."""
    vanish = child_of(rpr, tags.vanish)
    return vanish is not None and is_on(vanish.get(tags.val))


def is_strong(rpr: _Element, tags: Tags) -> bool | None:
    """Whether run properties make text bold or set it in a heading's font; None where they don't say."""
    parts = {part.tag: part for part in rpr}
    bold = parts.get(tags.w + "b")
    if bold is not None and is_on(bold.get(tags.val)):
        return True
    fonts = parts.get(tags.w + "rFonts")
    east = None if fonts is None else fonts.get(tags.w + "eastAsia")
    if east is not None:
        return bool(_STRONG_FONTS.search(east))
    return None if bold is None else False
