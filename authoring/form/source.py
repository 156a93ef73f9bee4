"""A form file's characters: encoding found out, size bounded."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from authoring.errors import FormError, UserError
from authoring.form.limits import MAX_BYTES
from authoring.inputs import TooLargeError, read_file, unread
from authoring.named import NamedTuple
from authoring.place import Place

if TYPE_CHECKING:
    from pathlib import Path

_FORM = "表单"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_PACKAGES = {b"PK\x03\x04": "Word 或压缩文件", b"\xd0\xcf\x11\xe0": "旧版 Word 文件", b"%PDF": "PDF 文件"}


class FormSource(NamedTuple):
    """The text with ``\\n`` line ends and the encoding it came in; ``notices`` are for the user, in Chinese."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def read_source(path: Path, what: str = _FORM) -> FormSource:
    """The file's text; raises FormError when it is no readable text of a sensible size. ``what`` it should be."""
    file = str(path)
    try:
        data = read_file(path, MAX_BYTES)
    except TooLargeError:
        raise _error(f"文件太大（超过{MAX_BYTES // 1000} KB），不像是一份{what}", file) from None
    except FileNotFoundError:
        raise _error(
            f"没有这个文件，请检查文件名{'；新建表单用 authoring new' if what == _FORM else ''}", file
        ) from None
    except IsADirectoryError:
        raise _error(f"这是文件夹，请写{what}的文件名", file) from None
    except (OSError, ValueError) as error:
        raise _error(f"文件读不出来（{unread(error)}），请检查路径和权限", file) from None
    return decode(data, file, what)


def decode(data: bytes, file: str | None = None, what: str = _FORM) -> FormSource:
    """Text from bytes: UTF-8 with or without BOM, UTF-16, GB18030; raises FormError."""
    if data.startswith(_PICTURES):
        raise _error(f"这是图片，不是{what}", file)
    for magic, kind in _PACKAGES.items():
        if data.startswith(magic):
            hint = "；要从文稿生成表单用 authoring import" if what == _FORM else ""
            raise _error(f"这是“{kind}”，不是{what}{hint}", file)
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None) or _guess(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise _error("文件的编码认不出来，请另存为 UTF-8 编码的纯文本", file) from None
    notices: tuple[str, ...] = ()
    if not encoding.startswith("utf-8"):
        name = "GB18030（GBK）" if encoding == "gb18030" else "UTF-16"
        notices = (f"文件是 {name} 编码，已照此读入；建议另存为 UTF-8",)
    return FormSource(text.replace("\r\n", "\n").replace("\r", "\n"), encoding.removesuffix("-sig"), notices)


def _guess(data: bytes) -> str:
    if data[:4].count(0) >= 1:  # a form's first characters are a key or a comment: ASCII shows UTF-16
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _error(message: str, file: str | None) -> FormError:
    return FormError([UserError(message, Place(file=file))])
