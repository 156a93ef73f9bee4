"""Formats that we don't read ourselves: LibreOffice makes a .docx of them, where it is installed."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from authoring.errors import UnreadableError, UserError
from authoring.named import NamedTuple
from authoring.readers.limits import HOW_TO_RAISE

if TYPE_CHECKING:
    from authoring.document import Document
    from authoring.readers.limits import Limits

SECONDS: Final = 40
"""How long LibreOffice may take for one draft; less than a batch waits for one (authoring.batch.checking)."""


class Foreign(NamedTuple):
    """A format: what people call it, the suffix and the filter by which LibreOffice knows it.

    The filter is told, for what LibreOffice can't make out it would read as plain text.
    """

    name: str
    suffix: str
    filter: str


FOREIGN: Final = {
    "doc": Foreign("旧版 Word（.doc）或 WPS 文字文件", ".doc", "MS Word 97"),
    "rtf": Foreign("RTF 文件", ".rtf", "Rich Text Format"),
    "odt": Foreign("OpenDocument 文件", ".odt", "writer8"),
    "pdf": Foreign("PDF 文件", ".pdf", "writer_pdf_import"),
}
SUFFIXES: Final = (".doc", ".wps", ".rtf", ".odt", ".pdf")
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx"


def read_foreign(data: bytes, form: str, file: str | None, limits: Limits) -> Document:
    """The tree of a draft in the format ``form`` (a key of FOREIGN), without its layout; raises UnreadableError."""
    found = FOREIGN[form]
    if form == "odt":
        _check_package(data, limits)
    document = _read_pages(data, file, limits) if form == "pdf" else _read_text(data, found, file, limits)
    return document._replace(source=document.source._replace(via=found.name))


def _read_text(data: bytes, found: Foreign, file: str | None, limits: Limits) -> Document:
    from authoring.readers.docx import read_package

    return read_package(_converted(data, found, "docx"), file, limits)


def _read_pages(data: bytes, file: str | None, limits: Limits) -> Document:
    """A .pdf has lines and no paragraphs: they are put together again as those of a plain text."""
    from authoring.readers.pages import page_lines
    from authoring.readers.txt import read_lines

    text = page_lines(_converted(data, FOREIGN["pdf"], "fodt"), limits)
    limits.check_characters(len(text))
    return read_lines(text, file)


def _converted(data: bytes, found: Foreign, to: str) -> bytes:
    from authoring.convert import convert, how_to_install, is_installed

    if not is_installed():
        raise UnreadableError(
            f"这是{found.name}，要由 LibreOffice 来读，这台电脑上没有找到：{how_to_install()}；也可以{_SAVE_AS[1:]}"
        )
    try:
        return convert(data, found.suffix, to, seconds=SECONDS, infilter=found.filter)
    except UserError as error:
        raise UnreadableError(
            f"这是{found.name}，LibreOffice 读不了它（{error.message}），文件可能已损坏或设有密码；{_SAVE_AS}"
        ) from error


def _check_package(data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("文件已损坏或没有下载完整，无法打开，请重新获取") from error
    if len(infos) > limits.members or sum(info.file_size for info in infos) > limits.unpacked:
        raise UnreadableError(f"文件解开后太大，不像正常的报告，为安全起见没有读取；{HOW_TO_RAISE}")
