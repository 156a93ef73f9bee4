"""Fonts and sizes of the text, by kind of paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout.bases import KINDS, PRACTICE, TOOL, clause
from authoring.rules.layout.fakes import faked
from authoring.rules.layout.marks import HAN, LATIN_DIGITS, SHARED_MARKS
from authoring.rules.layout.view import FRONT, HEADINGS, TEXT, Spot, Stretch, hit, stretches, told
from authoring.standard.layout import layout
from authoring.standard.units import size_text

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from authoring.check import Check, Context

BODY = ("body", "addressee", "attachment-note", "signature", "date", "note")
NO_FONT = "软件代用的字体（没有设置）"


def _with(each: Stretch, pattern: re.Pattern[str]) -> list[Spot]:
    return [spot for spot in each.spots if pattern.search(spot.text)]


def _wrong_font(context: Context, each: Stretch) -> bool:
    """Whether the Chinese font is another than the kind's; where the theme masks the right one another rule tells."""
    role = context.layout.roles[each.kind].font
    if context.layout.font_role(each.look.east) == role:
        return False
    return not (each.look.masked and context.layout.font_role(each.look.masked) == role)


def font_check(kinds: Sequence[str]) -> Check:
    """The Chinese font of these kinds of paragraph; one finding for all that should have the same."""

    def check(context: Context) -> Iterator[Hit]:
        found: dict[str, list[tuple[Stretch, list[Spot]]]] = {}
        for each in context.once(stretches):
            if each.kind not in kinds or not _wrong_font(context, each):
                continue
            if spots := [spot for spot in _with(each, HAN) if spot.block not in context.once(faked)]:
                right = context.layout.font_names[context.layout.roles[each.kind].font]
                found.setdefault(right, []).append((each, spots))
        for right, wrong in found.items():
            names = told([(each.look.east or NO_FONT, len(spots)) for each, spots in wrong])
            values = {"found": names, "right": right, "which": _which(wrong)}
            yield from hit(context, [spot for _, spots in wrong for spot in spots], values)

    return check


def _which(wrong: Sequence[tuple[Stretch, object]]) -> str:
    return "、".join(dict.fromkeys(KINDS[each.kind] for each, _ in wrong))


def size_check(kinds: Sequence[str]) -> Check:
    """The size of these kinds of paragraph; one finding for all that should have the same."""

    def check(context: Context) -> Iterator[Hit]:
        found: dict[int, list[tuple[Stretch, list[Spot]]]] = {}
        for each in context.once(stretches):
            if each.kind in kinds and each.look.half_points != (right := context.layout.roles[each.kind].half_points):
                found.setdefault(right, []).append((each, each.spots))
        for right, wrong in found.items():
            sizes = told([(size_text(each.look.half_points), len(spots)) for each, spots in wrong])
            values = {"found": sizes, "right": size_text(right), "which": _which(wrong)}
            yield from hit(context, [spot for _, spots in wrong for spot in spots], values)

    return check


def _digits(context: Context) -> Iterator[Hit]:
    """Digits and letters of the text in more than one font: the rarer ones are told."""
    fonts: dict[str, list[Spot]] = {}
    names: dict[str, str] = {}
    for each in context.once(stretches):
        if each.kind == "body" and (spots := _with(each, LATIN_DIGITS)):
            key = context.layout.font_role(each.look.ascii) or each.look.ascii
            fonts.setdefault(key, []).extend(spots)
            names.setdefault(key, each.look.ascii or NO_FONT)
    if len(fonts) > 1:
        usual = max(fonts, key=lambda key: len(fonts[key]))
        others = {key: spots for key, spots in fonts.items() if key != usual}
        found = told([(names[key], len(spots)) for key, spots in others.items()])
        values = {"found": found, "usual": names[usual]}
        yield from hit(context, [spot for spots in others.values() for spot in spots], values)


def _theme(context: Context) -> Iterator[Hit]:
    wrong = [(each, _with(each, HAN)) for each in context.once(stretches) if each.look.masked and each.kind != FRONT]
    wrong = [(each, spots) for each, spots in wrong if spots]
    if wrong:
        named = told([(each.look.masked, len(spots)) for each, spots in wrong])
        shown = told([(each.look.east or NO_FONT, len(spots)) for each, spots in wrong])
        yield from hit(context, [spot for _, spots in wrong for spot in spots], {"named": named, "found": shown})


def _marks(context: Context) -> Iterator[Hit]:
    """“”—… that Word sets in the Latin font, for nothing says that they are Chinese."""
    found, spots = [], []
    for each in context.once(stretches):
        if each.kind == FRONT or each.look.hint or _is_chinese(context, each.look.latin):
            continue
        wrong = [Spot(spot.block, match[0]) for spot in each.spots if (match := SHARED_MARKS.search(spot.text))]
        if wrong:
            found.append((each.look.latin or "Times New Roman", len(wrong)))
            spots += wrong
    if spots:
        yield from hit(context, spots, {"found": told(found)})


def _is_chinese(context: Context, font: str) -> bool:
    return context.layout.font_role(font) is not None or bool(HAN.search(font))


_HEADING = clause(layout().roles["heading1"].clause)
_BODY = clause(layout().roles["body"].clause.split("、")[0])

RULES = (
    Rule(
        code="L311",
        name="heading-font",
        title="小标题的字体不对",
        message="{which}的字体是{found}，应为{right}。",
        suggestion="把{which}的中文字体改为{right}，最好改在样式里。",
        explanation=(
            "第一层用黑体，第二层用楷体，第三层和第四层用仿宋。同一字体的各种名称（仿宋、仿宋_GB2312、方正仿宋等）都认。"
        ),
        basis=_HEADING,
        severity="warning",
        check=font_check(HEADINGS),
        kind=None,
    ),
    Rule(
        code="L312",
        name="heading-size",
        title="小标题的字号不对",
        message="{which}的字号是{found}，应为{right}。",
        suggestion="把{which}的字号改为{right}。",
        explanation="各层标题和正文一样用三号字，靠字体分层次，不靠字号。",
        basis=_HEADING,
        severity="warning",
        check=size_check(HEADINGS),
        kind=None,
    ),
    Rule(
        code="L401",
        name="text-font",
        title="正文的字体不对",
        message="{which}的字体是{found}，应为{right}。",
        suggestion="把{which}的中文字体改为{right}，最好改在样式里。",
        explanation=(
            "如无特殊说明，公文格式各要素一般用三号仿宋体字。仿宋、仿宋_GB2312、方正仿宋等是同一类，都认；主送、附件说明、"
            "署名、日期、附注也按正文看。"
        ),
        basis=_BODY,
        severity="error",
        check=font_check(BODY),
        kind=None,
    ),
    Rule(
        code="L402",
        name="text-size",
        title="正文的字号不对",
        message="{which}的字号是{found}，应为{right}。",
        suggestion="把{which}的字号改为{right}。",
        explanation="如无特殊说明，公文格式各要素一般用三号仿宋体字。表格里的字不看。",
        basis=_BODY,
        severity="error",
        check=size_check(BODY),
        kind=None,
    ),
    Rule(
        code="L403",
        name="digits-font",
        title="数字的字体前后不一",
        message="正文的数字和字母多数是{usual}，这里是{found}。",
        suggestion="全文的数字和字母统一用{usual}。",
        explanation="标准没有规定数字用哪种字体，但全文应当一致：要么都随正文用仿宋，要么都用同一种西文字体。",
        basis=PRACTICE,
        severity="hint",
        check=_digits,
        kind=None,
    ),
    Rule(
        code="L404",
        name="theme-font",
        title="主题字体盖住了指定的字体",
        message="指定的字体是{named}，实际显示的却是主题字体{found}。",
        suggestion="选中这些文字，重新指定一次中文字体，或者在“设计”的“字体”里改主题字体。",
        explanation="同时写了字体名和主题字体时，Word 只认主题字体，换了主题，字体就变；多半是从别处粘贴来的。",
        basis=TOOL,
        severity="warning",
        check=_theme,
        kind=None,
    ),
    Rule(
        code="L405",
        name="marks-in-latin-font",
        title="引号、破折号会显示成半角",
        message="引号、破折号、省略号等会按西文字体{found}显示，引号只占半格，破折号变短。",
        suggestion="选中全文，把西文字体也设为正文的中文字体，或者重新用中文输入法录入这些标点。",
        explanation="“”‘’—…中西文共用，没有标明是中文的，Word 按西文字体显示。西文字体也设成仿宋的没有这个问题。",
        basis=TOOL,
        severity="warning",
        check=_marks,
        kind=None,
    ),
)

KINDS_OF_TEXT = (*TEXT, *BODY)
