"""A text whose line breaks were lost: the paper stands on one line, or its main headings at the ends of the paragraphs
before them, as scraped pages and exports often give it."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from authoring.readers.lines import Line
from authoring.readers.raw import cut_joins
from authoring.standard.numbering import parse_label
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authoring.document import Table

_LONG = 300  # characters from which a line may be a whole paper
_SHARE = 0.6  # of the text that the line makes up; a shorter one is a paragraph with a list in it
_MIN_SECTIONS = 3
_LONGEST_HEADING = 40
_LONGEST_GLUED = 54  # characters in which a heading's number, its title and the mark before them stand
_END = pattern("[。;!?]")
# on folded text: before a number of the first two levels, and at a blank after an end mark
_CUT = pattern(
    r"(?:(?<=[\s。;:!?)])|(?<=[。;:!?][”’]))(?=(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])\S)|(?<=[。;:!?])\s+"
)
# on a line's folded end: a main heading after the end of a sentence
_GLUED = pattern(r"(?<=[。;:])[一二三四五六七八九十]{1,3}、[^。;:]{4,48}$")
# a blank that parts page furniture, title, signature and date; those around figures part nothing
_BLANK = pattern(
    r"(?<=[^\s\x00-\x7f])\s+(?=[^\s\d]|20\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.])|(?<=[-:/]\d\d)\s+(?=[^\s\x00-\x7f月日])"
    r"|(?<=报告|总结|汇报)\s*(?=20\d\d\s*年)"
)
_RUN_ON = pattern(r"(?=[(]一[)]|一是)")  # what begins right behind a main heading


def unfold_lines(items: Sequence[Line | Table]) -> list[Line | Table]:
    """``items`` with a line that holds all the paper's sections cut at their numbers."""
    total = sum(len(item.text) for item in items if isinstance(item, Line))
    out: list[Line | Table] = []
    for item in items:
        if isinstance(item, Line) and len(item.text) >= max(_LONG, _SHARE * total):
            out += _pieces(item)
        else:
            out.append(item)
    return _unglued(out)


def _unglued(items: list[Line | Table]) -> list[Line | Table]:
    """``items`` with main headings parted from the ends of lines, where they count on from 一、 together with the
    headings that have lines of their own."""
    glued = [_glued_at(item.text) if isinstance(item, Line) else 0 for item in items]
    if not any(glued):
        return items
    numbers: list[int] = []
    out: list[Line | Table] = []
    for item, at in zip(items, glued, strict=True):
        if isinstance(item, Line):
            numbers += _numbers(item.text, at)
            out += _cut(item, [(0, at), (at, len(item.text))]) if at else [item]
        else:
            out.append(item)
    return out if len(numbers) >= _MIN_SECTIONS and numbers == [*range(1, len(numbers) + 1)] else items


def _glued_at(text: str) -> int:
    """Where in a line the heading at its end begins; 0 where there is none."""
    start = max(len(text) - _LONGEST_GLUED, 0)
    match = _GLUED.search(fold(text[start:])) if "、" in text[start:] else None
    return start + match.start() if match else 0


def _numbers(text: str, at: int) -> Iterator[int]:
    """The numbers of the main headings that a line has at its start and at ``at`` (0: none)."""
    for head in (text, text[at:])[: 1 + bool(at)]:
        label = parse_label(head.lstrip())
        if label is not None and label.level == 1:
            yield label.value


def _pieces(line: Line) -> Iterator[Line]:
    folded = fold(line.text)
    cuts = [0, *(match.start() for match in _CUT.finditer(folded)), len(folded)]
    spans = list(itertools.pairwise(cuts))
    if not _has_sections([folded[start:end] for start, end in spans]):
        yield line
        return
    yield from _cut(line, _with_headings(folded, spans))


def _cut(line: Line, spans: Iterable[tuple[int, int]]) -> Iterator[Line]:
    """The pieces of a line that stand at ``spans``, without blanks around them."""
    offsets = [join[0] for join in line.joins]
    for start, end in spans:
        text = line.text[start:end]
        head = start + len(text) - len(text.lstrip())
        joins = line.joins[bisect_right(offsets, head) - 1 : bisect_left(offsets, end)]
        if text.strip():
            yield Line(text.strip(), cut_joins(joins, head), 0, hard=True)


def _has_sections(pieces: Sequence[str]) -> bool:
    """Whether the pieces begin with 一、 二、 三、 in this order."""
    wanted = 1
    for piece in pieces:
        label = parse_label(piece.lstrip())
        wanted += label is not None and label.level == 1 and label.value == wanted
    return wanted > _MIN_SECTIONS


def _with_headings(folded: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with each main heading parted from the text after it, and what stands before and after the sections
    (page furniture, title; signature, date) cut at every blank."""
    for start, end in spans:
        if start == 0 or end == len(folded):
            cuts = [start, *(match.start() for match in _BLANK.finditer(folded, start, end)), end]
            yield from itertools.pairwise(cuts)
            continue
        for after in (_BLANK.search(folded, start + 1, end), _RUN_ON.search(folded, start + 1, end)):
            if after and _is_heading(folded[start : after.start()].strip()):
                yield start, after.start()
                yield after.start(), end
                break
        else:
            yield start, end


def _is_heading(text: str) -> bool:
    label = parse_label(text)
    return label is not None and label.level == 1 and len(text) <= _LONGEST_HEADING and not _END.search(text)
