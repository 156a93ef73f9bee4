"""Indents and alignment of headings and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout.bases import PRACTICE, clause
from authoring.rules.layout.view import HEADINGS, TEXT, Setting, Spot, hit, main_text, settings, told
from authoring.standard.layout import layout
from authoring.standard.units import count_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_BLANKS = " \t\u3000\u2002\u2003\xa0"
_ALIGNS = {"center": "居中", "right": "右对齐", "left": "左对齐", "both": "两端对齐"}


def _unit(setting: Setting) -> float:
    return setting.half_points * 10 + setting.spacing


def _flush(context: Context) -> list[Setting]:
    """Settings of text that begins at the left."""
    return [each for each in context.once(settings) if each.kind in TEXT and each.look.align in ("left", "both")]


def _indent(context: Context) -> Iterator[Hit]:
    slack = context.layout.judging.indent_characters
    found, spots = [], []
    for each in _flush(context):
        right = context.layout.roles[each.kind].first_line
        at = each.look.first.in_characters(_unit(each)) + each.look.left.in_characters(_unit(each))
        wrong = [spot for spot in each.spots if not spot.text.startswith(tuple(_BLANKS))]
        if abs(at - right) > slack and wrong:
            found.append((f"缩进{count_text(at)}字" if abs(at) > slack else "没有缩进", len(wrong)))
            spots += wrong
    if spots:
        right = context.layout.roles["body"].first_line
        yield from hit(context, spots, {"found": told(found), "right": right})


def _blanks(context: Context) -> Iterator[Hit]:
    spots = [
        Spot(each.block, "")
        for each in context.once(main_text)
        if each.kind in TEXT and each.printed[0].text.startswith(("\u3000", "  ", "\t", "\u2003", "\xa0"))
    ]
    yield from hit(context, spots, {"right": context.layout.roles["body"].first_line})


def _left(context: Context) -> Iterator[Hit]:
    slack = context.layout.judging.indent_characters
    found, spots = [], []
    for each in _flush(context):
        sides = (("左", each.look.left), ("右", each.look.right))
        named = [(name, side.in_characters(_unit(each))) for name, side in sides]
        wrong = [f"{name}缩进{count_text(at)}字" for name, at in named if abs(at) > slack]
        if wrong:
            found.append(("、".join(wrong), len(each.spots)))
            spots += each.spots
    if spots:
        yield from hit(context, spots, {"found": told(found)})


def _aligned(context: Context) -> Iterator[Hit]:
    wrong = [each for each in context.once(settings) if each.kind in TEXT and each.look.align in ("center", "right")]
    if wrong:
        found = told([(_ALIGNS[each.look.align], len(each.spots)) for each in wrong])
        which = "标题" if all(each.kind in HEADINGS for each in wrong) else "正文"
        yield from hit(context, [spot for each in wrong for spot in each.spots], {"found": found, "which": which})


_BODY = clause(layout().roles["body"].clause.split("、")[-1])

RULES = (
    Rule(
        code="L211",
        name="first-line-indent",
        title="段首没有空二字",
        message="段首{found}，应左空{right}字。",
        suggestion="在段落设置里把“特殊格式”改为首行缩进{right}字符。",
        explanation="正文和各级标题每个自然段左空二字，回行顶格。相差0.3字以内的不报告，居中的段落不看。",
        basis=_BODY,
        severity="warning",
        check=_indent,
        kind=None,
    ),
    Rule(
        code="L212",
        name="indent-by-blanks",
        title="段首用空格缩进",
        message="段首的空是用空格或制表符打出来的，应设首行缩进{right}字符。",
        suggestion="删去段首的空格，在段落设置里设首行缩进{right}字符。",
        explanation="空格打出来的缩进，换字体、换软件后宽窄不一，改稿时也容易多出或漏掉。",
        basis=PRACTICE,
        severity="hint",
        check=_blanks,
        kind=None,
    ),
    Rule(
        code="L213",
        name="turn-lines-not-flush",
        title="回行没有顶格",
        message="段落设了{found}，回行应当顶格。",
        suggestion="在段落设置里把左、右缩进都改为0，只留首行缩进。",
        explanation="正文每个自然段左空二字，回行顶格，两边都齐版心。",
        basis=_BODY,
        severity="warning",
        check=_left,
        kind=None,
    ),
    Rule(
        code="L214",
        name="text-alignment",
        title="正文或小标题没有齐左",
        message="{which}的对齐方式是{found}，应为两端对齐。",
        suggestion="改为两端对齐，左空二字；各级标题也左空二字，不居中。",
        explanation="结构层次序数和小标题左空二字，不居中；正文两端对齐。",
        basis=_BODY,
        severity="warning",
        check=_aligned,
        kind=None,
    ),
)
