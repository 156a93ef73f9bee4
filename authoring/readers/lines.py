"""Lines that belong to one paragraph put together again.

Texts come hard-wrapped at a column, or with a line break by mistake inside a sentence. Paragraphs, headings and the
lines of title, addressee and signature are never joined.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from authoring.document import Table
from authoring.named import NamedTuple
from authoring.place import Place
from authoring.readers.raw import RawParagraph
from authoring.standard.numbering import parse_label
from authoring.standard.paperwords import paper_words
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.readers.raw import Align, Joins

_ENDED = pattern(r"[。！？；：!?;:…][”’\"'」』）)》】]*$")
_CONTINUES = pattern(r"[，。、；：！？”’）》】,;:!?)\]%％]")
_BREAKS_OFF = pattern(r"[，、,（(“‘《]$")
_STANDS_ALONE = pattern(r"(?:二[〇零○]|20\d\d|\d{4}).{0,8}年.{1,3}月.{1,3}日$|\(?附\s*件|抄\s*送|#|图\s*\d{1,2}[\s:]")
_INDENT = 2  # columns
_SLACK = 4  # columns that a full line may lack, because a mark or a number went to the next
_NARROWEST, _WIDEST = 24, 240  # columns
_LONG = 120  # columns from which an unfinished line is taken to be broken by mistake
_FRONT = 6  # lines in which a title may stand


class Line:
    """A line of the source: stripped text, where its pieces stand, and how far it is indented, in columns.

    ``hard``: the format says that a paragraph begins here. The other fields are as in RawParagraph.
    """

    __slots__ = ("align", "hard", "indent", "joins", "level", "strong", "text", "title")

    def __init__(
        self,
        text: str,
        joins: Joins,
        indent: int = 0,
        hard: bool = False,
        level: int = 0,
        align: Align = "",
        strong: bool = False,
        title: bool = False,
    ) -> None:
        self.text = text
        self.joins = joins
        self.indent = indent
        self.hard = hard
        self.level = level
        self.align = align
        self.strong = strong
        self.title = title

    @property
    def width(self) -> int:
        """Columns from the left margin to the line's end."""
        return self.indent + columns(self.text)


class _Shape(NamedTuple):
    """What a text's lines look like, and how its paragraphs are set apart.

    ``wrap`` is the column, ``characters`` the character at which its lines are wrapped (0: at none).
    """

    wrap: int
    characters: int
    margin: int
    indented: bool
    gapped: bool


def columns(text: str) -> int:
    """The width of ``text`` on a screen: 2 for a wide character, 1 for ASCII."""
    return 2 * len(text) - sum(map(str.isascii, text)) if not text.isascii() else len(text)


def join_lines(items: Sequence[Line | Table], file: str | None) -> list[RawParagraph | Table]:
    """The paragraphs that the lines make up, and the tables between them; blocks are counted from 1."""
    shape = _shape([item for item in items if isinstance(item, Line)])
    groups: list[list[Line] | Table] = []
    for index, item in enumerate(items):
        last = groups[-1] if groups else None
        if isinstance(item, Table):
            groups.append(item)
        elif isinstance(last, list) and not item.hard and _continues(last[-1], item, shape, index):
            last.append(item)
        else:
            groups.append([item])
    return [
        _paragraph(group, file, number) if isinstance(group, list) else _numbered(group, file, number)
        for number, group in enumerate(groups, 1)
    ]


def group_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one source paragraph, put together where a break stands inside a sentence."""
    shape = _shape(lines)
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if groups and _continues(groups[-1][-1], line, shape, index):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _numbered(table: Table, file: str | None, number: int) -> Table:
    return table._replace(place=table.place._replace(file=file, block=number))


def _paragraph(group: Sequence[Line], file: str | None, number: int) -> RawParagraph:
    text, joins = "", []
    for line in group:
        if text and text[-1:].isascii() and text[-1:].isalnum() and line.text[:1].isascii() and line.text[:1].isalpha():
            text += " "  # between two Latin words the line break was their blank
        joins += [(offset + len(text), row, column) for offset, row, column in line.joins]
        text += line.text
    first = group[0]
    place = Place(file, joins[0][1], joins[0][2], number, joins=tuple(joins) if len(joins) > 1 else ())
    strong = all(line.strong for line in group)
    return RawParagraph(text, place, level=first.level, align=first.align, strong=strong, title=first.title)


def _shape(lines: Sequence[Line]) -> _Shape:
    margin = min((line.indent for line in lines), default=0)
    starts = sum(1 for line in lines if line.indent - margin >= _INDENT)
    gaps = sum(1 for line in lines[1:] if line.hard)
    shape = _Shape(0, 0, margin, 2 <= starts < len(lines), gaps > 0)
    wrap = _wrap(lines, shape, [line.width for line in lines], _SLACK)
    characters = _wrap(lines, shape, [line.indent // 2 + len(line.text) for line in lines], _SLACK // 2)
    return shape._replace(wrap=wrap, characters=characters)


def _wrap(lines: Sequence[Line], shape: _Shape, sizes: Sequence[int], slack: int) -> int:
    """The size at which most lines that could go on do end; 0 when they end anywhere."""
    open_ends = sorted(
        size
        for line, after, size in zip(lines, lines[1:], sizes, strict=False)
        if line.width >= _NARROWEST and _may_go_on(line, after, shape) and not _ENDED.search(line.text)
    )
    if len(open_ends) < 2:
        return 0
    near = {size: bisect_right(open_ends, size) - bisect_left(open_ends, size - slack) for size in open_ends}
    wrap = max(near, key=lambda size: (near[size], size))
    wider = sum(1 for size in sizes if size > wrap + 1)
    if wrap > _WIDEST or near[wrap] < max(2, 0.4 * len(open_ends)) or wider > 0.1 * len(sizes):
        return 0
    return wrap


def _is_full(line: Line, shape: _Shape, slack: int = _SLACK) -> bool:
    """Whether a line reaches the right margin."""
    if shape.wrap and line.width >= shape.wrap - slack:
        return True
    return bool(shape.characters) and line.indent // 2 + len(line.text) >= shape.characters - slack // 2


def _may_go_on(line: Line, after: Line, shape: _Shape) -> bool:
    return (
        not after.hard and after.indent - shape.margin < _INDENT and parse_label(after.text) is None and not line.level
    )


def _continues(line: Line, after: Line, shape: _Shape, index: int) -> bool:
    if line.level or after.level or after.indent - shape.margin >= _INDENT or line.align != after.align:
        return False
    if _CONTINUES.match(after.text):
        return True
    full = _is_full(line, shape)
    label = parse_label(after.text)
    if label is not None and not (label.form == "一是" and full and shape.indented):
        return bool(_BREAKS_OFF.search(line.text)) and label.form == "1." and full
    if (
        _is_whole_heading(line.text)
        or _STANDS_ALONE.match(fold(after.text))
        or (index <= _FRONT and _is_title(line.text))
    ):
        return False
    if _ENDED.search(line.text):
        return full and (shape.indented or shape.gapped or line.text[-1] in "；;")
    return (full and not _is_short_heading(line, shape)) or _is_broken(line)


def _is_broken(line: Line) -> bool:
    """Whether a line stops inside a sentence, as no heading or signature does."""
    if _BREAKS_OFF.search(line.text):
        return True
    size = columns(line.text)
    return (size >= _LONG and bool(re.search("[，,]", line.text))) or (size >= _LONG // 2 and "。" in line.text)


def _is_short_heading(line: Line, shape: _Shape) -> bool:
    if parse_label(line.text) is None or re.search("[。；]", line.text):
        return False
    return not _is_full(line, shape, 1)


def _is_whole_heading(text: str) -> bool:
    """Whether a numbered line is the whole heading of a part, though it may fill its line by chance."""
    label = parse_label(text)
    if label is None or label.level != 1:
        return False
    return paper_words().unnumbered_heading.fullmatch(fold(text[len(label.text) :])) is not None


def _is_title(text: str) -> bool:
    folded = fold(text)
    return not re.search("[。,;:]", folded) and bool(paper_words().title_end.search(folded))
