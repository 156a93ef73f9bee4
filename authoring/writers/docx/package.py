"""The zip package around the parts. Same parts, same bytes: fixed order, times and attributes."""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from authoring.document import Chart

_LARGEST: Final = 64 * 1024 * 1024  # bytes of a part that we may have written
_LEVEL: Final = 3  # of compression: a twentieth larger than by the usual 6, in a third of the time
_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
FOOTERS: Final = {"default": "rId4", "even": "rId5"}
TURNED_FOOTERS: Final = {"default": "rId7", "even": "rId8"}
BLANK_FOOTERS: Final = {"default": "rId9", "even": "rId10"}
"""Relationship ids of the footers of odd and even pages: upright, turned, and without a number."""


class Part(NamedTuple):
    """A part that the main part refers to by ``relation``; ``kind`` names the relationship, and the content type too
    unless that is given as ``media``.

    A part that only another one refers to has no ``relation``; ``related`` is what it refers to itself: (id, kind,
    name beside it).
    """

    relation: str
    name: str
    kind: str
    blob: bytes
    media: str = ""
    related: tuple[tuple[str, str, str], ...] = ()


class Related:
    """What the text refers to beside the fixed parts: pictures, of which equal ones are one part, and charts."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.charts: list[Chart] = []
        self._drawings = 0
        self._known: dict[bytes, str] = {}

    def drawing(self) -> int:
        """The number of the next drawing, whatever it shows."""
        self._drawings += 1
        return self._drawings

    def chart(self, chart: Chart) -> str:
        """The relationship's id of a chart, whose part is made when the text is written."""
        self.charts.append(chart)
        return chart_relation(len(self.charts))

    def picture(self, data: bytes, kind: str) -> str:
        """The relationship's id of a picture file of that kind (png, jpeg)."""
        digest = hashlib.sha256(data).digest()
        if digest not in self._known:
            name = f"media/image{len(self._known) + 1}.{kind}"
            relation = self._known[digest] = f"rIdPicture{len(self._known) + 1}"
            self.parts.append(Part(relation, name, "image", data, f"image/{kind}"))
        return self._known[digest]


def chart_relation(number: int) -> str:
    """The id by which the main part refers to its chart of that number, from 1."""
    return f"rIdChart{number}"


def package(document: bytes, parts: Sequence[Part], core_properties: bytes) -> bytes:
    """A .docx of word/document.xml, the parts that belong to it, and docProps/core.xml."""
    related = [(part.relation, _OFFICE + part.kind, part.name) for part in parts if part.relation]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _put(archive, "[Content_Types].xml", _content_types(parts))
        _put(archive, "_rels/.rels", _relationships(_ROOT_RELATIONSHIPS))
        _put(archive, "word/document.xml", document)
        _put(archive, "word/_rels/document.xml.rels", _relationships(related))
        for part in parts:
            _put(archive, f"word/{part.name}", part.blob)
            if part.related:
                inner = [(relation, _OFFICE + kind, name) for relation, kind, name in part.related]
                folder, name = posixpath.split(f"word/{part.name}")
                _put(archive, f"{folder}/_rels/{name}.rels", _relationships(inner))
        _put(archive, "docProps/core.xml", core_properties)
    return buffer.getvalue()


def stamp(document: bytes) -> str:
    """What we write into the properties to know our own work again: a digest of word/document.xml."""
    return f"authoring:{hashlib.sha256(document).hexdigest()}"


def is_untouched(path: Path) -> bool:
    """Whether the .docx at ``path`` is our own work and nobody has changed its text since."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = ("word/document.xml", "docProps/core.xml")
            if not all(_may_be_ours(archive.getinfo(name)) for name in names):
                return False
            document, properties = (archive.read(name) for name in names)
            found = re.search(rb"<dc:identifier>([^<]*)<", properties)
    except (OSError, KeyError, ValueError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile):
        return False
    return found is not None and found[1].decode(errors="replace") == stamp(document)


def _may_be_ours(info: zipfile.ZipInfo) -> bool:
    return info.compress_type == zipfile.ZIP_DEFLATED and info.file_size <= _LARGEST


_ROOT_RELATIONSHIPS = (
    ("rId1", _OFFICE + "officeDocument", "word/document.xml"),
    ("rId2", _PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"),
)


def _put(archive: zipfile.ZipFile, name: str, blob: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    # pictures are compressed by themselves
    info.compress_type = zipfile.ZIP_STORED if name.startswith("word/media/") else zipfile.ZIP_DEFLATED
    info.create_system = 0  # the same bytes on Windows and Linux
    archive.writestr(info, blob, compresslevel=_LEVEL)


def _relationships(targets: Iterable[tuple[str, str, str]]) -> bytes:
    rows = "".join(f'<Relationship Id="{each}" Type="{kind}" Target="{target}"/>' for each, kind, target in targets)
    return f'{_XML}<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'.encode()


def _content_types(parts: Sequence[Part]) -> bytes:
    types = [("word/document.xml", f"{_WML}document.main+xml")]
    types += [(f"word/{part.name}", part.media or f"{_WML}{part.kind}+xml") for part in parts]
    types.append(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}content-types">{defaults}{rows}</Types>'.encode()
