"""Which format a file is really in: what its first bytes say goes before its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from authoring.errors import UnreadableError
from authoring.inputs import NotAFileError, TooLargeError, read_file
from authoring.readers.limits import HOW_TO_RAISE

if TYPE_CHECKING:
    from pathlib import Path

    from authoring.readers.limits import Limits

Format = Literal["docx", "txt", "html", "doc", "rtf", "odt", "pdf"]

SUFFIXES: dict[str, Format] = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".txt": "txt",
    ".text": "txt",
    ".md": "txt",
    ".markdown": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
}
"""Which reader a file name calls for."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx"
_OLE_KINDS = (
    ("EncryptedPackage", "文件设有打开密码，读不出内容，请取消密码后另存为 .docx"),
    ("WordDocument", ""),
    ("Workbook", "这是 Excel 表格，不是报告文稿，请提供 .docx、.txt 或 .html 文件"),
    ("PowerPoint Document", "这是 PowerPoint 演示文稿，不是报告文稿，请提供 .docx、.txt 或 .html 文件"),
)
_FOREIGN: tuple[tuple[bytes, Format], ...] = ((b"%PDF", "pdf"), (b"{\\rtf", "rtf"))
_MAGIC = (
    (b"\x89PNG", "这是图片，里面没有可读的文字，请提供 .docx、.txt 或 .html 文件"),
    (b"\xff\xd8\xff", "这是图片，里面没有可读的文字，请提供 .docx、.txt 或 .html 文件"),
    (b"GIF8", "这是图片，里面没有可读的文字，请提供 .docx、.txt 或 .html 文件"),
    (b"Rar!", "这是压缩文件，请先解压，再检查其中的 .docx、.txt 或 .html 文件"),
    (b"7z\xbc\xaf", "这是压缩文件，请先解压，再检查其中的 .docx、.txt 或 .html 文件"),
    (b"\x1f\x8b", "这是压缩文件，请先解压，再检查其中的 .docx、.txt 或 .html 文件"),
    (b"\x7fELF", "这是程序，不是报告文稿，请提供 .docx、.txt 或 .html 文件"),
)
_PACKAGES = (
    ("xl/", "这是 Excel 表格，不是报告文稿，请提供 .docx、.txt 或 .html 文件"),
    ("ppt/", "这是 PowerPoint 演示文稿，不是报告文稿，请提供 .docx、.txt 或 .html 文件"),
    ("OFD.xml", f"这是 OFD 版式文件，不能直接读取，{_SAVE_AS}，或请提供原来的 Word 文稿"),
)
_HTML = rb"(?is)\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html[\s>])"
_FLAT_XML = rb"(?s)\s*<\?xml.{0,2000}(?:pkg:package|w:wordDocument|mso-application)"
_MAIN_PART = b"word/document.xml"
_DIRECTORY = 65536  # bytes at the end of a package that hold its directory, for all but enormous ones
_ODT = b"application/vnd.oasis.opendocument.text"
_HEAD = 200  # bytes within which an OpenDocument file says what it is
_OTHER_TEXT = frozenset(
    (".json", ".jsonl", ".csv", ".tsv", ".xml", ".py", ".js", ".css", ".ini", ".toml", ".log", ".sh", ".bat")
)


def load(path: Path, limits: Limits) -> bytes:
    """The bytes of a regular file that is neither empty nor too large."""
    try:
        data = read_file(path, limits.file)
    except IsADirectoryError as error:
        raise UnreadableError("这是文件夹，不是文件，请指明其中的文件") from error
    except NotAFileError as error:
        raise UnreadableError(f"{error.strerror}") from error
    except TooLargeError as error:
        raise UnreadableError(
            f"{error.strerror}，上限为 {limits.file / 1e6:.0f} MB，请确认是否选错了文件；{HOW_TO_RAISE}"
        ) from error
    except FileNotFoundError as error:
        raise UnreadableError("找不到这个文件，请检查路径和文件名") from error
    except PermissionError as error:
        raise UnreadableError("没有读取这个文件的权限，请检查文件权限或是否正被其他程序占用") from error
    except (OSError, ValueError) as error:
        raise UnreadableError("文件无法读取，请检查路径是否正确、磁盘是否正常") from error
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableError("文件是空的，没有任何内容")
    return data


def sniff(data: bytes, suffix: str) -> Format:
    """The format of ``data`` from a file with this suffix (lower case, with its dot); UnreadableError names others."""
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    if data.startswith(_OLE):
        return _ole(data)
    for magic, form in _FOREIGN:
        if data.startswith(magic):
            return form
    for magic, message in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(message)
    if re.match(_HTML, data[:8192]):
        return "html"
    if re.match(_FLAT_XML, data[:4096]):
        raise UnreadableError(f"这是 Word 的 XML 格式文件，{_SAVE_AS}")
    return _text(suffix)


def _text(suffix: str) -> Format:
    named = SUFFIXES.get(suffix, "txt")
    if named == "docx" or suffix in {".doc", ".wps"}:
        raise UnreadableError(f"扩展名是 {suffix}，内容却不是 Word 文档，文件可能已损坏或改过扩展名，{_SAVE_AS}")
    if suffix in _OTHER_TEXT:
        raise UnreadableError(f"{suffix} 不是报告文稿的格式，请提供 .docx、.txt 或 .html 文件")
    return named


def _package(data: bytes) -> Format:
    if _MAIN_PART in data[-_DIRECTORY:]:  # the directory at the end lists names in plain bytes: no need to open it
        return "docx"
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("文件已损坏或没有下载完整，无法打开，请重新获取，或用 Word、WPS 修复后再试") from error
    if "word/document.xml" in names or ("_rels/.rels" in names and any(name.startswith("word/") for name in names)):
        return "docx"
    if "content.xml" in names and _ODT in data[:_HEAD]:
        return "odt"
    for prefix, message in _PACKAGES:
        if any(name.startswith(prefix) for name in names):
            raise UnreadableError(message)
    raise UnreadableError("这是压缩文件，里面没有 Word 正文，请先解压，再检查其中的 .docx、.txt 或 .html 文件")


def _ole(data: bytes) -> Format:
    for name, message in _OLE_KINDS:
        if name.encode("utf-16-le") in data:
            if message:
                raise UnreadableError(message)
            return "doc"
    raise UnreadableError(f"这是旧版 Office 文件，不能直接读取，{_SAVE_AS}")
