"""The page of a base: paper, margins and grid of the section that its first page is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.named import NamedTuple
from authoring.standard.compiled import compiled
from authoring.writers.docx.xml import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags
    from authoring.standard.layout import Layout, Page

_TWIPS_PER_MM: Final = 1440 / 25.4
_NARROWEST_MM, _LOWEST_MM = 80.0, 100.0
"""A type area smaller than that is no page of a paper."""

_CHARACTER: Final = 315  # twips that the standard's 28 characters a line have each
_POINTS: Final = {"": 1.0, "pt": 20.0, "in": 1440.0, "pc": 240.0, "pi": 240.0}
_UNITS: Final = {**_POINTS, "mm": _TWIPS_PER_MM, "cm": _TWIPS_PER_MM * 10}
_SIDES: Final = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_MEASURE: Final = compiled(r"(-?[\d.]+)(pt|mm|cm|in|pc|pi)?")
_ODD: Final = "底稿第一面的版心太小，或者是横排的，页面没有取用，用标准的"


class BasePage(NamedTuple):
    """The page as numbers, and the attributes of pgSz, pgMar and docGrid as they are written again."""

    page: Page
    attributes: Mapping[str, Mapping[str, str]]


def first_section(root: _Element, tags: Tags) -> _Element | None:
    """The properties of the first section."""
    return next((each for each in root.iter(f"{tags.w}sectPr") if not _was(each)), None)


def _was(section: _Element) -> bool:
    parent = section.getparent()
    return parent is not None and parent.tag == f"{{{W}}}sectPrChange"


def page_of(section: _Element | None, standard: Layout, notices: list[str]) -> BasePage:
    """The page of the section, the standard's for what it doesn't say."""
    if section is None:
        return BasePage(standard.page, {})
    found = {name: _attributes(section, name) for name in ("pgSz", "pgMar", "docGrid")}
    size, margins = found["pgSz"], found["pgMar"]
    if not size and not margins:
        return BasePage(standard.page, {name: each for name, each in found.items() if each})
    page = _page({name: _mm(value) for name, value in (size | margins).items()}, standard.page)
    if page.text_width_mm < _NARROWEST_MM or page.text_height_mm < _LOWEST_MM or page.width_mm > page.height_mm:
        notices.append(_ODD)
        return BasePage(standard.page, {})
    if not size or not margins:  # one of them is ours, and they belong together
        found["pgSz"] = size or {"w": _twips(page.width_mm), "h": _twips(page.height_mm)}
        found["pgMar"] = margins or _margins(standard)
    return BasePage(page, {name: each for name, each in found.items() if each})


def _attributes(section: _Element, name: str) -> dict[str, str]:
    element = section.find(f"{{{W}}}{name}")
    if element is None:
        return {}
    found = {str(key).rpartition("}")[2]: str(value) for key, value in element.items()}
    if name == "pgMar":
        found = {side: found.get(side, "0") for side in _SIDES}
    found.pop("code", None)  # a printer's number for the paper
    return found


def _page(mm: Mapping[str, float | None], standard: Page) -> Page:
    width, height = mm.get("w") or standard.width_mm, mm.get("h") or standard.height_mm
    right_mm = standard.width_mm - standard.left_mm - standard.text_width_mm
    bottom_mm = standard.height_mm - standard.top_mm - standard.text_height_mm
    top, bottom = abs(_or(mm.get("top"), standard.top_mm)), abs(_or(mm.get("bottom"), bottom_mm))
    left, right = _or(mm.get("left"), standard.left_mm) + _or(mm.get("gutter"), 0.0), _or(mm.get("right"), right_mm)
    text_width = width - left - right
    characters = max(int(text_width * _TWIPS_PER_MM) // _CHARACTER, 1)
    return standard._replace(
        width_mm=width,
        height_mm=height,
        top_mm=top,
        left_mm=left,
        text_width_mm=text_width,
        text_height_mm=height - top - bottom,
        characters=characters,
    )


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _mm(value: str) -> float | None:
    match = _MEASURE.fullmatch(value)
    return float(match[1]) * _UNITS[match[2] or ""] / _TWIPS_PER_MM if match and match[1].strip("-.") else None


def _margins(standard: Layout) -> dict[str, str]:
    top, right, bottom, left = standard.page.margins
    foot = _twips(standard.page_number.footer_mm)
    sides = {"top": top, "right": right, "bottom": bottom, "left": left, "header": 850, "footer": foot, "gutter": 0}
    return {name: str(value) for name, value in sides.items()}


def _twips(mm: float) -> str:
    return str(round(mm * _TWIPS_PER_MM))
