"""版头, signature and 版记 of somebody's draft: the places, sizes and rules that their styles can't say."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from authoring.document import Paragraph
from authoring.editing.relayout.paragraphs import is_head, is_imprint, style_signatory
from authoring.editing.relayout.properties import (
    PARAGRAPH_ORDER,
    RUN_ORDER,
    make,
    plain_runs,
    properties_of,
    put,
    restyle,
    runs_of,
    set_on,
    shows_picture,
)
from authoring.readers.docx.tags import child_of
from authoring.standard import stylenames as names
from authoring.standard.layout import eighths
from authoring.writers.docx.head import mark_size, rule_space, space_above
from authoring.writers.docx.signing import sealed_rights, signed_width, unsealed_rights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Role
    from authoring.editing.relayout.paragraphs import Placed
    from authoring.readers.docx.styles import Styles
    from authoring.readers.docx.tags import Tags
    from authoring.standard.layout import Layout


def reset_head(placed: Sequence[Placed], tags: Tags, styles: Styles, standard: Layout) -> None:
    """A 版头 of ours, on which somebody may have set other looks: as the writer made it, its rows where they are."""
    head = [each for each in placed if is_head(each)]
    rows = sum(each.role == "signatory" for each in head)
    seen: set[_Element] = set()
    for each in head:
        if each.element in seen:  # the signatory shares the row of the number
            continue
        seen.add(each.element)
        plain_runs(each.element, tags, styles)
        assert each.role is not None
        keep = _kept(each.role, beside=each.where != "body", rows=rows)
        restyle(each.element, names.PARAGRAPH_STYLES[each.role][0], tags, keep)
    marks = [each for each in head if each.role == "mark"]
    if any(each.where != "body" for each in marks):
        size = mark_size([cast("Paragraph", each.block) for each in marks])
        for each in marks:
            _size(each.element, size, tags, standard)
    lay_head(placed, tags, standard, rows=rows)


def _kept(role: Role, *, beside: bool, rows: int) -> frozenset[str]:
    """What the writer sets on an element of the 版头 itself, where it can't be worked out anew."""
    kept = {"pBdr"}
    if beside:
        kept |= {"jc", "spacing", "ind"}
    if role == "signatory":
        kept |= {"ind"}
    if rows > 1:
        kept |= {"tabs"}
    return frozenset(kept)


def lay_head(placed: Sequence[Placed], tags: Tags, standard: Layout, *, rows: int = 1) -> None:
    """The 版头, where it stands in the text and is not in a table or a box; ``rows`` of names that we placed."""
    head = [each for each in placed if is_head(each)]
    for each in head:
        if each.where == "frame" and each.role == "signatory":
            _beside_number(each.element, tags, standard)
    if not head or any(each.where != "body" for each in head if each.role == "mark"):
        return
    marks = [each for each in head if each.role == "mark"]
    for each in head:
        if each.role in ("document-number", "signatory") and each.where == "body":
            _number_row(each.element, tags, standard, rows)
    if marks:
        size = mark_size([cast("Paragraph", each.block) for each in marks])
        above = _lines_above(head, marks[0])
        room = space_above(size, above) if placed[0] is head[0] else 0
        line = round(size * 10 * standard.letterhead.mark_line)
        for each in marks:
            set_on(each.element, tags, "spacing", before=room, line=line, lineRule="exact")
            _size(each.element, size, tags, standard)
            room = 0
    above_title = placed[: placed.index(head[-1]) + 1]
    if head[-1].where == "body" and not any(shows_picture(each.element) for each in above_title):
        look = standard.letterhead
        _rules(head[-1].element, tags, bottom=(eighths(look.rule_mm), rule_space(), look.colour))


def _lines_above(head: Sequence[Placed], mark: Placed) -> int:
    return len({id(each.element) for each in head[: head.index(mark)]})


def _size(element: _Element, size: int, tags: Tags, standard: Layout) -> None:
    if size == standard.roles["mark"].half_points:
        return
    for run in runs_of(element, tags):
        properties = child_of(run, tags.rpr)
        for name in ("sz", "szCs") if properties is not None else ():
            put(properties, make(tags, name, val=size), RUN_ORDER)  # type: ignore[arg-type]


def _beside_number(element: _Element, tags: Tags, standard: Layout) -> None:
    """A signatory in a cell beside the number's: at the right, as far in as in the row of a paragraph."""
    look = standard.roles["signatory"]
    set_on(element, tags, "ind", rightChars=look.right * 100, right=look.right * look.half_points * 10)
    set_on(element, tags, "jc", val="right")
    style_signatory(element, tags)


def _number_row(element: _Element, tags: Tags, standard: Layout, rows: int) -> None:
    look = standard.roles["signatory"]
    if rows <= 1:
        tabs = make(tags, "tabs")
        tabs.append(make(tags, "tab", val="right", pos=standard.page.text_width - look.right * look.half_points * 10))
        put(properties_of(element, tags), tabs, PARAGRAPH_ORDER)
    style_signatory(element, tags)


def lay_signing(group: Sequence[Placed], tags: Tags, standard: Layout, *, sealed: bool) -> None:
    """Signatures with the date below them; ``sealed``: placed for a seal."""
    signatures = [each for each in group if each.role == "signature"]
    dates = [each for each in group if each.role == "date"]
    date = sum(_width(each, standard) for each in dates[:1])
    rights = (sealed_rights if sealed else unsealed_rights)([_width(each, standard) for each in signatures], date)
    unit = _unit(standard)
    ends = [*zip(signatures, rights, strict=False), *((each, rights[-1]) for each in dates)]
    for each, right in ends:
        if right != standard.roles["date"].right:
            set_on(each.element, tags, "ind", rightChars=0, right=round(right * unit))
        if each.role == "signature" and dates:
            set_on(each.element, tags, "keepNext")


def _width(each: Placed, standard: Layout) -> float:
    block = each.block
    assert isinstance(block, Paragraph)
    return min(signed_width(block), float(standard.page.characters))


def is_for_seal(group: Sequence[Placed], tags: Tags, standard: Layout) -> bool:
    """Whether a date, as it was found, stands nearer to where a seal wants it than to where it stands without one."""
    date = next((each for each in group if each.role == "date"), None)
    properties = None if date is None else child_of(date.element, tags.ppr)
    indent = None if properties is None else child_of(properties, tags.w + "ind")
    right = None if indent is None else indent.get(tags.w + "right") or indent.get(tags.w + "end")
    if date is None or right is None or not right.isdecimal():
        return False
    signatures = [_width(each, standard) for each in group if each.role == "signature"]
    width = _width(date, standard)
    found = int(right) / _unit(standard)
    sealed, unsealed = (rights(signatures, width)[-1] for rights in (sealed_rights, unsealed_rights))
    return abs(found - sealed) <= min(standard.judging.signature_characters, abs(found - unsealed))


def _unit(standard: Layout) -> float:
    return standard.page.text_width / standard.page.characters


def lay_imprint(placed: Sequence[Placed], tags: Tags, standard: Layout) -> None:
    """Rules above, below and between the lines of a 版记 that stands in the text."""
    lines = list(dict.fromkeys(each.element for each in placed if is_imprint(each) and each.where == "body"))
    look = standard.imprint
    for number, element in enumerate(lines):
        top = look.rule_mm if number == 0 else look.thin_rule_mm
        bottom = (eighths(look.rule_mm), 0, "000000") if number == len(lines) - 1 else None
        _rules(element, tags, top=(eighths(top), 0, "000000"), bottom=bottom)


def _rules(
    element: _Element,
    tags: Tags,
    top: tuple[int, int, str] | None = None,
    bottom: tuple[int, int, str] | None = None,
) -> None:
    borders = make(tags, "pBdr")
    for name, rule in (("top", top), ("bottom", bottom)):
        if rule is not None:
            thickness, space, colour = rule
            borders.append(make(tags, name, val="single", sz=thickness, space=space, color=colour))
    put(properties_of(element, tags), borders, PARAGRAPH_ORDER)
