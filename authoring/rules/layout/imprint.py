"""The 版记: 抄送 and 印发, their fonts, order, rules and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout.bases import clause
from authoring.rules.layout.fonts import NO_FONT
from authoring.rules.layout.marks import HAN, PRINTED_ON
from authoring.rules.layout.view import Laid, hit, laid, look, whole
from authoring.standard.layout import layout
from authoring.standard.patterns import pattern
from authoring.standard.units import size_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_ROLES = ("copy-to", "imprint-addressee", "printer", "print-date")
_COPY = pattern(r"\s*抄\s*[送报]\s*[:：]")


def _lines(context: Context) -> tuple[Laid, ...]:
    return tuple(each for each in context.once(laid) if each.kind in _ROLES)


def _copies(context: Context) -> list[Laid]:
    return [each for each in context.once(_lines) if _COPY.match(_text(context, each))]


def _text(context: Context, each: Laid) -> str:
    return context.text_of(each.block).strip()


def _look(context: Context) -> Iterator[Hit]:
    right = context.layout.roles["copy-to"]
    found, spots = [], []
    for each in context.once(_lines):
        for text, run in each.pieces[0][1]:
            wrong = context.layout.font_role(run.east) != right.font
            if HAN.search(text) and (wrong or run.half_points != right.half_points):
                found.append(f"{run.east or NO_FONT}{size_text(run.half_points)}")
                spots.append(whole(context, each.block))
                break
    if spots:
        name = f"{size_text(right.half_points)}{context.layout.font_names[right.font]}"
        yield from hit(context, spots, {"found": "、".join(dict.fromkeys(found)), "right": name})


def _end(context: Context) -> Iterator[Hit]:
    for each in _copies(context):
        if not _text(context, each).endswith("。"):
            yield from hit(context, [whole(context, each.block)], {})


def _order(context: Context) -> Iterator[Hit]:
    lines = context.once(_lines)
    printed = [number for number, each in enumerate(lines) if PRINTED_ON.fullmatch(_text(context, each))]
    copies = [number for number, each in enumerate(lines) if _COPY.match(_text(context, each))]
    if printed and copies and printed[0] < copies[-1]:
        yield from hit(context, [whole(context, lines[copies[-1]].block)], {})


def _rules_missing(context: Context) -> Iterator[Hit]:
    """Whether rules are drawn can be told of paragraphs; of a table its style and cells may draw them."""
    lines = context.once(_lines)
    if not lines or any(each.printed[0].where != "body" for each in lines):
        return
    numbers = [each.printed[0].number for each in lines]
    near = [each for each in look(context).paragraphs if numbers[0] - 1 <= each.number <= numbers[-1] + 1]
    if not any(each.look.top or each.look.bottom or "\ufffc" in each.text for each in near):
        yield from hit(context, [whole(context, lines[0].block)], {})


def _last(context: Context) -> Iterator[Hit]:
    lines = context.once(_lines)
    after = [each for each in context.once(laid) if lines and each.block > lines[-1].block]
    if after and not _floats(lines[-1]):
        yield from hit(context, [whole(context, lines[0].block)], {})


def _floats(each: Laid) -> bool:
    return each.printed[0].where in ("frame", "box") or each.printed[0].look.framed


_COPY_TO = clause(layout().roles["copy-to"].clause)
_IMPRINT = clause(layout().imprint.clause)

RULES = (
    Rule(
        code="L721",
        name="imprint-look",
        title="版记的字体字号不对",
        message="版记的文字是{found}，应为{right}。",
        suggestion="把抄送机关、印发机关和印发日期改为{right}。",
        explanation="抄送机关、印发机关和印发日期一般用四号仿宋体字。",
        basis=_COPY_TO,
        severity="warning",
        check=_look,
        kind=None,
    ),
    Rule(
        code="L722",
        name="copies-end",
        title="抄送机关末尾没有句号",
        message="抄送机关的末尾没有标句号。",
        suggestion="在最后一个抄送机关后面标句号。",
        explanation="“抄送”二字后标全角冒号和抄送机关名称，最后一个抄送机关名称后标句号。",
        basis=_COPY_TO,
        severity="warning",
        check=_end,
        kind=None,
    ),
    Rule(
        code="L723",
        name="imprint-order",
        title="版记的次序不对",
        message="抄送机关排在了印发机关和印发日期的后面。",
        suggestion="先排抄送机关，最后一行排印发机关和印发日期。",
        explanation="印发机关和印发日期编排在末条分隔线之上，在抄送机关的下面。",
        basis=clause(layout().roles["printer"].clause),
        severity="warning",
        check=_order,
        kind=None,
    ),
    Rule(
        code="L724",
        name="imprint-rules",
        title="版记没有分隔线",
        message="版记的上下没有分隔线。",
        suggestion="在版记的首行之上、末行之下各加一条与版心等宽的粗线，中间用细线。",
        explanation="版记中的分隔线与版心等宽，首条和末条用粗线（推荐0.35毫米），中间的用细线（推荐0.25毫米）。",
        basis=_IMPRINT,
        severity="hint",
        check=_rules_missing,
        kind=None,
    ),
    Rule(
        code="L725",
        name="imprint-not-last",
        title="版记不在最后",
        message="版记的后面还有内容，版记应在最后一面的下边。",
        suggestion="把附件移到版记的前面，版记排在最后一面版心的最下边。",
        explanation="附件另面编排，在版记之前；末条分隔线与公文最后一面的版心下边缘重合。",
        basis=_IMPRINT,
        severity="warning",
        check=_last,
        kind=None,
    ),
)
