"""The zip package around the parts. Same parts, same bytes: fixed order, times and attributes."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

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
    """A part that the main part refers to by ``relation``; ``kind`` names relationship and content type."""

    relation: str
    name: str
    kind: str
    blob: bytes


def package(document: bytes, parts: Sequence[Part], core_properties: bytes) -> bytes:
    """A .docx of word/document.xml, the parts that belong to it, and docProps/core.xml."""
    related = [(part.relation, _OFFICE + part.kind, part.name) for part in parts]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _put(archive, "[Content_Types].xml", _content_types(parts))
        _put(archive, "_rels/.rels", _relationships(_ROOT_RELATIONSHIPS))
        _put(archive, "word/document.xml", document)
        _put(archive, "word/_rels/document.xml.rels", _relationships(related))
        for part in parts:
            _put(archive, f"word/{part.name}", part.blob)
        _put(archive, "docProps/core.xml", core_properties)
    return buffer.getvalue()


def stamp(document: bytes) -> str:
    """What we write into the properties to know our own work again: a digest of word/document.xml."""
    return f"authoring:{hashlib.sha256(document).hexdigest()}"


def is_untouched(path: Path) -> bool:
    """Whether the .docx at ``path`` is our own work and nobody has changed its text since."""
    try:
        with zipfile.ZipFile(path) as archive:
            document = archive.read("word/document.xml")
            found = re.search(rb"<dc:identifier>([^<]*)<", archive.read("docProps/core.xml"))
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
    return found is not None and found[1].decode(errors="replace") == stamp(document)


_ROOT_RELATIONSHIPS = (
    ("rId1", _OFFICE + "officeDocument", "word/document.xml"),
    ("rId2", _PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"),
)


def _put(archive: zipfile.ZipFile, name: str, blob: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # the same bytes on Windows and Linux
    archive.writestr(info, blob)


def _relationships(targets: Iterable[tuple[str, str, str]]) -> bytes:
    rows = "".join(f'<Relationship Id="{each}" Type="{kind}" Target="{target}"/>' for each, kind, target in targets)
    return f'{_XML}<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'.encode()


def _content_types(parts: Sequence[Part]) -> bytes:
    types = [("word/document.xml", f"{_WML}document.main+xml")]
    types += [(f"word/{part.name}", f"{_WML}{part.kind}+xml") for part in parts]
    types.append(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}content-types">{defaults}{rows}</Types>'.encode()
