"""Bold, colour and other emphasis where the standard has none; headings that are only bold text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout.bases import KINDS, PRACTICE, clause
from authoring.rules.layout.fakes import faked
from authoring.rules.layout.fonts import KINDS_OF_TEXT
from authoring.rules.layout.view import Spot, Stretch, hit, stretches, told
from authoring.standard.layout import layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authoring.check import Context
    from authoring.document.look import RunLook

_BLACK = ("", "000000")
_COLOURS = {
    "FF0000": "红色",
    "0000FF": "蓝色",
    "0563C1": "超链接蓝",
    "FFFFFF": "白色",
    "C00000": "深红",
    # Office's themes: headings and accents since 2007 and 2013, and the palette's standard colours
    **dict.fromkeys(("4F81BD", "365F91", "1F497D", "4472C4", "5B9BD5", "2F5496", "2E74B5", "0070C0"), "蓝色"),
    **dict.fromkeys(("17365D", "1F3763", "1F4D78", "002060"), "深蓝"),
    **dict.fromkeys(("00B050", "70AD47", "9BBB59"), "绿色"),
    **dict.fromkeys(("ED7D31", "F79646", "FFC000"), "橙色"),
    **dict.fromkeys(("7030A0", "8064A2"), "紫色"),
    **dict.fromkeys(("808080", "7F7F7F", "595959", "404040", "A6A6A6"), "灰色"),
    "00B0F0": "浅蓝",
    "FFFF00": "黄色",
}


def _faked(context: Context) -> Iterator[Hit]:
    yield from hit(context, [Spot(block, "") for block in context.once(faked)], {})


def _found(context: Context, wrong: Callable[[Stretch], bool], name: Callable[[RunLook], str]) -> Iterator[Hit]:
    """One hit for all text whose look is wrong; titles too."""
    here = [each for each in context.once(stretches) if each.kind in (*KINDS_OF_TEXT, "title") and wrong(each)]
    skipped = context.once(faked)
    spots = [(each, [spot for spot in each.spots if spot.block not in skipped]) for each in here]
    spots = [(each, kept) for each, kept in spots if kept]
    if spots:
        which = "、".join(dict.fromkeys(KINDS[each.kind] for each, _ in spots))
        found = told([(name(each.look), len(kept)) for each, kept in spots])
        yield from hit(context, [spot for _, kept in spots for spot in kept], {"which": which, "found": found})


def _bold(context: Context) -> Iterator[Hit]:
    yield from _found(context, lambda each: each.look.bold, lambda _: "加粗")


def _colour(context: Context) -> Iterator[Hit]:
    yield from _found(context, lambda each: each.look.colour not in _BLACK, lambda look: _colour_name(look.colour))


def _colour_name(colour: str) -> str:
    name = _COLOURS.get(colour.upper())
    return f"{name}（{colour}）" if name else f"颜色{colour}"


def _decoration(context: Context) -> Iterator[Hit]:
    yield from _found(
        context,
        lambda each: each.look.italic or each.look.underline,
        lambda look: "、".join(name for name, on in (("斜体", look.italic), ("下划线", look.underline)) if on),
    )


RULES = (
    Rule(
        code="L313",
        name="heading-faked-by-bold",
        title="用加粗的正文充当标题",
        message="“{text}”是加粗的正文，没有用标题的字体，也没有大纲级别。",
        suggestion="套用相应级别的标题样式：一级黑体，二级楷体，都不加粗。",
        explanation="只加粗的“标题”在导航窗格和目录里看不到，字体也不合标准。设了大纲级别或用了黑体、楷体的不在此列。",
        basis=clause(layout().roles["heading1"].clause),
        severity="warning",
        check=_faked,
        kind=None,
    ),
    Rule(
        code="L411",
        name="bold-text",
        title="不该加粗的地方加粗",
        message="{which}有加粗的文字。",
        suggestion="取消加粗；小标宋和黑体本身就重，不需要再加粗。",
        explanation="标准里没有加粗的要素，层次靠字体区分。一些单位习惯把“1.”一级或段首句加粗，属于本地做法。",
        basis=PRACTICE,
        severity="warning",
        check=_bold,
        kind=None,
    ),
    Rule(
        code="L412",
        name="coloured-text",
        title="文字不是黑色",
        message="{which}有{found}的文字，应为黑色。",
        suggestion="把文字颜色改为黑色（自动）。",
        explanation="如无特殊说明，公文中文字的颜色均为黑色；发文机关标志、分隔线和印章用红色。",
        basis=clause("5.2.4"),
        severity="warning",
        check=_colour,
        kind=None,
    ),
    Rule(
        code="L413",
        name="decorated-text",
        title="文字用了斜体或下划线",
        message="{which}有{found}的文字。",
        suggestion="取消斜体和下划线。",
        explanation="标准里没有用斜体、下划线的要素。",
        basis=PRACTICE,
        severity="hint",
        check=_decoration,
        kind=None,
    ),
)
