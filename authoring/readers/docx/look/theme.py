"""The theme's fonts: what names like minorEastAsia mean in this document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.readers.docx.tags import child_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags

_SCRIPTS = {"zh-CN": "Hans", "zh-SG": "Hans", "zh-TW": "Hant", "zh-HK": "Hant", "zh-MO": "Hant", "ja-JP": "Jpan"}


class Theme:
    """The theme part with the languages that the settings give for its fonts."""

    def __init__(self, root: _Element | None, settings: _Element | None, tags: Tags) -> None:
        self._fonts: dict[str, dict[str, str]] = {}
        self._script = _SCRIPTS.get(theme_language(settings, tags), "")
        for font in () if root is None else root.iter():
            name = font.tag.rpartition("}")[2]
            if name in ("majorFont", "minorFont"):
                self._fonts[name.removesuffix("Font")] = {_key(child): child.get("typeface") or "" for child in font}

    def font(self, name: str) -> str:
        """The font that a w:asciiTheme or the like stands for; "" where the theme names none."""
        kind = "major" if name.startswith("major") else "minor"
        fonts = self._fonts.get(kind, {})
        if name.endswith("EastAsia"):
            return fonts.get("ea") or fonts.get(self._script, "")
        return fonts.get("cs" if name.endswith("Bidi") else "latin", "")


def theme_language(settings: _Element | None, tags: Tags) -> str:
    """The East Asian language that the settings give for the theme's fonts, "" for none."""
    element = None if settings is None else child_of(settings, tags.w + "themeFontLang")
    return "" if element is None else element.get(tags.w + "eastAsia") or ""


def _key(element: _Element) -> str:
    return element.get("script") or element.tag.rpartition("}")[2]
