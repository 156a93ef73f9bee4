"""Where pictures and charts stand on the page, and how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.document.look import Drawn
from authoring.readers.docx.pictures import EMU_PER_TWIP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from authoring.readers.docx.seen import Seen
    from authoring.readers.docx.tags import Tags

MARK: Final = b"extent "
"""Bytes that the markup of every paper with such drawings has."""

_SHOWN: Final = ("{*}blip", "{*}chart")
_BORDERS: Final = ("page", "margin", "column", "leftMargin")


def read_drawings(seen: Seen, section: int, tags: Tags) -> Iterator[Drawn]:
    """The pictures and charts of a w:p in the body; drawn shapes, and what lies behind the text or is turned, are let
    be."""
    if seen.texts is not None or seen.where not in ("body", "frame"):
        return
    for holder in seen.element.iter("{*}inline", "{*}anchor"):
        extent = next(holder.iterchildren("{*}extent"), None)
        if (
            extent is None
            or next(holder.iterancestors(tags.p), None) is not seen.element
            or next(holder.iter(*_SHOWN), None) is None
            or holder.get("behindDoc") in ("1", "true")
            or any(form.get("rot") not in (None, "0") for form in holder.iter("{*}xfrm"))
        ):
            continue
        size = (_twips(extent.get("cx")), _twips(extent.get("cy")))
        inline = str(holder.tag).endswith("}inline")
        across = None if inline else _offset(holder, "{*}positionH")
        yield Drawn(seen.number, section, *size, inline, across)


def _offset(anchor: _Element, position: str) -> tuple[str, int] | None:
    """From which edge an anchored drawing is put, and how far; None where it is only aligned."""
    element = next(anchor.iterchildren(position), None)
    offset = None if element is None else next(element.iterchildren("{*}posOffset"), None)
    border = None if element is None else element.get("relativeFrom")
    if offset is None or border not in _BORDERS:
        return None
    return str(border), _twips((offset.text or "").strip())


def _twips(emu: str | None) -> int:
    try:
        return int(emu or 0) // EMU_PER_TWIP
    except ValueError:
        return 0
