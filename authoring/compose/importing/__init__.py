"""From a draft back to a form: no sentence lost.

Each of the paper's three regions (what stands before the first heading, the parts, what follows them) is put into
the form's fields by the first plan that composes to exactly the blocks it came from; the last plan of each always
does, at the price of a less handy form. A paper with 版头 or 版记 is held against the formal edition, which prints
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose import compose
from authoring.compose.importing.around import head_plans, tail_plans
from authoring.compose.importing.body import body_plans
from authoring.compose.importing.letterhead import is_formal, same_paper, tidied
from authoring.compose.importing.pictures import SavedPicture, marked, placed, without_marks
from authoring.compose.importing.plans import BODY_EMPTY, HEAD_EMPTY, NO_MARK, TAIL_EMPTY, Data, Plan
from authoring.document import IMPRINT_ROLES, Chart, Document, Dropped, Heading, Paragraph, block_text
from authoring.errors import FormError
from authoring.form.data import as_data
from authoring.form.dumper import dump_form
from authoring.form.models import Report
from authoring.form.template import literal
from authoring.named import NamedTuple
from authoring.recognition import Recognition, recognise
from authoring.recognition.identity import lead_organ

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authoring.document import Block, Role
    from authoring.standard.finish import Edition
    from authoring.standard.profile import Profile

__all__ = ["Imported", "SavedPicture", "import_document"]

_TAIL_ROLES: frozenset[Role] = IMPRINT_ROLES | {
    *("attachment-note", "signature", "date", "note", "attachment-label", "attachment-title"),
}
_STRAY = 7  # paragraphs at the end, one of them the date, that may hold lines of another kind
_CLOSINGS = ("特此报告", "专此报告", "特此汇报", "以上报告")


class Imported(NamedTuple):
    """A form's YAML text, and the files of its ``pictures``, to be written beside it.

    ``edition`` is the one that prints the draft again. ``leftover`` are the blocks that found no field of their own,
    ``dropped`` what the reader left out, and pictures that can't be used; ``changed`` tells, in Chinese, what the form
    writes otherwise than the draft.
    """

    text: str
    report: Report
    edition: Edition
    leftover: tuple[Dropped, ...]
    dropped: tuple[Dropped, ...]
    pictures: tuple[SavedPicture, ...] = ()
    changed: tuple[Dropped, ...] = ()


def import_document(document: Document, profile: Profile, *, pictures: str | None = None) -> Imported:
    """The form that composes to the blocks of ``document`` in their order.

    ``pictures`` is the folder, beside the form, that the files of its pictures are to stand in; None leaves them out.
    """
    charts = tuple(
        Dropped("图表，数据已转成表格", block_text(block), block.place)
        for block in document.blocks
        if isinstance(block, Chart)
    )
    tidy = tidied(tuple(map(_without_chart, document.blocks)))
    shown = marked(tidy.blocks, pictures)
    document = document._replace(blocks=shown.blocks)
    found = recognise(document, profile)
    edition: Edition = "formal" if is_formal(document.blocks) else "draft"
    data, leftover = _planned(document, found, profile, edition)
    report = Report.from_data(_identity(found, profile) | placed(data, shown.entries))
    return Imported(
        dump_form(as_data(report)),
        report,
        edition,
        tuple(map(_left, leftover)),
        (*document.source.dropped, *shown.dropped, *charts),
        shown.files,
        tuple(Dropped("发文字号", f"“{block_text(block)}”写成了“{now}”", block.place) for block, now in tidy.changed),
    )


def _planned(document: Document, found: Recognition, profile: Profile, edition: Edition) -> tuple[Data, list[Block]]:
    """The fields for all of the paper, and the blocks that found none."""
    head, body, tail = _regions(document.blocks)
    blocks = document.blocks
    data: Data = {}
    leftover: list[Block] = []
    formal = edition == "formal"
    no_head = HEAD_EMPTY | NO_MARK
    regions = (
        (blocks[:head], head_plans(blocks[:head], formal=formal), BODY_EMPTY | TAIL_EMPTY),
        (blocks[head:body], body_plans(document, found, head, body), no_head | TAIL_EMPTY),
        (blocks[body:tail], tail_plans(blocks[body:tail]), no_head | BODY_EMPTY),
    )
    for region, plans, others in regions:
        plan, left = _first_faithful(region, plans, others, profile, edition)
        data = _joined(data, plan)
        leftover += left
    return data, leftover


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
        data["单位"] = literal(lead_organ(found.issuer))
    return data


def _left(block: Block) -> Dropped:
    return Dropped("补充内容", without_marks(block_text(block)), block.place)


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


def _first_faithful(
    region: Sequence[Block], plans: Iterable[Plan], others: Data, profile: Profile, edition: Edition
) -> Plan:
    """The first plan that gives the region back."""
    last: Plan = {}, ()
    for last in plans:
        if _composes_to(others | last[0], region, profile, edition):
            break
    return last


def _composes_to(data: Data, region: Sequence[Block], profile: Profile, edition: Edition) -> bool:
    try:
        # any organisation will do: the region's own fields say all that is printed
        made = compose(Report.from_data({"年度": 2000, "单位": "某局"} | data), profile, edition)
    except (FormError, ValueError):  # pydantic's ValidationError is a ValueError
        return False
    return same_paper(made.document.blocks, region)
