"""Finding again, in the XML, what the reader counted: blocks by their number, words by their place in a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.errors import UnreadableError
from authoring.named import NamedTuple
from authoring.readers.docx.styles import is_hidden
from authoring.readers.docx.tags import ALTERNATE, CHOICE, FALLBACK, child_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from authoring.editing.edits import Edit
    from authoring.readers.docx.tags import Tags

_CONTENTS_GALLERY = "Table of Contents"
_LONGEST_LABEL = 10  # characters of an automatic number, which is in the reader's text but not in the XML


class Spot(NamedTuple):
    """A character: the w:t it stands in, and where."""

    node: _Element
    offset: int


def body_of(root: _Element, tags: Tags) -> _Element:
    """The w:body; raises UnreadableError where there is none."""
    body = next((child for child in root if child.tag == tags.w + "body"), None)
    if body is None:
        raise UnreadableError("文件里没有 Word 正文，可能已损坏，请用 Word 或 WPS 打开后另存为 .docx，再试一次")
    return body


def numbered_blocks(body: _Element, tags: Tags) -> Iterator[_Element]:
    """The paragraphs and tables of a body in the order in which the reader counts them, the first being number 1."""
    for child in body:
        tag = child.tag
        if tag in (tags.p, tags.tbl):
            yield child
        elif tag in tags.inside:
            if tag != tags.sdt or not is_contents(child, tags):
                yield from numbered_blocks(child, tags)
        elif tag == ALTERNATE:
            for chosen in [part for part in child if part.tag in (CHOICE, FALLBACK)][:1]:
                yield from numbered_blocks(chosen, tags)


def is_contents(sdt: _Element, tags: Tags) -> bool:
    """Whether a w:sdt holds a table of contents."""
    gallery = sdt.find(f"{tags.w}sdtPr/{tags.w}docPartObj/{tags.w}docPartGallery")
    return gallery is not None and gallery.get(tags.val) == _CONTENTS_GALLERY


def find_words(block: _Element, words: str, start: int, tags: Tags) -> tuple[Spot, Spot] | None:
    """The first and last character of ``words`` in a block, at the occurrence nearest to offset ``start``.

    Blanks don't count, and an automatic number before the words may be lacking, for it is no text of the XML.
    None when the words are not there, or blank.
    """
    spots = [spot for spot in visible(block, tags) if not _char(spot).isspace()]
    text = "".join(map(_char, spots))
    wanted = "".join(words.split())
    for cut in range(min(_LONGEST_LABEL, len(wanted))):
        if (at := _nearest(text, wanted[cut:], start)) is not None:
            return spots[at], spots[at + len(wanted) - cut - 1]
    return None


def exact_words(block: _Element, edit: Edit, tags: Tags) -> list[Spot | None] | None:
    """The characters of an edit's words, at the occurrence nearest to where they should be; None for tabs and breaks.

    Occurrences in the same surroundings are preferred. None for words that are not there.
    """
    spots = list(_characters(block, tags))
    text = "".join("\n" if spot is None else _char(spot) for spot in spots)
    for around in range(max(len(edit.before), len(edit.after)), -1, -1):
        before, after = edit.before[-around:] if around else "", edit.after[:around]
        if not (before + edit.words + after).strip():
            return None
        at = _nearest(text, before + edit.words + after, edit.start - len(before))
        if at is not None:
            return spots[at + len(before) : at + len(before) + len(edit.words)]
    return None


def _characters(element: _Element, tags: Tags) -> Iterator[Spot | None]:
    """As :func:`visible`, with None for what is a character of the text but stands in no w:t."""
    node: _Element | None = None
    for spot in visible(element, tags):
        if node is not None and spot.node is not node and _is_parted(node, spot.node, tags):
            yield None
        node = spot.node
        yield spot


def _is_parted(node: _Element, following: _Element, tags: Tags) -> bool:
    """Whether a tab or a break, or the end of a paragraph, stands between two w:t that follow on one another."""
    if next(node.iterancestors(tags.p)) is not next(following.iterancestors(tags.p)):
        return True
    if node.getparent() is following.getparent():
        return node.getnext() is not following
    after = [sibling.tag for sibling in node.itersiblings()]
    before = [sibling.tag for sibling in following.itersiblings(preceding=True) if sibling.tag != tags.rpr]
    return bool(after or before)


def visible(element: _Element, tags: Tags) -> Iterator[Spot]:
    """The characters below ``element`` that Word shows, in order; text boxes come where they are anchored.

    A w:t outside a run, which no Word writes, can't be cut or marked as one: it is passed over.
    """
    if element.tag == tags.t:
        parent = element.getparent()
        if parent is None or parent.tag != tags.r:
            return
        for offset in range(len(element.text or "")):
            yield Spot(element, offset)
        return
    if element.tag in tags.deleted or (element.tag == tags.r and _hides(element, tags)):
        return
    if element.tag == ALTERNATE:
        choices = [child for child in element if child.tag in (CHOICE, FALLBACK)]
        with_text = [child for child in choices if next(child.iter(tags.t), None) is not None]
        for chosen in with_text[:1]:
            yield from visible(chosen, tags)
        return
    for child in element:
        yield from visible(child, tags)


def _hides(run: _Element, tags: Tags) -> bool:
    properties = child_of(run, tags.rpr)
    return properties is not None and is_hidden(properties, tags)


def _char(spot: Spot) -> str:
    return (spot.node.text or "")[spot.offset]


def _nearest(text: str, wanted: str, start: int) -> int | None:
    """Where ``wanted`` occurs nearest to ``start``."""
    before = text.rfind(wanted, 0, start + len(wanted))
    after = text.find(wanted, max(start, 0))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - start)) if found else None
