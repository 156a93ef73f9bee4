"""What a part may keep when it comes into our package: no tracked changes, links, ids of one program's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.readers.docx.package import parse
from authoring.readers.limits import DEFAULT
from authoring.standard.compiled import compiled
from authoring.writers.docx.xml import R, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_NAMESPACES: Final = (
    (_STRICT + b"wordprocessingml/main", W.encode()),
    (_STRICT + b"officeDocument/relationships", R.encode()),
    (_STRICT + b"drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (_STRICT + b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_FOREIGN: Final = compiled(r"\{http://schemas\.microsoft\.com/office/word/20\d\d/[^}]*\}")
_GONE: Final = frozenset(
    f"{{{W}}}{name}"
    for name in (
        *("del", "moveFrom", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *(
            "commentReference",
            "permStart",
            "permEnd",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "lastRenderedPageBreak",
        ),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "numPr", "sectPr"),
    )
)
_WRAPPERS: Final = frozenset(f"{{{W}}}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml"))


def transitional(data: bytes) -> _Element:
    """The root element of a part, in the namespaces that we write."""
    for strict, ours in _NAMESPACES:
        data = data.replace(strict, ours)
    return parse(data, DEFAULT)


def clean(root: _Element) -> None:
    """Takes out, in place, what must not come into our package."""
    for element in [each for each in root.iter() if isinstance(each.tag, str)]:
        parent = element.getparent()
        for name in list(element.attrib):
            if _FOREIGN.match(str(name)) or str(name).endswith("}Ignorable") or _is_revision(str(name)):
                del element.attrib[name]
        if parent is None:
            continue
        if element.tag in _GONE or _FOREIGN.match(element.tag):
            parent.remove(element)
        elif element.tag in _WRAPPERS:
            at = parent.index(element)
            parent[at : at + 1] = list(element)


def _is_revision(name: str) -> bool:
    return name.startswith(f"{{{W}}}rsid")
