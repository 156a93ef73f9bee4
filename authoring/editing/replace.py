"""Changing words in somebody's .docx, plainly or as tracked changes; runs keep their look."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from authoring.editing.package import EditedPackage
from authoring.editing.runs import SPACE, run_of, set_text, split_after, split_before
from authoring.editing.shown import ShownText, Spot
from authoring.readers.docx.tags import child_of, next_id
from authoring.readers.docx.tags import tags as tags_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from authoring.editing.edits import Edit
    from authoring.readers.docx.tags import Tags


def edit_docx(data: bytes, edits: Iterable[Edit], *, author: str | None = None) -> tuple[bytes, tuple[Edit, ...]]:
    """The .docx with the edits made, and those that were made.

    With an ``author`` they are tracked changes in that name. Edits whose words are not found, run over a tab or a line
    break, or overlap are left out. Raises UnreadableError for a package without a text.
    """
    package = EditedPackage(data)
    root = package.document()
    tags = tags_of(root.tag.rpartition("}")[0] + "}")
    shown = ShownText(package, root, tags)
    found = [(edit, spots) for edit in edits if (spots := shown.exact(edit))]
    writer = _Writer(root, tags, author)
    made: list[Edit] = []
    for edit, spots in sorted(found, key=lambda each: each[0], reverse=True):  # what stands before keeps its offsets
        overlaps = made and made[-1].number == edit.number and edit.start + len(edit.words) > made[-1].start
        if not overlaps and writer.make(edit, spots):
            made.append(edit)
    if not made:
        return data, ()
    package.put(package.main, root)
    return package.to_bytes(), tuple(reversed(made))


def _are_parted(node: _Element, other: _Element) -> bool:
    """Whether a break stands between two w:t of one run."""
    return node is not other and node.getparent() is other.getparent() and node.getnext() is not other


class _Writer:
    """Makes edits in one document; ``author`` None means plainly."""

    def __init__(self, root: _Element, tags: Tags, author: str | None) -> None:
        self._tags = tags
        self._author = author
        self._next = max(next_id(root.iter(), tags), 1)

    def make(self, edit: Edit, found: Sequence[Spot | None]) -> bool:
        """Makes an edit whose words are those characters; False when they can't be changed."""
        same, old, new = edit.narrowed()
        spots = found[same : same + len(old)]
        if any(spot is None for spot in (*spots, *found[max(same - 1, 0) : same], *found[same : same + 1])):
            return False
        if any(one and other and _are_parted(one.node, other.node) for one, other in pairwise(spots)):
            return False
        kept = [spot for spot in spots if spot is not None]
        at = found[same - 1] if same else found[0]
        assert at is not None
        if self._author is None:
            self._plainly(kept, at, new, after=same > 0)
        else:
            self._tracked(kept, at, new, after=same > 0)
        return True

    def _plainly(self, spots: Sequence[Spot], at: Spot, new: str, *, after: bool) -> None:
        """Takes the characters ``spots`` out and puts ``new`` in their place, else behind or before ``at``."""
        where = spots[0] if spots else at
        offset = where.offset + (1 if after and not spots else 0)
        for spot in sorted(spots, key=lambda spot: -spot.offset):
            text = spot.node.text or ""
            set_text(spot.node, text[: spot.offset] + text[spot.offset + 1 :])
        text = where.node.text or ""
        set_text(where.node, text[:offset] + new + text[offset:])

    def _tracked(self, spots: Sequence[Spot], at: Spot, new: str, *, after: bool) -> None:
        tags = self._tags
        look = child_of(run_of((spots[0] if spots else at).node, tags), tags.rpr)
        insertion = self._inserted(new, look) if new else None
        if spots:
            deletion = self._delete(spots)
            if insertion is not None:
                deletion.addnext(insertion)
        elif insertion is not None:
            split_after(at, tags).addnext(insertion) if after else split_before(at, tags).addprevious(insertion)
        if insertion is not None:
            self._part_insertion(insertion)

    def _part_insertion(self, insertion: _Element) -> None:
        """Parts another's insertion in two around ours: Word writes none within one another."""
        outer = insertion.getparent()
        if outer is None or outer.tag != self._tags.w + "ins":
            return
        rest = outer.makeelement(outer.tag)
        for name, value in outer.items():
            rest.set(name, value)
        rest.set(self._tags.w + "id", self._new_id())
        rest.extend(list(insertion.itersiblings()))
        outer.addnext(insertion)
        if len(rest):
            insertion.addnext(rest)
        parent = outer.getparent()
        if not len(outer) and parent is not None:
            parent.remove(outer)

    def _delete(self, spots: Sequence[Spot]) -> _Element:
        """Marks the characters as deleted; the last w:del."""
        tags = self._tags
        last = spots[-1]
        split_after(last, tags)
        runs = [split_before(spots[0], tags)]
        nodes = {id(spot.node): spot.node for spot in spots[1:]}
        if spots[0].offset:  # the first node was cut: its later characters stand in a new one now
            nodes.pop(id(spots[0].node), None)
        for node in nodes.values():
            if (run := run_of(node, tags)) not in runs:
                runs.append(run)
        return [self._wrap(run) for run in runs][-1]

    def _wrap(self, run: _Element) -> _Element:
        """The w:del that now holds the run."""
        tags = self._tags
        deletion = self._change("del")
        run.addprevious(deletion)
        deletion.append(run)
        for node in list(run.iter(tags.t)):
            node.tag = tags.w + "delText"
            node.set(SPACE, "preserve")
        return deletion

    def _inserted(self, text: str, look: _Element | None) -> _Element:
        tags = self._tags
        insertion = self._change("ins")
        run = etree.SubElement(insertion, tags.r)
        if look is not None:
            run.append(deepcopy(look))
        set_text(etree.SubElement(run, tags.t), text)
        return insertion

    def _change(self, kind: str) -> _Element:
        w = self._tags.w
        return etree.Element(w + kind, {w + "id": self._new_id(), w + "author": self._author or ""})

    def _new_id(self) -> str:
        self._next += 1
        return str(self._next - 1)
