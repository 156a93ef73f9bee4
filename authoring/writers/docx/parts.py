"""The parts around the text: settings, footers, fonts, properties."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from authoring.standard.layout import FontSet, layout
from authoring.writers.docx.xml import add, add_text, legal, root, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

_DASH = "—"
_COMPATIBILITY = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1}
_WORD_SETTINGS = "http://schemas.microsoft.com/office/word"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>'
    "<dc:identifier>{stamp}</dc:identifier><dc:language>zh-CN</dc:language></cp:coreProperties>"
)


def settings_xml() -> bytes:
    """Settings: odd and even pages differ, Chinese line breaking, Word's current layout."""
    settings = root("settings")
    add(settings, "evenAndOddHeaders")
    add(settings, "characterSpacingControl", val="doNotCompress")
    compat = add(settings, "compat")
    add(compat, "useFELayout")
    for name, value in _COMPATIBILITY.items():
        add(compat, "compatSetting", name=name, uri=_WORD_SETTINGS, val=value)
    add(settings, "themeFontLang", val="en-US", eastAsia="zh-CN")
    return serialise(settings)


def footer_xml(fonts: FontSet, *, even: bool) -> bytes:
    """The footer — 1 —: outside right on odd pages, left on even ones, one character in."""
    number = layout().page_number
    footer = root("ftr")
    paragraph = add(footer, "p")
    properties = add(paragraph, "pPr")
    add(properties, "snapToGrid", val=0)
    add(properties, "spacing", before=0, after=0, line=number.line_points * 20, lineRule="exact")
    side = "left" if even else "right"
    inset = number.inset_characters
    add(properties, "ind", **{f"{side}Chars": inset * 100, side: inset * number.half_points * 10})
    add(properties, "jc", val=side)
    _number_run(paragraph, fonts, f"{_DASH} ")
    for kind in ("begin", "", "separate", "1", "end"):
        run = _number_run(paragraph, fonts, kind if kind.isdigit() else "")
        if not kind:
            add(run, "instrText").text = "PAGE"
        elif not kind.isdigit():
            add(run, "fldChar", fldCharType=kind)
    _number_run(paragraph, fonts, f" {_DASH}")
    return serialise(footer)


def _number_run(paragraph: _Element, fonts: FontSet, text: str) -> _Element:
    number = layout().page_number
    family = layout().font_sets[fonts][number.font]
    run = add(paragraph, "r")
    properties = add(run, "rPr")
    add(properties, "rFonts", ascii=family, hAnsi=family, eastAsia=family, hint="eastAsia")
    add(properties, "spacing", val=0)
    add(properties, "sz", val=number.half_points)
    add(properties, "szCs", val=number.half_points)
    if text:
        add_text(run, text)
    return run


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
