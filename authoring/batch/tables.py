"""The summary as tables of plain values, the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from authoring.batch.totals import REQUIRED, Tally, Totals, add_up, bureau_of_record
from authoring.check import CRASH_CODE
from authoring.check.rule import FAMILIES
from authoring.emitters.layout import SEVERITY_NAMES, state_words
from authoring.named import NamedTuple
from authoring.rules import every_rule
from authoring.standard.parts import PART_KEYS, requirements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from authoring.batch.record import Record
    from authoring.batch.similar import Match
    from authoring.batch.sources import Item, LeftOut

Value = str | int | float | None
ColumnKind = Literal["text", "number", "share", "page"]
NOT_DONE = "还没有检查"
_OPTIONAL = "—"


class Column(NamedTuple):
    """A column: its head, what its values are (a share is 0 to 1; a page is a file name), its width in characters."""

    head: str
    kind: ColumnKind = "text"
    width: int = 12


class Table(NamedTuple):
    """A table; ``rows`` gives them afresh at each call, one at a time."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[tuple[Value, ...]]]


class Summary(NamedTuple):
    """All that a summary is made of.

    ``records`` gives the record of each of ``items``, in their order, None for one not come to. ``matches`` are by the
    number of an item. ``notes`` are told at the top (in Chinese). ``pages`` is the name of the folder of the pages.
    """

    items: Sequence[Item]
    records: Callable[[], Iterator[Record | None]]
    matches: Mapping[int, Match]
    left_out: Sequence[LeftOut]
    notes: tuple[str, ...]
    pages: str


def tables(summary: Summary, totals: Totals | None = None) -> tuple[Table, ...]:
    """By file, by rule, by region and kind of bureau, and the files left out."""
    totals = totals or add_up(summary.records())
    return (files_table(summary), _rules_table(totals), _groups_table(totals), _left_out_table(summary))


def files_table(summary: Summary) -> Table:
    """One row a file."""
    parts = [Column(requirements().part(key).name, width=16) for key in PART_KEYS]
    counts = [Column(name, "number", 7) for name in SEVERITY_NAMES.values()]
    columns = (
        Column("文件", width=40),
        Column("单位", width=24),
        Column("年度", "number", 7),
        Column("地区", width=14),
        Column("部门类别", width=14),
        Column("结果", width=16),
        *parts,
        *counts,
        Column("主要问题", width=60),
        Column("相近的文件", width=40),
        Column("相同程度", "share", 9),
        Column("关系", width=24),
        Column("说明", width=40),
        Column("逐份结果", "page", 12),
    )
    return Table("逐份", columns, lambda: _file_rows(summary))


def _file_rows(summary: Summary) -> Iterator[tuple[Value, ...]]:
    of_matched = _known_of_matched(summary)
    for number, (item, record) in enumerate(zip(summary.items, summary.records(), strict=True)):
        if record is None:
            yield (item.name, *(None,) * 4, NOT_DONE, *(None,) * (len(PART_KEYS) + len(SEVERITY_NAMES) + 6))
            continue
        match = summary.matches.get(number)
        bureau = bureau_of_record(record)
        yield (
            item.name,
            record.issuer,
            record.year,
            bureau.region,
            bureau.kind,
            _outcome(record),
            *_parts(record),
            *(record.counts.get(severity) for severity in SEVERITY_NAMES),
            "\n".join(record.main) or None,
            summary.items[match.other].name if match else None,
            match.share if match else None,
            relation(record, of_matched[match.other], match.more) if match else None,
            record.reason or record.kind_reason or None,
            record.page,
        )


class _Known(NamedTuple):
    issuer: str | None
    year: int | None


def _known_of_matched(summary: Summary) -> dict[int, _Known]:
    wanted = {match.other for match in summary.matches.values()}
    if not wanted:
        return {}
    return {
        number: _Known(record.issuer, record.year)
        for number, record in enumerate(summary.records())
        if number in wanted and record is not None
    }


def relation(record: Record, other: _Known, more: int) -> str:
    """How a draft stands to the one most like it, in words."""
    if not record.issuer or not other.issuer:
        told = "文字相近"
    elif record.issuer != other.issuer:
        told = "两个单位的稿子相近"
    elif record.year and other.year and record.year != other.year:
        told = f"与本单位{other.year}年度的稿子相近"
    else:
        told = "同一单位的另一份"
    return told + (f"，另有{more}份相近" if more else "")


def _outcome(record: Record) -> str:
    if record.status == "unreadable":
        return "无法检查"
    return "已检查" if record.kind == "annual-report" else "不是年度报告"


def _parts(record: Record) -> Iterator[str | None]:
    for key in PART_KEYS:
        state = record.parts.get(key)
        is_gap = state is not None and (key in REQUIRED or state != "missing")
        yield None if state is None else state_words(state) if is_gap else _OPTIONAL


def _rules_table(totals: Totals) -> Table:
    titles = {rule.code: rule.title for rule in every_rule()} | {CRASH_CODE: "规则运行出错"}
    columns = (
        Column("规则", width=8),
        Column("名称", width=40),
        Column("类别", width=8),
        Column("级别", width=8),
        Column("涉及文件", "number", 10),
        Column("占年度报告", "share", 12),
        Column("处数", "number", 8),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for code, tally in sorted(totals.rules.items(), key=lambda entry: (-entry[1].files, entry[0])):
            share = tally.files / totals.all.reports if totals.all.reports else None
            family, severity = FAMILIES.get(code[0], "检查器"), SEVERITY_NAMES[tally.severity]
            yield (code, titles.get(code, code), family, severity, tally.files, share, tally.hits)

    return Table("按规则", columns, rows)


def _groups_table(totals: Totals) -> Table:
    gaps = [Column(f"缺“{requirements().part(key).name}”", "number", 14) for key in REQUIRED]
    columns = (
        Column("分组", width=10),
        Column("名称", width=24),
        Column("文件", "number", 8),
        Column("无法检查", "number", 10),
        Column("不是年度报告", "number", 14),
        Column("年度报告", "number", 10),
        Column("四部分齐全", "number", 12),
        *gaps,
        *(Column(name, "number", 8) for name in SEVERITY_NAMES.values()),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for title, groups in (("地区", totals.regions), ("部门类别", totals.kinds)):
            for name, tally in sorted(groups.items(), key=lambda entry: (-entry[1].files, entry[0])):
                yield (title, name, *_tally_values(tally))

    return Table("按地区和部门", columns, rows)


def _tally_values(tally: Tally) -> tuple[Value, ...]:
    return (
        tally.files,
        tally.unreadable,
        tally.other,
        tally.reports,
        tally.whole,
        *(tally.missing[key] for key in REQUIRED),
        *(tally.counts[severity] for severity in SEVERITY_NAMES),
    )


def _left_out_table(summary: Summary) -> Table:
    columns = (Column("文件", width=60), Column("没有检查的原因", width=30))
    return Table("没有检查的文件", columns, lambda: iter(summary.left_out))


def gaps_by_part(totals: Totals) -> list[tuple[str, int]]:
    """How many reports lack each required part, most first: (name of the part, reports)."""
    gaps = [(requirements().part(key).name, totals.all.missing[key]) for key in REQUIRED]
    return sorted(gaps, key=lambda gap: -gap[1])


def headline(totals: Totals) -> str:
    """The run in one sentence."""
    tally = totals.all
    groups = (
        (tally.reports, f"年度报告{tally.reports}份（四个部分齐全的{tally.whole}份）"),
        (tally.other, f"不是年度报告的{tally.other}份"),
        (tally.unreadable, f"无法检查的{tally.unreadable}份"),
        (tally.undone, f"{NOT_DONE}的{tally.undone}份"),
    )
    return f"共{tally.files}个文件：" + "，".join(text for count, text in groups if count) + "。"
