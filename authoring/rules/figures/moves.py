"""Changes: 同比 against what is told of last year, directions, 增至 and 增加, 两降四升."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.figures import lead
from authoring.figures.arithmetic import growth, plain, prior_exists
from authoring.figures.lexicon import lexicon
from authoring.rules.figures.view import ARITHMETIC, USAGE, has, hit, shown, told
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.figures import Change, Quantity
    from authoring.rules.figures.view import Told

_LAST_YEAR = pattern(r"(?:上一?年|去年)(?:度|同期)?(?:为|是)?$")
_YEAR_BEFORE = ("上年", "上一年", "去年")
_FEWEST = 2  # changes with a number before a tally is counted


def _change_wrong(context: Context) -> Iterator[Hit]:
    for here in told(context, "up", "down"):
        told_changes = [change for change in here.changes if not change.to]
        for now, prior in _with_prior(here) if told_changes else ():
            for change in told_changes:
                if _about(change, now, prior) and (sum_ := _disagrees(now, prior, change)):
                    yield hit(context, here.block, change.quantity, sum=sum_)
                    break


def _with_prior(here: Told) -> Iterator[tuple[Quantity, Quantity]]:
    """This year's and last year's number: 从280件增加到312件; 312件（上年280件）."""
    for passage in here.passages:
        if passage.to:
            yield passage.after, passage.before
    last: Quantity | None = None
    for index, quantity in here.sentence.quantities if has(here.text, _YEAR_BEFORE) else ():
        if last and quantity.kind == last.kind == "amount" and _LAST_YEAR.search(lead(here.sentence, index)):
            yield last, quantity
        last = quantity


def _about(change: Change, now: Quantity, prior: Quantity) -> bool:
    """Whether the change is told right behind the two numbers."""
    ends = max(now.end, prior.end)
    return change.subject in (now, prior) or 0 <= change.start - ends <= 2  # ）and a comma between


def _disagrees(now: Quantity, prior: Quantity, change: Change) -> str:
    """The calculation where the change can't come from the two numbers, else ""."""
    if not (now.exact and prior.exact and change.quantity.exact) or now.unit != prior.unit or not prior.value:
        return ""
    told_change = change.quantity.number * (1 if change.direction == "up" else -1)
    slack = 10**-change.quantity.decimals
    if now.kind == "amount" and change.quantity.kind == "percent" and change.quantity.unit == "%":
        right = growth(now.value, prior.value, max(change.quantity.decimals, 1))
        if abs(right - told_change) > slack:
            return f"（{plain(now.value)}－{plain(prior.value)}）÷{plain(prior.value)}＝{_signed(right)}%"
    if now.kind == "percent" and change.quantity.kind == "points":
        right = now.value - prior.value
        if abs(right - told_change) > 2 * slack:
            return f"{plain(now.value)}%－{plain(prior.value)}%＝{_signed(right)}个百分点"
    return ""


def _signed(value: object) -> str:
    return str(value).replace("-", "－")


def _infeasible(context: Context) -> Iterator[Hit]:
    for here in told(context, "up", "down"):
        for change in here.changes:
            subject, by = change.subject, change.quantity
            if not (subject and change.basis and by.kind == "percent" and by.unit == "%") or change.to:
                continue
            whole = subject.kind == "amount" and subject.unit in lexicon().whole and not subject.decimals
            if whole and subject.exact and by.exact:
                signed = by.number * (1 if change.direction == "up" else -1)
                if not prior_exists(subject.value, signed):
                    prior = subject.value / (1 + signed / 100) if signed != -100 else subject.value
                    near = f"{prior:.2f}"
                    yield hit(context, here.block, by, now=shown(here.sentence, subject), near=near)


def _fall_above_hundred(context: Context) -> Iterator[Hit]:
    for here in told(context, "up", "down"):
        for change in here.changes:
            by = change.quantity
            if change.direction == "down" and not change.to and by.kind == "percent" and by.value > 100:
                yield hit(context, here.block, by)


def _direction(context: Context) -> Iterator[Hit]:
    for here in told(context, "up", "down"):
        for passage in here.passages:
            before, after = passage.before, passage.after
            comparable = before.kind == after.kind in ("amount", "percent") and before.unit == after.unit
            if not comparable or not passage.to or (passage.direction == "up" and after.unit in lexicon().times):
                continue
            wrong = after.value < before.value if passage.direction == "up" else after.value > before.value
            if wrong:
                verb = "增加" if passage.direction == "up" else "减少"
                relation = "小于" if passage.direction == "up" else "大于"
                values = {"before": shown(here.sentence, before), "verb": verb, "relation": relation}
                yield hit(context, here.block, after, **values)


def _to_or_by(context: Context) -> Iterator[Hit]:
    for here in told(context, "up", "down"):
        for passage in here.passages:
            before, after = passage.before, passage.after
            if passage.to or before.unit != after.unit or before.kind != after.kind:
                continue
            larger = after.value > before.value
            if larger == (passage.direction == "up"):
                yield hit(context, here.block, after, before=shown(here.sentence, before))


def _tally(context: Context) -> Iterator[Hit]:
    for here in told(context, "tally"):
        for tally in here.sentence.tallies:
            directions = [change.direction for change in here.changes if not change.to]
            up, down = directions.count("up"), directions.count("down")
            if len(directions) >= _FEWEST and (up, down) != (tally.up, tally.down):
                yield Hit(context.mark(here.block, tally.start, tally.end), {"up": up, "down": down})


RULES = (
    Rule(
        code="F105",
        name="change-wrong",
        title="升降幅度和两年的数算不上",
        message="{sum}，文中写{text}。",
        suggestion="核对两年的数和升降幅度。",
        explanation="句中写了今年和上年的数（“从……增加到……”“上年……”），又写了升降幅度时验算，末位容许差1。",
        basis=ARITHMETIC,
        severity="error",
        check=_change_wrong,
    ),
    Rule(
        code="F106",
        name="change-infeasible",
        title="按升降幅度推不出上年的整数",
        message="今年{now}，按{text}推算上年约{near}，不是整数，也没有相近的整数能得出这个百分比。",
        suggestion="用今年和上年的原始数重新计算同比。",
        explanation="件数、人数是整数。没有写上年的数时，看有没有一个整数能算出这个百分比（四舍五入或截尾都算）。数越大，越难发现问题。",
        basis=ARITHMETIC,
        severity="hint",
        check=_infeasible,
    ),
    Rule(
        code="F107",
        name="fall-above-hundred",
        title="下降超过100%",
        message="下降{text}：最多下降到零，即100%。",
        suggestion="核对数字；可能是上升，或者分母用错。",
        explanation="数量不会是负数，降幅最大是100%。",
        basis=ARITHMETIC,
        severity="error",
        check=_fall_above_hundred,
    ),
    Rule(
        code="F116",
        name="direction-wrong",
        title="增减的方向写反",
        message="写的是从{before}{verb}到{text}，后一个数却{relation}前一个数。",
        suggestion="核对两个数的先后，或者改动词。",
        explanation="“从……增加到……”后面的数应当更大，“从……减少到……”后面的数应当更小。",
        basis=ARITHMETIC,
        severity="error",
        check=_direction,
    ),
    Rule(
        code="F121",
        name="tally-wrong",
        title="几升几降与列出的不符",
        message="写“{text}”，句中写出幅度的有{up}项上升、{down}项下降。",
        suggestion="数一数升降各有几项，改“{text}”或补上没有写出的项。",
        explanation="“两降四升”一类的概括要与同一句里列出的升降项数一致。",
        basis=ARITHMETIC,
        severity="warning",
        check=_tally,
    ),
    Rule(
        code="F126",
        name="to-or-by",
        title="“增加”还是“增加至”",
        message="“从{before}”之后写增减{text}，像是漏了“至”字。",
        suggestion="后一个数是结果的，写“增加至”“减少至”；是差额的，去掉“从……”。",
        explanation="“从20项增加66项”有两种读法，“从20项增加至66项”只有一种。",
        basis=USAGE,
        severity="warning",
        check=_to_or_by,
    ),
)
