"""Rates: against the numbers they come from, above a hundred, percent against 百分点."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.figures import name
from authoring.figures.arithmetic import bounds, can_be, evened, percent, plain
from authoring.rules.figures.view import ARITHMETIC, TERMS, USAGE, WORDS, Named, has, hit, shown, told, told_with
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.check import Context
    from authoring.figures import Change, Passage, Quantity, Sentence
    from authoring.rules.figures.view import Told

_ALL_OF_THEM = 100
_OF_TOLD = pattern(
    r"(?<![\d.])(\d+)[名人件家户个项条起](?:[^,。;\d]{0,6}),占[^,。;\d]{0,12}?(\d+)[名人件家户个项条起]的(\d+(?:\.\d+)?)%"
)
_EXCEPT = pattern(r"除[^,。;]{1,24}外[^。;]{0,24}?100%")
_REST = pattern(r"100%,(?:其余[^,。;]{0,14}(?:正在|尚|还|仍|未)|(?:未|剩余|尚有|仍有|还有)[^,。;]{0,10}\d)")
_ALL = pattern(r"出庭应?诉?率[^,。;]{0,6}?100%")
_SOME = pattern(
    r"(?:无|没有|未有|未发生|零)(?:一[件起例])?(败诉|撤销|纠错|超期|事故)[^。;\d]{0,14}\1(?:率|数|案件)?(?:为|达|是)?"
    r"(?!0+(?:\.0+)?(?![\d.]))\d[\d.]*%?"
)
_NO_SUITS = pattern(r"(?:行政诉讼|行政应诉|应诉)(?:案件)?0[件宗起]")


def _is_rate(words: str) -> bool:
    """Whether the name is that of a rate or a share."""
    return (words.endswith("率") and not words.endswith(tuple(WORDS["not_rates"]))) or words.endswith(
        tuple(WORDS["shares"])
    )


def _rate_wrong(context: Context) -> Iterator[Hit]:
    for here in told(context, "percent"):
        named = here.counts
        for index, rate in here.sentence.quantities:
            if rate.kind != "percent" or here.sentence.cue(index - 1) in ("up", "down", "basis"):
                continue
            part = _part_of_rate(here.sentence, index, named)
            wholes = _wholes(here.sentence, part, named) if part else []
            if part and wholes and (not _explained(rate, named, index) or _rounded_to_all(rate, part, wholes)):
                whole = max(wholes, key=lambda one: one.value)
                if whole.value:
                    yield hit(context, here.block, rate, **_calculation(part.quantity, whole, rate))


def _rounded_to_all(rate: Quantity, part: Named, wholes: Sequence[Quantity]) -> bool:
    """办结1836件，办结率100%, of 1842: not all of them, however it is rounded."""
    if rate.value != _ALL_OF_THEM or not part.quantity.exact or not all(whole.exact for whole in wholes):
        return False
    return all(part.quantity.value < whole.value for whole in wholes)


def _share_of_told(context: Context) -> Iterator[Hit]:
    """持证人员23名，占编制总数46人的45%: part and whole stand beside the share."""
    for block in context.blocks_with("占"):
        for match in _OF_TOLD.finditer(context.texts[block]):
            part, whole, share = Decimal(match[1]), Decimal(match[2]), match[3]
            places = len(share.partition(".")[2])
            if whole and abs(part * _ALL_OF_THEM / whole - Decimal(share)) > Decimal(1).scaleb(-places):
                values = {"sum": f"{match[1]}÷{match[2]}＝{percent(part, whole, max(places, 1))}%"}
                yield Hit(context.mark(block, match.start(3), match.end()), values)


def _wholes(sentence: Sentence, part: Named, named: tuple[Named, ...]) -> list[Quantity]:
    """The counts before a part that it may be a part of: not those that are told as shares themselves."""
    before = [one for one in named if one.at < part.at and one.quantity.unit == part.quantity.unit]
    return [one.quantity for one in before if sentence.cue(one.at + 2) != "share"]


def _calculation(part: Quantity, whole: Quantity, rate: Quantity) -> dict[str, str]:
    places = max(rate.decimals, 1) if rate.unit == "%" else 1
    right = percent(part.value, whole.value, places)
    return {"sum": f"{plain(part.value)}÷{plain(whole.value)}＝{right}%"}


def _part_of_rate(sentence: Sentence, index: int, named: tuple[Named, ...]) -> Named | None:
    """The count right before a rate that the rate must be of: 其中网上办理12件，占63.9%; 整改728处，整改率99.2%."""
    before = [one for one in named if one.at < index]
    if not before or sentence.cue(before[-1].at + 1) != "comma":
        return None
    part = before[-1]
    between = sentence.text[sentence.tokens[part.at + 1].end : sentence.tokens[index].start]
    if sentence.tokens[part.at + 1].start != part.quantity.end or "," in between:
        return None
    if between in ("占", "占比", "占比为", "占比达", *(f"占{word}" for word in WORDS["of_all"])):
        return part
    rate = name(sentence, index)
    stem = rate.removesuffix("率")
    return part if rate != stem and len(stem) >= 2 and part.name.endswith(stem) else None


def _explained(rate: Quantity, named: tuple[Named, ...], index: int) -> bool:
    """Whether any two counts of one unit before the rate give it: most often the last, and the first."""
    before = [(one.at, one.quantity.unit, bounds(one.quantity)) for one in named if one.at < index]
    wanted = evened(rate)
    return any(
        can_be(part, whole, wanted)
        for at, unit, part in reversed(before)
        for other, unit_of_other, whole in before
        if other != at and unit_of_other == unit
    )


def _above_hundred(context: Context) -> Iterator[Hit]:
    for here in told(context, "percent"):
        for index, rate in here.sentence.quantities:
            if rate.kind != "percent" or rate.value <= 100 or here.sentence.cue(index - 1) in ("up", "down", "basis"):
                continue
            words = name(here.sentence, index)
            if _is_rate(words) and not has(words, WORDS["may_exceed"]):
                yield hit(context, here.block, rate, rate=words)


def _points_of_counts(context: Context) -> Iterator[Hit]:
    for block, sentence, change in _changes(context):
        if change.quantity.kind != "points" or change.to:
            continue
        if change.subject and change.subject.kind == "amount":
            yield hit(context, block, change.quantity, what=shown(sentence, change.subject))
        elif change.name.endswith(tuple(WORDS["counts"])) and not change.name.endswith(tuple(WORDS["not_counts"])):
            yield hit(context, block, change.quantity, what=change.name)


def _percent_of_rates(context: Context) -> Iterator[Hit]:
    for here in told(context):
        for passage, change in _moved_rates(here):
            values = {"rate": shown(here.sentence, passage.after), "points": plain(change.quantity.value)}
            yield hit(context, here.block, change.quantity, **values)
    for block, _, change in _changes(context):
        if _by_percent(change) and change.subject is None and change.basis and _is_rate(change.name):
            yield hit(context, block, change.quantity, rate=change.name, points=plain(change.quantity.value))


def _moved_rates(here: Told) -> Iterator[tuple[Passage, Change]]:
    """从88.3%提高到92.5%，提高4.2%: the difference of the two, which the words don't say."""
    for passage in here.passages:
        before, after = passage.before, passage.after
        if passage.to and before.kind == after.kind == "percent":
            by = abs(after.number - before.number)
            yield from (
                (passage, change)
                for change in here.changes
                if change.subject == after and _by_percent(change) and change.quantity.number == by
            )


def _by_percent(change: Change) -> bool:
    return change.quantity.kind == "percent" and change.quantity.unit == "%" and not change.to


def _changes(context: Context) -> Iterator[tuple[int, Sentence, Change]]:
    for here in told(context, "up", "down"):
        for change in here.changes:
            yield here.block, here.sentence, change


def _rate_of_nothing(context: Context) -> Iterator[Hit]:
    for here in told_with(context, ["出庭"]):
        text = here.text
        if not (rate := _ALL.search(text)):
            continue
        if has(text, WORDS["no_suits"]) or _NO_SUITS.search(text):
            yield Hit(context.mark(here.block, here.sentence.start + rate.start(), here.sentence.start + rate.end()))


def _none_and_some(context: Context) -> Iterator[Hit]:
    for here in told_with(context, WORDS["none"]):
        if match := _SOME.search(here.text):
            yield Hit(context.mark(here.block, here.sentence.start + match.start(), here.sentence.start + match.end()))


def _all_but(context: Context) -> Iterator[Hit]:
    for here in told_with(context, ["外", "其余", "未", "剩余", "尚有", "仍有", "还有"]):
        if match := _EXCEPT.search(here.text) or _REST.search(here.text):
            yield Hit(context.mark(here.block, here.sentence.start + match.start(), here.sentence.start + match.end()))


RULES = (
    Rule(
        code="F103",
        name="rate-wrong",
        title="比率和前面的数算不上",
        message="{sum}，文中写{text}。",
        suggestion="核对分子、分母和比率；分母另有所指的，写明是占什么的比例。",
        explanation="“占……%”和“整改率”一类的比率，紧跟在分子后面、句中又有同一单位的总数时验算。末位容许差1，概数按可能的范围算。",
        basis=ARITHMETIC,
        severity="error",
        check=lambda context: (*_rate_wrong(context), *_share_of_told(context)),
    ),
    Rule(
        code="F108",
        name="points-of-counts",
        title="数量的变化用了“百分点”",
        message="{what}是数量，变化不能用“百分点”：{text}。",
        suggestion="数量的增减写百分比，如“上升6.4%”；两个比率之差才用百分点。",
        explanation="百分点是两个百分数相减的差，只能用在破案率、办结率一类的比率上。",
        basis=USAGE,
        severity="error",
        check=_points_of_counts,
    ),
    Rule(
        code="F115",
        name="rate-above-hundred",
        title="比率超过100%",
        message="{rate}写成{text}，超过了100%。",
        suggestion="核对分子和分母。",
        explanation="办结率、通过率、合格率一类的比率，分子是分母的一部分，不会超过100%。破案率、完成率、增长率可以超过，不在此列。",
        basis=TERMS,
        severity="error",
        check=_above_hundred,
    ),
    Rule(
        code="F123",
        name="percent-of-rates",
        title="比率的变化没有用“百分点”",
        message="{rate}是比率，“{text}”看不出是两年之差还是升降的幅度。",
        suggestion="写两年之差，用“{points}个百分点”的形式；先核对这个数是不是两年比率相减得出的。",
        explanation="比率从60%升到66%，是上升6个百分点，也是上升10%。写百分点不会误解。",
        basis=USAGE,
        severity="warning",
        check=_percent_of_rates,
    ),
    Rule(
        code="F124",
        name="rate-of-nothing",
        title="没有诉讼却写出庭应诉率100%",
        message="句中写没有行政诉讼，又写“{text}”。",
        suggestion="没有开庭案件时不计算出庭应诉率，写“未发生行政诉讼案件”即可。",
        explanation="负责人出庭应诉率等于负责人实际出庭案件数除以应出庭案件数，分母为零时没有比率。",
        basis=TERMS,
        severity="error",
        check=_rate_of_nothing,
    ),
    Rule(
        code="F128",
        name="all-but",
        title="又写100%，又写例外",
        message="“{text}”：既有例外，又写100%。",
        suggestion="写明比率不含例外的那部分，或者按全部计算比率。",
        explanation="“除……外”的部分没有算进分母、或者“其余”还没有办成时，应在文字里说清楚，否则100%看上去不实。",
        basis=USAGE,
        severity="hint",
        check=_all_but,
    ),
    Rule(
        code="F134",
        name="none-and-some",
        title="前面说没有，后面又有数",
        message="“{text}”：前面说没有，后面又写了数。",
        suggestion="核对有没有、有多少，改成一致。",
        explanation="“未有败诉案件，败诉率3.2%”一类，同一句里先说没有败诉、纠错、超期等，又写出它的件数或比率。",
        basis=ARITHMETIC,
        severity="warning",
        check=_none_and_some,
    ),
)
