"""Bytes to text: which encoding, told from the bytes alone."""

from __future__ import annotations

import codecs
import re
import unicodedata

from authoring.errors import UnreadableError
from authoring.standard.compiled import compiled
from authoring.standard.patterns import pattern

_MARKS = (  # the longer marks first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 20_000
_PLAUSIBLE = 0.7  # share of common characters below which it is no text in that encoding
_DAMAGE = 0.02  # share of undecodable characters up to which a text counts as damaged, not as foreign
_COMMON = pattern("[\\s\x20-\x7e\u3001-\u3017\u2014\u2018-\u201d\u2026\uff01-\uff5e\u00b7]")
_DECLARED = compiled(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_CHARSETS = frozenset(
    ("utf-8", "utf-8-sig", "gb18030", "hz", "big5", "big5hkscs", "cp950", "ascii", "iso8859-1", "cp1252")
)
"""What a page may say it is in. A page that could be searched for it as ASCII is not in UTF-16, and some of Python's
codecs (punycode, idna) take for ever over a long text."""
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "utf8": "utf-8"}


def decode(data: bytes, *, markup: bool = False) -> tuple[str, str]:
    """The text and its encoding's name; with ``markup`` a charset that the page declares is tried first.

    Raises UnreadableError for bytes that are no text in any encoding tried.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    names = [*(_declared(data) if markup else ()), "utf-8"]
    for name in names:
        text = _strict(data, name)
        if text is not None and text.count("\0") * 20 <= len(text):
            return text, name
    if (text := _with_surrogates(data)) is not None:
        return text, "utf-8"
    return _guess(data)


def _guess(data: bytes) -> tuple[str, str]:
    best = max(("gb18030", "utf-16-le", "utf-16-be", "utf-8"), key=lambda name: _score(data[:_SAMPLE], name))
    if _score(data[:_SAMPLE], best) < _PLAUSIBLE:
        raise UnreadableError(
            "文件内容不是可以识别的文字（可能是图片、程序或已损坏），请另存为 UTF-8 文本或 .docx 后再试"
        )
    text = data.decode(best, "replace")
    if text.count("\ufffd") > max(2, len(text) * _DAMAGE):
        raise UnreadableError(
            f"文件编码看似 {best.upper()}，但许多字符无法还原，文件可能已损坏，请另存为 UTF-8 文本后再试"
        )
    return text, best


def _declared(data: bytes) -> tuple[str, ...]:
    match = _DECLARED.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    name = _ALIASES.get(name, name)
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return ()
    return (name,) if codec.name in _CHARSETS else ()


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _with_surrogates(data: bytes) -> str | None:
    """UTF-8 with nothing wrong in it but halves of surrogate pairs, which no text should have but some have."""
    try:
        return data.decode("utf-8", "surrogatepass") if b"\xed" in data else None
    except UnicodeDecodeError:
        return None


def _score(data: bytes, name: str) -> float:
    """The share of characters that are common in Chinese text, 0 to 1."""
    text = data.decode(name, "replace").removesuffix("\ufffd")
    if not text:
        return 0.0
    return sum(1 for char in text if _COMMON.match(char) or _is_common_hanzi(char)) / len(text)


def _is_common_hanzi(char: str) -> bool:
    if not "\u4e00" <= char <= "\u9fff" or unicodedata.category(char) != "Lo":
        return False
    try:
        return b"\xb0" <= char.encode("gb2312") < b"\xd8"  # first level of GB 2312: the 3,755 common ones
    except UnicodeEncodeError:
        return False
