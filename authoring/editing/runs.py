"""Cutting runs in two without changing how they look."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from authoring.readers.docx.tags import child_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.editing.shown import Spot
    from authoring.readers.docx.tags import Tags

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def split_before(spot: Spot, tags: Tags) -> _Element:
    """The run that begins with the character at ``spot``; its run is cut there if need be."""
    node, run = spot.node, run_of(spot.node, tags)
    if spot.offset:
        text = node.text or ""
        rest = deepcopy(node)
        set_text(node, text[: spot.offset])
        set_text(rest, text[spot.offset :])
        node.addnext(rest)
        node = rest
    elif node is next(child for child in run if child.tag != tags.rpr):
        return run
    return _cut(run, [node, *node.itersiblings()], tags)


def split_after(spot: Spot, tags: Tags) -> _Element:
    """The run that ends with the character at ``spot``; its run is cut behind it if need be."""
    node, run = spot.node, run_of(spot.node, tags)
    if spot.offset + 1 < len(node.text or ""):
        split_before(spot._replace(offset=spot.offset + 1), tags)
    elif node.getnext() is not None:
        _cut(run, list(node.itersiblings()), tags)
    return run


def _cut(run: _Element, moving: Sequence[_Element], tags: Tags) -> _Element:
    """A new run behind ``run``, of the same look, with the children ``moving``."""
    after = run.makeelement(run.tag)
    for name, value in run.items():
        after.set(name, value)
    properties = child_of(run, tags.rpr)
    if properties is not None:
        after.append(deepcopy(properties))
    after.extend(moving)
    run.addnext(after)
    return after


def run_of(node: _Element, tags: Tags) -> _Element:
    """The w:r that a w:t stands in."""
    return next(node.iterancestors(tags.r))


def set_text(node: _Element, text: str) -> None:
    """Sets the text of a w:t; blanks at its ends are kept."""
    node.text = text
    if text != text.strip():
        node.set(SPACE, "preserve")
