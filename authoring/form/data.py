"""A report as plain data with Chinese keys, in the shortest shape that reads back as the same report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.form.fields import ANCHOR_NAMES, CHART_KINDS, CHART_YEARS, PART_NAMES, ROLE_NAMES, TABLE_LOOKS
from authoring.form.figures import TableFigure
from authoring.form.models import Attachment, Cell, Chart, FormModel, Leftover, Paragraph, Part, Report, Table
from authoring.form.text import NONE, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_PART_LISTS = ("covers", "order")
_NAMED: Mapping[str, Mapping[Any, str]] = {
    "table_look": TABLE_LOOKS,
    "kind": CHART_KINDS,
    "years": CHART_YEARS,
    "role": ROLE_NAMES,
    "after": ANCHOR_NAMES,
}
"""Chinese names of the values of fields that have a fixed set of them."""


def as_data(report: Report) -> dict[str, Any]:
    """The report's mapping for :func:`authoring.form.dumper.dump_form`; fields not filled in are left out."""
    return _mapping(report)


def _mapping(model: FormModel) -> dict[str, Any]:
    data = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name == "figures":  # those of a workbook stay there
            value = tuple(entry for entry in value if not isinstance(entry, TableFigure))
        if value != field.default:
            data[field.alias or name] = _value(name, value)
    return data


def _value(name: str, value: Any) -> Any:
    match value:
        case bool():
            return "是" if value else "否"
        case FormModel():
            return _short(value)
        case tuple() if name in _PART_LISTS:
            return [PART_NAMES[key] for key in value]
        case tuple() if name == "private":
            return [{**ANCHOR_NAMES}[key] for key in value]
        case tuple() if name in ("header", "rows"):
            return [[_short(cell) for cell in row] for row in value]
        case tuple():
            items = [_value("", item) for item in value]
            return items[0] if len(items) == 1 and isinstance(items[0], str) else items
        case str() if name in _NAMED:
            return _NAMED[name][value]
    return str(value) if isinstance(value, str) else value


def _short(model: FormModel) -> Any:
    data = _mapping(model)
    match model:
        case Cell() if data.keys() <= {"文字"}:
            return str(model.text)
        case Part() if data == {"省略": "是"}:
            return NONE
        case Part() if data.keys() == {"内容"}:
            return _part_content(data["内容"])
        case Attachment() if data.keys() == {"标题"}:
            return str(model.title)
        case Leftover() if data.keys() == {"内容"} and isinstance(data["内容"], str):
            return data["内容"]
        case Paragraph():
            return {"段落": str(model.text), **data}
        case Table():
            return data or {"行": []}
        case Chart():
            return {"图表": {**CHART_KINDS}[model.kind], **data}
    return data


def _part_content(content: Any) -> Any:
    return [content] if isinstance(content, str) and Text(content).none else content
