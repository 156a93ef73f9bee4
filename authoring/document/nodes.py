"""The tree in the middle: seven frozen node types that hold data only.

Equality is about content: ``place`` and ``source`` take no part in it, so that a tree which was written and
read back equals the tree it came from.

They are named tuples because these are made several times as fast as frozen dataclasses, and their classes, which
every command loads, ten times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeVar

from authoring.named import NamedTuple
from authoring.place import NOWHERE, Place

if TYPE_CHECKING:
    from authoring.document.look import Look

RunStyle = Literal["", "placeholder"]
"""``placeholder`` is a 【待填：…】 that the writer shows highlighted; "" is plain text."""

Role = Literal[
    "copy-number",  # 份号
    "secrecy",  # 密级和保密期限
    "urgency",  # 紧急程度
    "mark",  # 发文机关标志; of several organs one each, and 文件 beside them as the last
    "document-number",  # 发文字号
    "signatory",  # 签发人, a row each
    "title",  # 标题
    "addressee",  # 主送机关
    "body",  # 正文
    "attachment-note",  # 附件说明
    "signature",  # 发文机关署名
    "date",  # 成文日期
    "note",  # 附注
    "imprint-addressee",  # 主送机关 that stands in the 版记
    "copy-to",  # 抄送机关
    "printer",  # 印发机关
    "print-date",  # 印发日期
    "attachment-label",  # 附件1, on the attachment's first line
    "attachment-title",  # title of an attachment
    "caption",  # title of a table
    "figure-caption",  # title of a picture or chart, below it
]
"""What a paragraph is for, in the terms of GB/T 9704-2012 clause 7."""

HEAD_ROLES: Final[frozenset[Role]] = frozenset(
    {"copy-number", "secrecy", "urgency", "mark", "document-number", "signatory"}
)
"""What makes up the 版头, above the red rule."""

IMPRINT_ROLES: Final[frozenset[Role]] = frozenset({"imprint-addressee", "copy-to", "printer", "print-date"})
"""What makes up the 版记, at the foot of the last page."""

Medium = Literal["docx", "txt", "html", "form"]

_Node = TypeVar("_Node", bound=type)


def _equal_by_content(node: _Node) -> _Node:
    """Leaves the last field, ``place`` or ``source``, out of a named tuple's equality."""

    def equal(self: tuple[object, ...], other: object) -> bool:
        return type(other) is type(self) and self[:-1] == other[:-1]

    def unequal(self: tuple[object, ...], other: object) -> bool:
        return not equal(self, other)

    def content_hash(self: tuple[object, ...]) -> int:
        return hash(self[:-1])

    for name, method in (("__eq__", equal), ("__ne__", unequal), ("__hash__", content_hash)):
        setattr(node, name, method)
    return node


class Run(NamedTuple):
    """A stretch of text in one style. A block's runs are never empty, and neighbours differ in style."""

    text: str
    style: RunStyle = ""


@_equal_by_content
class Heading(NamedTuple):
    """A heading of level 1 to 4 (一、/（一）/1./（1）).

    ``label`` is the literal number as printed, "" when there is none. ``body`` is the text that follows a
    run-in heading (（一）标题。正文) in the same paragraph; empty when the heading stands alone.
    """

    level: int
    label: str
    runs: tuple[Run, ...]
    body: tuple[Run, ...] = ()
    place: Place = NOWHERE


@_equal_by_content
class Paragraph(NamedTuple):
    """A paragraph that is no heading."""

    runs: tuple[Run, ...]
    role: Role = "body"
    place: Place = NOWHERE


class Cell(NamedTuple):
    """A table cell: its paragraphs, and how many columns and rows it covers."""

    paragraphs: tuple[tuple[Run, ...], ...] = ()
    columns: int = 1
    rows: int = 1


@_equal_by_content
class Table(NamedTuple):
    """A table; ``header`` is how many of its first rows are column heads (0: none, or not known).

    A ``wide`` one stands on a page that is turned.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: int = 0
    wide: bool = False
    place: Place = NOWHERE


@_equal_by_content
class Picture(NamedTuple):
    """A picture that stands by itself; its caption is a paragraph of its own below it.

    ``data`` is the file, PNG or JPEG; b"" where the source has none to give or the reader was not asked for it.
    ``alt`` is read out to those who don't see it. ``width`` and ``height`` are its size on the page in twips (0: as the
    file says, fitted to the type area).
    """

    data: bytes = b""
    alt: str = ""
    width: int = 0
    height: int = 0
    place: Place = NOWHERE


ChartKind = Literal["bar", "line", "pie"]
"""柱形图, 折线图, 饼图."""


class Series(NamedTuple):
    """A row of numbers of a chart, one for each category: as printed, without the unit; "" where there is none."""

    name: str
    values: tuple[str, ...]


@_equal_by_content
class Chart(NamedTuple):
    """A chart that is drawn from its numbers; all of them are in one ``unit``, "" where it has none.

    A pie has one series. The numbers keep their decimals and hedges (62.40, 300余, 近300).
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    place: Place = NOWHERE


Block = Heading | Paragraph | Table | Picture | Chart

DISPLAYED: Final = (Table, Picture, Chart)
"""Blocks that stand in the text without being sentences."""


class Dropped(NamedTuple):
    """Something a reader left out on purpose: ``kind`` in Chinese (网页栏目、页眉、批注 …) and the text."""

    kind: str
    text: str
    place: Place = NOWHERE


class Source(NamedTuple):
    """What is known of the file a tree was read from.

    ``encoding`` is None for packages. ``folded`` says that the text came with all ，：；（） turned to half
    width, so that half-width marks are no fault of the author's. ``look`` is how the paper is laid out, None where the
    format has no pages or the reader was not asked for it. ``via`` names the format that LibreOffice had to read for
    us, "" for most.
    """

    file: str | None = None
    medium: Medium = "docx"
    encoding: str | None = None
    folded: bool = False
    dropped: tuple[Dropped, ...] = ()
    look: Look | None = None
    via: str = ""


@_equal_by_content
class Document(NamedTuple):
    """A whole paper, top to bottom."""

    blocks: tuple[Block, ...]
    source: Source = Source()
