"""Headers, footers, theme and pictures of a base, under names and ids that meet none of ours."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final, Literal

from lxml import etree

from authoring.editing.base.clean import clean, transitional
from authoring.readers.docx.package import parse, relation_targets
from authoring.readers.limits import DEFAULT
from authoring.standard.pictures import kind_of
from authoring.writers.docx.base import Reference
from authoring.writers.docx.package import Part
from authoring.writers.docx.xml import R, W, serialise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from authoring.editing.package import EditedPackage

_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_PICTURES: Final = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".emf": "image/x-emf",
    ".wmf": "image/x-wmf",
}
_STYLED: Final = frozenset(f"{{{W}}}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_FOREIGN: Final = "底稿的{where}里有图片以外的嵌入内容，{where}没有取用"


class PartCopier:
    """Copies what parts refer to; ``renamed`` are ids of styles with what they are called in ours."""

    def __init__(self, package: EditedPackage) -> None:
        self._package = package
        self._parts: list[Part] = []
        self._pictures: dict[str, str] = {}  # part of theirs: name of ours
        self.renamed: Mapping[str, str] = {}
        self.notices: list[str] = []

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that was copied."""
        return tuple(self._parts)

    def running_lines(
        self, section: _Element | None, package: EditedPackage
    ) -> tuple[tuple[Reference, ...], bool | None]:
        """The section's headers and footers, and whether even pages have their own (None: no footer of theirs)."""
        references = []
        kinds: tuple[Literal["header", "footer"], ...] = ("header", "footer")
        for kind in kinds:
            for each in section.findall(f"{{{W}}}{kind}Reference") if section is not None else ():
                type_, relation = each.get(f"{{{W}}}type") or "default", each.get(f"{{{R}}}id") or ""
                made = self._running_line(kind, type_, relation)
                references += [made] if made else []
        if not any(each.kind == "footer" for each in references):
            return tuple(references), None
        settings = package.data(package.related("settings") or "word/settings.xml")
        return tuple(references), settings is not None and b"evenAndOddHeaders" in settings

    def _running_line(self, kind: Literal["header", "footer"], type_: str, relation: str) -> Reference | None:
        name = self._package.relations().get(relation, ("", ""))[1]
        data = self._package.data(name)
        if data is None:
            return None
        root = transitional(data)
        clean(root)
        if not self._shows(root):
            return None
        folder, base = posixpath.split(name)
        related = self._related(root, posixpath.join(folder, "_rels", f"{base}.rels"), folder)
        if related is None:
            self.notices.append(_FOREIGN.format(where="页眉" if kind == "header" else "页脚"))
            return None
        self._restyle(root)
        number = sum(1 for part in self._parts if part.kind == kind) + 1
        identity = f"rIdBase{kind.title()}{number}"
        self._parts.append(Part(identity, f"base-{kind}{number}.xml", kind, serialise(root), related=related))
        return Reference(kind, type_, identity)

    def _shows(self, root: _Element) -> bool:
        """Whether a header or footer shows anything."""
        return any((each.text or "").strip() for each in root.iter(f"{{{W}}}t", f"{{{W}}}instrText")) or any(
            True for _ in root.iter("{*}drawing", "{*}pict", f"{{{W}}}fldSimple", f"{{{W}}}pBdr", f"{{{W}}}tbl")
        )

    def _related(self, root: _Element, rels: str, folder: str) -> tuple[tuple[str, str, str], ...] | None:
        """Relations to pictures that ``root`` uses; None where it uses others."""
        data = self._package.data(rels)
        relations = [] if data is None else relation_targets(parse(data, DEFAULT), folder)
        targets = {identity: part for identity, kind, part in relations if kind == "image"}
        found: dict[str, tuple[str, str, str]] = {}
        for element, name in _ids(root):
            part = targets.get(element.get(name) or "")
            picture = self._picture(part) if part else None
            if picture is None:
                return None
            identity = f"rId{len(found) + 1}"
            known = next((each for each in found.values() if each[2] == picture), None)
            row = known or (identity, "image", picture)
            found[row[0]] = row
            element.set(name, row[0])
        return tuple(found.values())

    def _picture(self, part: str) -> str | None:
        if part in self._pictures:
            return self._pictures[part]
        data = self._package.data(part)
        suffix = posixpath.splitext(part)[1].lower()
        kind = None if data is None else kind_of(data)
        media = f"image/{kind}" if kind else _PICTURES.get(suffix)
        if data is None or media is None:
            return None
        name = f"media/base-image{len(self._pictures) + 1}{suffix}"
        self._pictures[part] = name
        self._parts.append(Part("", name, "image", data, media))
        return name

    def picture_of_text(self, element: _Element) -> bool:
        """Copies the pictures that a paragraph of the text shows; False where it refers to something else."""
        relations = self._package.relations()
        for each, name in _ids(element):
            kind, part = relations.get(each.get(name) or "", ("", ""))
            picture = self._picture(part) if kind == "image" else None
            if picture is None:
                return False
            identity = f"rIdBase{posixpath.splitext(posixpath.basename(picture))[0].removeprefix('base-').title()}"
            at = next(index for index, made in enumerate(self._parts) if made.name == picture)
            self._parts[at] = self._parts[at]._replace(relation=identity)
            each.set(name, identity)
        return True

    def theme(self) -> None:
        """The theme, which their styles may take fonts and colours from."""
        part = self._package.related("theme")
        data = None if part is None else self._package.data(part)
        theme = None if data is None else transitional(data)
        if theme is not None and not _ids(theme):
            self._parts.append(Part("rIdBaseTheme", "theme/base-theme1.xml", "theme", serialise(theme), _THEME))

    def with_ids(self, xml: bytes) -> bytes:
        """A paragraph whose styles are called as in ours."""
        element = etree.fromstring(xml)
        self._restyle(element)
        return etree.tostring(element)

    def _restyle(self, root: _Element) -> None:
        for each in root.iter(*_STYLED):
            value = each.get(f"{{{W}}}val") or ""
            each.set(f"{{{W}}}val", self.renamed.get(value, value))


def _ids(root: _Element) -> list[tuple[_Element, str]]:
    """Elements that refer to another part, with the name of the attribute that does."""
    refers = f"{{{R}}}"
    return [(each, str(name)) for each in root.iter() for name in each.attrib if str(name).startswith(refers)]
