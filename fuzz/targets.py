"""What is fuzzed: bytes into each reader, and what it gives through recognition, all rules and the emitters.

Nothing here needs atheris, so that the tests run the kept corpus and every unit that once failed.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from authoring import api
from authoring.emitters.commented import commented
from authoring.emitters.html_report import as_html
from authoring.emitters.json_report import as_json
from authoring.emitters.layout import lay_out
from authoring.emitters.sarif import as_sarif
from authoring.errors import FormError, UserError
from authoring.fixing import mend, text_way, word_way
from authoring.form.loader import parse_form
from authoring.form.source import decode
from authoring.readers import read_docx, read_html, read_text
from authoring.safetext import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from authoring.check import FileReport
    from authoring.document import Document
    from authoring.fixing import Way

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
    "theme": "a:theme",
    "header": "w:hdr",
    "footer": "w:ftr",
    "comments": "w:comments",
    "footnotes": "w:footnotes",
}
_PART = re.compile(rb"(?m)^===([a-z]+)\n")
_EVERY = 8  # one unit in so many goes through the slow emitters and mending too


def docx(data: bytes) -> None:
    """A package as it stands; else XML of the body, and of other parts behind lines like ``===styles``.

    Broken XML is made whole first: a reader that only ever sees a syntax error teaches the fuzzer nothing.
    """
    package = data if data.startswith(b"PK") else packed(data)
    _through(lambda: read_docx(package, file="a.docx", look=True), package, word_way("a.docx", tracked=bool(data[-1:])))


def text(data: bytes) -> None:
    """A plain text in any encoding."""
    _through(lambda: read_text(data, file="a.txt"), data, text_way("a.txt"))


def html(data: bytes) -> None:
    """A web page in any encoding."""
    _through(lambda: read_html(data, file="a.html"), data, None)


def form(data: bytes) -> None:
    """A form: read, composed, and the draft checked."""
    try:
        loaded = parse_form(decode(data, "a.yaml").text, "a.yaml")
        composed = api.compose(loaded).document
    except FormError as error:
        assert all(fault.message.strip() for fault in error.faults)
        return
    _emitted(api.check(composed), data)


TARGETS: dict[str, Callable[[bytes], None]] = {"docx": docx, "text": text, "html": html, "form": form}


def packed(data: bytes) -> bytes:
    """The .docx of a unit."""
    first, *rest = _PART.split(data)
    parts = {"document": first, **{name.decode(): xml for name, xml in zip(rest[::2], rest[1::2], strict=True)}}
    relations, files = (
        "",
        {"word/document.xml": _whole(f"w:document {_NAMESPACES}", b"<w:body>" + first + b"</w:body>")},
    )
    for name in parts.keys() & _ROOTS.keys():
        files[f"word/{name}.xml"] = _whole(f"{_ROOTS[name]} {_NAMESPACES}", parts[name])
        relations += f'<Relationship Id="{name}" Type="{_R}/{name}" Target="{name}.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{package}">{relations}</Relationships>'.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _whole(root: str, content: bytes) -> bytes:
    name = root.partition(" ")[0]
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    source = f"<{root}>".encode() + content + f"</{name}>".encode()
    try:
        found = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError):
        found = None
    return f"<{root}/>".encode() if found is None else etree.tostring(found)


def _through(read: Callable[[], Document], data: bytes, way: Way | None) -> None:
    try:
        document = read()
    except UserError as error:
        assert error.message.strip()
        return
    report = api.check(document)
    _emitted(report, data)
    if document.source.medium == "docx" and len(data) % _EVERY == 2:
        try:
            commented(report, data)
        except UserError as error:
            assert error.message.strip()
    if way is not None and len(data) % _EVERY == 1:
        try:
            again = mend(data, way, lambda each: api.check(each).findings)
        except UserError as error:
            assert error.message.strip()
        else:
            way.read(again.data)


def _emitted(report: FileReport, data: bytes) -> None:
    for line in lay_out([report]):
        assert not _CONTROL.search(shown(line.text)), "a control character reaches the terminal"
    as_json([report]).encode("utf-8", "strict")
    if len(data) % _EVERY == 0:
        as_html([report]).encode("utf-8", "strict")
        as_sarif([report]).encode("utf-8", "strict")
        if report.document is not None and report.document.source.medium != "docx":
            commented(report, None)


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
