"""The page number: that there is one, its form, side, font and height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document.look import PAGE
from authoring.named import NamedTuple
from authoring.rules.layout.bases import PRACTICE, clause
from authoring.rules.layout.view import look
from authoring.standard.layout import layout
from authoring.standard.units import count_text, millimetres, mm_text, size_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.document.look import FooterKind, Printed, SectionLook

_FORM = f"— {PAGE} —"
_ALIGNS = {"left": "居左", "both": "居左", "center": "居中", "right": "居右"}
_SIDES = {"outside": "单页居右、双页居左", "center": "居中", "right": "居右"}


class _Number(NamedTuple):
    """A footer paragraph with the page number; ``even`` is of even pages."""

    section: SectionLook
    printed: Printed
    even: bool


def _numbers(context: Context) -> tuple[_Number, ...]:
    """The page numbers of all sections, those of odd pages first within each."""
    found, even_odd = [], look(context).even_odd
    for section in look(context).sections:
        for kind in _kinds(even_odd=even_odd):
            footer = section.footers.get(kind)
            if footer and (printed := footer.page_number):
                found.append(_Number(section, printed, kind == "even"))
    return tuple(found)


def _kinds(*, even_odd: bool) -> tuple[FooterKind, ...]:
    return ("default", "even") if even_odd else ("default",)


def _placed(context: Context) -> list[_Number]:
    """Those that stand in the lines of an upright page's footer, not in a frame or box whose place is its own."""
    return [
        each
        for each in context.once(_numbers)
        if each.printed.where != "box" and not each.printed.look.framed and not _is_turned(each.section)
    ]


def _is_turned(section: SectionLook) -> bool:
    """Whether the paper is turned: the number's place on it is then no longer that on the page."""
    return (section.width or 0) > (section.height or 0)


def _missing(context: Context) -> Iterator[Hit]:
    if not context.once(_numbers):
        above = any(header.page_number for section in look(context).sections for header in section.headers.values())
        yield Hit(None, {"found": "页码在页眉里，页脚没有页码" if above else "没有页码"})


def _form(context: Context) -> Iterator[Hit]:
    for each in context.once(_numbers):
        text = each.printed.text.strip()
        if text != _FORM:
            yield Hit(None, {"found": text.replace(PAGE, "1"), "right": _FORM.replace(PAGE, "1")})
            return


def _side(context: Context) -> Iterator[Hit]:
    side = context.layout.page_number.side
    wrong: dict[str, None] = {}
    for each in _placed(context):
        align = each.printed.look.align
        align = "left" if align == "both" else align
        right = "center" if side == "center" else "left" if side == "outside" and each.even else "right"
        if align != right:
            wrong[("双页" if each.even else "单页") + _ALIGNS[align]] = None
    if wrong:
        yield Hit(None, {"found": "、".join(wrong), "right": _SIDES[side]})


def _inset(context: Context) -> Iterator[Hit]:
    rules = context.layout.page_number
    for each in _placed(context):
        look_ = each.printed.look
        if rules.side == "center" or look_.align not in ("left", "right"):
            continue
        at = (look_.left if look_.align == "left" else look_.right).in_characters(rules.half_points * 10)
        text = each.printed.text
        at += (len(text) - len(text.strip("\u3000"))) if at == 0 else 0
        if abs(at - rules.inset_characters) > context.layout.judging.number_inset_characters:
            side = "左" if look_.align == "left" else "右"
            yield Hit(None, {"found": f"{side}空{count_text(at)}字", "right": f"{side}空{rules.inset_characters}字"})
            return


def _font(context: Context) -> Iterator[Hit]:
    rules = context.layout.page_number
    for each in context.once(_numbers):
        look_ = next(run for text, run in each.printed.pieces if PAGE in text)
        right = (context.layout.font_names[rules.font], size_text(rules.half_points))
        wrong_font = context.layout.font_role(look_.ascii) != rules.font
        if wrong_font or look_.half_points != rules.half_points or look_.bold:
            found = f"{look_.ascii or '默认字体'}{size_text(look_.half_points)}{'加粗' if look_.bold else ''}"
            yield Hit(None, {"found": found, "right": "".join((right[1], right[0]))})
            return


def _distance(context: Context) -> Iterator[Hit]:
    rules = context.layout.judging
    for each in _placed(context):
        footer = each.section.footer
        if footer is not None and not rules.least_footer_mm <= millimetres(footer) <= rules.most_footer_mm:
            right = f"{context.layout.page_number.footer_mm:g}毫米"
            gap = f"{context.layout.page_number.gap_mm:g}毫米"
            yield Hit(None, {"found": mm_text(footer), "right": right, "gap": gap})
            return


def _first_page(context: Context) -> Iterator[Hit]:
    section = look(context).sections[0]
    first = section.footers.get("first")
    if section.title_page and context.once(_numbers) and not (first and first.page_number):
        yield Hit()


def _even_odd(context: Context) -> Iterator[Hit]:
    if context.layout.page_number.side != "outside":
        return
    found = _placed(context)
    outside = [each for each in found if not each.even and each.printed.look.align in ("left", "right", "both")]
    if outside and not any(each.even for each in found):
        yield Hit(None, {"found": "没有另设双页的页码" if look(context).even_odd else "没有设“奇偶页不同”"})


def _restart(context: Context) -> Iterator[Hit]:
    restarts = [str(each.restart) for each in look(context).sections[1:] if each.restart is not None]
    if restarts:
        yield Hit(None, {"found": "、".join(restarts)})


_NUMBER = clause(layout().page_number.clause)

RULES = (
    Rule(
        code="L501",
        name="page-number-missing",
        title="没有页码",
        message="{found}，应当在版心下面编排页码。",
        suggestion="插入页脚，用四号半角宋体数字编页码，数字左右各放一条一字线。",
        explanation="页码编排在版心下边缘之下；手工打在页脚里、不会变的数字不算页码。",
        basis=_NUMBER,
        severity="error",
        check=_missing,
        kind=None,
    ),
    Rule(
        code="L502",
        name="page-number-form",
        title="页码的样式不对",
        message="页码写成“{found}”，应为“{right}”。",
        suggestion="在数字左右各放一条一字线，一字线和数字之间空半格。",
        explanation="页码用半角阿拉伯数字，左右各放一条一字线（—）；连字符、“第1页”“1/10”都不对。",
        basis=_NUMBER,
        severity="warning",
        check=_form,
        kind=None,
    ),
    Rule(
        code="L503",
        name="page-number-side",
        title="页码的位置不对",
        message="页码{found}，应为{right}。",
        suggestion="把页脚里页码段落的对齐方式改为{right}。",
        explanation="单页码居右空一字，双页码居左空一字。一些单位习惯居中，可以在模板的“版式”里写明“页码位置: 居中”。",
        basis=_NUMBER,
        severity="warning",
        check=_side,
        kind=None,
    ),
    Rule(
        code="L504",
        name="page-number-font",
        title="页码的字体字号不对",
        message="页码是{found}，应为{right}。",
        suggestion="把页脚里的页码改为{right}，不加粗。",
        explanation="页码一般用四号半角宋体阿拉伯数字。",
        basis=_NUMBER,
        severity="warning",
        check=_font,
        kind=None,
    ),
    Rule(
        code="L505",
        name="page-number-distance",
        title="页码离版心的距离不对",
        message="页脚距页边{found}，应为{right}左右，使页码的一字线在版心下{gap}。",
        suggestion="在页面设置的“版式”里把页脚距边界改为{right}。",
        explanation="一字线上距版心下边缘7毫米。页脚按四号字计，距页边22.9毫米至28.2毫米之间都认。",
        basis=_NUMBER,
        severity="warning",
        check=_distance,
        kind=None,
    ),
    Rule(
        code="L506",
        name="first-page-unnumbered",
        title="首页没有页码",
        message="设了“首页不同”，首页没有页码。",
        suggestion="在页面设置里取消“首页不同”，或者在首页页脚里也放上页码。",
        explanation="公文从首页起编页码；只有信函格式的首页不显示页码。",
        basis=_NUMBER,
        severity="warning",
        check=_first_page,
        kind=None,
    ),
    Rule(
        code="L507",
        name="even-pages-same",
        title="单双页页码没有分开",
        message="页码{found}，双页的页码也在右边，应单页居右、双页居左。",
        suggestion="在页面设置里选上“奇偶页不同”，双页的页码居左空一字。",
        explanation="公文双面印刷，页码都在外侧：单页码居右，双页码居左。",
        basis=_NUMBER,
        severity="warning",
        check=_even_odd,
        kind=None,
    ),
    Rule(
        code="L508",
        name="page-number-inset",
        title="页码没有空一字",
        message="页码{found}，应{right}。",
        suggestion="在页脚里页码段落的缩进中设{right}。",
        explanation="单页码居右空一字，双页码居左空一字。",
        basis=_NUMBER,
        severity="hint",
        check=_inset,
        kind=None,
    ),
    Rule(
        code="L509",
        name="page-number-restarts",
        title="页码中途重新编",
        message="后面的节从第{found}页重新编页码，全文应当连续编码。",
        suggestion="在后面各节的页码格式里选“续前节”。",
        explanation="公文的附件与正文一起装订时，页码连续编排。",
        basis=PRACTICE,
        severity="warning",
        check=_restart,
        kind=None,
    ),
)
