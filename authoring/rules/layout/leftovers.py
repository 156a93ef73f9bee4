"""What a paper should lose before it is sent: highlights, comments, tracked changes, hidden text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document import Table
from authoring.document.look import DRAWING
from authoring.rules.layout.bases import SENDING
from authoring.rules.layout.view import Spot, hit, is_placeholder, laid, look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authoring.check import Context


def _blocks_at(context: Context) -> dict[int, int]:
    """The block that begins at each number of the file's paragraphs; the first of several."""
    found: dict[int, int] = {}
    for index, block in enumerate(context.document.blocks):
        if block.place.block is not None:
            found.setdefault(block.place.block, index)
    return found


def _spots(context: Context, numbers: Iterable[int]) -> list[Spot]:
    """The blocks at or before these numbers, once for each number."""
    at = context.once(_blocks_at)
    ordered = sorted(at)
    found = []
    for number in numbers:
        before = [each for each in ordered if each <= number] if number not in at else [number]
        if ordered:
            found.append(Spot(at[before[-1] if before else ordered[0]], ""))
    return found


def _told(context: Context, numbers: tuple[int, ...], **values: int) -> Iterator[Hit]:
    for each in hit(context, _spots(context, dict.fromkeys(numbers)), values):
        yield each._replace(times=len(numbers))


def _highlight(context: Context) -> Iterator[Hit]:
    spots = [
        Spot(each.block, text)
        for each in context.once(laid)
        for _, pieces in each.pieces
        for text, run in pieces
        if run.highlight and not text.isspace() and text != DRAWING and not is_placeholder(text, run)
    ]
    spots += _highlighted_cells(context)
    yield from hit(context, spots, {})


def _highlighted_cells(context: Context) -> list[Spot]:
    at = context.once(_blocks_at)
    return [
        Spot(block, text)
        for each in look(context).paragraphs
        if each.where == "cell" and (block := at.get(each.number)) is not None
        for text, run in each.pieces
        if run.highlight and not is_placeholder(text, run) and isinstance(context.document.blocks[block], Table)
    ]


def _comments(context: Context) -> Iterator[Hit]:
    found = look(context).leftovers.comments
    if found:  # the guidance that we put on a placeholder goes with it
        guided = {
            each.number
            for each in look(context).paragraphs
            if any(is_placeholder(text, run) for text, run in each.pieces)
        }
        found = tuple(number for number in found if number not in guided)
    yield from _told(context, found, found=len(found))


def _tracked(context: Context) -> Iterator[Hit]:
    left = look(context).leftovers
    numbers = tuple(sorted((*left.insertions, *left.deletions, *left.changes)))
    counts = {"inserted": len(left.insertions), "deleted": len(left.deletions), "changed": len(left.changes)}
    yield from _told(context, numbers, **counts)


def _hidden(context: Context) -> Iterator[Hit]:
    numbers, words = [], ""
    for each in look(context).paragraphs:
        if text := each.hidden.strip():
            numbers.append(each.number)
            words = words or text
    for each_hit in _told(context, tuple(numbers)):
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "……"
        yield each_hit._replace(values={"found": shown})


_SHOWN = 20

RULES = (
    Rule(
        code="L901",
        name="highlight-left",
        title="还留着突出显示",
        message="“{text}”还留着突出显示或底纹。",
        suggestion="核对标出的内容，定稿前取消突出显示和底纹。",
        explanation="突出显示多是改稿时做的记号，印出来是灰底。待填的占位文字由别的规则报告，不在此列。",
        basis=SENDING,
        severity="warning",
        check=_highlight,
        kind=None,
    ),
    Rule(
        code="L902",
        name="comments-left",
        title="还留着批注",
        message="文件里还有{found}条批注。",
        suggestion="处理完批注后，在“审阅”里全部删除，再报送或公开。",
        explanation="批注会随文件一起发出，常带有修改人的姓名和内部意见。还没有填的占位文字上的填写说明不在此列，填好再生成就没有了。",
        basis=SENDING,
        severity="warning",
        check=_comments,
        kind=None,
    ),
    Rule(
        code="L903",
        name="changes-left",
        title="还留着修订痕迹",
        message="文件里还有修订：插入{inserted}处，删除{deleted}处，改格式{changed}处。",
        suggestion="在“审阅”里逐处接受或拒绝修订，关闭修订后再报送或公开。",
        explanation="收件人能看到修订前的文字和修改人；打印时也可能连痕迹一起印出。",
        basis=SENDING,
        severity="warning",
        check=_tracked,
        kind=None,
    ),
    Rule(
        code="L904",
        name="hidden-text-left",
        title="文件里有隐藏文字",
        message="文件里有隐藏文字“{found}”。",
        suggestion="显示隐藏文字，核对后删去，或者取消隐藏。",
        explanation="隐藏文字不印出来，但收件人可以看到；本工具也不把它当作正文检查。",
        basis=SENDING,
        severity="warning",
        check=_hidden,
        kind=None,
    ),
)
