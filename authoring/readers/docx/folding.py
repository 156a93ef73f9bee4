"""Paragraphs that differ in their text alone are parsed once.

A draft has hundreds of paragraphs and a few kinds of them. Those that have nothing but text and formatting are taken
out of the main part's bytes before it is parsed, and empty ones that refer to them stand in their stead. What is left
is a fifth as much XML, and all that depends on a paragraph's markup is found out once a kind. Parsing is most of the
time that reading takes, and making a tree of elements most of parsing.

Nothing is guessed: bytes that may not be what they look like (comments, other encodings, entities, a second meaning of
the prefix) are left to the parser, and so is a main part that can't be parsed once it is folded.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from authoring.errors import UnreadableError
from authoring.readers.docx.package import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = "authoring-folded"
_REFERENCE = b'<w:p %s="%%d"/>' % _MARK.encode()
_START, _END = b"<w:p", b"</w:p>"
_PARAGRAPH = re.compile(rb"<w:p(?=[ >])")
_TEXT = re.compile(rb'<w:t(?: xml:space="preserve")?>([^<>&]+)</w:t>')
_ROOT = re.compile(rb'\s*(?:<\?xml [^<>]*\?>)?\s*(<w:document(?:\s+[\w:.-]+="[^"<>]*")*\s*>)')
_PREFIX = re.compile(rb"xmlns:w\s*=")
_OTHER_ENCODING = re.compile(rb"""encoding=["'](?!utf-8["'])""", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_LAST_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # U+FFFE and U+FFFF
_IDS = re.compile(rb' w\d*:(?:rsid\w*|paraId|textId)="\w*"')
"""Who wrote a paragraph when: Word's own, different in each, and without a meaning to us."""

_TAG = re.compile(rb"<(/?[^ />]*)")
_PLAIN = frozenset(
    b"pPr pStyle keepNext keepLines pageBreakBefore widowControl suppressAutoHyphens kinsoku wordWrap overflowPunct"
    b" topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind contextualSpacing jc textAlignment"
    b" outlineLvl numPr ilvl numId bidi mirrorIndents rPr rStyle rFonts b bCs i iCs color w kern position sz szCs"
    b" highlight u shd vertAlign lang r proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak".split()
)
"""Elements of a paragraph with nothing but text and formatting; any other leaves it to the parser."""


class Plain(NamedTuple):
    """A paragraph: the w:p of its kind, in which another's texts may stand, and its own, one for each w:t.

    ``texts`` is None where ``kind`` is the paragraph itself, with its own texts.
    """

    kind: _Element
    texts: list[str] | None = None

    def whole(self, tag: str) -> _Element:
        """A w:p with its own texts in its elements of that tag."""
        if self.texts is None:
            return self.kind
        paragraph = deepcopy(self.kind)
        for node, text in zip(paragraph.iter(tag), self.texts, strict=True):
            node.text = text
        return paragraph


class Folded:
    """The main part, parsed.

    ``root`` is its root element, ``searchable`` bytes with all of its markup and some of its text. ``kinds`` holds a
    w:p of each kind.
    """

    def __init__(self, content: bytes) -> None:
        self._plain: list[Plain] = []
        self.kinds: _Element | None = None
        self.searchable = content
        if (folds := _fold(content)) is not None:
            try:
                self.kinds, self.root = parse(folds.kinds), parse(folds.content)
                elements = list(self.kinds)
                self._plain = [Plain(elements[kind], [text.decode() for text in texts]) for kind, texts in folds.plain]
                self.searchable = folds.content + folds.kinds
                return
            except (UnreadableError, IndexError, UnicodeDecodeError):
                self.kinds = None
        self.root = parse(content)

    def plain(self, paragraph: _Element) -> Plain | None:
        """What was taken out where ``paragraph`` stands; None where nothing was."""
        number = paragraph.get(_MARK) if self._plain else None
        return None if number is None else self._plain[int(number)]


def has_folded(element: _Element, paragraph: str) -> bool:
    """Whether something was taken out below ``element``; ``paragraph`` is the tag of a w:p."""
    return any(each.get(_MARK) is not None for each in element.iter(paragraph))


class _Folds(NamedTuple):
    content: bytes
    kinds: bytes
    plain: list[tuple[int, list[bytes]]]


def _fold(content: bytes) -> _Folds | None:
    """``content`` in two pieces, and kind and texts of each paragraph that was taken out; None where it is to stay."""
    root = _ROOT.match(content)
    if root is None or not _is_legal(content, root):
        return None
    has_ids = b":rsid" in content or b":paraId=" in content
    known: dict[bytes, int] = {}
    kinds, plain = [root[1]], list[tuple[int, list[bytes]]]()
    first, *others = _PARAGRAPH.split(content)
    rest = [first]
    for chunk in others:
        body, end, after = chunk.partition(_END)
        pieces = _TEXT.split(body)
        markup = b"\0".join(pieces[::2])
        if has_ids:
            markup = _IDS.sub(b"", markup)
        kind = known.get(markup)
        if kind is None:
            kind = known[markup] = len(kinds) - 1 if end and _is_plain(markup) else -1
            kinds += [] if kind < 0 else [b"%b%b%b" % (_START, body, _END)]
        if kind < 0:
            rest += (_START, chunk)
        else:
            rest += (_REFERENCE % len(plain), after)
            plain.append((kind, pieces[1::2]))
    folds = _Folds(b"".join(rest), b"".join([*kinds, b"</w:document>"]), plain)
    return folds if plain and _is_straight(folds, root) else None


def _is_legal(content: bytes, root: re.Match[bytes]) -> bool:
    """Whether what is valid UTF-8 in these bytes is also what XML allows, and UTF-8 what they are said to be."""
    return (
        _OTHER_ENCODING.search(content, 0, root.start(1)) is None
        and len(content.translate(None, _CONTROLS)) == len(content)
        and not (_LAST_CHARACTERS[0][:2] in content and any(each in content for each in _LAST_CHARACTERS))
        and _MARK.encode() not in content
    )


def _is_straight(folds: _Folds, root: re.Match[bytes]) -> bool:
    """Whether markup is what it looks like: no comment, no CDATA and no other meaning of the prefix around it."""
    return (
        b"<!" not in folds.content
        and folds.content.find(b"<?", root.start(1)) < 0
        and all(len(_PREFIX.findall(part)) == 1 for part in (root[1], folds.content, folds.kinds))
    )


def _is_plain(markup: bytes) -> bool:
    """Whether this is the markup of a whole paragraph whose texts were all taken out, with nothing else in it."""
    if b"&" in markup or markup[markup.find(b">") - 1] == ord("/"):
        return False
    return all(_name(tag) in _PLAIN for tag in _TAG.findall(markup))


def _name(tag: bytes) -> bytes:
    """The local name of ``tag`` in the namespace of w; "" in any other."""
    prefix, _, name = tag.removeprefix(b"/").partition(b":")
    return name if prefix == b"w" else b""
