"""A .docx whose parts are replaced or added one by one; the others keep their bytes and their order."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.errors import UnreadableError
from authoring.readers.docx.package import Package, parse, relation_targets
from authoring.readers.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES: Final = "[Content_Types].xml"
_TYPES_NS: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_NS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NO_RELATIONS: Final = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


class EditedPackage:
    """The package ``data`` with what has been put into it since; raises UnreadableError for a damaged one."""

    def __init__(self, data: bytes, limits: Limits = DEFAULT) -> None:
        self._data = data
        self._limits = limits
        self._package = Package(data, limits)
        self._put: dict[str, bytes] = {}
        self.main = self._package.main

    def xml(self, name: str) -> _Element | None:
        """The root element of a part as it now stands; None when there is no such part."""
        data = self._put.get(name) or self._package.data(name)
        return None if data is None else parse(data, self._limits, whole=True)

    def document(self) -> _Element:
        """The root element of the main part."""
        root = self.xml(self.main)
        if root is None:
            raise UnreadableError("文件里没有 Word 正文，可能已损坏，请用 Word 或 WPS 打开后另存为 .docx，再试一次")
        return root

    def put(self, name: str, root: _Element) -> None:
        """Sets what a part holds; a part that is not there yet needs :meth:`relate` too."""
        self._put[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def related(self, kind: str) -> str | None:
        """The part that the main part refers to as ``kind`` (comments, styles, ...); None when there is none."""
        return next((part for found, part in self.relations().values() if found == kind), None)

    def data(self, name: str) -> bytes | None:
        """The bytes of a part as it now stands; None when there is no such part."""
        return self._put.get(name) or self._package.data(name)

    def put_bytes(self, name: str, data: bytes) -> None:
        """Sets what a part holds, byte for byte."""
        self._put[name] = data

    def relations(self) -> dict[str, tuple[str, str]]:
        """(kind, part name) of what the main part refers to inside the package, by the ids of the references."""
        folder, base = posixpath.split(self.main)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return {} if root is None else {each: (kind, part) for each, kind, part in relation_targets(root, folder)}

    def relate(self, kind: str, content_type: str) -> str:
        """The name for a new part of this kind beside the main part, entered in relations and content types."""
        folder, base = posixpath.split(self.main)
        name = self._free_name(posixpath.join(folder, kind))
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        relations = self.xml(rels)
        if relations is None:
            relations = parse(_NO_RELATIONS, self._limits, whole=True)
        taken = {relation.get("Id") for relation in relations}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        target = posixpath.basename(name)
        attributes = {"Id": f"rId{number}", "Type": _OFFICE + kind, "Target": target}
        etree.SubElement(relations, f"{_RELATIONS_NS}Relationship", attributes)
        self.put(rels, relations)
        types = self.xml(_TYPES)
        if types is not None:
            etree.SubElement(types, f"{_TYPES_NS}Override", {"PartName": f"/{name}", "ContentType": content_type})
            self.put(_TYPES, types)
        return name

    def _free_name(self, stem: str) -> str:
        names = (f"{stem}{number or ''}.xml" for number in range(1000))
        return next(name for name in names if name not in self._put and self._package.data(name) is None)

    def to_bytes(self) -> bytes:
        """The whole package; what was not put anew has the bytes it had."""
        buffer = io.BytesIO()
        waiting = dict(self._put)
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(buffer, "w") as new:
            for info in {info.filename: info for info in old.infolist()}.values():
                data = waiting.pop(info.filename.lstrip("/"), None)
                new.writestr(info, self._package.read(info) if data is None else data, zipfile.ZIP_DEFLATED)
            for name, data in waiting.items():
                new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()
