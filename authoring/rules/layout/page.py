"""Paper, margins and type area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout.bases import clause
from authoring.rules.layout.view import look
from authoring.standard.layout import layout, twips
from authoring.standard.units import millimetres, mm_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authoring.check import Context
    from authoring.document.look import SectionLook

_PAPER_SLACK = 1.0  # millimetres


def _upright(context: Context) -> list[SectionLook]:
    """The sections that are not turned; one for wide tables has its margins turned too."""
    return [each for each in look(context).sections if not (each.width and each.height and each.width > each.height)]


def _page_size(context: Context) -> Iterator[Hit]:
    page = context.layout.page
    right = sorted((page.width_mm, page.height_mm))
    found = []
    for each in look(context).sections:
        if each.width is None or each.height is None:
            found.append("大小没有设置（由软件按默认纸张排）")
        elif _differ(sorted((millimetres(each.width), millimetres(each.height))), right):
            found.append(f"是{mm_text(each.width)}×{mm_text(each.height)}")
    yield from _told(found, {"right": f"{page.width_mm:g}毫米×{page.height_mm:g}毫米"})


def _differ(found: list[float], right: list[float]) -> bool:
    return any(abs(a - b) > _PAPER_SLACK for a, b in zip(found, right, strict=True))


def _margins(context: Context) -> Iterator[Hit]:
    page = context.layout.page
    found = []
    for each in _upright(context):
        wanted = (("天头（上边距）", each.top, page.top_mm), ("订口（左边距）", each.left, page.left_mm))
        found.append("、".join(_off(context, name, value, right) for name, value, right in wanted))
    yield from _told([each.strip("、") for each in found], {"top": f"{page.top_mm:g}", "left": f"{page.left_mm:g}"})


def _off(context: Context, name: str, value: int | None, right: float) -> str:
    if value is None:
        return f"{name}没有设置"
    wrong = abs(millimetres(abs(value)) - right) > context.layout.judging.margin_mm
    return f"{name}{mm_text(abs(value))}" if wrong else ""


def _type_area(context: Context) -> Iterator[Hit]:
    page = context.layout.page
    _, right, bottom, _ = page.margins
    found = []
    for each in _upright(context):
        if each.width is None or each.height is None or abs(each.width - twips(page.width_mm)) > twips(_PAPER_SLACK):
            continue
        wanted = (("右边距", each.right, right), ("下边距", each.bottom, bottom))
        told = [_off(context, name, value, millimetres(at)) for name, value, at in wanted]
        if abs(millimetres(each.gutter)) > context.layout.judging.margin_mm:
            told.append(f"另设装订线{mm_text(each.gutter)}")
        area = ""
        if each.text_width is not None and each.text_height is not None:
            area = f"（版心{mm_text(each.text_width)}×{mm_text(each.text_height)}）"
        if any(told):
            found.append("、".join(filter(None, told)) + area)
    values = {"width": f"{page.text_width_mm:g}", "height": f"{page.text_height_mm:g}"}
    yield from _told(found, values | {"right": mm_text(right), "bottom": mm_text(bottom)})


def _told(found: Iterable[str], values: dict[str, str]) -> Iterator[Hit]:
    """One hit for all sections."""
    if told := dict.fromkeys(filter(None, found)):
        yield Hit(None, {"found": "；".join(told), **values})


RULES = (
    Rule(
        code="L101",
        name="page-size",
        title="纸张不是A4",
        message="纸张{found}，应为A4（{right}）。",
        suggestion="在页面设置里把全文的纸张都改为A4。",
        explanation="公文用纸采用A4型纸，成品幅面210毫米×297毫米。允许相差1毫米；横排表格所在的页可以横放。",
        basis=clause(layout().page.clause.split("、")[0]),
        severity="error",
        check=_page_size,
        kind=None,
    ),
    Rule(
        code="L102",
        name="page-margins",
        title="天头、订口不合规定",
        message="{found}，应为天头{top}毫米、订口{left}毫米。",
        suggestion="在页面设置里把上边距改为{top}毫米，左边距改为{left}毫米。",
        explanation="天头（上白边）37毫米±1毫米，订口（左白边）28毫米±1毫米。",
        basis=clause(layout().page.clause.split("、")[1]),
        severity="error",
        check=_margins,
        kind=None,
    ),
    Rule(
        code="L103",
        name="type-area",
        title="版心大小不对",
        message="{found}，版心应为{width}毫米×{height}毫米。",
        suggestion="在页面设置里把右边距改为{right}，下边距改为{bottom}，装订线改为0。",
        explanation=(
            "版心156毫米×225毫米，不含页码；由纸张、天头和订口推得右边距26毫米、下边距35毫米，各允许相差1毫米。"
        ),
        basis=clause(layout().page.clause.split("、")[1]),
        severity="error",
        check=_type_area,
        kind=None,
    ),
)
