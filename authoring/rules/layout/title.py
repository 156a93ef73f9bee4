"""The title: font, size, place, and how its lines are broken."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document.look import DRAWING
from authoring.rules.layout.bases import clause
from authoring.rules.layout.fonts import font_check, size_check
from authoring.rules.layout.view import Laid, first_of, hit, leading, look, whole
from authoring.standard.layout import layout, text_width
from authoring.standard.units import count_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_ALIGNS = {"left": "左对齐", "right": "右对齐", "both": "两端对齐"}


def _centred(context: Context) -> Iterator[Hit]:
    title = first_of(context, "title")
    if title is None:
        return
    for printed in title.printed:
        shape = printed.look
        shift = shape.first.in_characters(320) + shape.left.in_characters(320) - shape.right.in_characters(320)
        if shape.align != "center":
            yield from hit(context, [whole(context, title.block)], {"found": _ALIGNS[shape.align]})
            return
        if abs(shift) > context.layout.judging.signature_characters:
            found = f"居中，但另有{count_text(abs(shift))}字的缩进，偏向一边"
            yield from hit(context, [whole(context, title.block)], {"found": found})
            return


def _lines(title: Laid) -> list[float]:
    """The width of each of the title's lines, in characters."""
    text = "\n".join(printed.text for printed in title.printed)
    return [text_width(line) for line in (part.strip(" \u3000\t\f" + DRAWING) for part in text.split("\n")) if line]


def _room(context: Context, title: Laid) -> float:
    """How many of the title's characters fit a line."""
    run = leading(title.pieces[0][1])
    width = look(context).sections[title.printed[0].section].text_width or context.layout.page.text_width
    return width / (run.half_points * 10 + run.spacing) if run else 0


def _shape(context: Context) -> Iterator[Hit]:
    title = first_of(context, "title")
    lines = _lines(title) if title else []
    if title is None or len(lines) < 2 or max(lines) > _room(context, title):
        return
    slack = context.layout.judging.even_title_lines
    steps = [after - before for before, after in pairwise(lines)]
    if all(abs(step) <= slack for step in steps):
        found = "长方形（各行一样长）"
    elif any(before < -slack and after > slack for before, after in pairwise(steps)):
        found = "沙漏形（中间短、两头长）"
    else:
        return
    told = "、".join(f"{count_text(line)}字" for line in lines)
    yield from hit(context, [whole(context, title.block)], {"found": found, "lines": told})


def _wraps(context: Context) -> Iterator[Hit]:
    title = first_of(context, "title")
    lines = _lines(title) if title else []
    if title is None or not lines or max(lines) <= (room := _room(context, title)) or room <= 0:
        return
    values = {"found": count_text(max(lines)), "room": count_text(int(room))}
    yield from hit(context, [whole(context, title.block)], values)


def _gap(context: Context) -> Iterator[Hit]:
    title, addressee = first_of(context, "title"), first_of(context, "addressee")
    if title is None or addressee is None or addressee.block != title.block + 1:
        return
    last, first = title.printed[-1], addressee.printed[0]
    between = [
        each for each in look(context).paragraphs if last.number < each.number < first.number and each.where == "body"
    ]
    line = context.layout.page.line_pitch
    spaced = (last.look.after + first.look.before) / line
    blank = len(between) + round(spaced)
    if blank != 1:
        yield from hit(context, [whole(context, addressee.block)], {"found": f"空了{blank}行" if blank else "没有空行"})


_TITLE = clause(layout().roles["title"].clause)

RULES = (
    Rule(
        code="L301",
        name="title-font",
        title="标题的字体不对",
        message="标题的字体是{found}，应为{right}。",
        suggestion="把标题的中文字体改为方正{right}；没有这种字体的，安装后再排，不要用宋体加粗代替。",
        explanation="标题一般用二号小标宋体字。方正小标宋简体、方正小标宋_GBK等都认。",
        basis=_TITLE,
        severity="warning",
        check=font_check(("title",)),
        kind=None,
    ),
    Rule(
        code="L302",
        name="title-size",
        title="标题的字号不对",
        message="标题的字号是{found}，应为{right}。",
        suggestion="把标题的字号改为{right}。",
        explanation="标题一般用二号字；太长的标题可以多分几行，不缩小字号。",
        basis=_TITLE,
        severity="warning",
        check=size_check(("title",)),
        kind=None,
    ),
    Rule(
        code="L303",
        name="title-not-centred",
        title="标题没有居中",
        message="标题的对齐方式是{found}，应当居中。",
        suggestion="把标题段落改为居中对齐，左、右和首行缩进都改为0。",
        explanation="标题分一行或多行居中排布。设了居中又留着首行缩进的，会偏向一边。",
        basis=_TITLE,
        severity="warning",
        check=_centred,
        kind=None,
    ),
    Rule(
        code="L304",
        name="title-shape",
        title="标题分行的形状不对",
        message="标题分行排成{found}，各行{lines}，应为梯形或菱形。",
        suggestion="在词意完整的地方重新分行，排成上长下短、上短下长的梯形，或者中间长的菱形。",
        explanation="多行标题要词意完整、排列对称、长短适宜，使用梯形或菱形。",
        basis=_TITLE,
        severity="hint",
        check=_shape,
        kind=None,
    ),
    Rule(
        code="L305",
        name="title-wraps",
        title="标题由软件自动断行",
        message="标题有一行长{found}字，一行只排得下{room}字，会在任意的地方断开。",
        suggestion="在词意完整的地方手工换行，把标题排成梯形或菱形。",
        explanation="标题回行时要做到词意完整；软件自动断行，常把一个词断在两行，末行只剩一两个字。",
        basis=_TITLE,
        severity="hint",
        check=_wraps,
        kind=None,
    ),
    Rule(
        code="L306",
        name="addressee-gap",
        title="标题和主送机关之间没有空一行",
        message="标题和主送机关之间{found}，应当空1行。",
        suggestion="在标题和主送机关之间空1行。",
        explanation="主送机关编排于标题下空一行位置，居左顶格。",
        basis=clause(layout().roles["addressee"].clause),
        severity="hint",
        check=_gap,
        kind=None,
    ),
)
