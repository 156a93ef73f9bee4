"""The characters of a paragraph set against the blocks that were read from it.

Blanks at the ends, line breaks within a sentence and page breaks are layout: they go. Where several blocks stand in one
paragraph, it is cut into as many.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from authoring.editing.relayout.properties import is_page_break, local, make, properties_of
from authoring.editing.runs import set_text, split_before
from authoring.editing.shown import Spot
from authoring.named import NamedTuple
from authoring.readers.docx.inline import CHARACTERS
from authoring.readers.docx.styles import is_hidden
from authoring.readers.docx.tags import child_of
from authoring.readers.raw import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags


class Item(NamedTuple):
    """A character: of a w:t at an offset, or an element that stands for one (tab, break)."""

    char: str
    node: _Element
    offset: int


class Cut(NamedTuple):
    """The paragraphs that a paragraph was cut into, a block each, and at which of them a page was to begin.

    ``breaks`` counts from 0; the number of paragraphs means: after the last.
    """

    paragraphs: tuple[_Element, ...]
    breaks: frozenset[int]


def items(element: _Element, tags: Tags, fields: list[bool] | None = None) -> Iterator[Item]:
    """The characters that the reader takes for the paragraph's text; ``fields``: of each open one, if its result has
    begun."""
    fields = [] if fields is None else fields
    for child in element:
        if child.tag == tags.r:
            yield from _run_items(child, tags, fields)
        elif child.tag in tags.inside:
            yield from items(child, tags, fields)


def _run_items(run: _Element, tags: Tags, fields: list[bool]) -> Iterator[Item]:
    properties = child_of(run, tags.rpr)
    if properties is not None and is_hidden(properties, tags):
        return
    for child in run:
        name = local(child)
        if child.tag == tags.t:
            if all(fields):
                yield from (Item(char, child, offset) for offset, char in enumerate(child.text or ""))
        elif name == "br":
            yield Item("\f" if is_page_break(child, tags) else "\n", child, 0)
        elif name in CHARACTERS:
            yield Item(CHARACTERS[name], child, 0)
        elif name == "fldChar":
            _field(child.get(tags.w + "fldCharType"), fields)
        elif name == "ruby":
            yield from items(child, tags, fields)


def _field(kind: str | None, fields: list[bool]) -> None:
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def matched(found: Sequence[Item], texts: Sequence[str]) -> list[list[int]] | None:
    """For each text the indices of its characters; None where the paragraph does not say these texts in this order."""
    at = 0
    spots: list[list[int]] = []
    for text in texts:
        spots.append([])
        for char in text:
            while at < len(found) and found[at].char != char and _is_layout(found[at].char):
                at += 1
            if at == len(found) or found[at].char != char:
                return None
            spots[-1].append(at)
            at += 1
    return spots if all(_is_layout(item.char) for item in found[at:]) and all(spots) else None


def _is_layout(char: str) -> bool:
    return char.isspace() or bool(INVISIBLE.match(char))


def shape(paragraph: _Element, texts: Sequence[str], tags: Tags, *, lines: bool = False) -> Cut | None:
    """Leaves of a paragraph's text just ``texts``, a paragraph each; None, and nothing changed, where it has others.

    ``lines``: line breaks within a text stay.
    """
    found = list(items(paragraph, tags))
    spots = matched(found, texts)
    if spots is None:
        return None
    kept = {index for each in spots for index in each}
    starts = {each[0]: number for number, each in enumerate(spots)}
    paragraphs, breaks = [paragraph], set()
    number = len(texts)
    for index in range(len(found) - 1, -1, -1):
        item = found[index]
        if index in starts:
            number = starts[index]
            if number:
                paragraphs.insert(1, split_paragraph(item, paragraph, tags))
        elif index not in kept:
            if item.char == "\f" and not _is_within(index, spots):
                breaks.add(number)
            if not INVISIBLE.match(item.char) and not (lines and item.char == "\n" and _is_within(index, spots)):
                remove(item, tags)
    return Cut(tuple(paragraphs), frozenset(breaks))


def _is_within(index: int, spots: Sequence[Sequence[int]]) -> bool:
    return any(each[0] < index < each[-1] for each in spots)


def remove(item: Item, tags: Tags) -> None:
    """Takes a character out; a w:t or run that is empty then goes too."""
    node = item.node
    run = node.getparent()
    if node.tag == tags.t and len(node.text or "") > 1:
        text = node.text or ""
        set_text(node, text[: item.offset] + text[item.offset + 1 :])
        return
    if run is None:
        return
    run.remove(node)
    parent = run.getparent()
    if parent is not None and all(child.tag == tags.rpr for child in run):
        parent.remove(run)


def run_at(item: Item, tags: Tags) -> _Element:
    """The run that begins with a character; its run is cut there if need be."""
    return split_before(Spot(item.node, item.offset), tags)


def split_paragraph(item: Item, paragraph: _Element, tags: Tags) -> _Element:
    """The paragraph from a character on, as one of its own behind the rest; a section ends with the latter part."""
    moving = [run := run_at(item, tags), *run.itersiblings()]
    parent = run.getparent()
    while parent is not None and parent is not paragraph:
        wrapper = parent.makeelement(parent.tag)
        for name, value in parent.items():
            wrapper.set(name, value)
        wrapper.extend(moving)
        moving = [wrapper, *parent.itersiblings()]
        parent = parent.getparent()
    after = paragraph.makeelement(paragraph.tag)
    properties = properties_of(paragraph, tags)
    after.append(deepcopy(properties))
    for section in list(properties.iterchildren(tags.w + "sectPr")):
        properties.remove(section)
    after.extend(moving)
    paragraph.addnext(after)
    return after


def merge(first: _Element, others: Sequence[_Element], tags: Tags) -> None:
    """The content of all in the first, set apart by line breaks; a paragraph that ends a section stays, empty."""
    for other in others:
        first.append(line_break(tags))
        first.extend([child for child in other if child.tag != tags.ppr])
        properties = child_of(other, tags.ppr)
        parent = other.getparent()
        if parent is not None and (properties is None or child_of(properties, tags.w + "sectPr") is None):
            parent.remove(other)


def insert_label(paragraph: _Element, label: str, tags: Tags) -> None:
    """An automatic number as text, in a run of its own at the paragraph's beginning."""
    run = make(tags, "r")
    text = make(tags, "t")
    set_text(text, label)
    run.append(text)
    properties_of(paragraph, tags).addnext(run)


def break_lines(paragraph: _Element, ends: Sequence[int], tags: Tags) -> None:
    """Line breaks before the characters with these offsets instead of those there are."""
    for item in [item for item in items(paragraph, tags) if item.char == "\n"]:
        remove(item, tags)
    found = list(items(paragraph, tags))
    for end in sorted(ends, reverse=True):
        if 0 < end < len(found):
            run_at(found[end], tags).addprevious(line_break(tags))


def line_break(tags: Tags) -> _Element:
    """A line break in a run of its own, as our writer makes them."""
    run = make(tags, "r")
    run.append(make(tags, "br"))
    return run
