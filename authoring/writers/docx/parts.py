"""The parts around the text: settings, footers, fonts, properties."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from authoring.writers.docx.base import layout
from authoring.writers.docx.xml import add, legal, root, serialise

if TYPE_CHECKING:
    from authoring.standard.layout import FontSet

_COMPATIBILITY = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1}
_WORD_SETTINGS = "http://schemas.microsoft.com/office/word"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>'
    "<dc:identifier>{stamp}</dc:identifier><dc:language>zh-CN</dc:language></cp:coreProperties>"
)


def settings_xml(*, even_odd: bool = True) -> bytes:
    """Settings: odd and even pages differ, Chinese line breaking, Word's current layout."""
    settings = root("settings")
    if even_odd:
        add(settings, "evenAndOddHeaders")
    add(settings, "characterSpacingControl", val="doNotCompress")
    compat = add(settings, "compat")
    add(compat, "useFELayout")
    for name, value in _COMPATIBILITY.items():
        add(compat, "compatSetting", name=name, uri=_WORD_SETTINGS, val=value)
    add(settings, "themeFontLang", val="en-US", eastAsia="zh-CN")
    return serialise(settings)


def font_table_xml(fonts: FontSet) -> bytes:
    """The fonts used, each with a name that Word may take instead on a machine that lacks it."""
    table = root("fonts")
    for role, name in layout().font_sets[fonts].items():
        font = add(table, "font", name=name)
        alternative = layout().alternatives[role]
        if alternative != name:
            add(font, "altName", val=alternative)
        add(font, "charset", val="86")
        add(font, "family", val="auto")
        add(font, "pitch", val="variable")
    return serialise(table)


def core_properties_xml(title: str, creator: str, stamp: str) -> bytes:
    """Title and author, as Word's file dialog shows them, and our stamp. No times: same tree, same bytes."""
    names = {"title": escape(legal(title), quote=False), "creator": escape(legal(creator), quote=False)}
    return _PROPERTIES.format(**names, stamp=stamp).encode()
