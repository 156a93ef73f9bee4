"""Plain text, also as pasted from a web page or a chat tool."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from authoring.document import Document, Dropped, Source, Table
from authoring.place import Place
from authoring.readers.blocks import build_blocks
from authoring.readers.flat import unfold_lines
from authoring.readers.lines import Line, columns, join_lines
from authoring.readers.raw import INVISIBLE, NO_ALT, cut_joins
from authoring.readers.sweep import sweep
from authoring.standard.patterns import pattern
from authoring.standard.width import is_folded

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from authoring.document import Medium
    from authoring.readers.raw import Joins

_LINES = pattern(r"\r\n|\r|\n")
_BREAKS = pattern("[\f\v\x85\u2028\u2029\x1c-\x1e]")
_MARKDOWN = pattern(r"(?P<level>#{1,6})\s+|[-*+•●▪]\s+(?=\S)|>\s+")
_HEAD = 16  # lines in which a page copied whole shows itself
_NESTED = 4  # marks inside marks, as deep as anybody writes them
_FIGURE = pattern(r"〔(?:图片(?:：(?P<alt>[^〔〕]*))?|(?P<caption>图\s*(?:\d|[一二三四五六七八九十])[^〔〕]*))〕")
_EMPHASIS = pattern(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")


def read_lines(text: str, file: str | None, medium: Medium = "txt", encoding: str | None = None) -> Document:
    """The tree of a text."""
    dropped: list[Dropped] = []
    lines = list(_lines(text, file, dropped))
    return assemble(lines, dropped, Source(file, medium, encoding, is_folded(text)))


def assemble(items: Sequence[Line | Table], dropped: list[Dropped], source: Source) -> Document:
    """The tree of a source's lines and tables; what is no part of the text joins ``dropped``."""
    items = unfold_lines(items)
    out = sweep([item.text if isinstance(item, Line) else "" for item in items])
    kept: list[Line | Table] = []
    gap = False
    for index, item in enumerate(items):
        if isinstance(item, Table):
            kept.append(item)
        elif index in out:
            _, row, column = item.joins[0]
            dropped.append(Dropped(out[index], item.text, Place(source.file, row, column)))
            gap = gap or item.hard
        else:
            item.hard = item.hard or gap
            gap = False
            kept.append(item)
    from_web = "网页栏目" in (kind for index, kind in out.items() if index < _HEAD)
    blocks, repeated = build_blocks(list(join_lines(kept, source.file)), copied=True, from_web=from_web)
    return Document(tuple(blocks), source._replace(dropped=(*dropped, *repeated)))


def _lines(text: str, file: str | None, dropped: list[Dropped]) -> Iterator[Line]:
    blank = False
    for row, content in enumerate(_LINES.split(text), 1):
        at = 0
        for piece in _BREAKS.split(content):
            line = _line(piece, row, at + 1, file, dropped)
            at += len(piece) + 1
            if line is None:
                blank = blank or not at - 1 - len(content)
                continue
            line.hard = blank
            blank = False
            yield line


def _line(piece: str, row: int, column: int, file: str | None, dropped: list[Dropped]) -> Line | None:
    text, joins = _visible(piece, row, column)
    body = text.strip()
    if not body:
        return None
    start = len(text) - len(text.lstrip())
    line = Line(body, cut_joins(joins, start), columns(text[:start].expandtabs(4)))
    if (figure := _FIGURE.fullmatch(body)) is not None:
        return _figure(line, figure, file, dropped)
    _strip_markdown(line, file, dropped)
    return line if line.text else None


def _figure(line: Line, figure: re.Match[str], file: str | None, dropped: list[Dropped]) -> Line | None:
    """What stands for a figure in a text: its caption, or only that there is one."""
    if figure["caption"] is None:
        _, row, column = line.joins[0]
        dropped.append(Dropped("图片", figure["alt"] or NO_ALT, Place(file, row, column)))
        return None
    line.text, line.joins = figure["caption"], cut_joins(line.joins, figure.start("caption"))
    line.align, line.hard = "center", True
    return line


def _visible(piece: str, row: int, column: int) -> tuple[str, Joins]:
    if INVISIBLE.search(piece) is None:
        return piece, ((0, row, column),)
    parts: list[str] = []
    joins: list[tuple[int, int, int]] = []
    at = offset = 0
    for match in INVISIBLE.finditer(piece + "\0"):
        part = piece[at : match.start()]
        if part:
            joins.append((offset, row, column + at))
        parts.append(part)
        offset += len(part)
        at = match.end()
    return "".join(parts), tuple(joins) or ((0, row, column),)


def _strip_markdown(line: Line, file: str | None, dropped: list[Dropped]) -> None:
    """Takes Markdown's marks off, and keeps what they say."""
    marks = ""
    for _ in range(_NESTED):
        if (match := _MARKDOWN.match(line.text)) is None:
            break
        marks += match[0].strip()
        line.level = line.level or len(match["level"] or "")
        line.joins, line.text = cut_joins(line.joins, match.end()), line.text[match.end() :]
    whole = _EMPHASIS.fullmatch(line.text)
    line.strong = whole is not None and whole[1] not in whole[2]
    for _ in range(_NESTED):
        found = list(_EMPHASIS.finditer(line.text))
        if not found:
            break
        marks += "".join(match[1] * 2 for match in found)
        spans = [
            span
            for match in found
            for span in ((match.start(), match.start(2)), (match.end(2), match.end() + _gap(line.text, match.end())))
        ]
        _remove(line, spans)
    if marks:
        _, row, column = line.joins[0]
        dropped.append(Dropped("Markdown 记号", marks, Place(file, row, column)))


def _gap(text: str, end: int) -> int:
    """1 for the blank between a bold heading's sentence and its text (**加强领导。** 全年), which no paper has."""
    return int(text[end : end + 1] == " " and text[:end].rstrip("*_").endswith(("。", "：", "！", "？")))


def _remove(line: Line, spans: Sequence[tuple[int, int]]) -> None:
    """Takes stretches of characters, given in order, out of a line."""
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(line.text)]
    offsets = [join[0] for join in line.joins]
    parts: list[str] = []
    joins: list[tuple[int, int, int]] = []
    offset = 0
    for start, end in zip(starts, ends, strict=True):
        if start < end:
            kept = line.joins[bisect_right(offsets, start) - 1 : bisect_left(offsets, end)]
            joins += [(offset + at, row, column) for at, row, column in cut_joins(kept, start)]
            parts.append(line.text[start:end])
            offset += end - start
    line.text, line.joins = "".join(parts), tuple(joins) or line.joins[:1]
