"""Picture files: what a PNG or JPEG says of itself in its header, and how large it comes out on the page.

Only headers are read, nothing is decoded: no file can make us unpack more than it has. What they hold is laid down in
ISO/IEC 15948 (PNG), ITU-T T.81 and T.871 (JPEG, JFIF) and JEITA CP-3451 (Exif).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, Literal

from authoring.errors import UserError
from authoring.named import NamedTuple
from authoring.standard.layout import Page, layout, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["png", "jpeg"]

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_PIXELS: Final = 100_000_000
"""Unpacked that is 400 MB: far more than a page can show, and as much as an office's machine still bears."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_DPI = 96  # where the file doesn't say; what Word takes
_INCH_MM = 25.4
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))  # markers without a length
_SCAN, _APP0, _APP1 = 0xDA, 0xE0, 0xE1
_ORIENTATION = 0x0112
_LINES_BESIDE = 4
"""Lines of the type area that stay free of a high picture: for its caption, for two headings that stay with it, and
for the room around it."""

_OTHER = "只能用 .png 和 .jpg 图片，请用“画图”等软件另存为其中一种"
_DAMAGED = "图片已损坏或没有存完整，请重新导出"
_TURNED = "照片里带着旋转标记，Word 不理会它，印出来会是躺着的；请用看图软件旋转后另存"


class PictureFile(NamedTuple):
    """What a picture file says: its kind, size in pixels, and pixels an inch across and down."""

    kind: Kind
    width: int
    height: int
    across: float = _DPI
    down: float = _DPI


def kind_of(data: bytes) -> Kind | None:
    """Which kind of picture the bytes begin as."""
    return "png" if data.startswith(_PNG) else "jpeg" if data.startswith(_JPEG) else None


def measure(data: bytes) -> PictureFile:
    """What the file says of itself; raises UserError for another kind, a damaged or a huge one."""
    kind = kind_of(data)
    if kind is None:
        raise UserError("图片文件是空的" if not data else _OTHER)
    if len(data) > MAX_BYTES:
        raise UserError(too_large())
    found = _png(data) if kind == "png" else _jpeg(data)
    if found is None or not found.width or not found.height:
        raise UserError(_DAMAGED)
    if found.width * found.height > MAX_PIXELS:
        raise UserError(f"图片有 {found.width}×{found.height} 像素，太大了，多数电脑打不开，请缩小后再用")
    return found


def too_large() -> str:
    """What is told of a file of more than MAX_BYTES."""
    return f"图片文件超过 {MAX_BYTES // 1024 // 1024} MB，请缩小或压缩后再用"


def fitted(picture: PictureFile, width_mm: float | None = None, page: Page | None = None) -> tuple[int, int]:
    """Width and height on the page in twips: as wanted or as the file says, never larger than the type area.

    ``page`` is that of a profile, else the standard's.
    """
    page = page or layout().page
    width = picture.width / picture.across * _INCH_MM if width_mm is None else width_mm
    height = width * (picture.height / picture.down) / (picture.width / picture.across)
    room = page.text_height_mm * (page.lines - _LINES_BESIDE) / page.lines
    scale = min(1.0, page.text_width_mm / width, room / height)
    return max(twips(width * scale), 1), max(twips(height * scale), 1)


def _png(data: bytes) -> PictureFile | None:
    found = None
    for kind, body in _chunks(data):
        if kind == b"IHDR" and len(body) >= 8:
            found = PictureFile("png", _number(body[:4]), _number(body[4:8]))
        elif kind == b"pHYs" and len(body) == 9 and body[8] == 1 and found is not None:
            across, down = _number(body[:4]), _number(body[4:8])
            if across and down:
                found = found._replace(across=across * _INCH_MM / 1000, down=down * _INCH_MM / 1000)
        elif kind == b"IEND":
            return found
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks, as far as they are sound."""
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 8 + _number(data[at : at + 4])
        if end + 4 > len(data) or zlib.crc32(data[at + 4 : end]) != _number(data[end : end + 4]):
            return
        yield data[at + 4 : at + 8], data[at + 8 : end]
        at = end + 4


def _jpeg(data: bytes) -> PictureFile | None:
    density = (float(_DPI), float(_DPI))
    for marker, body in _segments(data):
        if marker == _APP0 and body[:5] == b"JFIF\0" and len(body) >= 12:
            density = _density(body) or density
        elif marker == _APP1 and body[:6] == b"Exif\0\0" and _orientation(body[6:]) > 1:
            raise UserError(_TURNED)
        elif marker in _FRAMES and len(body) >= 5:
            # what follows is compressed: that it is all there can only be seen at its end
            whole = b"\xff\xd9" in data[-64 * 1024 :]
            return PictureFile("jpeg", _number(body[3:5]), _number(body[1:3]), *density) if whole else None
    return None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and content of each segment up to the compressed data."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker in _ALONE:
            at += 2
        else:
            end = at + 2 + _number(data[at + 2 : at + 4])
            if marker == _SCAN or end > len(data):
                return
            yield marker, data[at + 4 : end]
            at = end


def _density(body: bytes) -> tuple[float, float] | None:
    """Pixels an inch by a JFIF header, None where it only gives the ratio."""
    unit = {1: 1.0, 2: _INCH_MM / 10}.get(body[7])
    across, down = _number(body[8:10]), _number(body[10:12])
    return (across * unit, down * unit) if unit and across and down else None


def _orientation(exif: bytes) -> int:
    """Which way up a camera held the picture: 1 upright, 0 where it doesn't say."""
    order: Literal["little", "big"] = "little" if exif[:2] == b"II" else "big"
    start = int.from_bytes(exif[4:8], order)
    count = int.from_bytes(exif[start : start + 2], order)
    for number in range(min(count, 512)):
        entry = exif[start + 2 + 12 * number :][:12]
        if len(entry) == 12 and int.from_bytes(entry[:2], order) == _ORIENTATION:
            return int.from_bytes(entry[8:10], order)
    return 0


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
