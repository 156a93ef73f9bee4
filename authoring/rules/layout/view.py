"""A draft's blocks beside their looks: what the layout rules share, computed once a draft.

Rules judge each distinct look once, not each paragraph; the spots where it stands are kept with it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.document import DISPLAYED, Heading, Paragraph, block_text
from authoring.document.look import DRAWING, ParagraphLook, Printed, RunLook
from authoring.named import NamedTuple
from authoring.recognition import Evidence
from authoring.standard.stylenames import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from authoring.check import Context
    from authoring.document import Block
    from authoring.document.look import Look

HEADINGS = ("heading1", "heading2", "heading3", "heading4")
TEXT = ("body", *HEADINGS)
FRONT = "front"
_PLACEHOLDER = PLACEHOLDER[0]
_TOLD = 5  # further places that a finding lists

_NONE: list[Printed] = []

Pieces = tuple[tuple[str, RunLook], ...]


class Spot(NamedTuple):
    """Text of one look: the block it is in and the words themselves."""

    block: int
    text: str


class Laid(NamedTuple):
    """A block by number, the paragraphs of the file that make it up, and its text cut into kinds (heading1, body ...).

    Kinds are roles and levels; what stands before the title is of the kind front.
    """

    block: int
    kind: str
    printed: tuple[Printed, ...]
    pieces: tuple[tuple[str, Pieces], ...]


class Stretch(NamedTuple):
    """All text of one kind in one look."""

    kind: str
    look: RunLook
    spots: list[Spot]


class Setting(NamedTuple):
    """All paragraphs of one kind that are set alike; ``half_points`` is the size of their text."""

    kind: str
    look: ParagraphLook
    section: int
    half_points: int
    spacing: int
    spots: list[Spot]


def look(context: Context) -> Look:
    """The draft's look; rules of the family run only where there is one."""
    found = context.document.source.look
    assert found is not None
    return found


def by_number(context: Context) -> Mapping[int, list[Printed]]:
    """The paragraphs outside table cells, by the number of their block in the file."""
    found: dict[int, list[Printed]] = {}
    for each in look(context).paragraphs:
        if each.where != "cell":
            found.setdefault(each.number, []).append(each)
    return found


def laid(context: Context) -> tuple[Laid, ...]:
    """The paragraphs and headings of the whole paper, attachments included."""
    numbered = context.once(by_number)
    found: list[Laid] = []
    blocks = context.document.blocks
    title = context.role("title") or 0
    for index, block in enumerate(blocks):
        number = block.place.block
        if isinstance(block, DISPLAYED) or number is None:
            continue
        printed = numbered.get(number, _NONE)
        if len(printed) != 1 or not printed[0].pieces:
            printed = [each for each in printed if each.pieces]
        if len(printed) > 1:
            text = context.text_of(index)
            printed = [each for each in printed if _bare(each.text) in text] or printed
        if printed:
            more: tuple[Printed, ...] = ()
            if isinstance(block, Paragraph) and block.role == "title":
                more = _further(block, number, blocks[index + 1 : index + 2], numbered)
            found.append(_laid(index, block, (printed[0], *more), before_title=index < title))
    return tuple(found)


def _further(
    title: Paragraph, number: int, after: Sequence[Block], numbered: Mapping[int, list[Printed]]
) -> tuple[Printed, ...]:
    """The paragraphs below the first that a title is made of."""
    text = block_text(title)
    last = (after[0].place.block if after else None) or number + 1
    lines = [each for at in range(number + 1, last) for each in numbered.get(at, ())]
    return tuple(each for each in lines if _bare(each.text) and _bare(each.text) in text)


def _bare(text: str) -> str:
    return text.replace("\n", "").replace("\f", "").replace(DRAWING, "").strip()


def _laid(index: int, block: Block, printed: tuple[Printed, ...], *, before_title: bool) -> Laid:
    pieces = printed[0].pieces if len(printed) == 1 else tuple(piece for each in printed for piece in each.pieces)
    if len(printed) == 1 and block.place.start:
        pieces = _within(pieces, block_text(block))
    if before_title and not (isinstance(block, Paragraph) and block.role != "body"):
        return Laid(index, FRONT, printed, ((FRONT, pieces),))
    if isinstance(block, Paragraph):
        return Laid(index, block.role, printed, ((block.role, pieces),))
    assert isinstance(block, Heading)
    kind = HEADINGS[block.level - 1]
    if not block.body:
        return Laid(index, kind, printed, ((kind, pieces),))
    whole = printed[0].text
    blank = len(whole) - len(whole.lstrip())
    end = blank + sum([len(run.text) for run in block.runs])
    if not printed[0].look.numbered or whole.startswith(block.label, blank):
        end += len(block.label)
    return Laid(index, kind, printed, ((kind, _cut(pieces, 0, end)), ("body", _cut(pieces, end, len(whole)))))


def _within(pieces: Pieces, text: str) -> Pieces:
    """The pieces of a block that is one of several in its paragraph."""
    at = "".join([piece for piece, _ in pieces]).find(text)
    return _cut(pieces, at, at + len(text)) if at >= 0 else ()


def _cut(pieces: Pieces, start: int, end: int) -> Pieces:
    found, at = [], 0
    for piece in pieces:
        text, run = piece
        after = at + len(text)
        if start <= at and after <= end:
            found.append(piece)
        elif after > start and at < end:
            found.append((text[max(start - at, 0) : end - at], run))
        at = after
    return tuple(found)


def main_text(context: Context) -> tuple[Laid, ...]:
    """What stands before the attachments."""
    found = context.once(laid)
    return found[: bisect_left([each.block for each in found], len(context.raw))]


def stretches(context: Context) -> tuple[Stretch, ...]:
    """The text before the attachments by kind and look, blanks and placeholders left out."""
    found: dict[tuple[str, int], Stretch] = {}
    for each in context.once(main_text):
        for kind, pieces in each.pieces:
            for text, run in pieces:
                if text.isspace() or text == DRAWING or (run.style == _PLACEHOLDER and is_placeholder(text, run)):
                    continue
                stretch = found.get((kind, id(run)))
                if stretch is None:
                    stretch = found[kind, id(run)] = Stretch(kind, run, [])
                stretch.spots.append(Spot(each.block, text))
    return tuple(found.values())


def is_placeholder(text: str, run: RunLook) -> bool:
    """Whether it is a placeholder of ours that nobody has filled in: it looks as such, not as what it stands for."""
    if run.style != _PLACEHOLDER:
        return False
    return text.lstrip().startswith(_OPEN) or text.rstrip().endswith(_CLOSE)  # a title's line may end in the middle


def settings(context: Context) -> tuple[Setting, ...]:
    """The paragraphs before the attachments by kind and setting."""
    found: dict[tuple[str, int, int, int], Setting] = {}
    for each in context.once(main_text):
        run = leading(each.pieces[-1][1]) or leading(each.pieces[0][1])
        for printed in each.printed:
            size, spacing = (run.half_points, run.spacing) if run else (printed.look.mark.half_points, 0)
            key = (each.kind, id(printed.look), printed.section, size)
            setting = found.get(key)
            if setting is None:
                setting = found[key] = Setting(each.kind, printed.look, printed.section, size, spacing, [])
            setting.spots.append(Spot(each.block, printed.text))
    return tuple(found.values())


def leading(pieces: Pieces) -> RunLook | None:
    """The look of the first piece that is not blank."""
    for text, run in pieces:
        if not text.isspace() and text != DRAWING:
            return run
    return None


def first_of(context: Context, kind: str) -> Laid | None:
    """The first block of that kind before the attachments."""
    return next((each for each in context.once(main_text) if each.kind == kind), None)


def hit(context: Context, spots: Iterable[Spot], values: Mapping[str, str | int]) -> Iterator[Hit]:
    """One hit for all the spots, in the order of the text; none where there are none."""
    ordered = sorted(spots, key=lambda spot: spot.block)
    once: list[Spot] = []
    for spot in ordered:
        if not once or once[-1].block != spot.block:
            once.append(spot)
    if once:
        marks = [evidence(context, spot) for spot in once[: _TOLD + 1]]
        yield Hit(marks[0], values, times=len(once), more=tuple(marks[1:]))


def evidence(context: Context, spot: Spot) -> Evidence:
    """The words of a spot as they stand in the block's text; the whole block where they can't be told."""
    text = context.text_of(spot.block)
    words = spot.text.strip()
    at = text.find(words) if words else -1
    start, end = (at, at + len(words)) if at >= 0 else (0, len(text))
    return Evidence(spot.block, start, end, text[start:end])


def whole(context: Context, index: int) -> Spot:
    """A whole block as a spot."""
    return Spot(index, context.text_of(index))


def told(found: Sequence[tuple[str, int]]) -> str:
    """宋体; 宋体（90处）、微软雅黑（3处）: what was found and how often, the commonest first."""
    counts: dict[str, int] = {}
    for name, count in found:
        counts[name] = counts.get(name, 0) + count
    if len(counts) == 1:
        return next(iter(counts))
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    shown = "、".join(f"{name}（{count}处）" for name, count in ordered[:_KINDS])
    return shown + ("等" if len(ordered) > _KINDS else "")


_OPEN, _CLOSE = "【待填", "】"
_KINDS = 4  # different looks that a message names
