"""Page, footers and settings by the standard, in every section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.editing.relayout.properties import BEFORE_EVEN, SECTION_ORDER, local, make, put
from authoring.editing.relayout.stylesheet import TRANSITIONAL
from authoring.editing.walk import body_of
from authoring.readers.docx.tags import digits
from authoring.standard.compiled import compiled
from authoring.standard.layout import twips
from authoring.writers.docx.footers import footer_xml, turned_footer_xml
from authoring.writers.docx.parts import settings_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.editing.package import EditedPackage
    from authoring.readers.docx.tags import Tags
    from authoring.standard.layout import FontSet, Layout

_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DROPPED: Final = frozenset(("pgBorders", "lnNumType", "vAlign", "titlePg", "textDirection"))
_PAGE: Final = compiled(rb"\bPAGE\b")
_HEADER_MM: Final = 15


class Pages:
    """Lays the sections of one document."""

    def __init__(self, package: EditedPackage, tags: Tags, fonts: FontSet, standard: Layout) -> None:
        self._package = package
        self._tags = tags
        self._fonts = fonts
        self._standard = standard
        self._relation = relations_namespace(tags)
        self._numbered = {
            relation
            for relation, (kind, part) in package.relations().items()
            if kind == "footer" and _PAGE.search(package.data(part) or b"")
        }

    def lay(self, root: _Element, *, blank_ones: bool) -> None:
        """All sections, and the settings; ``blank_ones``: a section without page numbers beside others stays so."""
        tags = self._tags
        body = body_of(root, tags)
        if not len(body) or body[-1].tag != tags.w + "sectPr":
            body.append(make(tags, "sectPr"))
        earlier = set(body.iterfind(f".//{tags.w}sectPrChange/{tags.w}sectPr"))  # as tracked changes remember them
        sections = [each for each in body.iter(tags.w + "sectPr") if each not in earlier]
        any_number = any(self._is_numbered(each) for each in sections)
        for number, section in enumerate(sections):
            keeps = blank_ones and any_number and self._has_footer(section) and not self._is_numbered(section)
            self._section(section, first=number == 0, keeps_footer=keeps)
        self._settings()

    def _ids(self, section: _Element) -> list[str]:
        found = section.iterchildren(self._tags.w + "footerReference")
        return [each.get(self._relation + "id") or "" for each in found]

    def _has_footer(self, section: _Element) -> bool:
        return bool(self._ids(section))

    def _is_numbered(self, section: _Element) -> bool:
        return any(each in self._numbered for each in self._ids(section))

    def _section(self, section: _Element, *, first: bool, keeps_footer: bool) -> None:
        tags = self._tags
        turned = self._is_turned(section)
        for child in list(section):
            if local(child) in _DROPPED or (local(child) == "footerReference" and not keeps_footer):
                section.remove(child)
            elif local(child) == "pgNumType":
                _continue_numbers(child, tags, first=first)
        if not keeps_footer:
            self._footers(section, turned=turned)
        self._size(section, turned=turned)
        put(section, make(tags, "docGrid", type="lines", linePitch=self._standard.page.line_pitch), SECTION_ORDER)
        self._even_header(section)

    def _is_turned(self, section: _Element) -> bool:
        size = section.find(self._tags.w + "pgSz")
        if size is None:
            return False
        width, height = (size.get(self._tags.w + side) or "0" for side in ("w", "h"))
        wide = digits(width, 0) > digits(height, 0) > 0
        return wide or size.get(self._tags.w + "orient") == "landscape"

    def _size(self, section: _Element, *, turned: bool) -> None:
        page = self._standard.page
        top, right, bottom, left = page.margins
        width, height = twips(page.width_mm), twips(page.height_mm)
        foot = twips(self._standard.page_number.footer_mm)
        size = {"w": width, "h": height}
        if turned:
            # the paper is turned clockwise to be read: its left edge comes to the top, its foot to the left
            size = {"w": height, "h": width}
            top, right, bottom, left, foot = left, top, right, bottom, twips(_HEADER_MM)
        turning = {"orient": "landscape"} if turned else {}
        put(section, make(self._tags, "pgSz", **size, **turning), SECTION_ORDER)
        margins = {"top": top, "right": right, "bottom": bottom, "left": left, "header": twips(_HEADER_MM)}
        put(section, make(self._tags, "pgMar", **margins, footer=foot, gutter=0), SECTION_ORDER)

    def _footers(self, section: _Element, *, turned: bool) -> None:
        for number, kind in enumerate(("default", "even")):
            xml = turned_footer_xml if turned else footer_xml
            blob = xml(self._fonts, even=kind == "even", standard=self._standard)
            reference = make(self._tags, "footerReference", type=kind)
            reference.set(self._relation + "id", self._footer(blob.replace(*self._namespace())))
            section.insert(_after_headers(section) + number, reference)

    def _namespace(self) -> tuple[bytes, bytes]:
        return TRANSITIONAL.encode(), self._tags.w.strip("{}").encode()

    def _footer(self, blob: bytes) -> str:
        """The id of the footer with these bytes, put in if it is not there."""
        package = self._package
        for relation, (kind, part) in package.relations().items():
            if kind == "footer" and package.data(part) == blob:
                return relation
        part = package.relate("footer", f"{_WML}footer+xml")
        package.put_bytes(part, blob)
        return next(relation for relation, (_, name) in package.relations().items() if name == part)

    def _even_header(self, section: _Element) -> None:
        """The header of all pages stays one of all pages when even ones get footers of their own."""
        tags = self._tags
        headers = {each.get(tags.w + "type"): each for each in section.iterchildren(tags.w + "headerReference")}
        if "default" in headers and "even" not in headers and not self._has_even():
            even = make(tags, "headerReference", type="even")
            even.set(self._relation + "id", headers["default"].get(self._relation + "id") or "")
            headers["default"].addnext(even)

    def _has_even(self) -> bool:
        part = self._package.related("settings")
        root = None if part is None else self._package.xml(part)
        return root is not None and root.find(self._tags.w + "evenAndOddHeaders") is not None

    def _settings(self) -> None:
        package, tags = self._package, self._tags
        part = package.related("settings")
        root = None if part is None else package.xml(part)
        if part is None or root is None:
            part = part or package.relate("settings", f"{_WML}settings+xml")
            root = etree.fromstring(settings_xml().replace(*self._namespace()))
        for name in ("evenAndOddHeaders", "mirrorMargins", "gutterAtTop", "linkStyles"):
            for each in list(root.iterchildren(tags.w + name)):
                root.remove(each)
        if self._standard.page_number.side == "outside":
            at = max((index + 1 for index, child in enumerate(root) if local(child) in BEFORE_EVEN), default=0)
            root.insert(at, make(tags, "evenAndOddHeaders"))
        package.put(part, root)


def relations_namespace(tags: Tags) -> str:
    """The namespace of relationship ids, in braces."""
    strict = "purl.oclc.org" in tags.w
    host = "http://purl.oclc.org/ooxml" if strict else "http://schemas.openxmlformats.org"
    return f"{{{host}/officeDocument/{'' if strict else '2006/'}relationships}}"


def _after_headers(section: _Element) -> int:
    """Where footers begin; references stand first, in any order."""
    return sum(1 for child in section if local(child) == "headerReference")


def _continue_numbers(element: _Element, tags: Tags, *, first: bool) -> None:
    for name in ("fmt", *(() if first else ("start",))):
        if element.get(tags.w + name) is not None:
            del element.attrib[tags.w + name]
