"""What stands beside the body: page headers and footers, notes and comments. None of it is part of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Dropped
from authoring.place import Place
from authoring.readers.docx.package import parse
from authoring.readers.docx.tags import shown_text
from authoring.standard.compiled import compiled
from authoring.standard.stylenames import COMMENT_AUTHOR

if TYPE_CHECKING:
    from authoring.readers.docx.package import Package
    from authoring.readers.docx.tags import Tags

_KINDS = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}
_WORD = compiled(r"[^\W\d_]")
_TEXT_WITH_WORD = compiled(rb":t(?: [^>]*)?>[^<]*[A-Za-z\xc3-\xe1\xe3-\xff]")  # dashes and quotes begin with E2


def read_extras(package: Package, related: list[tuple[str, str]], tags: Tags, file: str | None) -> list[Dropped]:
    """The text of those parts, a paragraph each; page numbers and rules without any word are not worth telling."""
    found = []
    for kind, name in related:
        data = package.data(name) if kind in _KINDS else None
        if data is None or not _TEXT_WITH_WORD.search(data):
            continue
        root = parse(data, package.limits)
        for comment in [each for each in root if each.get(tags.w + "author") == COMMENT_AUTHOR]:
            root.remove(comment)  # our own guidance, which the placeholder tells already
        for paragraph in root.iter(tags.p):
            text = shown_text(paragraph, tags.t).strip()
            if _WORD.search(text):
                found.append(Dropped(_KINDS[kind], text, Place(file)))
    return found
