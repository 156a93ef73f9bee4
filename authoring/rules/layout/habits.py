"""Layout made by hand: blank lines, tabs, blanks in a line, automatic numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout.bases import PRACTICE, TOOL
from authoring.rules.layout.view import HEADINGS, Spot, hit, look, main_text
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_TAB_INSIDE = pattern(r"\S\t+\S")
_BLANKS = "[ \\u3000\\u2003\\xa0]"
_AFTER_WORDS = 12  # characters shown before a gap


def _blank_lines(context: Context) -> Iterator[Hit]:
    """Series of blank paragraphs in front of a block; what the file has after its last block is not told."""
    most = context.layout.judging.blank_lines
    starts = {each.printed[0].number: each.block for each in context.once(main_text)}
    found, spots, blank = [], [], 0
    for each in look(context).paragraphs:
        if each.where != "body":
            blank = 0 if each.where != "box" else blank  # what stands in a table parts blank lines
            continue
        if not each.text.strip():
            ruled = each.look.top is not None or each.look.bottom is not None
            blank = 0 if ruled else blank + 1  # a rule that a blank paragraph draws parts blank lines, too
            continue
        if blank > most and each.number in starts:
            found.append(blank)
            spots.append(Spot(starts[each.number], ""))
        blank = 0
    if spots:
        yield from hit(context, spots, {"found": max(found), "most": most})


def _tabs(context: Context) -> Iterator[Hit]:
    spots = [
        Spot(each.block, "")
        for each in context.once(main_text)
        if each.kind in ("body", *HEADINGS) and "\t" in (text := each.printed[0].text) and _TAB_INSIDE.search(text)
    ]
    yield from hit(context, spots, {})


def _gaps(context: Context) -> Iterator[Hit]:
    least = context.layout.judging.column_gap
    gap = pattern(rf"\S(?:{_BLANKS}){{{least},}}\S")
    spots = []
    for each in context.once(main_text):
        text = each.printed[0].text
        if ("  " in text or "\u3000" in text) and (match := gap.search(text)):
            spots.append(Spot(each.block, text[max(match.start() - _AFTER_WORDS, 0) : match.end()]))
    yield from hit(context, spots, {})


def _automatic(context: Context) -> Iterator[Hit]:
    spots = [Spot(each.block, "") for each in context.once(main_text) if each.printed[0].look.numbered]
    yield from hit(context, spots, {})


RULES = (
    Rule(
        code="L801",
        name="blank-lines",
        title="用空行调整版面",
        message="这一段前面连着{found}个空行，最多应空{most}行。",
        suggestion="删去多余的空行；要另起一页的，用“段前分页”或分页符。",
        explanation="标题、主送、附件说明、署名等处按规定空一行或二行，其余地方不空行。靠空行推到下一页，改动文字后就会错位。",
        basis=PRACTICE,
        severity="warning",
        check=_blank_lines,
        kind=None,
    ),
    Rule(
        code="L802",
        name="tabs-in-text",
        title="正文里用制表符排版",
        message="正文中间有制表符。",
        suggestion="删去制表符；要并排几栏的，用表格。",
        explanation="制表符的位置随软件和字体变化，上网时还会丢失或变成空格。",
        basis=PRACTICE,
        severity="hint",
        check=_tabs,
        kind=None,
    ),
    Rule(
        code="L803",
        name="blanks-in-line",
        title="行内用空格排版",
        message="“{text}”中间有一连串空格。",
        suggestion="删去空格，用对齐方式、缩进或表格来排。",
        explanation="用空格凑位置，换字体、换软件后就对不齐。连着三个以上的空格才报告。",
        basis=PRACTICE,
        severity="hint",
        check=_gaps,
        kind=None,
    ),
    Rule(
        code="L804",
        name="automatic-numbers",
        title="序号是自动编号",
        message="“{text}”的序号是自动编号，复制到网页、表单或纯文本时会丢失。",
        suggestion="定稿后把自动编号转换为文本，或者直接录入序号。",
        explanation="自动编号不是文字，粘贴到网页或其他系统时常常消失或变样，缩进也由编号决定，容易不合规定。",
        basis=TOOL,
        severity="hint",
        check=_automatic,
        kind=None,
    ),
)
