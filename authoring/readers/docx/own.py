"""The styles of the documents that we write: they say all, nothing is guessed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from authoring.document import IMPRINT_ROLES
from authoring.standard import stylenames as names
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from authoring.document import Role

ROLES: dict[str, Role] = {style: role for role, (style, _) in names.PARAGRAPH_STYLES.items()}
"""Roles by paragraph style id."""

PLACEHOLDER, BLANK, TABLE_TEXT = names.PLACEHOLDER[0], names.BLANK[0], names.TABLE_TEXT[0]
PICTURE = names.PICTURE[0]
_BESIDE: tuple[frozenset[Role], ...] = (
    frozenset({"mark", "signature"}),
    frozenset({"document-number", "signatory"}),
)
_PRINTING: frozenset[Role] = frozenset({"printer", "print-date"})

TABS: dict[str, Role] = {names.SIGNATORY_TAB[0]: "signatory", names.PRINT_DATE_TAB[0]: "print-date"}
"""Character styles of tabs after which another element stands in the same paragraph."""

APART = frozenset((PLACEHOLDER, *TABS))
"""Character styles of texts that are more than text."""

MARKS = compiled("|".join(f'"{style}' for style in (*ROLES, "GBRunIn", TABLE_TEXT)).encode())
"""Style ids in use, as they stand in the XML of a document of ours."""

LAYOUT_BREAKS = frozenset(("GBTitle", "GBAttachmentTitle", "GBMark", "GBSignature"))
"""Styles in which a line break only lays the line out."""

_HEADING = compiled(r"Heading([1-4])|GBRunIn([1-4])")
_RUN_IN_TEXT = compiled(r"GBRunInText[1-4]")
_CHARACTER_STYLES = compiled(r"GBPlaceholder|GBRunInText[1-4]|GBSignatory(?:Name|Tab)|GBPrintDateTab")


def stand_beside(roles: AbstractSet[Role]) -> bool:
    """Whether what stands in a table of several columns is only put there by it."""
    return any(roles <= group for group in _BESIDE) or (roles <= IMPRINT_ROLES and not _PRINTING.isdisjoint(roles))


def is_known(style: str) -> bool:
    """Whether a paragraph style is one of ours."""
    return style in ROLES or style in (BLANK, TABLE_TEXT, PICTURE) or heading_level(style) > 0


@lru_cache(maxsize=256)  # a draft has few styles, and all have the names that Word and we give them
def heading_level(style: str) -> int:
    """The level of a heading style of ours; 0 for any other style."""
    match = _HEADING.fullmatch(style)
    return int(match[1] or match[2]) if match else 0


def is_character_style(style: str) -> bool:
    """Whether a character style is one of ours."""
    return bool(_CHARACTER_STYLES.fullmatch(style))


def is_run_in(style: str) -> bool:
    """Whether headings in this style have text after them in the same paragraph."""
    return style.startswith("GBRunIn")


@cache
def _is_run_in_text(style: str) -> bool:
    return bool(_RUN_IN_TEXT.fullmatch(style))


def run_in_end(pieces: Sequence[tuple[str, str]], label: int) -> int:
    """Where the heading ends in (text, character style) pieces whose number is ``label`` characters long.

    A heading that is a placeholder has no style to tell it: after a bare number it is the first placeholder.
    """
    end = at = 0
    for text, style in pieces:
        at += len(text)
        if _is_run_in_text(style) or (style == PLACEHOLDER and at - len(text) == end <= label):
            end = at
    return end
