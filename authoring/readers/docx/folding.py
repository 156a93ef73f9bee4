"""Paragraphs and table rows that differ in their text alone are parsed once.

A draft has hundreds of paragraphs and a few kinds of them. Those that have nothing but text and formatting are taken
out of the main part's bytes before it is parsed, rows of a table that hold nothing else as a whole, and empty ones that
refer to them stand in their stead. What is left is a fifth as much XML, and all that depends on a paragraph's or a
row's markup is found out once a kind. Parsing is most of the time that reading takes, and making a tree of elements
most of parsing.

Nothing is guessed: bytes that may not be what they look like (comments, other encodings, entities, a second meaning of
the prefix) are left to the parser, and so is a main part that can't be parsed once it is folded.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from authoring.errors import UnreadableError
from authoring.named import NamedTuple
from authoring.readers.docx.package import parse
from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from authoring.readers.docx.paragraphs import ParagraphFormat
    from authoring.readers.docx.tables import RowForm
    from authoring.readers.limits import Limits

_LARGEST = 16 * 1024 * 1024  # bytes; folding holds a main part twice, and three million characters are no report
_MARK = "authoring-folded"
_START, _END = "<w:p", "</w:p>"
_ROW_START, _ROW_END = "<w:tr", "</w:tr>"
_CELL_START, _CELL_END = "<w:tc", "</w:tc>"
_PARAGRAPH, _ROW, _CELL = [compiled(start + "(?=[ >])") for start in (_START, _ROW_START, _CELL_START)]
_BOX = "w:txbxContent"
_TEXT = compiled(r'<w:t(?: xml:space="preserve")?>([^<>&\x00-\x08\x0b\x0c\x0e-\x1f]+)</w:t>')
_ROOT = compiled(r'\s*+(?:<\?xml [^<>?]*+\?>\s*+)?(<w:document(?:\s++[\w:.-]++="[^"<>]*+")*+\s*+>)')
_PREFIX = compiled(r"xmlns:w\s*=")
_OTHER_ENCODING = compiled(r"""encoding=["'](?!utf-8["'])""", re.IGNORECASE)
_NEAR = 20_000  # characters at a text's head that show whether its paragraphs have identifiers
_IDS = compiled(r' w\d*:(?:rsid\w*|paraId|textId)="\w*"')
"""Who wrote a paragraph when: Word's own, different in each, and without a meaning to us."""

_TAG = compiled("<(/?[^ />]*)")  # a start tag, an end tag
_FORMATTING = (
    "pPr pStyle keepNext keepLines pageBreakBefore widowControl suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind contextualSpacing jc textAlignment"
    " outlineLvl numPr ilvl numId bidi mirrorIndents rPr rStyle rFonts b bCs i iCs color w kern position sz szCs"
    " highlight u shd vertAlign lang r proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak"
)
_OF_ROW = "trPr cantSplit trHeight tblHeader jc"
_OF_CELL = (
    "p tcPr tcW gridSpan vMerge vAlign noWrap textDirection hideMark tcFitText tcMar tcBorders top left start bottom"
    " right end insideH insideV"
)


def _tags(names: str) -> frozenset[str]:
    return frozenset(f"{slash}w:{name}" for name in names.split() for slash in ("", "/"))


_PLAIN = {
    _START: _tags(_FORMATTING),
    _ROW_START: _tags(_OF_ROW),
    _CELL_START: _tags(f"{_FORMATTING} {_OF_CELL}"),
}
"""Elements of a paragraph with nothing but text and formatting, of a row before its cells, and of a cell with nothing
but such paragraphs, none of them in a table of its own; any other leaves it to the parser."""


class Kind:
    """A kind of paragraphs, cells or rows; ``element`` is a w:p, a w:tc, or a w:tr without its cells.

    What the reader finds out of all of them is kept here: of paragraphs their format, where it is always the same,
    whether they have nothing out of the way, and the character style of each w:t; of cells the kinds of their
    paragraphs, how many texts each of these has, and how the cell is merged with others; of rows their form. ``cells``
    are those of a row, with the number of their first text among its texts.
    """

    __slots__ = ("cells", "element", "form", "is_simple", "merge", "paragraphs", "row", "sizes", "styles")

    def __init__(self, element: _Element | None = None) -> None:
        self.element = element
        self.form: ParagraphFormat | None = None
        self.is_simple = False
        self.styles: list[str] | None = None
        self.paragraphs: list[Kind] | None = None
        self.sizes: list[int] = []
        self.merge = ("", 1)
        self.cells: list[tuple[Kind, int]] = []
        self.row: RowForm | None = None


Plain = tuple[Kind, "list[str] | None"]
"""A paragraph's or row's kind, and its own texts, one for each w:t; None where they stand in the kind's element."""


class Folded:
    """The main part, parsed.

    ``root`` is its root element, ``searchable`` bytes with all of its markup and some of its text. ``kinds`` is an
    element that holds the elements of all kinds.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._plain: list[Plain] = []
        self.kinds: _Element | None = None
        self.searchable = content
        if (folds := _fold(content)) is not None:
            try:
                left, elements = folds.left.encode(), folds.elements.encode()
                root, kinds = parse(left, limits), parse(elements, limits)
                for kind, element in zip(folds.kinds, kinds, strict=True):
                    kind.element = element
                self.root, self.kinds, self._plain = root, kinds, folds.plain
                self.searchable = left + elements
                return
            except (UnreadableError, ValueError):
                pass  # the parser is to say what is wrong with the whole
        self.root = parse(content, limits)

    def plain(self, element: _Element) -> Plain | None:
        """What was taken out where ``element``, a w:p or w:tr, stands; None where nothing was."""
        number = element.get(_MARK) if self._plain else None
        return None if number is None else self._plain[int(number)]

    def unfold(self, rows: Iterable[_Element], tag: str) -> None:
        """Puts whole rows in the place of those that were taken out; ``tag`` is that of their texts."""
        for row in rows:
            plain, around = self.plain(row), row.getparent()
            if plain is not None and plain[0].element is not None and around is not None:
                unfolded = deepcopy(plain[0].element)
                unfolded.extend([deepcopy(cell.element) for cell, _ in plain[0].cells if cell.element is not None])
                around.replace(row, whole(unfolded, plain[1], tag))


def whole(element: _Element, texts: list[str] | None, tag: str) -> _Element:
    """A paragraph or row with its texts in its elements of that tag; ``element`` is one of its kind."""
    if texts is None:
        return element
    copied = deepcopy(element)
    for node, text in zip(copied.iter(tag), texts, strict=True):
        node.text = text
    return copied


def _fold(content: bytes) -> _Folds | None:
    """The main part folded; None where it is to stay."""
    if len(content) > _LARGEST:
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    root = _ROOT.match(text)
    if root is None or not _is_legal(text, root):
        return None
    folds = _Folder(root[1], has_ids=_IDS.search(text, root.end(), root.end() + _NEAR) is not None).fold(text)
    return folds if folds.plain and _is_straight(folds, root) else None


class _Folds(NamedTuple):
    """What is left of the main part, a part with one element of each kind, and all that were taken out."""

    left: str
    elements: str
    kinds: list[Kind]
    plain: list[Plain]


class _Folder:
    """Takes paragraphs and rows out of a main part whose root has the start tag ``root``."""

    def __init__(self, root: str, *, has_ids: bool) -> None:
        self._has_ids = has_ids
        self._left: list[str] = []
        self._elements = [root]
        self._kinds: list[Kind] = []
        self._plain: list[Plain] = []
        self._boxes = 0  # text boxes that are open; what is in them is also part of the paragraph around them
        self._by_markup: dict[str, Kind | None] = {}
        self._chunks: dict[str, tuple[Kind, str] | None] = {}  # kinds of paragraphs and what follows them, by both

    def fold(self, text: str) -> _Folds:
        """Goes through the text of a main part, once."""
        first, *rows = _ROW.split(text)
        self._paragraphs(first)
        open_tables = _opened_tables(first)
        for chunk in rows:
            row, end, after = chunk.partition(_ROW_END)
            # a row in a cell is also part of the row around it
            if end and open_tables == 1 and not self._boxes and self._take_row(row):
                self._paragraphs(after)
            else:
                self._left.append(_ROW_START)
                self._paragraphs(chunk)
            open_tables += _opened_tables(chunk)
        elements = "".join((*self._elements, "</w:document>"))
        return _Folds("".join(self._left), elements, self._kinds, self._plain)

    def _paragraphs(self, text: str) -> None:
        first, *chunks = _PARAGRAPH.split(text)
        self._leave(first)
        for chunk in chunks:
            if self._boxes or _BOX in chunk or not self._take_paragraph(chunk):
                self._left.append(_START)
                self._leave(chunk)

    def _leave(self, text: str) -> None:
        self._left.append(text)
        if _BOX in text:
            self._boxes += 2 * text.count("<" + _BOX) - text.count(_BOX)

    def _parted(self, text: str) -> tuple[str, list[str]]:
        """The markup, with a zero for each text, and the texts."""
        pieces = _TEXT.split(text)
        markup = "\0".join(pieces[::2])
        return _IDS.sub("", markup) if self._has_ids else markup, pieces[1::2]

    def _take_paragraph(self, chunk: str) -> bool:
        markup, texts = self._parted(chunk)
        if markup in self._chunks:
            found = self._chunks[markup]
        else:
            found = self._chunks[markup] = self._paragraph_kind(markup, chunk)
        if found is None:
            return False
        kind, after = found
        self._left.append(f'{_START} {_MARK}="{len(self._plain)}"/>{after}')
        self._plain.append((kind, texts))
        return True

    def _paragraph_kind(self, markup: str, chunk: str) -> tuple[Kind, str] | None:
        markup, end, after = markup.partition(_END)
        kind = self._kind(markup, _START, chunk, _END) if end and "\0" not in after else None
        return None if kind is None else (kind, chunk.partition(_END)[2])

    def _take_row(self, row: str) -> bool:
        markup, texts = self._parted(row)
        if markup in self._by_markup:
            kind = self._by_markup[markup]
        else:
            kind = self._by_markup[markup] = self._row_kind(markup, row)
        if kind is None:
            return False
        self._left.append(f'{_ROW_START} {_MARK}="{len(self._plain)}"/>')
        self._plain.append((kind, texts))
        return True

    def _row_kind(self, markup: str, row: str) -> Kind | None:
        (head, *cells), (row_head, *row_cells) = _CELL.split(markup), _CELL.split(row)
        if len(cells) < 2 or not _is_plain(_ROW_START, head):  # the only cell of a row may be a frame around a text
            return None
        found = []
        at = 0
        for cell, row_cell in zip(cells, row_cells, strict=True):
            kind = self._kind(cell.removesuffix(_CELL_END), _CELL_START, row_cell, _CELL_END)
            if kind is None or not cell.endswith(_CELL_END) or not _has_paragraphs_only(cell):
                return None
            found.append((kind, at))
            at += cell.count("\0")
        self._elements += (_ROW_START, row_head, _ROW_END)
        kind = Kind()
        kind.cells = found
        self._kinds.append(kind)
        return kind

    def _kind(self, markup: str, start: str, text: str, end: str) -> Kind | None:
        """The kind of the element that ``start`` and ``text`` begin with; None where it has to stay."""
        key = start + markup
        if key in self._by_markup:
            return self._by_markup[key]
        kind = None
        if _is_plain(start, markup):
            kind = Kind()
            self._kinds.append(kind)
            self._elements += (start, text[: text.index(end)], end)
        self._by_markup[key] = kind
        return kind


def _is_legal(text: str, root: re.Match[str]) -> bool:
    """Whether a text in UTF-8 says that it is, and has no characters that XML allows nowhere; for others in texts, see
    the pattern of these."""
    return (
        _OTHER_ENCODING.search(text, 0, root.start(1)) is None
        and "\ufffe" not in text
        and "\uffff" not in text
        and "\0" not in text
        and _MARK not in text
    )


def _is_straight(folds: _Folds, root: re.Match[str]) -> bool:
    """Whether markup is what it looks like: no comment, no CDATA and no other meaning of the prefix around it."""
    return (
        "<!" not in folds.left
        and folds.left.find("<?", root.start(1)) < 0
        and all(len(_PREFIX.findall(part)) == 1 for part in (root[1], folds.left, folds.elements))
    )


def _opened_tables(text: str) -> int:
    """How many more tables begin than end."""
    if "w:tbl" not in text:
        return 0
    return text.count("<w:tbl>") + text.count("<w:tbl ") - text.count("</w:tbl>")


def _has_paragraphs_only(cell: str) -> bool:
    """Whether all texts of a cell stand in paragraphs, none of them in another."""
    before, *paragraphs = _PARAGRAPH.split(cell)
    ends = [paragraph.partition(_END) for paragraph in paragraphs]
    return "\0" not in before and all(end and "\0" not in after and _END not in after for _, end, after in ends)


def _is_plain(start: str, markup: str) -> bool:
    """Whether ``start`` and this are the markup of a whole element whose texts were all taken out, and nothing else is
    in it that matters."""
    if "&" in markup or markup[markup.find(">") - 1] == "/":
        return False
    return _PLAIN[start].issuperset(_TAG.findall(markup))
