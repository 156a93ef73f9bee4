"""Properties as written at one spot (w:rPr, w:pPr) as plain mappings: what the cascade merges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.readers.docx.styles import is_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags

Bag = dict[str, Any]
"""Effective names and values; a missing name means: not said here."""

TOGGLES = ("b", "i", "vanish")
"""Run properties that styles of different types switch on and off in turn (ECMA-376 Part 1, 17.7.3)."""

_SLOTS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"))
_ALIGNS = {
    "center": "center",
    "right": "right",
    "end": "right",
    "left": "left",
    "start": "left",
    "both": "both",
    "distribute": "both",
}
_SIDES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_INDENTS = ("left", "start", "right", "end", "firstLine", "hanging",
            "leftChars", "startChars", "rightChars", "endChars", "firstLineChars", "hangingChars")  # fmt: skip
_AUTO = 280  # twips that Word takes for automatic spacing
_LARGEST = 10**7  # twips: seventeen metres
_NO_FILL = ("", "auto", "FFFFFF")


def run_bag(rpr: _Element, tags: Tags, theme: Callable[[str], str]) -> Bag:
    """What a w:rPr says; ``theme`` gives the font of a theme's name."""
    found: Bag = {}
    w = tags.w
    cut = len(w)
    for child in rpr:
        name = child.tag[cut:]
        value = child.get(tags.val)
        if name in TOGGLES:
            found[name] = is_on(value)
        elif name in _RUN:
            _RUN[name](found, child, w, value)
        elif name == "rFonts":
            _fonts(found, child, w, theme)
    return found


def _fonts(found: Bag, element: _Element, w: str, theme: Callable[[str], str]) -> None:
    for slot, themed in _SLOTS:
        named, by_theme = element.get(w + slot), element.get(w + themed)
        if by_theme is not None:
            found[slot] = theme(by_theme)
            found[f"{slot}.masked"] = named if named and named != found[slot] else ""
        elif named is not None:
            found[slot] = named
            found[f"{slot}.masked"] = ""
    if (hint := element.get(w + "hint")) is not None:
        found["hint"] = hint == "eastAsia"


def _size(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["sz"] = whole(value, 20)


def _colour(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["color"] = "" if value in (None, "auto") else str(value).upper()


def _highlight(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["highlight"] = "" if value in (None, "none") else value


def _shade(found: Bag, element: _Element, w: str, _: str | None) -> None:
    fill = (element.get(w + "fill") or "").upper()
    found["shd"] = "" if fill in _NO_FILL or fill == "AUTO" else fill


def _underline(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["u"] = value not in (None, "none")


def _run_spacing(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["spacing"] = whole(value, 0)


def _run_snap(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["snapToGrid"] = is_on(value)


def _run_style(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["rStyle"] = value or ""


_RUN: dict[str, Callable[[Bag, Any, str, str | None], None]] = {
    "sz": _size,
    "color": _colour,
    "highlight": _highlight,
    "shd": _shade,
    "u": _underline,
    "spacing": _run_spacing,
    "snapToGrid": _run_snap,
    "rStyle": _run_style,
}


def paragraph_bag(ppr: _Element, tags: Tags) -> Bag:
    """What a w:pPr says."""
    found: Bag = {}
    w = tags.w
    cut = len(w)
    for child in ppr:
        name = child.tag[cut:]
        if name in _PARAGRAPH:
            _PARAGRAPH[name](found, child, w, child.get(tags.val))
    return found


def _align(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["jc"] = _ALIGNS.get(value or "", "left")


def _indent(found: Bag, element: _Element, w: str, _: str | None) -> None:
    for name in _INDENTS:
        value = element.get(w + name)
        if value is not None:
            found[f"ind.{_SIDES.get(name, name)}"] = whole(value, 0)


def _spacing(found: Bag, element: _Element, w: str, _: str | None) -> None:
    for name in ("before", "after"):
        lines, twips = element.get(f"{w}{name}Lines"), element.get(w + name)
        auto = element.get(f"{w}{name}Autospacing")
        if twips is not None:
            found[name] = whole(twips, 0)
        if lines is not None:
            found[f"{name}Lines"] = whole(lines, 0)
        if auto is not None:
            found[f"{name}Auto"] = _AUTO if is_on(auto) else None
    if (line := element.get(w + "line")) is not None:
        found["line"] = whole(line, 240)
    if (rule := element.get(w + "lineRule")) is not None or line is not None:
        found["lineRule"] = rule if rule in ("exact", "atLeast") else "auto"


def _flag(name: str) -> Callable[[Bag, Any, str, str | None], None]:
    def read(found: Bag, _: Any, __: str, value: str | None) -> None:
        found[name] = is_on(value)

    return read


def _framed(found: Bag, _: _Element, __: str, ___: str | None) -> None:
    found["framed"] = True


def _outline(found: Bag, _: _Element, __: str, value: str | None) -> None:
    level = whole(value, 9)
    found["outline"] = level + 1 if level < 9 else 0


def _numbering(found: Bag, element: _Element, w: str, _: str | None) -> None:
    for child in element:
        name = child.tag[len(w) :]
        if name in ("numId", "ilvl"):
            found[name] = child.get(w + "val") or "0"


def _borders(found: Bag, element: _Element, w: str, _: str | None) -> None:
    for child in element:
        name = child.tag[len(w) :]
        if name in ("top", "bottom"):
            shown = child.get(w + "val") not in (None, "nil", "none")
            colour = child.get(w + "color") or ""
            values = (
                "" if colour == "auto" else colour.upper(),
                *(whole(child.get(w + at), 0) for at in ("sz", "space")),
            )
            found[f"border.{name}"] = values if shown else None


def _paragraph_style(found: Bag, _: _Element, __: str, value: str | None) -> None:
    found["pStyle"] = value or ""


_PARAGRAPH: dict[str, Callable[[Bag, Any, str, str | None], None]] = {
    "pStyle": _paragraph_style,
    "jc": _align,
    "ind": _indent,
    "spacing": _spacing,
    "snapToGrid": _flag("snapToGrid"),
    "contextualSpacing": _flag("contextual"),
    "pageBreakBefore": _flag("new_page"),
    "framePr": _framed,
    "outlineLvl": _outline,
    "numPr": _numbering,
    "pBdr": _borders,
}


def merged(below: Bag, above: Bag) -> Bag:
    """``below`` with what ``above`` says; a first-line indent cancels a hanging one and the other way round."""
    if not above:
        return below
    found = {**below, **above}
    for name, other in (("firstLine", "hanging"), ("hanging", "firstLine")):
        if f"ind.{name}" in above or f"ind.{name}Chars" in above:
            for gone in (f"ind.{other}", f"ind.{other}Chars"):
                if gone not in above:
                    found.pop(gone, None)
    return found


def whole(value: str | None, default: int) -> int:
    """A whole number of twips, half-points or the like; measures with a unit (12pt) are turned into twips."""
    if value is None:
        return default
    unit = _UNITS.get(value[-2:])
    try:
        found = float(value[:-2]) * unit if unit else float(value)
    except ValueError:
        return default
    return round(found) if abs(found) < _LARGEST else default  # not a number, nor infinite


_UNITS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pc": 240.0, "pi": 240.0}
