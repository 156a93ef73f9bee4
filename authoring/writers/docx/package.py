"""The zip package around the parts. Same parts, same bytes: fixed order, times and attributes."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"

_DOCUMENT_PARTS: Final = (
    # name, relationship type, content type
    ("styles.xml", "styles", "styles"),
    ("settings.xml", "settings", "settings"),
    ("fontTable.xml", "fontTable", "fontTable"),
    ("footer1.xml", "footer", "footer"),
    ("footer2.xml", "footer", "footer"),
)
FOOTER_IDS: Final = {"default": "rId4", "even": "rId5"}
"""Relationship ids of the footers of odd and even pages."""


def package(document: bytes, parts: Sequence[bytes], core_properties: bytes) -> bytes:
    """A .docx of word/document.xml, the parts in the order of the table above, and docProps/core.xml."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _put(archive, "[Content_Types].xml", _content_types())
        _put(archive, "_rels/.rels", _relationships(_ROOT_RELATIONSHIPS))
        _put(archive, "word/document.xml", document)
        _put(archive, "word/_rels/document.xml.rels", _relationships(_DOCUMENT_RELATIONSHIPS))
        for (name, _, _), blob in zip(_DOCUMENT_PARTS, parts, strict=True):
            _put(archive, f"word/{name}", blob)
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


_DOCUMENT_RELATIONSHIPS = tuple((_OFFICE + kind, name) for name, kind, _ in _DOCUMENT_PARTS)
_ROOT_RELATIONSHIPS = (
    (_OFFICE + "officeDocument", "word/document.xml"),
    (_PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"),
)


def _put(archive: zipfile.ZipFile, name: str, blob: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # the same bytes on Windows and Linux
    archive.writestr(info, blob)


def _relationships(targets: Sequence[tuple[str, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'.encode()


def _content_types() -> bytes:
    parts = [("word/document.xml", f"{_WML}document.main+xml")]
    parts += [(f"word/{name}", f"{_WML}{kind}+xml") for name, _, kind in _DOCUMENT_PARTS]
    parts.append(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}content-types">{defaults}{rows}</Types>'.encode()
