"""Any draft to the tree: one reader a format, all of two steps (raw paragraphs, then blocks).

What a file is, its content decides before its name. What a reader leaves out it reports in ``Source.dropped``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.errors import UnreadableError
from authoring.place import Place
from authoring.readers.limits import DEFAULT, HOW_TO_RAISE, Limits

if TYPE_CHECKING:
    from pathlib import Path

    from authoring.document import Document

__all__ = ["DEFAULT", "Limits", "read_docx", "read_draft", "read_html", "read_text"]


def read_draft(path: Path, *, limits: Limits = DEFAULT, look: bool = False) -> Document:
    """The tree of the draft at ``path``; with ``look`` a .docx also tells how it is laid out.

    Raises UnreadableError, with the file as its place, for a file that is empty, damaged, encrypted, of another type,
    too large, or without text.
    """
    from authoring.readers.sniff import load, sniff

    try:
        data = load(path, limits)
        match sniff(data, path.suffix.lower()):
            case "docx":
                return read_docx(data, file=str(path), limits=limits, look=look)
            case "html":
                return read_html(data, file=str(path), limits=limits)
            case "txt":
                return read_text(data, file=str(path), limits=limits)
            case form:
                from authoring.readers.foreign import read_foreign

                return _with_text(read_foreign(data, form, str(path), limits))
    except UnreadableError as error:
        error.place = error.place or Place(str(path))
        raise


def read_text(source: str | bytes, *, file: str | None = None, limits: Limits = DEFAULT) -> Document:
    """The tree of a plain text, given decoded or as bytes in any usual encoding."""
    from authoring.readers.decode import decode
    from authoring.readers.txt import read_lines

    text, encoding = (source, None) if isinstance(source, str) else decode(_fitting(source, limits))
    limits.check_characters(len(text))
    limits.check_blocks(text.count("\n") - text.count("\n\n"))
    return _with_text(read_lines(text, file, encoding=encoding))


def read_html(source: str | bytes, *, file: str | None = None, limits: Limits = DEFAULT) -> Document:
    """The tree of the article on a web page."""
    from authoring.readers.decode import decode
    from authoring.readers.html import read_page

    text, encoding = (source, None) if isinstance(source, str) else decode(_fitting(source, limits), markup=True)
    return _with_text(read_page(text, file, encoding, limits))


def read_docx(
    source: Path | bytes, *, file: str | None = None, limits: Limits = DEFAULT, look: bool = False
) -> Document:
    """The tree of a Word document, given by its path or its bytes; with ``look`` also how it is laid out."""
    from authoring.readers.docx import read_package
    from authoring.readers.sniff import load

    if isinstance(source, bytes):
        return _with_text(read_package(source, file, limits, look=look))
    return _with_text(read_package(load(source, limits), file or str(source), limits, look=look))


def _fitting(data: bytes, limits: Limits) -> bytes:
    if len(data) > limits.text:
        raise UnreadableError(
            f"文本太大（{len(data) / 1e6:.0f} MB），上限为 {limits.text / 1e6:.0f} MB，请确认是否选错了文件；"
            f"{HOW_TO_RAISE}"
        )
    return data


def _with_text(document: Document) -> Document:
    if document.blocks:
        return document
    detail = "，只有网页栏目、页码等" if document.source.dropped else ""
    raise UnreadableError(f"文件里没有可读的正文{detail}，请确认是否选对了文件，正文是否为图片")
