"""Totals: 共计 behind a list of counts, and what a bracket with 含 says that a count is made of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from authoring.check import Rule
from authoring.figures.arithmetic import bounds, plain
from authoring.rules.figures.view import ARITHMETIC, hit, shown, told_with
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.check import Context, Hit
    from authoring.figures import Quantity
    from authoring.rules.figures.view import Named, Told

_TOTALS = ("共计", "合计", "总计")
_TOTAL = pattern(r"[,、]?(?:共计|合计|总计)")  # all that stands between the last part and the total
_JOINT = pattern(r"[,、和及]")
_WITH = "(含"
_CLOSE = 4  # characters between a count and the bracket that says what it is made of


def _total_wrong(context: Context) -> Iterator[Hit]:
    """建议14件、提案11件，合计26件: the parts stand right before, with nothing but their names between."""
    for here in told_with(context, _TOTALS):
        for number, total in enumerate(here.counts):
            run = _before(here, here.counts[:number], total.quantity)
            parts = [one.quantity for one in run]
            if len(parts) >= 2 and total.quantity.exact and not _sums(parts, total.quantity):
                yield hit(context, here.block, total.quantity, sum=_calculation(parts))


def _before(here: Told, counts: Sequence[Named], total: Quantity) -> list[Named]:
    """The counts of the total's unit that stand in a row before it; none where it is not told as their total."""
    text = here.sentence.text
    if not counts or not _TOTAL.fullmatch(text[counts[-1].quantity.end : total.start]):
        return []
    run: list[Named] = []
    for one in reversed(counts):
        between = text[one.quantity.end : run[-1].quantity.start] if run else ","
        if one.quantity.unit != total.unit or not one.quantity.exact or not _JOINT.match(between) or ";" in between:
            break
        run.append(one)
    return run[::-1]


def _sums(parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether some of the parts, from one of them to the last, make up the total."""
    return any(sum(part.value for part in parts[first:]) == total.value for first in range(len(parts)))


def _calculation(parts: Sequence[Quantity]) -> str:
    return f"{'＋'.join(plain(part.value) for part in parts)}＝{plain(sum((p.value for p in parts), Decimal(0)))}"


def _contents_above(context: Context) -> Iterator[Hit]:
    """案件14件（含复议13件、诉讼2件）."""
    for here in told_with(context, [_WITH]):
        text, at = here.sentence.text, -1
        while (at := text.find(_WITH, at + 1, here.sentence.end)) >= 0:
            close = text.find(")", at)
            wholes = [one.quantity for one in here.counts if 0 <= at - one.quantity.end <= _CLOSE]
            inside = [one.quantity for one in here.counts if at < one.quantity.start < close]
            parts = [part for part in inside if wholes and part.unit == wholes[-1].unit]
            if parts and sum(bounds(part)[0] for part in parts) > bounds(wholes[-1])[1]:
                whole = shown(here.sentence, wholes[-1])
                yield hit(context, here.block, parts[-1], sum=_calculation(parts), whole=whole)


RULES = (
    Rule(
        code="F132",
        name="total-wrong",
        title="“合计”和前面各项不符",
        message="前面各项相加：{sum}，文中写合计{text}。",
        suggestion="核对各项和合计数。",
        explanation="“共计、合计、总计”紧接在几个同一单位的数后面，又不等于后几项之和时提示；带“余”“近”的不查。",
        basis=ARITHMETIC,
        severity="warning",
        check=_total_wrong,
    ),
    Rule(
        code="F133",
        name="contents-above-whole",
        title="括号里的“含”大于总数",
        message="括号里各项相加：{sum}，大于前面的{whole}。",
        suggestion="核对括号里各项和前面的数；不属于前面这个数的，不写在“含”后面。",
        explanation="“14件（含复议13件、诉讼1件）”括号里是前面一个数的一部分，同一单位的各项加起来不能更大。",
        basis=ARITHMETIC,
        severity="warning",
        check=_contents_above,
    ),
)
