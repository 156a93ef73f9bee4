"""What models alone can't see: references, depth, exclusive fields, dates, templates. Every fault with its place."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.figures.writing import wording
from authoring.form.blocks import entries_in
from authoring.form.fields import MAX_LEVEL, PART_NAMES
from authoring.form.figures import TableFigure, awaited, figure_set, joined, named, use_faults
from authoring.form.formal import formal_faults
from authoring.form.limits import MAX_VALUE
from authoring.form.models import Chart, FormModel, Item, PlanItem, Problem, Report
from authoring.form.template import has_template, template_faults
from authoring.form.text import Text
from authoring.standard.compiled import compiled
from authoring.standard.dates import read_date
from authoring.standard.numbering import parse_label, parse_numeral
from authoring.standard.parts import PART_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from authoring.form.figures import FigureSet
    from authoring.place import Place

_FIGURES = "指标"

Names = tuple[str, ...]
"""A path in Chinese: 主要举措和成效, 第2项, 标题."""

_ISO = compiled(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_CHINESE_DATE = compiled(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_FIGURES_ONLY = compiled(r"[\d\s:：./-]+")
_UNNAMED = frozenset({"content", "text"})
_ENDS = "。；;.，,：: "


def report_faults(report: Report) -> list[UserError]:
    """All such faults of a report, in the order of the form's fields."""
    return [UserError(f"{' › '.join(path)}：{fault.message}", fault.place) for path, fault in _faults(report)]


def _faults(report: Report) -> Iterator[tuple[Names, UserError]]:
    yield from _texts_and_figures(report)
    if (fault := date_fault(report.date)) is not None:
        yield ("成文日期",), fault
    if (fault := date_fault(report.print_date)) is not None:
        yield ("印发日期",), fault
    for name, text in (("单位", report.organisation), ("简称", report.short_name)):
        if len(text) > MAX_VALUE:
            yield (name,), UserError(f"太长（超过{MAX_VALUE}字），请只写名称", text.place)
    yield from (((name,), fault) for name, fault in formal_faults(report))
    yield from _exclusive(report)
    yield from _references(report)
    for path, item, level in walk_items(report):
        if level > MAX_LEVEL:
            yield path, UserError("条目太深：标题最多到第四级（1），请把内容并到上一级", item_place(item))


def _texts_and_figures(report: Report) -> Iterator[tuple[Names, UserError]]:
    """Faults of figures, of templates, and of figures that no template uses."""
    figures = figure_set(report.figures, wording())
    yield from (((_FIGURES, name), fault) for name, fault in figures.faults)
    known = figures.names() | {str(entry.name).strip() for entry in report.figures}
    used: set[str] = set()
    for path, text in walk_texts(report, ()):
        if has_template(text) and path[0] != _FIGURES:
            used.update(name for name, _, _ in named(text))
            yield from ((path, fault) for fault in _mark_faults(text, figures, known))
    for path, chart in walk_charts(report, ()) if any(entries_in(report, Chart)) else ():
        used.update(name.strip() for name in chart.figures)
        yield from ((path, fault) for fault in _chart_faults(chart, figures, report.year))
    if report.figure_charts and not report.figure_table:
        message = "这些图表印在一览表下面，要同时写“指标一览表: 是”；印在正文里的写到各条的“内容”里"
        yield ("指标图表",), UserError(message, item_place(report.figure_charts[0]))
    if report.year:
        yield from _late_years(report)
    if report.figure_table and not report.figures:
        yield ("指标一览表",), UserError("没有填任何指标，列不出一览表", None)
    for entry in () if report.figure_table else report.figures:
        name = str(entry.name).strip()
        if name not in used and not isinstance(entry, TableFigure) and not awaited(entry):
            message = f"没有用到这个指标，请在正文里写 {{{{ {name} }}}}，或者删去"
            yield (_FIGURES, name), UserError(message, entry.now.place)


def _mark_faults(text: Text, figures: FigureSet, known: frozenset[str]) -> Iterator[UserError]:
    """Faults of a text's marks in the text's order; what is wrong with the use of a figure is told once."""
    wrong = list(use_faults(text, figures))
    spots = {(fault.place.line, fault.place.column) for fault in wrong if fault.place}
    others = template_faults(joined(text, figures), known)
    wrong += [fault for fault in others if not (fault.place and (fault.place.line, fault.place.column) in spots)]
    yield from sorted(wrong, key=lambda fault: (fault.place or text.place)[1:3] if text.place.line else ())


def walk_texts(model: FormModel, path: Names) -> Iterator[tuple[Names, Text]]:
    """Every text of the model with its path: items by their number, without the key 内容 that most forms leave out."""
    for name, field in type(model).model_fields.items():
        below = path if name in _UNNAMED and path else (*path, field.alias or name)
        yield from _texts(getattr(model, name), below)


def _texts(value: object, path: Names) -> Iterator[tuple[Names, Text]]:
    match value:
        case Text():
            yield path, value
        case FormModel():
            yield from walk_texts(value, path)
        case tuple():
            for number, item in enumerate(value, 1):
                alone = len(value) == 1 and isinstance(item, Text)
                yield from _texts(item, path if alone else (*path, f"第{number}项"))


def _late_years(report: Report) -> Iterator[tuple[Names, UserError]]:
    """Numbers of 历年 that have a place of their own, or lie ahead."""
    for entry in report.figures:
        for year, text in entry.history.items():
            if year.isdecimal() and int(year) >= (report.year or 0) - 1:
                message = f"“历年”只写上年以前各年，{year}年的数写在“本年”或“上年”里"
                yield (_FIGURES, str(entry.name).strip()), UserError(message, text.place)


def _chart_faults(chart: Chart, figures: FigureSet, year: int | None) -> tuple[UserError, ...]:
    from authoring.form.charts import drawn  # few forms have a chart

    return drawn(chart, figures, year).faults


def walk_charts(value: object, path: Names) -> Iterator[tuple[Names, Chart]]:
    """Every chart below a model or list with its path."""
    match value:
        case Chart():
            yield path, value
        case FormModel():
            for name, field in type(value).model_fields.items():
                below = path if name in _UNNAMED and path else (*path, field.alias or name)
                yield from walk_charts(getattr(value, name), below)
        case tuple():
            for number, item in enumerate(value, 1):
                yield from walk_charts(item, (*path, f"第{number}项"))


def item_place(model: FormModel) -> Place | None:
    """The place of the first text in the model that has one; None for a model not read from a file."""
    places = (text.place for _, text in walk_texts(model, ()))
    return next((place for place in places if place.line is not None), None)


def walk_items(report: Report) -> Iterator[tuple[Names, Item, int]]:
    """Every item with its path and heading level; a part itself is level 1."""
    for key in PART_KEYS:
        part = report.part(key)
        yield from _items(part.content, (PART_NAMES[key],), heading_level(part, 1) + _own(part))
    yield from _items(report.opening, ("前言",), 1)
    yield from _items(report.full_text, ("全文",), 1)
    for number, attachment in enumerate(report.attachments, 1):
        yield from _items(attachment.content, ("附件", f"第{number}项"), 1)
    for number, leftover in enumerate(report.leftover, 1):
        yield from _items(leftover.content, ("补充内容", f"第{number}项"), 1)


def _items(blocks: Sequence[object], path: Names, level: int) -> Iterator[tuple[Names, Item, int]]:
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Item):
            own = heading_level(block, level)
            below = (*path, f"第{number}项")
            yield below, block, own
            yield from _items(block.content, below, own + _own(block))


def heading_level(item: Item, natural: int) -> int:
    """The item's level: its own 层次, else the one that its position gives."""
    return item.level or natural


def has_heading(item: Item) -> bool:
    """Whether the item prints a heading: not when its 标题 says 无."""
    return not item.title.none


def _own(item: Item) -> int:
    return 1 if has_heading(item) else 0


def _exclusive(report: Report) -> Iterator[tuple[Names, UserError]]:
    if not report.full_text:
        return
    for key in PART_KEYS:
        part = report.part(key)
        if part != type(part)() and not part.omitted:
            message = "写了“全文”就不能再写这一部分，请把它并到“全文”里，用“涵盖”标明"
            yield (PART_NAMES[key],), UserError(message, item_place(part))


def _references(report: Report) -> Iterator[tuple[Names, UserError]]:
    plans = [block for block in report.plan.content if isinstance(block, PlanItem)]
    problems = [block for block in report.problems.content if isinstance(block, Problem)]
    for names, items, own, targets, count in (
        (("存在的不足和原因", "对应安排"), problems, _answered_by, [_title(item) for item in plans], len(plans)),
        (("下一年度主要安排", "针对"), plans, _answers, [_title(item) for item in problems], len(problems)),
    ):
        yield from _broken(names, items, own, targets, count)


def _answered_by(item: Item) -> tuple[Text, ...]:
    return item.answered_by if isinstance(item, Problem) else ()


def _answers(item: Item) -> tuple[Text, ...]:
    return item.answers if isinstance(item, PlanItem) else ()


def _broken(
    names: Names, items: Iterable[Item], own: Callable[[Item], tuple[Text, ...]], targets: list[str], count: int
) -> Iterator[tuple[Names, UserError]]:
    there = "问题" if names[1] == "针对" else "安排"
    for number, item in enumerate(items, 1):
        for reference in own(item):
            if not _resolves(reference, targets, count):
                what = f"共有{count}条{there}" if count else f"还没有用“标题”或“问题”分条写的{there}"
                message = f"没有“{reference.strip()[:20]}”这一条{there}（{what}），请写第几条的数字或它的标题"
                yield (names[0], f"第{number}条", names[1]), UserError(message, reference.place)


def _resolves(reference: Text, targets: list[str], count: int) -> bool:
    word = reference.strip()
    number = _number(word)
    if number is not None:
        return 1 <= number <= count
    plain = word.rstrip(_ENDS)
    return any(target.rstrip(_ENDS) == plain or target.startswith(plain) for target in targets if plain)


def _number(word: str) -> int | None:
    if match := re.fullmatch(r"第?([0-9０-９]{1,4})[条项个]?", word):
        return int(match[1])
    if match := re.fullmatch(r"第(.{1,4})[条项个]", word):
        return parse_numeral(match[1])
    label = parse_label(word)
    return label.value if label and len(label.text) == len(word) else None


def _title(item: Item) -> str:
    return str(item.title or (item.problem if isinstance(item, Problem) else "")).strip()


def date_fault(text: Text) -> UserError | None:
    """What is wrong with a date written in figures; None when it is right or no such date."""
    match = date_match(text)
    if match is None:
        if _FIGURES_ONLY.fullmatch(text.strip()) or not _may_be_date(text):
            return UserError(f"“{text.strip()}”不是日期的写法，请写成 2025-01-20 或 2025年1月20日", text.place)
        return None
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return UserError(f"没有“{text.strip()}”这一天，请核对，例如 2025-01-20", text.place)
    return None


def _may_be_date(text: Text) -> bool:
    """Whether there is nothing, a mark to be filled in, or a day, however written or with a part still to come."""
    words = text.strip()
    return not words or text.none or has_template(text) or "年" in words or "【" in words or bool(read_date(words))


def date_match(text: str) -> re.Match[str] | None:
    """Year, month and day of a date in figures; None for anything else."""
    return _ISO.fullmatch(text.strip()) or _CHINESE_DATE.fullmatch(text.strip())


def is_plain_date(text: str) -> bool:
    """Whether the date is in figures, with dashes or noughts (2025年01月20日), to be printed as 2025年1月20日."""
    return not has_template(text) and date_match(text) is not None


def printed_date(text: Text) -> Text:
    """A date as printed: 2025年1月20日 for one in figures, any other as it stands."""
    match = date_match(text) if is_plain_date(text) else None
    return Text(f"{int(match[1])}年{int(match[2])}月{int(match[3])}日", text.place) if match else text
