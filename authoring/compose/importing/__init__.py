"""From a draft back to a form: no sentence lost.

Each of the paper's three regions (what stands before the first heading, the parts, what follows them) is put into
the form's fields by the first plan that composes to exactly the blocks it came from; the last plan of each always
does, at the price of a less handy form.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from authoring.compose import compose
from authoring.compose.items import Items
from authoring.document import (
    IMPRINT_ROLES,
    Block,
    Chart,
    Document,
    Dropped,
    Heading,
    Paragraph,
    Picture,
    block_text,
    plain,
)
from authoring.errors import FormError
from authoring.form.data import as_data
from authoring.form.dumper import dump_form
from authoring.form.fields import PART_NAMES
from authoring.form.models import Report
from authoring.form.template import literal
from authoring.form.text import NONE
from authoring.form.verbatim import verbatim
from authoring.named import NamedTuple
from authoring.recognition import Recognition, recognise
from authoring.standard.parts import PART_KEYS, PartKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authoring.document import Role
    from authoring.standard.profile import Profile

Data = dict[str, Any]
Plan = tuple[Data, "Sequence[Block]"]
"""Fields of the form, and the blocks that found no field of their own."""

_TAIL_ROLES: frozenset[Role] = IMPRINT_ROLES | {
    *("attachment-note", "signature", "date", "note", "attachment-label", "attachment-title"),
}
_STRAY = 7  # paragraphs at the end, one of them the date, that may hold lines of another kind
_CLOSINGS = ("特此报告", "专此报告", "特此汇报", "以上报告")
_HEAD_EMPTY: Data = {"标题": NONE, "主送": NONE, "前言": NONE}
_BODY_EMPTY: Data = dict.fromkeys(PART_NAMES.values(), NONE)
_TAIL_EMPTY: Data = {"结尾": NONE, "署名": NONE, "成文日期": NONE}


class Imported(NamedTuple):
    """A form's YAML text; ``leftover`` are the blocks that found no field of their own, ``dropped`` what the reader
    left out."""

    text: str
    report: Report
    leftover: tuple[Dropped, ...]
    dropped: tuple[Dropped, ...]


def import_document(document: Document, profile: Profile) -> Imported:
    """The form that composes to the blocks of ``document`` in their order."""
    pictures = tuple(Dropped("图片", block.alt, block.place) for block in document.blocks if isinstance(block, Picture))
    charts = tuple(
        Dropped("图表，数据已转成表格", block_text(block), block.place)
        for block in document.blocks
        if isinstance(block, Chart)
    )
    kept = (block for block in document.blocks if not isinstance(block, Picture))
    document = document._replace(blocks=tuple(map(_without_chart, kept)))
    found = recognise(document, profile)
    head, body, tail = _regions(document.blocks)
    blocks = document.blocks
    data: Data = {}
    leftover: list[Block] = []
    regions = (
        (blocks[:head], _head_plans(blocks[:head]), _BODY_EMPTY | _TAIL_EMPTY),
        (blocks[head:body], _body_plans(document, found, head, body), _HEAD_EMPTY | _TAIL_EMPTY),
        (blocks[body:tail], _tail_plans(blocks[body:tail]), _HEAD_EMPTY | _BODY_EMPTY),
    )
    for region, plans, others in regions:
        plan, left = _first_faithful(region, plans, others, profile)
        data = _joined(data, plan)
        leftover += left
    report = Report.from_data(_identity(found, profile) | data)
    return Imported(
        dump_form(as_data(report)), report, tuple(map(_left, leftover)), (*document.source.dropped, *pictures, *charts)
    )


def _without_chart(block: Block) -> Block:
    """A chart as the table of its numbers: which figures of a form they are nobody can tell."""
    if not isinstance(block, Chart):
        return block
    from authoring.document.charts import chart_table

    return chart_table(block)


def _identity(found: Recognition, profile: Profile) -> Data:
    data: Data = {} if profile.name == "national" else {"模板": profile.description}
    if found.year:
        data["年度"] = found.year
    if found.issuer:
        data["单位"] = literal(found.issuer)
    return data


def _left(block: Block) -> Dropped:
    return Dropped("补充内容", block_text(block), block.place)


def _joined(data: Data, plan: Data) -> Data:
    both = data.get("补充内容", []) + plan.get("补充内容", [])
    return data | plan | ({"补充内容": both} if both else {})


def _regions(blocks: Sequence[Block]) -> tuple[int, int, int]:
    """Ends of head, body and tail as indices."""
    tail = _tail_start(blocks, len(blocks))
    attachment = next(
        (i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and b.role == "attachment-label"), None
    )
    if attachment is not None and attachment < tail:
        tail = _tail_start(blocks, attachment)
    head = next((i for i, b in enumerate(blocks[:tail]) if isinstance(b, Heading)), tail)
    return head, tail, len(blocks)


def _tail_start(blocks: Sequence[Block], end: int) -> int:
    """Where what follows the text begins; a few lines of another kind may stand below the date."""
    below = range(end - 1, max(end - _STRAY, 0) - 1, -1)
    start = next((at for at in below if _has_role(blocks[at], "date")), end)
    if not all(_has_role(block, "body") or _belongs_to_tail([block], 0) for block in blocks[start:end]):
        start = end
    while start > 0 and _belongs_to_tail(blocks, start - 1):
        start -= 1
    return start


def _has_role(block: Block, role: Role) -> bool:
    return isinstance(block, Paragraph) and block.role == role


def _belongs_to_tail(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if not isinstance(block, Paragraph):
        return False
    return block.role in _TAIL_ROLES or (block.role == "body" and block_text(block).startswith(_CLOSINGS))


def _first_faithful(region: Sequence[Block], plans: Iterable[Plan], others: Data, profile: Profile) -> Plan:
    """The first plan that gives the region back."""
    last: Plan = {}, ()
    for last in plans:
        if _composes_to(others | last[0], region, profile):
            break
    return last


def _composes_to(data: Data, region: Sequence[Block], profile: Profile) -> bool:
    try:
        # any organisation will do: the region's own fields say all that is printed
        made = compose(Report.from_data({"年度": 2000, "单位": "某局"} | data), profile)
    except (FormError, ValueError):  # pydantic's ValidationError is a ValueError
        return False
    return made.document.blocks == tuple(region)


# ---- before the first heading


def _head_plans(region: Sequence[Block]) -> Iterator[Plan]:
    rest = list(region)
    title, addressees = _take(rest, "title"), _take(rest, "addressee")
    data: Data = {
        "标题": _text_lines(title) or NONE,
        "主送": _text_lines(addressees) or NONE,
        "前言": verbatim(rest) or NONE,
    }
    yield data | ({"过渡句": NONE} if rest else {}), []
    yield _HEAD_EMPTY | ({"补充内容": [_leftover("文首", region)]} if region else {}), region


def _take(rest: list[Block], role: Role) -> list[Block]:
    """The blocks of one role that the list begins with, taken from it."""
    count = next((i for i, b in enumerate(rest) if not (isinstance(b, Paragraph) and b.role == role)), len(rest))
    taken = rest[:count]
    del rest[:count]
    return taken


def _text_lines(blocks: Sequence[Block]) -> str:
    return literal("\n".join(map(block_text, blocks)))


# ---- the parts


def _body_plans(document: Document, found: Recognition, start: int, end: int) -> Iterator[Plan]:
    region = document.blocks[start:end]
    covers = _covers(found)
    if not region:
        yield dict(_BODY_EMPTY), []
        return
    groups = _groups(region, covers, start)
    if groups is not None:
        yield _parts(groups), []
    yield _BODY_EMPTY | {"全文": Items(covers).convert(region, start)}, []
    yield _BODY_EMPTY | {"全文": verbatim(region)}, []
    yield _BODY_EMPTY | {"全文": verbatim(map(_as_paragraph, region))}, []


def _covers(found: Recognition) -> dict[int, list[PartKey]]:
    """Which parts the heading at a block stands for."""
    covers: dict[int, list[PartKey]] = {}
    for key in PART_KEYS:
        for index in found.parts[key].headings:
            covers.setdefault(index, []).append(key)
    return covers


def _groups(
    region: Sequence[Block], covers: dict[int, list[PartKey]], start: int
) -> list[tuple[PartKey, list[str | Data]]] | None:
    """The region as parts in order, each with its main sections; None where it does not come apart that way."""
    sections = Items({}).convert(region, start)
    mains = [index for index, block in enumerate(region, start) if isinstance(block, Heading) and block.level == 1]
    if len(mains) != len(sections):
        return None
    groups: list[tuple[PartKey, list[str | Data]]] = []
    for index, section in zip(mains, sections, strict=True):
        parts = covers.get(index, [])
        if len(parts) != 1:
            return None
        if groups and groups[-1][0] == parts[0]:
            groups[-1][1].append(section)
        else:
            groups.append((parts[0], [section]))
    keys = [key for key, _ in groups]
    return groups if len(set(keys)) == len(keys) else None


def _parts(groups: list[tuple[PartKey, list[str | Data]]]) -> Data:
    data: Data = dict(_BODY_EMPTY)
    for key, sections in groups:
        data[PART_NAMES[key]] = sections[0] if len(sections) == 1 else {"标题": NONE, "内容": sections}
    keys = [key for key, _ in groups]
    if keys != sorted(keys, key=PART_KEYS.index):
        data["顺序"] = [PART_NAMES[key] for key in keys]
    return data


def _as_paragraph(block: Block) -> Block:
    return Paragraph(plain(block_text(block)), place=block.place) if isinstance(block, Heading) else block


# ---- after the parts


def _tail_plans(region: Sequence[Block]) -> Iterator[Plan]:
    rest = list(region)
    closing = _take(rest, "body")
    note = _take(rest, "attachment-note")
    signatures, dates = _take(rest, "signature"), _take(rest, "date")
    below_date, remarks, below_note = _take(rest, "body"), _take(rest, "note"), _take(rest, "body")
    data: Data = {
        "结尾": _text_lines(closing) or NONE,
        "署名": _text_lines(signatures) or NONE,
        "成文日期": _text_lines(dates) or NONE,
    }
    if note:
        data["附件说明"] = _text_lines(note)
    if remarks:
        data["附注"] = _text_lines(remarks)
    copies = [block for block in rest if isinstance(block, Paragraph) and block.role == "copy-to"]
    if copies:
        data["抄送"] = _text_lines(copies)
    if attachments := list(_attachments([block for block in rest if block not in copies])):
        data["附件"] = attachments
    strays = (("成文日期", below_date), ("附注", below_note))
    if leftovers := [_leftover(after, blocks) for after, blocks in strays if blocks]:
        data["补充内容"] = leftovers
    yield data, [*below_date, *below_note]
    yield _TAIL_EMPTY | ({"补充内容": [_leftover("文末", region)]} if region else {}), region


def _attachments(rest: Sequence[Block]) -> Iterator[Data]:
    starts = [i for i, b in enumerate(rest) if isinstance(b, Paragraph) and b.role == "attachment-label"]
    for start, end in pairwise((*starts, len(rest))):
        content = list(rest[start + 1 : end])
        titles = _take(content, "attachment-title")
        yield {
            "标题": _text_lines(titles) or NONE,
            "编号": _text_lines([rest[start]]),
            "内容": Items({}).convert(content, 0),
        }


def _leftover(after: str, region: Sequence[Block]) -> Data:
    return {"位置": after, "内容": verbatim(region)}
