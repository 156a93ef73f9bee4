"""Each paragraph in the style of what it is for, with what the style can't say: places that depend on its words."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from authoring.document import HEAD_ROLES, IMPRINT_ROLES, Heading, Paragraph, block_text, heading_text
from authoring.editing.relayout.content import break_lines, items, run_at
from authoring.editing.relayout.properties import (
    in_order,
    plain_runs,
    restyle,
    runs_of,
    set_on,
    shows_picture,
    style_run,
)
from authoring.readers.front import head_role
from authoring.standard import stylenames as names
from authoring.standard.layout import text_width
from authoring.standard.width import fold
from authoring.writers.docx.body import place_note
from authoring.writers.docx.signing import signed_lines
from authoring.writers.title import break_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Block, Role
    from authoring.document.look import Where
    from authoring.readers.docx.styles import Styles
    from authoring.readers.docx.tags import Tags
    from authoring.standard.layout import Layout

_TITLE_SLACK = 1  # characters left free: digits and letters come out wider in some fonts
_SIGNATORY = "签发人"


class Placed:
    """A block and the one paragraph it now stands in; ``sound`` says that the paragraph's text is just the block's.

    What is ``settled`` we laid out ourselves, and it stays. ``front`` says that it stands above the text.
    """

    def __init__(self, block: Block, element: _Element, where: Where, *, sound: bool, settled: bool = False) -> None:
        self.block = block
        self.element = element
        self.where = where
        self.sound = sound
        self.settled = settled
        self.front = False
        self.role: Role | None = block.role if isinstance(block, Paragraph) else None


def tell_place(placed: Sequence[Placed]) -> None:
    """Marks what stands above the text, and tells elements of the 版头 that are in no style of ours by their text."""
    title = next((index for index, each in enumerate(placed) if each.role == "title"), -1)
    openings = (None, "addressee", "body")
    text = next((at for at, each in enumerate(placed) if at > title and each.role in openings), len(placed))
    for index, each in enumerate(placed[:text]):
        each.front = index != title
        if index < title and each.role == "body" and (role := head_role(fold(block_text(each.block).strip()))):
            each.role = role


def lay_paragraph(each: Placed, tags: Tags, styles: Styles, standard: Layout) -> None:
    """Style and place of one block; above the text, what is centred stays so."""
    element, block = each.element, each.block
    plain_runs(element, tags, styles)
    if isinstance(block, Heading):
        _heading(each, block, tags)
    elif isinstance(block, Paragraph) and each.role is not None:
        keep = frozenset({"jc"}) if each.front and each.role == "body" else frozenset[str]()
        restyle(element, names.PARAGRAPH_STYLES[each.role][0], tags, keep)
        if each.role in ("title", "attachment-title") and each.sound:
            _break_title(each, tags, standard)
        if each.role == "signature" and each.sound:
            _break_at(each, signed_lines(block), tags)
        if each.role == "attachment-note":
            place_note(element, block)
            in_order(element, tags)
        if each.front and each.role in ("signature", "date"):
            set_on(element, tags, "ind", leftChars=0, left=0, rightChars=0, right=0)
            set_on(element, tags, "jc", val="center")
    if shows_picture(element, inline=True):
        # an exact line would cut the picture off
        set_on(element, tags, "spacing", line=standard.page.line_pitch, lineRule="atLeast")


def _heading(each: Placed, heading: Heading, tags: Tags) -> None:
    if not heading.body:
        restyle(each.element, names.heading_style(heading.level), tags)
        return
    restyle(each.element, names.run_in_style(heading.level), tags)
    if not each.sound:
        return
    found = list(items(each.element, tags))
    end = len(heading_text(heading))
    after = run_at(found[end], tags) if end < len(found) else None
    for run in list(runs_of(each.element, tags)):
        if run is after:
            break
        if any(child.tag == tags.t for child in run) and not _is_placeholder(run, tags):
            style_run(run, names.run_in_text_style(heading.level), tags)


def _is_placeholder(run: _Element, tags: Tags) -> bool:
    named = next(run.iter(tags.rstyle), None)
    return named is not None and named.get(tags.val) == names.PLACEHOLDER[0]


def _break_title(each: Placed, tags: Tags, standard: Layout) -> None:
    """Breaks a title anew where its lines are too long, or shaped as a rectangle or an hourglass."""
    text, look = block_text(each.block), standard.roles[each.role or "title"]
    room = standard.page.text_width / (look.half_points * 10) - _TITLE_SLACK
    shown = "".join(item.char for item in items(each.element, tags))
    lines = [text_width(line) for line in shown.split("\n")]
    if max(lines) <= room and all(lines) and _is_shapely(lines, standard.judging.even_title_lines):
        return
    _break_at(each, break_title(text, room), tags)


def _break_at(each: Placed, lines: Sequence[str], tags: Tags) -> None:
    break_lines(each.element, list(accumulate(map(len, lines[:-1]))), tags)


def _is_shapely(lines: Sequence[float], slack: float) -> bool:
    steps = [after - before for before, after in pairwise(lines)]
    if not steps:
        return True
    hourglass = any(before < -slack and after > slack for before, after in pairwise(steps))
    return not hourglass and not all(abs(step) <= slack for step in steps)


def is_head(each: Placed) -> bool:
    """Whether a block belongs to the 版头."""
    return each.role in HEAD_ROLES


def is_imprint(each: Placed) -> bool:
    """Whether a block belongs to the 版记."""
    return each.role in IMPRINT_ROLES


def style_signatory(element: _Element, tags: Tags) -> None:
    """The names behind 签发人： in their own font."""
    found = list(items(element, tags))
    text = "".join(item.char for item in found)
    at = text.find(_SIGNATORY)
    start = at + len(_SIGNATORY)
    while at >= 0 and start < len(text) and text[start] in "：: \u3000":
        start += 1
    if at < 0 or start >= len(text):
        return
    first = run_at(found[start], tags)
    runs = list(runs_of(element, tags))
    for run in runs[runs.index(first) :]:
        if any(child.tag == tags.t for child in run):
            style_run(run, names.SIGNATORY_NAME[0], tags)
