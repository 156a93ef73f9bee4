"""The lines of a .pdf, from the pieces of text that LibreOffice finds on its pages, each with its place."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.readers.docx.package import parse
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from authoring.readers.limits import Limits

_NAMES = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_UNITS = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0}
_LENGTH = compiled(r"(-?[0-9]{1,6}(?:\.[0-9]{1,9})?)(in|cm|mm|pt)")
_SAME_LINE = 0.5  # of the height of a piece: how far apart the middles of two on one line may stand
_MOST_INDENT = 30  # characters


class Piece(NamedTuple):
    """A piece of text: its page, its left edge, the middle of its line, height and width of a character, all in pt."""

    page: int
    left: float
    middle: float
    height: float
    width: float
    text: str


def page_lines(flat: bytes, limits: Limits) -> str:
    """The text line by line, from the top of the first page; blanks before a line say how far it is indented.

    ``flat`` is the OpenDocument XML that LibreOffice's import of .pdf gives. Raises UnreadableError.
    """
    pieces = sorted(_pieces(parse(flat, limits)), key=lambda piece: (piece.page, piece.middle))
    lines: list[list[Piece]] = []
    for piece in pieces:
        last = lines[-1][0] if lines else None
        reach = _SAME_LINE * max(piece.height, last.height) if last else 0.0
        if last is not None and last.page == piece.page and piece.middle - last.middle < reach:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    edges = Counter(round(min(piece.left for piece in line)) for line in lines)
    edge = min((left for left, times in edges.items() if times * 4 >= max(edges.values())), default=0)
    pages = groupby(lines, key=lambda line: line[0].page)
    return "\f".join("\n".join(_laid(line, edge) for line in page) for _, page in pages)


def _laid(line: list[Piece], edge: float) -> str:
    line.sort(key=lambda piece: piece.left)
    first = line[0]
    indent = round((first.left - edge) / first.width) if first.width else 0
    return "　" * min(max(indent, 0), _MOST_INDENT) + "".join(piece.text for piece in line).strip()


def _pieces(root: _Element) -> Iterator[Piece]:
    for frame in root.iter(f"{{{_NAMES['draw']}}}frame"):
        texts = ["".join(map(str, each.itertext())) for each in frame.iter(f"{{{_NAMES['text']}}}p")]
        texts = [text for text in texts if text.strip()]
        page = frame.get(f"{{{_NAMES['text']}}}anchor-page-number") or ""
        left, top, width, height = (_points(frame, name) for name in ("x", "y", "width", "height"))
        for number, text in enumerate(texts):
            tall = height / len(texts)
            yield Piece(
                int(page) if page.isdecimal() and len(page) < 6 else 0,
                left,
                top + tall * (number + 0.5),
                tall,
                width / max(len(each) for each in texts),
                text,
            )


def _points(frame: _Element, name: str) -> float:
    found = _LENGTH.fullmatch(frame.get(f"{{{_NAMES['svg']}}}{name}") or "")
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
