"""Pictures and charts: what a drawing shows, as far as it is one, and what it says to those who don't see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from authoring.document import Chart, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

Media = Callable[[str], bytes]
"""The file that a relationship's id stands for; b"" for none."""

Charts = Callable[[str], Chart | None]
"""The chart that a relationship's id stands for; None for one that can't be read."""

EMU_PER_TWIP: Final = 635


def read_pictures(drawing: _Element, media: Media | None) -> Iterator[Picture]:
    """The pictures in a w:drawing, w:pict or one of alternatives, with their files where ``media`` gives these."""
    for shown in drawing.iter("{*}blip", "{*}imagedata"):
        relation = next((str(value) for name, value in shown.items() if str(name).endswith(("}embed", "}id"))), "")
        holder = next(shown.iterancestors("{*}inline", "{*}anchor", "{*}shape"), None)
        data = media(relation) if media and relation else b""
        yield Picture(data, *_shown(holder)) if holder is not None else Picture(data)


def is_inline(drawing: _Element) -> bool:
    """Whether what a w:drawing shows stands in the line rather than somewhere on the page."""
    return next(drawing.iter("{*}inline"), None) is not None and next(drawing.iter("{*}anchor"), None) is None


def chart_relations(drawing: _Element) -> Iterator[str]:
    """The ids of the relationships of the charts in a w:drawing or one of alternatives."""
    for shown in drawing.iter("{*}chart"):
        yield from (str(value) for name, value in shown.items() if str(name).endswith("}id"))


def _shown(holder: _Element) -> tuple[str, int, int]:
    """Alternative text, width and height."""
    about, extent = next(holder.iterchildren("{*}docPr"), None), next(holder.iterchildren("{*}extent"), None)
    alt = (holder.get("alt") if about is None else about.get("descr")) or ""
    size = [_whole(extent.get(side)) // EMU_PER_TWIP for side in ("cx", "cy")] if extent is not None else [0, 0]
    return alt, size[0], size[1]


def _whole(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0
