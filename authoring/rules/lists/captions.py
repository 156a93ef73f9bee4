"""Figures and tables: their numbers in order, and references that point to one that there is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.document import Heading, Paragraph
from authoring.named import NamedTuple
from authoring.recognition import Evidence
from authoring.standard.references import LEADS, caption_number, numbers_in, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context
    from authoring.document import Block, Role
    from authoring.standard.references import Kind, Reference

_CAPTIONS: tuple[tuple[Role, Kind], ...] = (("figure-caption", "图"), ("caption", "表"))
_WHOLE_MEDIA = ("docx", "form")
"""Where what has no caption and no attachment below can't have been lost on the way."""


class Numbered(NamedTuple):
    """A caption with its number: ``place`` counts the attachments before it."""

    kind: Kind
    number: int
    block: int
    place: int


def numbered(context: Context) -> tuple[Numbered, ...]:
    """The numbered captions of the whole paper, attachments included."""
    found: list[Numbered] = []
    place = 0
    for index, block in enumerate(context.document.blocks):
        if not isinstance(block, Paragraph):
            continue
        place += block.role == "attachment-label"
        for role, kind in _CAPTIONS:
            number = caption_number(context.text_of(index), kind) if block.role == role else None
            if number:
                found.append(Numbered(kind, number, index, place))
    return tuple(found)


def _following(context: Context) -> Iterator[tuple[Numbered, int]]:
    """Each caption but an attachment's first, with the number before it; 0 for the paper's first."""
    for _, kind in _CAPTIONS:
        of_kind = [each for each in context.once(numbered) if each.kind == kind]
        if of_kind:
            yield of_kind[0], 0
        for before, each in pairwise(of_kind):
            if each.place == before.place or each.number != 1:  # an attachment may count anew
                yield each, before.number


def _missing(context: Context) -> Iterator[Hit]:
    for each, before in _following(context):
        lacking = [n for n in range(before + 1, each.number) if n not in context.once(_there)[each.kind]]
        if lacking:
            names = dict.fromkeys(f"{each.kind}{number}" for number in (lacking[0], lacking[-1]))
            lack = "”至“".join(names)
            yield Hit(_mark(context, each), {"item": f"{each.kind}{each.number}", "lack": lack})


def _disordered(context: Context) -> Iterator[Hit]:
    seen: set[tuple[Kind, int]] = set()
    for each, before in _following(context):
        if each.number <= before:
            what = "重复了" if (each.kind, each.number) in seen else f"排在{each.kind}{before}的后面"
            yield Hit(_mark(context, each), {"item": f"{each.kind}{each.number}", "what": what})
        seen.add((each.kind, each.number))


def _mark(context: Context, each: Numbered) -> Evidence:
    text = context.text_of(each.block)
    return Evidence(each.block, 0, len(text), text)


def _broken(context: Context) -> Iterator[Hit]:
    """References to a figure, table or attachment that is not there."""
    blocks = context.document.blocks
    for index in context.blocks_with(*LEADS):
        if not isinstance(block := blocks[index], Heading) and not _is_body(block):
            continue
        for found in references(context.texts[index]):
            there = context.once(_there)[found.kind]
            if _points_to_nothing(context, found, there):
                at = context.mark(index, found.start, found.end)
                name = found.kind if found.number is None else f"{found.kind}{found.number}"
                yield Hit(at, {"name": name, "there": _told(found.kind, there)})


def _is_body(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "body"


def _points_to_nothing(context: Context, found: Reference, there: frozenset[int]) -> bool:
    if not there:
        return context.document.source.medium in _WHOLE_MEDIA
    return found.number is not None and found.number not in there


def _told(kind: Kind, there: frozenset[int]) -> str:
    if kind == "附件":
        return (
            "附件说明里只有" + "、".join(f"附件{number}" for number in sorted(there))
            if there
            else "没有附件说明，也没有附件"
        )
    if not there:
        return f"没有编了号的{kind}"
    return "只有" + "、".join(f"{kind}{number}" for number in sorted(there))


def _there(context: Context) -> Mapping[Kind, frozenset[int]]:
    """The numbers that there are; of attachments those of their list, and of the labels of those that follow."""
    known: dict[Kind, frozenset[int]] = {
        kind: frozenset(each.number for each in context.once(numbered) if each.kind == kind) for _, kind in _CAPTIONS
    }
    attachments: set[int] = set()
    for index, block in enumerate(context.document.blocks):
        if isinstance(block, Paragraph) and block.role in ("attachment-note", "attachment-label"):
            attachments |= numbers_in(context.text_of(index)) or {1}
    return known | {"附件": frozenset(attachments)}


CHECKS: Mapping[str, Check] = {
    "caption-missing": _missing,
    "caption-out-of-order": _disordered,
    "reference-broken": _broken,
}
