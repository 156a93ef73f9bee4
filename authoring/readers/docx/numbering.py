"""Automatic numbers: what Word prints before a numbered paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.readers.docx.numerals import numeral
from authoring.readers.docx.tags import child_of, digits
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re

    from lxml.etree import _Element

    from authoring.readers.docx.styles import Styles
    from authoring.readers.docx.tags import Tags

_PLACE = pattern(r"%([1-9])")
_LEVELS = 9
_LARGEST = 100_000


class _Level:
    """A level of a list; ``restart`` is the level (from 1) that restarts it, 0 for none, None for any above it."""

    def __init__(self) -> None:
        self.start = 1
        self.kind = "decimal"
        self.text = ""
        self.legal = False
        self.restart: int | None = None
        self.style: str | None = None


class _List:
    """An abstract numbering and how far it has counted; None: not yet."""

    def __init__(self, levels: dict[int, _Level] | None = None) -> None:
        self.levels = levels or {}
        self.counts: list[int | None] = [None] * _LEVELS


class _Instance:
    """A numId: its list, own levels, and the levels that it starts anew when first used."""

    def __init__(self, base: _List) -> None:
        self.base = base
        self.levels: dict[int, _Level] = {}
        self.starts: dict[int, int] = {}

    def level(self, depth: int) -> _Level | None:
        return self.levels.get(depth) or self.base.levels.get(depth)


class Numbering:
    """The numbering part, counting as paragraphs are passed to it in order."""

    def __init__(self, root: _Element | None, tags: Tags, styles: Styles) -> None:
        self._tags = tags
        self._styles = styles
        self._instances: dict[str, _Instance] = {}
        if root is not None:
            self._load(root)

    def depth_of_style(self, number: str, style: str | None) -> int:
        """The level that a list links to a paragraph style; 0 when it links none."""
        instance = self._instances.get(number)
        levels = {} if instance is None else instance.base.levels
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def label(self, number: str, depth: int) -> str:
        """The number of the next paragraph at ``depth`` (from 0) of list ``number``; "" for bullets and no list."""
        instance = self._instances.get(number)
        if instance is None or not 0 <= depth < _LEVELS or (level := instance.level(depth)) is None:
            return ""
        counts = instance.base.counts
        start = instance.starts.pop(depth, None)
        count = counts[depth]
        if start is not None:
            counts[depth] = start
        else:
            counts[depth] = level.start if count is None else min(count + 1, _LARGEST)
        for deeper in range(depth + 1, _LEVELS):
            below = instance.level(deeper)
            restart = None if below is None else below.restart
            if restart is None or depth < restart:
                counts[deeper] = None
        return "" if level.kind == "bullet" else self._text(instance, level)

    def _text(self, instance: _Instance, level: _Level) -> str:
        def shown(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            own = instance.level(depth)
            if own is None:
                return ""
            if (count := instance.base.counts[depth]) is None:
                count = instance.base.counts[depth] = own.start
            return numeral(count, "decimal" if level.legal else own.kind)

        return _PLACE.sub(shown, level.text).strip()

    def _load(self, root: _Element) -> None:
        w, tags = self._tags.w, self._tags
        lists: dict[str, _List] = {}
        links: dict[str, str] = {}
        for element in root.iterchildren(w + "abstractNum"):
            name = element.get(w + "abstractNumId") or ""
            lists[name] = _List(self._levels(element))
            if (link := child_of(element, w + "numStyleLink")) is not None:
                links[name] = link.get(tags.val) or ""
        bases: dict[str, str] = {}
        for element in root.iterchildren(w + "num"):
            base = child_of(element, w + "abstractNumId")
            number = element.get(w + "numId") or ""
            bases[number] = (base.get(tags.val) or "") if base is not None else ""
            self._instances[number] = self._instance(element, lists.get(bases[number], _List()))
        for number, base_name in bases.items():
            if base_name in links:  # a list that only names the style which holds it
                linked = self._styles.info(links[base_name]).number or ""
                self._instances[number].base = lists.get(bases.get(linked, ""), _List())

    def _instance(self, element: _Element, base: _List) -> _Instance:
        w, tags = self._tags.w, self._tags
        instance = _Instance(base)
        for override in element.iterchildren(w + "lvlOverride"):
            depth = digits(override.get(w + "ilvl"), 0)
            instance.levels |= self._levels(override)
            if (start := child_of(override, w + "startOverride")) is not None:
                instance.starts[depth] = digits(start.get(tags.val), 1)
        return instance

    def _levels(self, element: _Element) -> dict[int, _Level]:
        w = self._tags.w
        return {digits(level.get(w + "ilvl"), 0): self._level(level) for level in element.iterchildren(w + "lvl")}

    def _level(self, element: _Element) -> _Level:
        tags = self._tags
        found = _Level()
        for child in element.iter():
            value = child.get(tags.val)
            match child.tag.removeprefix(tags.w):
                case "start":
                    found.start = digits(value, 1)
                case "numFmt" if child.getparent() is element:
                    found.kind = value or "decimal"
                case "lvlText":
                    found.text = value or ""
                case "isLgl":
                    found.legal = True
                case "lvlRestart":
                    found.restart = digits(value, 0)
                case "pStyle":
                    found.style = value
        return found
