"""What stands around the parts of a draft as fields of the form: title, addressees, opening; closing to attachments."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.compose.importing.letterhead import head_fields, imprint_fields, is_letterhead
from authoring.compose.importing.plans import HEAD_EMPTY, NO_MARK, TAIL_EMPTY, leftover, taken, text_lines
from authoring.compose.items import Items
from authoring.document import HEAD_ROLES, Paragraph
from authoring.form.text import NONE
from authoring.form.verbatim import verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.compose.importing.plans import Data, Plan
    from authoring.document import Block


# ---- before the first heading


def head_plans(region: Sequence[Block], *, formal: bool) -> Iterator[Plan]:
    """Plans for what stands before the first heading; ``formal``: the paper has 版头 or 版记."""
    head = [block for block in region if isinstance(block, Paragraph) and block.role in HEAD_ROLES]
    rest = [b for b in region if not (isinstance(b, Paragraph) and b.role in HEAD_ROLES)]
    letterhead, refused = head_fields(head) if head else ({**NO_MARK} if formal else {}, [])
    first = next((at for at, b in enumerate(rest) if isinstance(b, Paragraph) and b.role == "title"), 0)
    strays = [*rest[:first], *refused]
    fields = letterhead | _opening_fields(rest[first:])
    fields |= {"补充内容": [leftover("文首", strays)]} if strays else {}
    yield fields, strays
    if formal and fields["主送"] != NONE:
        yield fields | {"主送移至版记": "否"}, strays
    if strays or head:
        plain = _opening_fields(region)
        yield plain | (NO_MARK if formal else {}), []
    empty = HEAD_EMPTY | (NO_MARK if formal else {})
    yield empty | ({"补充内容": [leftover("文首", region)]} if region else {}), region


def _opening_fields(region: Sequence[Block]) -> Data:
    rest = list(region)
    title, addressees = taken(rest, "title"), taken(rest, "addressee")
    fields = {
        "标题": text_lines(title) or NONE,
        "主送": text_lines(addressees) or NONE,
        "前言": verbatim(rest) or NONE,
    }
    return fields | ({"过渡句": NONE} if rest else {})


# ---- after the parts


def tail_plans(region: Sequence[Block]) -> Iterator[Plan]:
    """Plans for what follows the parts."""
    imprint = [block for block in region if isinstance(block, Paragraph) and is_letterhead(block)]
    rest = [block for block in region if not is_letterhead(block)] if imprint else list(region)
    closing = taken(rest, "body")
    note = taken(rest, "attachment-note")
    signatures, dates = taken(rest, "signature"), taken(rest, "date")
    below_date, remarks, below_note = taken(rest, "body"), taken(rest, "note"), taken(rest, "body")
    data: Data = {
        "结尾": text_lines(closing) or NONE,
        "署名": [text_lines([block]) for block in signatures] or NONE,  # organs apart, as joint marks need them
        "成文日期": text_lines(dates) or NONE,
    }
    if note:
        data["附件说明"] = text_lines(note)
    if remarks:
        data["附注"] = text_lines(remarks[:1])
    data |= imprint_fields(imprint)
    if attachments := list(_attachments(rest)):
        data["附件"] = attachments
    below_note = [*remarks[1:], *below_note]
    if entries := [leftover(at, found) for at, found in (("成文日期", below_date), ("附注", below_note)) if found]:
        data["补充内容"] = entries
    yield data, [*below_date, *below_note]
    yield TAIL_EMPTY | ({"补充内容": [leftover("文末", region)]} if region else {}), region


def _attachments(rest: Sequence[Block]) -> Iterator[Data]:
    starts = [i for i, b in enumerate(rest) if isinstance(b, Paragraph) and b.role == "attachment-label"]
    for start, end in pairwise((*starts, len(rest))):
        content = list(rest[start + 1 : end])
        titles = taken(content, "attachment-title")
        yield {
            "标题": text_lines(titles) or NONE,
            "编号": text_lines([rest[start]]),
            "内容": Items({}).convert(content, 0),
        }
