"""The layout family: what the look of a .docx tells. Imported only where a draft has a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.rules.layout import (
    attachments,
    back,
    drawings,
    emphasis,
    fonts,
    habits,
    head,
    imprint,
    leftovers,
    lines,
    page,
    page_number,
    paragraphs,
    title,
)

if TYPE_CHECKING:
    from authoring.check import Rule

_TEXT = (page, lines, paragraphs, title, fonts, emphasis)
_AROUND = (page_number, head, back, attachments, imprint, habits, drawings, leftovers)

LAYOUT: tuple[Rule, ...] = tuple(
    sorted((rule for file in (*_TEXT, *_AROUND) for rule in file.RULES), key=lambda rule: rule.code)
)
