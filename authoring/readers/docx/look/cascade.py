"""Effective formatting as Word finds it (ECMA-376 Part 1, 17.7.2).

Document defaults, then the table's style, the paragraph's style with all it is based on, its numbering, the character
style, and what is set on the spot. Each combination is resolved once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document.look import Border, Indent, ParagraphLook, RunLook
from authoring.named import NamedTuple
from authoring.readers.docx.look.properties import TOGGLES, Bag, merged, paragraph_bag, run_bag, whole
from authoring.readers.docx.styles import is_on
from authoring.readers.docx.tags import child_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags

_DEEPEST = 30


class StyleBags(NamedTuple):
    """A style's paragraph and run properties with those it inherits."""

    paragraph: Bag
    run: Bag


_NOTHING = StyleBags({}, {})


class Cascade:
    """The styles and numbering parts, read for looks."""

    def __init__(
        self, styles: _Element | None, numbering: _Element | None, tags: Tags, theme: Callable[[str], str]
    ) -> None:
        self._tags = tags
        self._theme = theme
        self._elements: dict[str, _Element] = {}
        self._defaults: dict[str, str] = {}
        self._styles: dict[str, StyleBags] = {}
        self._marks: dict[tuple[str, str], RunLook] = {}
        self._paragraph_default, self._run_default = Bag(), Bag()
        for element in () if styles is None else styles:
            if element.tag == tags.w + "style":
                self._note_style(element)
            elif element.tag == tags.w + "docDefaults":
                self._paragraph_default, self._run_default = self._default_bags(element)
        self._levels = _levels(numbering, tags)

    def _note_style(self, element: _Element) -> None:
        w = self._tags.w
        name = element.get(w + "styleId") or ""
        self._elements[name] = element
        if is_on(element.get(w + "default"), missing=False):
            self._defaults[element.get(w + "type") or ""] = name

    def _default_bags(self, element: _Element) -> tuple[Bag, Bag]:
        tags = self._tags
        ppr = next((each for each in element.iter(tags.ppr)), None)
        rpr = next((each for each in element.iter(tags.rpr)), None)
        return ({} if ppr is None else paragraph_bag(ppr, tags)), ({} if rpr is None else self.run_bag(rpr))

    def run_bag(self, rpr: _Element) -> Bag:
        """What a w:rPr says."""
        return run_bag(rpr, self._tags, self._theme)

    def style(self, name: str, deep: int = 0) -> StyleBags:
        """The properties of a style; none for one that is not there."""
        found = self._styles.get(name)
        if found is not None:
            return found
        element = self._elements.get(name)
        if element is None or deep > _DEEPEST:
            return _NOTHING
        tags = self._tags
        children = {child.tag: child for child in element}
        based = children.get(tags.w + "basedOn")
        base = _NOTHING if based is None else self.style(based.get(tags.val) or "", deep + 1)
        ppr, rpr = children.get(tags.ppr), children.get(tags.rpr)
        own = {} if ppr is None else paragraph_bag(ppr, tags)
        numbered = self._number_bag({**base.paragraph, **own}) if "numId" in own else {}
        paragraph = merged(merged(base.paragraph, numbered), own)
        run = base.run if rpr is None else {**base.run, **self.run_bag(rpr)}
        self._styles[name] = StyleBags(paragraph, run)
        return self._styles[name]

    def _number_bag(self, bag: Bag) -> Bag:
        """What the numbering level of a paragraph says of its indents."""
        return self._levels.get((bag.get("numId", "0"), bag.get("ilvl", "0")), {})

    def paragraph(self, direct: Bag, table: str, pitch: int) -> tuple[ParagraphLook, str]:
        """The look of a paragraph with these direct properties in a table of that style, and its style's id.

        ``pitch`` is the section's line in twips: what spacing counted in lines is counted in.
        """
        style = direct.get("pStyle") or self._defaults.get("paragraph", "")
        inherited = merged(merged(self._paragraph_default, self.style(table).paragraph), self.style(style).paragraph)
        if "numId" in direct:
            inherited = merged(inherited, self._number_bag({**inherited, **direct}))
        bag = merged(inherited, direct)
        mark = self._marks.get((style, table))
        if mark is None:
            mark = self._marks[style, table] = self.run({}, style, table)
        return _paragraph_look(bag, style, mark, pitch), style

    def run(self, direct: Bag, style: str, table: str) -> RunLook:
        """The look of a run with these direct properties in a paragraph of style ``style``."""
        named = direct.get("rStyle", "")
        levels = (self.style(table).run, self.style(style).run, self.style(named).run)
        bag = {**self._run_default, **levels[0], **levels[1], **levels[2]}
        for name in TOGGLES:
            bag[name] = bool(self._run_default.get(name)) or sum(bool(level.get(name)) for level in levels) % 2 == 1
        return _run_look({**bag, **direct})


def _run_look(bag: Bag) -> RunLook:
    return RunLook(
        ascii=bag.get("ascii", ""),
        latin=bag.get("hAnsi", ""),
        east=bag.get("eastAsia", ""),
        hint=bag.get("hint", False),
        masked=bag.get("eastAsia.masked", ""),
        half_points=bag.get("sz", 20),
        bold=bag["b"],
        italic=bag["i"],
        underline=bag.get("u", False),
        colour=bag.get("color", ""),
        highlight=bag.get("highlight") or bag.get("shd", ""),
        hidden=bag["vanish"],
        spacing=bag.get("spacing", 0),
        snap=bag.get("snapToGrid", True),
        style=bag.get("rStyle", ""),
    )


def _paragraph_look(bag: Bag, style: str, mark: RunLook, pitch: int) -> ParagraphLook:
    top, bottom = bag.get("border.top"), bag.get("border.bottom")
    return ParagraphLook(
        style=style,
        align=bag.get("jc", "left"),
        left=_indent(bag, "left"),
        right=_indent(bag, "right"),
        first=_first(bag),
        before=_space(bag, "before", pitch),
        after=_space(bag, "after", pitch),
        line=bag.get("line", 240),
        rule=bag.get("lineRule", "auto"),
        snap=bag.get("snapToGrid", True),
        contextual=bag.get("contextual", False),
        outline=bag.get("outline", 0),
        numbered=bag.get("numId", "0") != "0",
        new_page=bag.get("new_page", False),
        framed=bag.get("framed", False),
        top=None if top is None else Border(*top),
        bottom=None if bottom is None else Border(*bottom),
        mark=mark,
    )


def _indent(bag: Bag, side: str) -> Indent:
    characters = bag.get(f"ind.{side}Chars")
    return Indent(bag.get(f"ind.{side}", 0), characters / 100 if characters else None)


def _first(bag: Bag) -> Indent:
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        characters, twips = bag.get(f"ind.{name}Chars"), bag.get(f"ind.{name}")
        if characters or twips:
            return Indent(sign * (twips or 0), sign * characters / 100 if characters else None)
    return Indent()


def _space(bag: Bag, name: str, pitch: int) -> int:
    auto, lines = bag.get(f"{name}Auto"), bag.get(f"{name}Lines")
    if auto is not None:
        return int(auto)
    return round(lines * pitch / 100) if lines else int(bag.get(name, 0))


def _levels(numbering: _Element | None, tags: Tags) -> dict[tuple[str, str], Bag]:
    """Paragraph properties of each level of each list, by numId and ilvl."""
    w = tags.w
    lists: dict[str, dict[str, Bag]] = {}
    found: dict[tuple[str, str], Bag] = {}
    for element in () if numbering is None else numbering:
        if element.tag == w + "abstractNum":
            lists[element.get(w + "abstractNumId") or ""] = _level_bags(element, tags)
        elif element.tag == w + "num":
            base = child_of(element, w + "abstractNumId")
            levels = dict(lists.get((base.get(tags.val) or "") if base is not None else "", {}))
            for override in element:
                levels |= _level_bags(override, tags) if override.tag == w + "lvlOverride" else {}
            number = element.get(w + "numId") or ""
            found |= {(number, depth): bag for depth, bag in levels.items()}
    return found


def _level_bags(element: _Element, tags: Tags) -> dict[str, Bag]:
    found = {}
    for level in element:
        ppr = child_of(level, tags.ppr) if level.tag == tags.w + "lvl" else None
        if ppr is not None:
            found[str(whole(level.get(tags.w + "ilvl"), 0))] = paragraph_bag(ppr, tags)
    return found
