"""How far apart a base sets its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.editing.base.styleparts import id_of, is_default
from authoring.standard.layout import layout
from authoring.writers.docx.xml import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from authoring.editing.base.page import BasePage
    from authoring.editing.base.samples import Sample


def line_pitch(theirs: _Element | None, samples: Mapping[str, Sample], page: BasePage) -> int:
    """The distance of lines in twips: of the base's text where it is exact, of its grid, or the standard's."""
    by_id = {} if theirs is None else {id_of(each): each for each in theirs.iterchildren(f"{{{W}}}style")}
    body = samples.get("body")
    default = next((each for each in by_id.values() if is_default(each, "paragraph")), None)
    at = by_id.get(body.style) if body and body.style else default
    sources = [body.paragraph] if body else []
    seen: set[str] = set()
    while at is not None and id_of(at) not in seen:
        seen.add(id_of(at))
        sources.append(at.find(f"{{{W}}}pPr"))
        based = at.find(f"{{{W}}}basedOn")
        at = None if based is None else by_id.get(based.get(f"{{{W}}}val") or "")
    for source in sources:
        spacing = None if source is None else source.find(f"{{{W}}}spacing")
        line = None if spacing is None else spacing.get(f"{{{W}}}line")
        if spacing is not None and line is not None:
            if spacing.get(f"{{{W}}}lineRule") == "exact" and line.isdecimal():
                return int(line)
            break
    pitch = page.attributes.get("docGrid", {}).get("linePitch", "")
    is_grid = page.attributes.get("docGrid", {}).get("type") in ("lines", "linesAndChars", "snapToChars")
    return int(pitch) if is_grid and pitch.isdecimal() and int(pitch) else layout().page.line_pitch
