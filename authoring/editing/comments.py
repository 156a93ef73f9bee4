"""Word comments put into somebody's draft: each anchored at its words, the text itself left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.editing.package import EditedPackage
from authoring.editing.runs import run_of, split_after, split_before
from authoring.editing.shown import ShownText
from authoring.named import NamedTuple
from authoring.readers.docx.tags import next_id
from authoring.readers.docx.tags import tags as tags_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.editing.shown import Spot
    from authoring.readers.docx.tags import Tags

_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comment(NamedTuple):
    """A remark of several ``lines`` on the ``words`` at offset ``start`` of block ``number`` (counted from 1).

    ``before`` and ``after`` are the text around the words, by which they are told from others like them. ``number``
    None means the whole paper: the comment stands at ``home``, see :func:`add_comments`. Words that are "" or not found
    mean the whole block.
    """

    lines: tuple[str, ...]
    number: int | None = None
    start: int = 0
    words: str = ""
    before: str = ""
    after: str = ""


def add_comments(data: bytes, comments: Sequence[Comment], *, author: str, initials: str, home: int = 1) -> bytes:
    """The .docx ``data`` with the comments in it, behind those it has; ``home`` is the block of the title.

    Raises UnreadableError for a package without a text.
    """
    package = EditedPackage(data)
    root = package.document()
    tags = tags_of(root.tag.rpartition("}")[0] + "}")
    shown = ShownText(package, root, tags)
    part = package.related("comments")
    container = package.xml(part) if part else None
    if part is None or container is None:
        part = package.relate("comments", _CONTENT_TYPE)
        container = etree.Element(tags.w + "comments", nsmap={"w": tags.w.strip("{}")})
    number = next_id(container, tags)
    for comment in comments:
        ends = _anchor(shown, comment, home)
        if ends is not None:
            _mark(*ends, number, tags)
            container.append(_comment(comment, number, author, initials, tags))
            number += 1
    package.put(part, container)
    package.put(package.main, root)
    return package.to_bytes()


def _anchor(shown: ShownText, comment: Comment, home: int) -> tuple[Spot, Spot] | None:
    """First and last character to be marked; None for a draft without a character."""
    number = home if comment.number is None else comment.number
    if comment.words and (found := shown.find(number, comment.words, comment.start, comment.before, comment.after)):
        return found
    numbers = (number, *range(1, shown.count + 1))
    spots = next((spots for each in numbers if (spots := shown.spots(each))), None)
    return (spots[0], spots[-1]) if spots else None


def _mark(first: Spot, last: Spot, number: int, tags: Tags) -> None:
    start, end = _runs(first, last, tags)
    w = tags.w
    start.addprevious(etree.Element(w + "commentRangeStart", {w + "id": str(number)}))
    reference = etree.Element(tags.r)
    etree.SubElement(reference, w + "commentReference", {w + "id": str(number)})
    close = etree.Element(w + "commentRangeEnd", {w + "id": str(number)})
    end.addnext(close)
    close.addnext(reference)


def _runs(first: Spot, last: Spot, tags: Tags) -> tuple[_Element, _Element]:
    """The runs that begin and end with these characters."""
    boxed = [_outermost_run(spot.node, tags) for spot in (first, last) if _is_boxed(spot.node, tags)]
    if boxed:  # Word has no comments inside text boxes: the box as a whole is marked
        return boxed[0], boxed[-1]
    # the end first: a cut at the start would leave ``last`` with a node and an offset that are no longer its own
    split_after(last, tags)
    start = split_before(first, tags)
    return start, start if first.node is last.node else run_of(last.node, tags)


def _is_boxed(node: _Element, tags: Tags) -> bool:
    return next(node.iterancestors(tags.box), None) is not None


def _outermost_run(node: _Element, tags: Tags) -> _Element:
    return list(node.iterancestors(tags.r))[-1]


def _comment(comment: Comment, number: int, author: str, initials: str, tags: Tags) -> _Element:
    w = tags.w
    names = {w + "id": str(number), w + "author": author, w + "initials": initials}
    element = etree.Element(w + "comment", names)
    for line in comment.lines:
        run = etree.SubElement(etree.SubElement(element, tags.p), tags.r)
        etree.SubElement(run, tags.t).text = line
    return element
