"""Lines on a page and characters in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout import measures
from authoring.rules.layout.bases import clause
from authoring.rules.layout.view import TEXT, Setting, hit, look, settings, told
from authoring.standard.layout import layout
from authoring.standard.units import count_text, millimetres, points_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.document.look import SectionLook

_ROUNDING = 0.005  # points


def _section(context: Context, setting: Setting) -> SectionLook:
    return look(context).sections[setting.section]


def _pitch(context: Context, setting: Setting) -> float | None:
    return measures.pitch(setting.look, _section(context, setting), setting.half_points)


def _values(context: Context) -> dict[str, str | int]:
    judging, page = context.layout.judging, context.layout.page
    least, most = points_text(judging.least_pitch), points_text(judging.most_pitch)
    accepted = least if least == most else f"{least.removesuffix('磅')}—{most}"
    return {"accepted": accepted, "best": points_text(page.line_pitch / 20), "lines": page.lines}


def _is_accepted(context: Context, points: float) -> bool:
    judging = context.layout.judging
    return judging.least_pitch - _ROUNDING <= points <= judging.most_pitch + _ROUNDING


def _text(context: Context) -> list[Setting]:
    return [each for each in context.once(settings) if each.kind in TEXT]


def _line_kind(context: Context) -> Iterator[Hit]:
    wrong = [each for each in _text(context) if _pitch(context, each) is None]
    found = told([(measures.kind_text(each.look), len(each.spots)) for each in wrong]) if wrong else ""
    yield from hit(context, [spot for each in wrong for spot in each.spots], {"found": found, **_values(context)})


def _line_pitch(context: Context) -> Iterator[Hit]:
    by_points: dict[float, list[Setting]] = {}
    for each in _text(context):
        points = _pitch(context, each)
        if points is not None and not measures.is_by_grid(each.look) and not _is_accepted(context, points):
            by_points.setdefault(points, []).append(each)
    found = [(_with_lines(context, points, each[0]), _count(each)) for points, each in by_points.items()]
    spots = [spot for each in by_points.values() for setting in each for spot in setting.spots]
    if spots:
        yield from hit(context, spots, {"found": told(found), **_values(context)})


def _count(each: list[Setting]) -> int:
    return sum(len(setting.spots) for setting in each)


def _with_lines(context: Context, points: float, setting: Setting) -> str:
    height = _section(context, setting).text_height
    lines = f"（每页排{measures.lines_on_page(height, points)}行）" if height else ""
    return f"{measures.kind_text(setting.look)}{lines}"


def _grid(context: Context) -> Iterator[Hit]:
    for each in _text(context):
        points, section = _pitch(context, each), _section(context, each)
        if points is None or not measures.is_by_grid(each.look) or _is_accepted(context, points):
            continue
        height = section.text_height
        found = f"{measures.kind_text(each.look)}、文档网格行距{points_text((section.pitch or 0) / 20)}"
        counted = measures.lines_on_page(height, points) if height else 0
        yield from hit(context, each.spots, {"found": found, "counted": counted, **_values(context)})
        return


def _characters(context: Context) -> Iterator[Hit]:
    rules, body = context.layout.judging, context.layout.roles["body"]
    found, spots = [], []
    for each in context.once(settings):
        section = _section(context, each)
        if each.kind != "body" or each.half_points != body.half_points or not _is_type_area(context, section):
            continue
        count = measures.characters_in_line(section.text_width or 0, each.half_points, each.spacing, section)
        if not rules.least_characters <= count <= rules.most_characters:
            found.append((f"每行{count}字", len(each.spots)))
            spots += each.spots
    if spots:
        values = {"right": context.layout.page.characters, "least": rules.least_characters}
        yield from hit(context, spots, {"found": told(found), **values})


def _is_type_area(context: Context, section: SectionLook) -> bool:
    """Whether the width is right: else another rule tells."""
    width = section.text_width
    tolerance = 2 * context.layout.judging.margin_mm
    return width is not None and abs(millimetres(width) - context.layout.page.text_width_mm) <= tolerance


def _paragraph_spacing(context: Context) -> Iterator[Hit]:
    most = context.layout.judging.spacing_points * 20
    found, spots = [], []
    for each in _text(context):
        before, after = each.look.before, each.look.after
        if each.look.contextual or max(before, after) <= most:
            continue
        names = [f"{name}{points_text(value / 20)}" for name, value in (("段前", before), ("段后", after)) if value]
        found.append(("".join(names), len(each.spots)))
        spots += each.spots
    if spots:
        yield from hit(context, spots, {"found": told(found), "allowed": count_text(most / 20)})


_LINES = clause(layout().page.clause.split("、")[2])

RULES = (
    Rule(
        code="L201",
        name="line-spacing-kind",
        title="行距没有用固定值",
        message="行距是{found}，没有固定，每页行数随字体变动；应为固定值{accepted}，每页{lines}行。",
        suggestion="在段落设置里把行距改为“固定值”{best}。",
        explanation=(
            "一般每页22行，并撑满版心。单倍、多倍行距的高度由字体决定，换一台电脑就变；固定值或文档网格才能保证行数。"
        ),
        basis=_LINES,
        severity="warning",
        check=_line_kind,
        kind=None,
    ),
    Rule(
        code="L202",
        name="line-pitch",
        title="行距的磅值不合适",
        message="行距是{found}，应为固定值{accepted}，每页{lines}行。",
        suggestion="在段落设置里把行距改为固定值{best}；有本地规定的，可以在模板的“版式”里写明。",
        explanation=(
            "版心高225毫米，排22行时行距最多28.99磅：28磅至28.95磅合适；29磅、30磅看起来差不多，实际每页只排得下21行。"
        ),
        basis=_LINES,
        severity="warning",
        check=_line_pitch,
        kind=None,
    ),
    Rule(
        code="L203",
        name="lines-per-page",
        title="文档网格的行数不对",
        message="按{found}，每页排{counted}行，应为{lines}行。",
        suggestion="在页面设置的“文档网格”里把每页行数改为{lines}行，或者把行距改为固定值{best}。",
        explanation="正文的行距由文档网格决定时，每页行数由网格的行跨度和版心高度算得。",
        basis=_LINES,
        severity="warning",
        check=_grid,
        kind=None,
    ),
    Rule(
        code="L204",
        name="characters-per-line",
        title="每行字数不对",
        message="{found}，应为{right}字。",
        suggestion="去掉字符间距和字符缩放，或者把字符间距设为紧缩0.25磅，使每行排{right}字。",
        explanation=(
            "一般每行28字。三号字按16磅算，156毫米只排得下27字，紧缩0.25磅是28字，两种都认；字距加宽或者缩得更紧的才报告。"
        ),
        basis=_LINES,
        severity="warning",
        check=_characters,
        kind=None,
    ),
    Rule(
        code="L205",
        name="paragraph-spacing",
        title="段前、段后有间距",
        message="正文或标题设了{found}，应为0磅。",
        suggestion="在段落设置里把段前、段后都改为0磅。",
        explanation="每页22行撑满版心，段前段后的间距会打乱行数。超过1磅的才报告。",
        basis=_LINES,
        severity="warning",
        check=_paragraph_spacing,
        kind=None,
    ),
)
