"""Pictures in line, in a paragraph of their own that takes up whole lines of the type area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.standard import stylenames as names
from authoring.standard.pictures import fitted, measure
from authoring.writers.docx.base import layout
from authoring.writers.docx.inline import in_order, paragraph
from authoring.writers.docx.xml import R, add, legal

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.document import Picture
    from authoring.writers.docx.package import Related

_EMU_PER_TWIP: Final = 635
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_NSMAP: Final = {"wp": _WP, "a": _A, "pic": _PIC}
_NEARLY = 40
"""Twips, 0.7 mm: with less room than that a picture gets one line more."""


class Pictures:
    """Writes pictures, each file once."""

    def __init__(self, related: Related) -> None:
        self._related = related

    def write(self, body: _Element, picture: Picture, *, captioned: bool) -> None:
        """The picture; ``captioned``: on one page with the paragraph below it."""
        measured = measure(picture.data)
        width, height = picture.width, picture.height
        if not (width and height):
            width, height = fitted(measured, page=layout().page)
        if width > (room := layout().page.text_width):  # of a base's page, or of a profile's
            width, height = room, max(height * room // width, 1)
        element = figure_paragraph(body, height, captioned=captioned)
        number = self._related.drawing()
        inline = inline_drawing(element, number, width, height, picture.alt)
        _fill(inline, self._related.picture(picture.data, measured.kind), number, width, height)


def figure_paragraph(body: _Element, height: int, *, captioned: bool) -> _Element:
    """The paragraph for what is ``height`` twips high, with room around it up to whole lines, so that the text below
    stands on the page's lines again."""
    element = paragraph(body, names.PICTURE[0])
    if captioned:
        add(element[0], "keepNext")
    before, after = room_around(height)
    add(element[0], "spacing", before=before, after=after)
    in_order(element[0])
    return element


def room_around(height: int) -> tuple[int, int]:
    """Twips above and below what is ``height`` twips high, to whole lines."""
    room = -(height + _NEARLY) % layout().page.line_pitch + _NEARLY
    return room // 2, room - room // 2


def inline_drawing(paragraph: _Element, number: int, width: int, height: int, alt: str, kind: str = "图片") -> _Element:
    """A wp:inline of that size in twips in a run of its own; what it shows, of that ``kind``, is still to be added."""
    drawing = add(add(paragraph, "r"), "drawing")
    inline = etree.SubElement(drawing, f"{{{_WP}}}inline", nsmap=_NSMAP)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    _sub(inline, _WP, "extent", cx=width * _EMU_PER_TWIP, cy=height * _EMU_PER_TWIP)
    _sub(inline, _WP, "docPr", id=number, name=f"{kind} {number}", descr=legal(alt))
    return inline


def _fill(inline: _Element, relation: str, number: int, width: int, height: int) -> None:
    _sub(_sub(inline, _WP, "cNvGraphicFramePr"), _A, "graphicFrameLocks", noChangeAspect=1)
    picture = _sub(_sub(_sub(inline, _A, "graphic"), _A, "graphicData", uri=_PIC), _PIC, "pic")
    about = _sub(picture, _PIC, "nvPicPr")
    _sub(about, _PIC, "cNvPr", id=number, name=f"图片 {number}")
    _sub(about, _PIC, "cNvPicPr")
    fill = _sub(picture, _PIC, "blipFill")
    _sub(fill, _A, "blip").set(f"{{{R}}}embed", relation)
    _sub(_sub(fill, _A, "stretch"), _A, "fillRect")
    shape = _sub(picture, _PIC, "spPr")
    place = _sub(shape, _A, "xfrm")
    _sub(place, _A, "off", x=0, y=0)
    _sub(place, _A, "ext", cx=width * _EMU_PER_TWIP, cy=height * _EMU_PER_TWIP)
    _sub(_sub(shape, _A, "prstGeom", prst="rect"), _A, "avLst")


def _sub(parent: _Element, namespace: str, tag: str, **attributes: str | int) -> _Element:
    child = etree.SubElement(parent, f"{{{namespace}}}{tag}")
    for name, value in attributes.items():
        child.set(name, str(value))
    return child
