"""Adding up what several units sent: each total with the cells it came from, and what does not fit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from authoring.errors import FormError, UserError
from authoring.figures.entered import entered
from authoring.named import NamedTuple
from authoring.place import Place
from authoring.standard.yesno import said
from authoring.stats.layout import is_year, layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from authoring.figures.entered import Entered
    from authoring.stats.reading import Statistics
    from authoring.stats.sheet import Entry, Row

_NOW, _RATE, _PUBLIC = "本年", "%", "公开"


class Part(NamedTuple):
    """A number of one unit, with the cell it stands in."""

    unit: str
    column: str
    value: Decimal
    entry: Entry


class Total(NamedTuple):
    """A figure over all units. ``sums`` lacks the columns that can't be added up; ``measure`` is the 单位."""

    name: str
    measure: str
    sums: Mapping[str, Decimal]
    parts: tuple[Part, ...]
    public: bool
    decimals: str
    period: str
    units: tuple[str, ...]


class Problem(NamedTuple):
    """Something to clear up with the units; ``name`` is the figure, "" for what concerns a whole unit."""

    name: str
    told: str


class Merged(NamedTuple):
    """All totals in the order in which the figures come up, and what is to be cleared up."""

    totals: tuple[Total, ...]
    problems: tuple[Problem, ...]
    units: tuple[str, ...]


class _Sent(NamedTuple):
    unit: str
    row: Row
    numbers: Mapping[str, Entered]
    measure: str


def merge(files: Sequence[Statistics], expected: Sequence[str] = ()) -> Merged:
    """The sums over all files; ``expected`` are the units that should have sent one.

    Raises FormError for cells that hold no number and for units or figures that come twice.
    """
    units = [file.unit or Path(file.file).stem for file in files]
    faults = list(_doubled(files, units))
    sent: dict[str, list[_Sent]] = {}
    names: dict[str, None] = {}
    for file, unit in zip(files, units, strict=True):
        for row in file.rows:
            if row.filled:
                names[row.name] = None
                _add(sent.setdefault(row.name, []), unit, row, faults)
    if faults:
        raise FormError(faults)
    problems = list(_absent(units, expected))
    totals = [_total(name, sent[name], problems) for name in names]
    return Merged(tuple(totals), tuple(problems), tuple(units))


def _doubled(files: Sequence[Statistics], units: Sequence[str]) -> Iterator[UserError]:
    first: dict[str, str] = {}
    for file, unit in zip(files, units, strict=True):
        if unit in first:
            yield UserError(f"“{unit}”报了两份（另一份是 {first[unit]}），请只留一份", Place(file=file.file))
        first.setdefault(unit, file.file)


def _absent(units: Sequence[str], expected: Sequence[str]) -> Iterator[Problem]:
    yield from (Problem("", f"“{unit}”没有报") for unit in expected if unit not in units)
    if expected:
        yield from (Problem("", f"“{unit}”不在名单里，已计入") for unit in units if unit not in expected)


def _add(same: list[_Sent], unit: str, row: Row, faults: list[UserError]) -> None:
    """The row's numbers beside those of other units; what is wrong with them goes to ``faults``."""
    if other := next((each for each in same if each.unit == unit), None):
        where = other.row.entries["名称"].place.file
        faults.append(UserError(f"“{row.name}”写了两次（另一处在{where}），请去掉一个", row.entries["名称"].place))
        return
    if _PUBLIC in row.entries and said(row.entries[_PUBLIC].text) is None:
        faults.append(UserError("“公开”一列只能写“是”或“否”", row.entries[_PUBLIC].place))
    measure = row.entries["单位"].text if "单位" in row.entries else ""
    numbers = {}
    for column in _number_columns(row.entries):
        entry = row.entries[column]
        number = entered(entry.text)
        if number is None:
            faults.append(UserError(f"“{entry.text[:20]}”不是一个数", entry.place))
            continue
        if measure and number.unit and number.unit != measure:
            faults.append(UserError(f"单位“{number.unit}”与“{measure}”不一致", entry.place))
        measure = measure or number.unit
        numbers[column] = number
    same.append(_Sent(unit, row, numbers, measure))


def _is_public(row: Row) -> bool:
    return _PUBLIC not in row.entries or bool(said(row.entries[_PUBLIC].text))


def _number_columns(columns: Iterable[str]) -> list[str]:
    """Those of the columns that hold numbers, each once: 本年, 上年, 总数, then the years."""
    found = set(columns)
    return [each for each in layout().numbers if each in found] + sorted(filter(is_year, found))


def _total(name: str, sent: Sequence[_Sent], problems: list[Problem]) -> Total:
    measures = _grouped((each.measure, each.unit) for each in sent)
    columns = _number_columns(column for each in sent for column in each.numbers)
    columns = columns if _can_be_added(name, measures, problems) else []
    sums = {}
    for column in columns:
        having = [each for each in sent if column in each.numbers]
        lacking = [each.unit for each in sent if column not in each.numbers]
        if having and lacking:
            problems.append(Problem(name, f"{'、'.join(lacking)}没有填{column}，{column}没有相加"))
        elif having:
            sums[column] = sum((each.numbers[column].value for each in having[1:]), having[0].numbers[column].value)
    _tell_rest(name, sent, problems)
    return Total(
        name,
        next(iter(measures)) if len(measures) == 1 else "",
        sums,
        tuple(_parts(sent)),
        all(_is_public(each.row) for each in sent),
        next((text for each in sent if (text := _text(each, "小数位"))), ""),
        next((text for each in sent if (text := _text(each, "时段"))), ""),
        tuple(each.unit for each in sent),
    )


def _can_be_added(name: str, measures: Mapping[str, Sequence[str]], problems: list[Problem]) -> bool:
    if len(measures) > 1:
        told = "；".join(f"{'、'.join(units)}用“{measure or '没有写单位'}”" for measure, units in measures.items())
        problems.append(Problem(name, f"各单位的单位不一致，没有相加：{told}"))
    elif _RATE in measures:
        problems.append(Problem(name, "比率不能相加，请改报件数，把所占的填在总数里"))
    else:
        return True
    return False


def _tell_rest(name: str, sent: Sequence[_Sent], problems: list[Problem]) -> None:
    """Hedges, which a sum has none of, and periods that differ."""
    for each in sent:
        for column, number in each.numbers.items():
            if number.hedge or _text(each, "概数"):
                cell = each.row.entries[column].place.file
                problems.append(Problem(name, f"{each.unit}报的是概数，合计按所写的数计：{cell}"))
                break
    periods = _grouped((_text(each, "时段") or "全年", each.unit) for each in sent)
    if len(periods) > 1:
        told = "；".join(f"{'、'.join(units)}是{period}" for period, units in periods.items())
        problems.append(Problem(name, f"各单位的时段不一致：{told}"))


def _parts(sent: Iterable[_Sent]) -> Iterator[Part]:
    for each in sent:
        for column, number in each.numbers.items():
            yield Part(each.unit, column, number.value, each.row.entries[column])


def _text(sent: _Sent, column: str) -> str:
    entry = sent.row.entries.get(column)
    return entry.text if entry else ""


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
