"""Small picture files, made byte by byte."""

from __future__ import annotations

import struct
import zlib


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 4, height: int = 3, dots_per_metre: int = 0) -> bytes:
    """A black PNG."""
    physical = _chunk(b"pHYs", struct.pack(">IIB", dots_per_metre, dots_per_metre, 1)) if dots_per_metre else b""
    pixels = zlib.compress((b"\0" + b"\0" * width) * height)
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + physical + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def bomb() -> bytes:
    """A PNG of a hundred bytes whose header promises 3.6 gigapixels."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IEND", b"")


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(width: int = 4, height: int = 3, dpi: int = 0, orientation: int = 0, frame: int = 0xC0) -> bytes:
    """The shell of a JPEG: all that its headers say, and no picture in it."""
    parts = [
        b"\xff\xd8",
        _segment(0xE0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0101, int(dpi > 0), dpi or 1, dpi or 1, 0, 0)),
    ]
    if orientation:
        entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
        parts.append(_segment(0xE1, b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + b"\0\0\0\0"))
    parts.append(_segment(frame, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"))
    return b"".join((*parts, _segment(0xDA, b"\x01\x01\0\0\x3f\0"), b"\0\0\xff\xd9"))
