"""How a draft is finished: its edition, and what of its look is for the author to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.standard.layout import Layout

Edition = Literal["draft", "formal", "public"]
EDITIONS: Final[Mapping[str, Edition]] = {
    "送审稿": "draft",
    "上报": "formal",
    "公开": "public",
    "draft": "draft",
    "formal": "formal",
    "public": "public",
}
"""Editions of one form by the names that users give: 送审稿 to work on, 上报 with 版头 and 版记, 公开 for the web."""

TableLook = Literal["grid", "three-line"]
ImprintPage = Literal["same", "next", "after-next", "even"]


class Finish(NamedTuple):
    """What the tree doesn't say of the printed page.

    ``sealed``: signature and date leave room for a seal. ``tables``: all cells ruled, or three lines only.
    ``imprint_page``: the 版记 stands on the page where the text ends, on the next one, on the one after a blank page,
    or, where nobody could count pages, on the next even one; the last two without page numbers.
    ``notes`` are comments by the text of the placeholder that they belong to. ``marked``: bookmarks tell whoever prints
    the draft where its text ends and the signature begins. ``layout`` is the page where a profile has it otherwise than
    the standard, None where it does not.
    """

    sealed: bool = False
    tables: TableLook = "grid"
    imprint_page: ImprintPage = "same"
    notes: tuple[tuple[str, str], ...] = ()
    marked: bool = False
    layout: Layout | None = None


END_OF_TEXT, SIGNATURE = "AuthoringEndOfText", "AuthoringSignature"
"""Those bookmarks."""

PLAIN: Final = Finish()
