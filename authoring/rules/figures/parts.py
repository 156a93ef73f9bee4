"""Parts and wholes: 其中, 其余, outcomes that make up all cases, shares that make up all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from authoring.check import Rule
from authoring.figures import Cue, Quantity
from authoring.figures.arithmetic import bounds, plain
from authoring.rules.figures.view import ARITHMETIC, TERMS, WORDS, Named, exceeds, has, hit, shown, told, told_with
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.check import Context, Hit
    from authoring.figures import Sentence

_CLAUSE_ENDS = ",。;:\n"
_JOINTS = pattern("[、和及与]")
_LIST_ENDS = frozenset({"comma", "semicolon", "close", "basis", "up", "down", "share"})
_SLACK = Decimal("0.1")  # percent that each rounded share may add or take
_FEW = (2, 3)  # counts before 其余 whose relation is clear
_NEARLY = 95  # percent from which shares told with 分别占 are meant to be all


def _parts(sentence: Sentence, at: int) -> list[Quantity]:
    """The counts listed after 其中 at token ``at``: joined by 、 and 和, up to the first comma behind a count."""
    found: list[Quantity] = []
    for index in range(at + 1, len(sentence.tokens)):
        token = sentence.tokens[index]
        if isinstance(token, Quantity):
            if token.kind == "amount":
                found.append(token)
        elif isinstance(token, Cue) and token.kind in _LIST_ENDS and found:
            break
    return found


def _split(sentence: Sentence) -> Iterator[tuple[list[Quantity], list[Quantity]]]:
    """For each 其中: the counts of the sentence before it, and the parts it lists."""
    for index, token in enumerate(sentence.tokens):
        if isinstance(token, Cue) and token.kind == "part":
            before = [q for at, q in sentence.quantities if at < index and q.kind == "amount"]
            yield before, _parts(sentence, index)


def _part_above(context: Context) -> Iterator[Hit]:
    for here in told(context, "part"):
        for before, parts in _split(here.sentence):
            for part in parts:
                wholes = [whole for whole in before if whole.unit == part.unit]
                if wholes and exceeds(part, wholes):
                    yield hit(context, here.block, part, whole=shown(here.sentence, wholes[-1]))


def _parts_above(context: Context) -> Iterator[Hit]:
    """Several parts that are each below the whole but together above it."""
    for here in told(context, "part"):
        for before, parts in _split(here.sentence):
            for unit in dict.fromkeys(part.unit for part in parts):
                same = [part for part in parts if part.unit == unit]
                wholes = [whole for whole in before if whole.unit == unit]
                if len(same) < 2 or not wholes or any(exceeds(part, wholes) for part in same):
                    continue
                if sum(bounds(part)[0] for part in same) > max(bounds(whole)[1] for whole in wholes):
                    total = plain(sum((part.value for part in same), Decimal(0)))
                    listed = "＋".join(plain(part.value) for part in same)
                    values = {"sum": f"{listed}＝{total}", "whole": shown(here.sentence, wholes[-1])}
                    yield hit(context, here.block, same[0], **values)


def _parts_below(context: Context) -> Iterator[Hit]:
    """取消、下放事项14项，其中取消5项、下放8项: the whole names all its parts, so they must make it up."""
    for here in told(context, "part"):
        text = here.sentence.text
        for index, token in enumerate(here.sentence.tokens):
            if not (isinstance(token, Cue) and token.kind == "part"):
                continue
            before = [one for one in here.counts if one.at < index]
            listed = _parts(here.sentence, index)
            parts = [one for one in here.counts if one.quantity in listed]
            if not before or len(parts) < 2 or any(one.quantity.unit != before[-1].quantity.unit for one in parts):
                continue
            whole = before[-1].quantity
            clause = text[max(text.rfind(mark, 0, whole.start) for mark in _CLAUSE_ENDS) + 1 : whole.start]
            named = all(one.name and one.name.removeprefix("其中") in clause for one in parts)
            if not named or len(_JOINTS.findall(clause)) + 1 != len(parts):
                continue
            total = sum((one.quantity.value for one in parts), Decimal(0))
            if all(one.exact for one in (whole, *listed)) and total < whole.value:
                sum_ = f"{'＋'.join(plain(one.quantity.value) for one in parts)}＝{plain(total)}"
                yield hit(context, here.block, parts[0].quantity, sum=sum_, whole=shown(here.sentence, whole))


def _rest_wrong(context: Context) -> Iterator[Hit]:
    for here in told(context, "rest"):
        for index, token in enumerate(here.sentence.tokens):
            if not (isinstance(token, Cue) and token.kind == "rest"):
                continue
            rest = next((one for one in here.counts if one.at > index), None)
            if rest is None or "," in here.sentence.text[token.end : rest.quantity.start]:
                continue
            unit = rest.quantity.unit
            before = [one.quantity for one in here.counts if one.at < index and one.quantity.unit == unit]
            if len(before) in _FEW and not _adds_up(before, rest.quantity):
                whole, parts = before[0], before[1:]
                right = whole.value - sum(part.value for part in parts)
                sum_ = f"{plain(whole.value)}－{'－'.join(plain(part.value) for part in parts)}＝{plain(right)}"
                yield hit(context, here.block, rest.quantity, sum=sum_)


def _adds_up(before: Sequence[Quantity], rest: Quantity) -> bool:
    """Whether some count before is the sum of the rest and of counts that stand between."""
    for first, whole in enumerate(before):
        low, high = bounds(whole)
        least, most = bounds(rest)
        for part in before[first + 1 :]:
            least, most = least + bounds(part)[0], most + bounds(part)[1]
            if least <= high and low <= most:
                return True
    return not all(quantity.exact for quantity in (*before, rest))


def _incomplete(context: Context) -> Iterator[Hit]:
    """Outcomes that make up all cases, and don't; of a group that is seldom told in full, more than all cases."""
    for here in told_with(context, [group["needs"] for group in WORDS["complete"]]):
        named = here.counts
        for group in WORDS["complete"]:
            whole, parts = _outcomes(named, group["whole"], group["parts"])
            least, names = group.get("least", 3), "".join(part.name for part in parts)
            if whole is None or len(parts) < least or not has(names, [group["needs"]]):
                continue
            total = sum((part.quantity.value for part in parts), Decimal(0))
            exact = all(one.quantity.exact for one in (whole, *parts))
            right = _at_most(total, named, whole) if group.get("open") else total == whole.quantity.value
            if exact and not right:
                listed = "＋".join(plain(part.quantity.value) for part in parts)
                whole_shown = whole.name + shown(here.sentence, whole.quantity)
                yield hit(context, here.block, whole.quantity, sum=f"{listed}＝{plain(total)}", whole=whole_shown)


def _at_most(total: Decimal, named: Sequence[Named], whole: Named) -> bool:
    """Whether ``total`` is not more than the largest count up to the whole: 案卷240本，其中刑事案卷90本，优秀186本."""
    unit = whole.quantity.unit
    return any(total <= one.quantity.value for one in named if one.at <= whole.at and one.quantity.unit == unit)


def _outcomes(
    named: Sequence[Named], wholes: Sequence[str], outcomes: Sequence[str]
) -> tuple[Named | None, list[Named]]:
    """The last count that is a whole, and the outcomes of its unit that follow it without another count between."""
    whole: Named | None = None
    parts: list[Named] = []
    for one in named:
        if has(one.name, wholes) and not has(one.name, outcomes):
            whole, parts = one, []
        elif whole and one.quantity.unit == whole.quantity.unit:
            if not has(one.name, outcomes):
                break
            parts.append(one)
    return whole, parts


def _shares(context: Context) -> Iterator[Hit]:
    for here in told(context, "share"):
        shares = [
            (index, quantity)
            for index, quantity in here.sentence.quantities
            if quantity.kind == "percent"
            and (here.sentence.cue(index - 1) == "share" or (here.sentence.cue(index - 1) == "dun" and index > 1))
        ]
        with_word = [index for index, _ in shares if here.sentence.cue(index - 1) == "share"]
        together = len(with_word) == 1 and "分别占" in here.sentence.text and len(shares) >= 2
        listed = [q for index, q in shares if together or index in with_word]
        if len(listed) < 3 or not all(q.exact for q in listed):
            continue
        total = sum((q.value for q in listed), Decimal(0))
        slack = _SLACK * len(listed)
        if total > 100 + slack or (together and _NEARLY <= total < 100 - slack):
            sum_ = "＋".join(plain(q.value) for q in listed)
            yield hit(context, here.block, listed[0], sum=f"{sum_}＝{plain(total)}", count=len(listed))


RULES = (
    Rule(
        code="F101",
        name="part-above-whole",
        title="“其中”的数大于总数",
        message="“其中”后面的{text}大于前面的总数{whole}。",
        suggestion="核对两个数：不是总数写小了，就是部分写大了；不属于这个总数的，不要放在“其中”后面。",
        explanation="“其中”后面是总数的一部分，同一单位的部分不能大于整体。带“余”“近”等概数的，放宽到它可能的最大值再比。",
        basis=ARITHMETIC,
        severity="error",
        check=_part_above,
    ),
    Rule(
        code="F102",
        name="parts-above-whole",
        title="“其中”各项加起来大于总数",
        message="“其中”各项相加：{sum}，大于前面的总数{whole}。",
        suggestion="核对各项和总数；同一件事可以归入几项的，写明“部分案件同时适用”一类的话。",
        explanation="“其中”各项不一定是全部，所以加起来可以小于总数，但一般不能大于总数。",
        basis=ARITHMETIC,
        severity="warning",
        check=_parts_above,
    ),
    Rule(
        code="F104",
        name="shares-not-hundred",
        title="各项占比加起来不是100%",
        message="{count}项占比相加：{sum}，与100%不符。",
        suggestion="核对各项占比；因四舍五入相差的，调整其中最大的一项，或者注明。",
        explanation="三项以上的“占”比之和超过100%，或者“分别占”的各项接近而不到100%时提示；每项容许四舍五入的0.1个百分点。",
        basis=ARITHMETIC,
        severity="warning",
        check=_shares,
    ),
    Rule(
        code="F111",
        name="outcomes-incomplete",
        title="各种结果加起来不等于总数",
        message="各种结果相加：{sum}，与{whole}不符。",
        suggestion="核对各种结果的件数；有没列出的结果，补上或写“其余”。",
        explanation="行政复议的审结数等于维持、驳回、撤销、变更、确认违法、责令履行、终止等各种结果之和；文件清理数、信息公开申请数同理。"
        "列出三种以上结果时检查。",
        basis=TERMS,
        severity="warning",
        check=_incomplete,
    ),
    Rule(
        code="F129",
        name="rest-wrong",
        title="“其余”的数不对",
        message="{sum}，文中写其余{text}。",
        suggestion="核对总数、已列出的数和其余的数。",
        explanation="“其余”等于总数减去前面列出的各项。一句话里同一单位的数超过三个时关系不明，不检查。",
        basis=ARITHMETIC,
        severity="warning",
        check=_rest_wrong,
    ),
    Rule(
        code="F135",
        name="parts-below-whole",
        title="“其中”各项加起来不到总数",
        message="“其中”各项相加：{sum}，不到前面的{whole}。",
        suggestion="核对各项和总数；还有别的部分的，补写出来。",
        explanation="前面的总数自己点明了由哪几项组成（如“取消、下放事项14项”），“其中”又把这几项都列了数，加起来就应当等于总数。",
        basis=ARITHMETIC,
        severity="warning",
        check=_parts_below,
    ),
)
