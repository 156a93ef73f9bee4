"""Paragraphs that differ in their text alone are parsed once.

A draft has hundreds of paragraphs and a few kinds of them. Those that have nothing but text and formatting are taken
out of the main part's bytes before it is parsed, and empty ones that refer to them stand in their stead. What is left
is a quarter as much XML, and all that depends on a paragraph's markup is found out once a kind. Parsing is most of the
time that reading takes, and making a tree of elements most of parsing.

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
    from lxml.etree import _Element

    from authoring.readers.docx.paragraphs import ParagraphFormat
    from authoring.readers.limits import Limits

_LARGEST = 16 * 1024 * 1024  # bytes; folding holds a main part twice, and three million characters are no report
_MARK = "authoring-folded"
_PARAGRAPH = compiled("<w:p(?=[ >])")
_START, _END = "<w:p", "</w:p>"
_BOX = "w:txbxContent"
_TEXT = compiled('<w:t(?: xml:space="preserve")?>([^<>&]+)</w:t>')
_ROOT = compiled(r'\s*+(?:<\?xml [^<>?]*+\?>\s*+)?(<w:document(?:\s++[\w:.-]++="[^"<>]*+")*+\s*+>)')
_PREFIX = compiled(r"xmlns:w\s*=")
_OTHER_ENCODING = compiled(r"""encoding=["'](?!utf-8["'])""", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_IDS = compiled(r' w\d*:(?:rsid\w*|paraId|textId)="\w*"')
"""Who wrote a paragraph when: Word's own, different in each, and without a meaning to us."""

_TAG = compiled("<(/?[^ />]*)")  # a start tag, an end tag
_FORMATTING = (
    "pPr pStyle keepNext keepLines pageBreakBefore widowControl suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind contextualSpacing jc textAlignment"
    " outlineLvl numPr ilvl numId bidi mirrorIndents rPr rStyle rFonts b bCs i iCs color w kern position sz szCs"
    " highlight u shd vertAlign lang r proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak"
)
_PLAIN = frozenset(f"{slash}w:{name}" for name in _FORMATTING.split() for slash in ("", "/"))
"""Elements of a paragraph with nothing but text and formatting; any other leaves it to the parser."""


class Kind:
    """A kind of paragraphs; ``element`` is a w:p of it.

    What the body reader finds out of all of them is kept here: their format, where it is always the same, and the
    character style of each w:t.
    """

    __slots__ = ("element", "form", "styles")

    def __init__(self, element: _Element | None = None) -> None:
        self.element = element
        self.form: ParagraphFormat | None = None
        self.styles: list[str] | None = None


Plain = tuple[Kind, "list[str] | None"]
"""A paragraph's kind, and its own texts, one for each w:t; None where they stand in the kind's element."""


class Folded:
    """The main part, parsed.

    ``root`` is its root element, ``searchable`` bytes with all of its markup and some of its text. ``kinds`` is an
    element that holds a w:p of each kind.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._plain: list[Plain] = []
        self.kinds: _Element | None = None
        self.searchable = content
        if (folds := _fold(content)) is not None:
            try:
                root, kinds = parse(folds.content, limits), parse(folds.elements, limits)
                for kind, element in zip(folds.kinds, kinds, strict=True):
                    kind.element = element
                self.root, self.kinds, self._plain = root, kinds, folds.plain
                self.searchable = folds.content + folds.elements
                return
            except (UnreadableError, ValueError):
                pass  # the parser is to say what is wrong with the whole
        self.root = parse(content, limits)

    def plain(self, paragraph: _Element) -> Plain | None:
        """What was taken out where ``paragraph`` stands; None where nothing was."""
        number = paragraph.get(_MARK) if self._plain else None
        return None if number is None else self._plain[int(number)]


def whole(element: _Element, texts: list[str] | None, tag: str) -> _Element:
    """A paragraph with its texts in its elements of that tag; ``element`` is a w:p of its kind."""
    if texts is None:
        return element
    paragraph = deepcopy(element)
    for node, text in zip(paragraph.iter(tag), texts, strict=True):
        node.text = text
    return paragraph


class _Folds(NamedTuple):
    """What is left of the main part, a part with one paragraph of each kind, and all that were taken out."""

    content: bytes
    elements: bytes
    kinds: list[Kind]
    plain: list[Plain]


def _fold(content: bytes) -> _Folds | None:
    """The main part folded; None where it is to stay."""
    if len(content) > _LARGEST:
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    root = _ROOT.match(text)
    if root is None or not _is_legal(content, text, root):
        return None
    has_ids = ":rsid" in text or ":paraId=" in text
    known: dict[str, Kind | None] = {}
    elements, plain = [root[1]], list[Plain]()
    first, *others = _PARAGRAPH.split(text)
    rest = [first]
    boxes = 0  # text boxes that are open; what is in them is also part of the paragraph around them
    for chunk in others:
        if boxes or _BOX in chunk:
            rest += (_START, chunk)
            boxes += 2 * chunk.count("<" + _BOX) - chunk.count(_BOX)
            continue
        body, end, after = chunk.partition(_END)
        pieces = _TEXT.split(body)
        markup = "\0".join(pieces[::2])
        if has_ids:
            markup = _IDS.sub("", markup)
        kind = known.get(markup)
        if kind is None:
            if markup in known or not end or not _is_plain(markup):
                known[markup] = None
                rest += (_START, chunk)
                continue
            kind = known[markup] = Kind()
            elements += (_START, body, _END)
        rest += (f'<w:p {_MARK}="{len(plain)}"/>', after)
        plain.append((kind, pieces[1::2]))
    elements.append("</w:document>")
    kinds = [kind for kind in known.values() if kind is not None]
    folds = _Folds("".join(rest).encode(), "".join(elements).encode(), kinds, plain)
    return folds if plain and _is_straight(folds, root) else None


def _is_legal(content: bytes, text: str, root: re.Match[str]) -> bool:
    """Whether the bytes are the UTF-8 that they are said to be, of characters that XML allows."""
    return (
        _OTHER_ENCODING.search(text, 0, root.start(1)) is None
        and len(content.translate(None, _CONTROLS)) == len(content)
        and "\ufffe" not in text
        and "\uffff" not in text
        and _MARK not in text
    )


def _is_straight(folds: _Folds, root: re.Match[str]) -> bool:
    """Whether markup is what it looks like: no comment, no CDATA and no other meaning of the prefix around it."""
    left = folds.content.decode()
    return (
        "<!" not in left
        and left.find("<?", root.start(1)) < 0
        and all(len(_PREFIX.findall(part)) == 1 for part in (root[1], left, folds.elements.decode()))
    )


def _is_plain(markup: str) -> bool:
    """Whether this is the markup of a whole paragraph whose texts were all taken out, with nothing else in it."""
    if "&" in markup or markup[markup.find(">") - 1] == "/":
        return False
    return _PLAIN.issuperset(_TAG.findall(markup))
