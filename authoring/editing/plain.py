"""The bytes of a plain text, a form or a page with words changed: encoding, byte order mark and line ends stay."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from authoring.editing.lines import edit_lines
from authoring.errors import UnreadableError
from authoring.readers.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authoring.editing.edits import Edit

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def edit_text(data: bytes, edits: Iterable[Edit], *, markup: bool = False) -> tuple[bytes, tuple[Edit, ...]]:
    """The file with the edits made, and those that were made; ``markup``: it is a page that may say its encoding.

    Raises UnreadableError where bytes can't be kept as they are, for they are no text in the file's own encoding.
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    text, encoding = decode(data, markup=markup)
    if mark + text.encode(encoding, "replace") != data:
        raise UnreadableError("文件里有损坏的字符，改动会丢掉它们，没有修改；请另存为 UTF-8 文本后再试")
    changed, made = edit_lines(text, edits)
    return mark + changed.encode(encoding, "replace"), made
