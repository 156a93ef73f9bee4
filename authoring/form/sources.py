"""The figures of the workbooks that a form names (指标来源)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from authoring.errors import FormError, UserError
from authoring.form.figures import TableFigure
from authoring.form.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authoring.form.models import Report
    from authoring.stats.sheet import Row

_NO_FIELDS = ("备注", "公开")


def with_sources(report: Report, form: str | None) -> tuple[Report, list[UserError]]:
    """The report with the figures of its workbooks behind its own, and what is wrong with the workbooks.

    A path is relative to the form's folder. Rows without any number are passed over.
    """
    if not report.figure_sources:
        return report, []
    from authoring.stats.reading import read_statistics

    folder = Path(form).parent if form else Path()
    figures: list[TableFigure] = []
    faults: list[UserError] = []
    for source in report.figure_sources:
        try:
            rows = read_statistics(folder / source.strip()).rows
            figures += _figures((row for row in rows if row.filled), report.year, faults)
        except FormError as error:
            faults += [_fault(source, fault) for fault in error.faults]
    return report.model_copy(update={"figures": (*report.figures, *figures)}), faults


def _fault(source: Text, fault: UserError) -> UserError:
    """A fault of a workbook at its cell; one of the file itself where the form names it."""
    if fault.place and fault.place.line:
        return UserError(f"指标来源：{fault.message}", fault.place)
    return UserError(f"指标来源：“{source.strip()[:40]}”：{fault.message}", source.place)


def _figures(rows: Iterable[Row], year: int | None, faults: list[UserError]) -> Iterator[TableFigure]:
    from authoring.stats.layout import is_year

    for row in rows:
        texts = {column: Text(entry.text, entry.place) for column, entry in row.entries.items()}
        history = {column: texts.pop(column) for column in row.entries if is_year(column)}
        data: dict[str, object] = {column: text for column, text in texts.items() if column not in _NO_FIELDS}
        # columns of this year and the last one only repeat 本年 and 上年
        data["历年"] = {each: text for each, text in history.items() if year is None or int(each[:4]) < year - 1}
        data["名称"] = Text(row.name, row.entries["名称"].place)
        public = row.entries.get("公开")
        # an error about a number that is missing points to the name
        data.setdefault("本年", Text("", row.entries["名称"].place))
        try:
            yield TableFigure.model_validate(data | ({"公开": public.text} if public else {}))
        except ValidationError:
            place = (public or row.entries["名称"]).place
            faults.append(UserError(f"指标 › {row.name} › 公开：这里只能写“是”或“否”", place))
