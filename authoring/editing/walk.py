"""Finding again, in the XML, the blocks that the reader counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.errors import UnreadableError
from authoring.readers.docx.styles import read_format
from authoring.readers.docx.tags import ALTERNATE, CHOICE, FALLBACK, child_of, is_contents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from authoring.readers.docx.tags import Tags


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


def numbered_texts(body: _Element, tags: Tags) -> list[tuple[_Element, ...]]:
    """By number (from 1), the paragraphs or the table whose text the reader takes for that block's.

    A paragraph whose mark was deleted in a tracked change goes on in the next one, and has none of its own.
    """
    found: list[tuple[_Element, ...]] = []
    carried: tuple[_Element, ...] = ()
    for block in numbered_blocks(body, tags):
        if block.tag == tags.tbl:
            found.append((block,))
        elif _has_deleted_mark(block, tags):
            carried = (*carried, block)
            found.append(())
        else:
            found.append((*carried, block))
            carried = ()
    if carried:
        found[-1] = carried
    return found


def _has_deleted_mark(paragraph: _Element, tags: Tags) -> bool:
    """Whether the end of a paragraph is a tracked deletion."""
    properties = child_of(paragraph, tags.ppr)
    return properties is not None and read_format(properties, tags).mark_deleted
