"""The 版头: mark, number, signatory and red rule. A draft without a 版头 is not blamed for it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout.bases import clause
from authoring.rules.layout.front import NAMES, ORDER, front, is_red
from authoring.rules.layout.marks import DOCUMENT_NUMBER, HAN, SIGNATORY
from authoring.rules.layout.view import Spot, hit, leading, look, whole
from authoring.standard.layout import layout, twips
from authoring.standard.patterns import pattern
from authoring.standard.units import count_text, millimetres, mm_text, size_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.document.look import RunLook
    from authoring.standard.layout import RoleLayout

_RIGHT_NUMBER = pattern(r"\S{1,20}?〔20\d\d〕[1-9]\d{0,4}号")
_FAULTS = (
    (pattern(r"[\[(【［（〖]\s*第?\d"), "年份没有用六角括号〔〕"),
    (pattern(r"[〔\[(【［（]\s*第?\d\d\D"), "年份没有写全四位"),
    (pattern(r"第\s*\d+\s*号"), "序号前多了“第”字"),
    (pattern(r"[〕\])】］）]\s*第?\s*0\d*\s*号"), "序号编了虚位"),
)
_BASELINE = 0.8  # of an exact line's height, from its top; the same in Word and LibreOffice
_UNDER_LINE = 0.1  # of an exact line's height, between the foot of digits and the line's foot
_POINT = 20  # twips


def _mark_look(context: Context) -> Iterator[Hit]:
    each = context.once(front).first("mark")
    run = leading(each.pieces[0][1]) if each else None
    if each is None or run is None:
        return
    found = []
    if context.layout.font_role(run.east) != context.layout.roles["mark"].font:
        found.append(f"字体是{run.east or '默认字体'}")
    if not is_red(run.colour):
        found.append("不是红色")
    if each.printed[0].look.align != "center" and each.printed[0].where == "body":
        found.append("没有居中")
    if found:
        yield from hit(context, [whole(context, each.block)], {"found": "，".join(found)})


def _mark_top(context: Context) -> Iterator[Hit]:
    """The height of the mark, where all lines above it are exact and none is in a table or box."""
    each, right = context.once(front).first("mark"), context.layout.letterhead
    run = leading(each.pieces[0][1]) if each else None
    if each is None or run is None or each.printed[0].where != "body":
        return
    above = [line for line in look(context).paragraphs if line.number < each.printed[0].number]
    lines = [*above, each.printed[0]]
    if any(line.look.rule != "exact" or line.where != "body" or line.look.framed for line in lines):
        return
    top = sum(line.look.before + line.look.line + line.look.after for line in above) + lines[-1].look.before
    ink = top + _BASELINE * lines[-1].look.line - right.mark_ink_top * run.half_points * 10
    if abs(millimetres(ink) - right.mark_top_mm) > context.layout.judging.mark_top_mm:
        values = {"found": mm_text(ink), "right": f"{right.mark_top_mm:g}毫米"}
        yield from hit(context, [whole(context, each.block)], values)


def _order(context: Context) -> Iterator[Hit]:
    found = context.once(front)
    if not found.formal:
        return
    last = [each.printed[0].number for name, each in found.elements if name == "signatory"][-1:]
    for (upper, _), (lower, at) in pairwise(found.elements):
        if lower == "document-number" and upper == "signatory" and [at.printed[0].number] == last:
            continue  # of several signatories the last stands beside the number
        if ORDER.index(upper) > ORDER.index(lower):
            yield from hit(context, [whole(context, at.block)], {"upper": NAMES[upper], "lower": NAMES[lower]})
            return


def _labels(context: Context) -> Iterator[Hit]:
    for name, each in context.once(front).elements:
        if name not in ("secrecy", "urgency", "copy-number"):
            continue
        run, right = leading(each.pieces[0][1]), context.layout.roles[name]
        font = right.font if name != "copy-number" else context.layout.font_role(run.ascii) if run else None
        if run and (context.layout.font_role(run.east) != font or run.half_points != right.half_points):
            values = {
                "name": NAMES[name],
                "found": f"{run.east or '默认字体'}{size_text(run.half_points)}",
                "right": f"{size_text(right.half_points)}{context.layout.font_names[right.font]}",
            }
            yield from hit(context, [whole(context, each.block)], values)


def _number_form(context: Context) -> Iterator[Hit]:
    each = context.once(front).first("document-number")
    if each is None:
        return
    match = DOCUMENT_NUMBER.search(context.text_of(each.block))
    if match is None or _RIGHT_NUMBER.fullmatch(match[0].strip()):
        return
    faults = [told for shape, told in _FAULTS if shape.search(match[0])]
    values = {"found": "，".join(faults) or "写法不规范"}
    yield from hit(context, [Spot(each.block, match[0])], values)


def _number_look(context: Context) -> Iterator[Hit]:
    """The look of the number itself: Chinese font, size, and that it is neither slanted nor bold."""
    each, right = context.once(front).first("document-number"), context.layout.roles["document-number"]
    match = DOCUMENT_NUMBER.search("".join(piece for piece, _ in each.pieces[0][1])) if each else None
    if each is None or match is None:
        return
    at = 0
    for piece, run in each.pieces[0][1]:
        start, at = at, at + len(piece)
        words = piece[max(match.start() - start, 0) : max(match.end() - start, 0)]
        if found := _faults_of(context, words, run, right):
            name = f"{size_text(right.half_points)}{context.layout.font_names[right.font]}"
            yield from hit(context, [Spot(each.block, words)], {"found": "，".join(found), "right": name})
            return


def _faults_of(context: Context, words: str, run: RunLook, right: RoleLayout) -> list[str]:
    if not words.strip():
        return []
    found = []
    if HAN.search(words) and context.layout.font_role(run.east) != right.font:
        found.append(f"字体是{run.east or '默认字体'}")
    if run.half_points != right.half_points:
        found.append(f"字号是{size_text(run.half_points)}")
    return [*found, *(["用了斜体"] if run.italic else []), *(["加了粗"] if run.bold else [])]


def _signatory_missing(context: Context) -> Iterator[Hit]:
    found = context.once(front)
    if found.formal and found.first("signatory") is None:
        at = found.first("document-number") or found.first("mark")
        assert at is not None
        yield from hit(context, [whole(context, at.block)], {})


def _number_place(context: Context) -> Iterator[Hit]:
    """The number of an upward paper stands at the left, one character in, for the signatory stands at the right."""
    found = context.once(front)
    each = found.first("document-number")
    if each is None or each.printed[0].where != "body" or found.first("signatory") is None:
        return
    shape, right = each.printed[0].look, context.layout.roles["document-number"]
    unit = right.half_points * 10
    blanks = len(each.printed[0].text) - len(each.printed[0].text.lstrip("\u3000"))
    at = shape.left.in_characters(unit) + shape.first.in_characters(unit) + blanks
    wanted = right.left + right.first_line
    if shape.align in ("left", "both") and abs(at - wanted) <= context.layout.judging.number_inset_characters:
        return
    told = {"center": "居中", "right": "居右"}.get(shape.align, f"左空{count_text(at)}字")
    yield from hit(context, [whole(context, each.block)], {"found": told, "right": f"左空{wanted}字"})


def _signatory_name(context: Context) -> Iterator[Hit]:
    right = context.layout.roles["signatory-name"].font
    each = context.once(front).first("signatory")
    if each is None:
        return
    text = "".join(piece for piece, _ in each.pieces[0][1])
    match = SIGNATORY.search(text)
    at = 0
    for piece, run in each.pieces[0][1]:
        at += len(piece)
        if match is None or at <= match.end() or not piece.strip():
            continue
        if context.layout.font_role(run.east) != right:
            values = {"found": run.east or "默认字体", "right": context.layout.font_names[right]}
            yield from hit(context, [Spot(each.block, piece)], values)
            return


def _red_rule(context: Context) -> Iterator[Hit]:
    found = context.once(front)
    if not found.formal or found.drawn or any(is_red(rule.border.colour) for rule in found.rules):
        return
    at = found.first("document-number") or found.first("mark")
    assert at is not None
    if at.printed[0].where != "body" and not found.rules:
        return  # the table may draw it
    told = "分隔线不是红色" if found.rules else "没有红色分隔线"
    yield from hit(context, [whole(context, at.block)], {"found": told})


def _rule_gap(context: Context) -> Iterator[Hit]:
    """The gap from number to rule, where the rule is the border below the number."""
    found, right = context.once(front), context.layout.letterhead
    each = found.first("signatory") or found.first("document-number")
    rule = next((rule for rule in found.rules if is_red(rule.border.colour) and rule.below), None)
    if each is None or rule is None or rule.printed is not each.printed[-1] or rule.printed.look.rule != "exact":
        return
    gap = rule.border.space * _POINT + _UNDER_LINE * rule.printed.look.line
    if abs(millimetres(gap) - right.rule_gap_mm) > context.layout.judging.rule_gap_mm:
        values = {"found": mm_text(gap), "right": mm_text(twips(right.rule_gap_mm))}
        yield from hit(context, [whole(context, each.block)], values)


def _role_clause(each: str) -> str:
    return layout().roles[each].clause


_MARK = clause(_role_clause("mark"))
_NUMBER = clause(_role_clause("document-number"))
_SIGNATORY = clause(_role_clause("signatory"))
_RULE = clause(layout().letterhead.clause.split("、")[-1])

RULES = (
    Rule(
        code="L601",
        name="mark-look",
        title="发文机关标志的样子不对",
        message="发文机关标志{found}，应为红色小标宋体字，居中排布。",
        suggestion="把发文机关标志改为小标宋体、红色、居中。",
        explanation="发文机关标志居中排布，推荐使用小标宋体字，颜色为红色，以醒目、美观、庄重为原则。",
        basis=_MARK,
        severity="warning",
        check=_mark_look,
        kind=None,
    ),
    Rule(
        code="L602",
        name="mark-height",
        title="发文机关标志的高低不对",
        message="发文机关标志的上边缘距版心上边缘约{found}，应为{right}。",
        suggestion="调整发文机关标志的段前间距，使它的上边缘距版心上边缘{right}。",
        explanation="发文机关标志上边缘至版心上边缘为35毫米。由各行的固定行高算得，有3毫米以内的误差；行高不固定的不算。",
        basis=_MARK,
        severity="hint",
        check=_mark_top,
        kind=None,
    ),
    Rule(
        code="L603",
        name="head-order",
        title="版头各要素的次序不对",
        message="{lower}排在了{upper}的后面。",
        suggestion="按份号、密级和保密期限、紧急程度、发文机关标志、发文字号和签发人的次序排。",
        explanation="份号、密级和保密期限、紧急程度从版心左上角第一行起自上而下分行排列，下面是发文机关标志，再下面是发文字号。",
        basis=clause("7.2.1至7.2.5"),
        severity="warning",
        check=_order,
        kind=None,
    ),
    Rule(
        code="L604",
        name="head-labels",
        title="份号、密级、紧急程度的字体不对",
        message="{name}是{found}，应为{right}。",
        suggestion="把{name}改为{right}。",
        explanation="份号用三号阿拉伯数字，密级和保密期限、紧急程度用三号黑体字，都顶格排在版心左上角。",
        basis=clause("7.2.1至7.2.3"),
        severity="warning",
        check=_labels,
        kind=None,
    ),
    Rule(
        code="L605",
        name="document-number-form",
        title="发文字号的写法不对",
        message="发文字号“{text}”{found}。",
        suggestion="写成“某机关〔2025〕1号”的样子：年份四位，用六角括号，序号不加“第”、不编虚位。",
        explanation="发文字号由发文机关代字、年份、发文顺序号组成；年份标全称，用六角括号〔〕括入；顺序号不加“第”，不编虚位。",
        basis=_NUMBER,
        severity="error",
        check=_number_form,
        kind=None,
    ),
    Rule(
        code="L606",
        name="document-number-place",
        title="发文字号的位置不对",
        message="发文字号{found}，上行文应{right}，与签发人同一行。",
        suggestion="把发文字号改为{right}，签发人排在同一行的右侧，右空一字。",
        explanation="上行文的发文字号居左空一字编排，与最后一个签发人姓名处在同一行；没有签发人的不看。",
        basis=_NUMBER,
        severity="warning",
        check=_number_place,
        kind=None,
    ),
    Rule(
        code="L607",
        name="signatory-missing",
        title="上行文没有签发人",
        message="版头里没有签发人。",
        suggestion="在发文字号的右侧写“签发人：”和签发人姓名。",
        explanation="年度报告是上行文，有版头的应当标注签发人姓名。没有版头的送审稿、公开稿不看。",
        basis=_SIGNATORY,
        severity="warning",
        check=_signatory_missing,
        kind="annual-report",
    ),
    Rule(
        code="L608",
        name="signatory-font",
        title="签发人姓名的字体不对",
        message="签发人姓名的字体是{found}，应为{right}。",
        suggestion="把签发人姓名改为三号{right}，“签发人：”三字用三号仿宋。",
        explanation="“签发人”三字用三号仿宋体字，签发人姓名用三号楷体字。",
        basis=_SIGNATORY,
        severity="warning",
        check=_signatory_name,
        kind=None,
    ),
    Rule(
        code="L609",
        name="red-rule",
        title="版头没有红色分隔线",
        message="版头{found}。",
        suggestion="在发文字号下面加一条与版心等宽的红色分隔线，可以用段落的下边框。",
        explanation="发文字号之下4毫米处居中印一条与版心等宽的红色分隔线。版头里有图形的，可能是画的线，不报告。",
        basis=_RULE,
        severity="warning",
        check=_red_rule,
        kind=None,
    ),
    Rule(
        code="L610",
        name="red-rule-gap",
        title="红色分隔线的距离不对",
        message="红色分隔线在发文字号下约{found}，应为{right}。",
        suggestion="调整段落下边框与文字的距离，使红线在发文字号下{right}。",
        explanation="红色分隔线在发文字号之下4毫米处。由行高和边框距离算得，有1.5毫米以内的误差。",
        basis=_RULE,
        severity="hint",
        check=_rule_gap,
        kind=None,
    ),
    Rule(
        code="L611",
        name="document-number-look",
        title="发文字号的字体字号不对",
        message="发文字号{found}，应为{right}。",
        suggestion="把发文字号改为{right}，不加粗，不用斜体。",
        explanation="如无特殊说明，公文格式各要素一般用三号仿宋体字，发文字号没有特殊说明。",
        basis=clause("5.2.2"),
        severity="warning",
        check=_number_look,
        kind=None,
    ),
)
