"""Pictures and charts: within the type area, and whole."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document import DISPLAYED, Paragraph
from authoring.rules.layout.bases import PRACTICE
from authoring.rules.layout.view import Spot, by_number, hit, look
from authoring.standard.units import mm_text, points_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.document.look import Drawn, ParagraphLook, SectionLook

_CHARACTER = 320  # twips of a character of size 三号, in which indents are counted
_SLACK = 57  # twips, 1 mm: what programs round off
_SEEN = 1.2  # lines: what is a little higher than its line, as a small sign, loses next to nothing


def _too_wide(context: Context) -> Iterator[Hit]:
    """What is wider than the line it stands in, or put beyond the edges of type area or paper."""
    sections = look(context).sections
    told, spots = [], []
    for each in look(context).drawn:
        section = sections[each.section] if each.section < len(sections) else None
        over = _over(context, each, section) if section else None
        if over:
            told.append(f"第{each.number}段的图片或图表{over}")
            spots.append(_spot(context, each))
    if spots:
        yield from hit(context, spots, {"found": told[0]})


def _over(context: Context, each: Drawn, section: SectionLook) -> str:
    """How far it reaches out, in words; "" where it doesn't, or nobody can tell."""
    if section.width is None or section.text_width is None or section.left is None:
        return ""
    if not each.inline:
        return _beyond(each, section.width, section.left)
    shape = _shape(context, each)
    room = section.text_width
    if shape:
        indents = (shape.left, shape.right, shape.first)
        room -= round(sum(max(indent.in_characters(_CHARACTER), 0) for indent in indents) * _CHARACTER)
    if each.width <= room + _SLACK:
        return ""
    told = f"宽{mm_text(each.width)}，这一行只有{mm_text(room)}"
    right = section.width - section.left - section.text_width - section.gutter
    return f"{told}，右边伸出纸外" if each.width - room > right else told


def _beyond(each: Drawn, paper: int, left: int) -> str:
    """What is put somewhere may stand in the margin, but not beyond the paper's edge."""
    if each.across is None:
        return f"宽{mm_text(each.width)}，比纸还宽" if each.width > paper + _SLACK else ""
    border, offset = each.across
    start = offset + (left if border in ("margin", "column") else 0)
    if start < -_SLACK:
        return f"左边伸出纸外{mm_text(-start)}"
    over = start + each.width - paper
    return f"右边伸出纸外{mm_text(over)}" if over > _SLACK else ""


def _too_high(context: Context) -> Iterator[Hit]:
    """What stands in a line of a fixed height that is lower, which shows a strip of it."""
    spots, told = [], []
    for each in look(context).drawn:
        shape = _shape(context, each) if each.inline else None
        if shape and shape.rule == "exact" and each.height > _SEEN * shape.line:
            spots.append(_spot(context, each))
            told.append((f"第{each.number}段的图片或图表高{mm_text(each.height)}", points_text(shape.line / 20)))
    if spots:
        found, line = told[0]
        yield from hit(context, spots, {"found": found, "line": line})


def _shape(context: Context, each: Drawn) -> ParagraphLook | None:
    printed = context.once(by_number).get(each.number, ())
    return printed[0].look if printed else None


def _spot(context: Context, each: Drawn) -> Spot:
    """The words that tell which one it is: its caption, else the text that it stands in or below."""
    blocks, numbers = context.document.blocks, context.once(_numbers)
    at = bisect_right(numbers, each.number)
    if at < len(blocks) and isinstance(caption := blocks[at], Paragraph) and caption.role == "figure-caption":
        return Spot(at, "")
    texts = (index for index in range(at - 1, -1, -1) if not isinstance(blocks[index], DISPLAYED))
    return Spot(next(texts, 0), "")


def _numbers(context: Context) -> list[int]:
    """The paragraph of each block, so far down as any block before it stands."""
    numbers, last = [], 0
    for block in context.document.blocks:
        last = max(last, block.place.block or 0)
        numbers.append(last)
    return numbers


RULES = (
    Rule(
        code="L811",
        name="picture-too-wide",
        title="图片伸出版心或者纸边",
        message="{found}。",
        suggestion="缩小图片，使它不宽于版心；嵌入在行里的，图片所在的段落不要首行缩进；浮动的，改为“嵌入型”并居中。",
        explanation=(
            "图片要在版心以内，伸出纸边的印不全。嵌入在行里的按版心宽减去段落缩进算；浮动的只看是否伸出纸边。"
            "衬于文字下方的、旋转的、表格里的不看。"
        ),
        basis=PRACTICE,
        severity="warning",
        check=_too_wide,
        kind=None,
    ),
    Rule(
        code="L812",
        name="picture-cut-off",
        title="图片被固定行距截断",
        message="{found}，所在的段落行距是固定值{line}，只印得出一行高的一条。",
        suggestion="把图片所在段落的行距改为“单倍行距”，并取消首行缩进、居中。",
        explanation="嵌入在行里的图片，段落行距是“固定值”时超出行高的部分不显示、也印不出来，要改为单倍行距。",
        basis=PRACTICE,
        severity="error",
        check=_too_high,
        kind=None,
    ),
)
