"""The tables of fields in docs/form.md, made from the models."""

from __future__ import annotations

from authoring.form.models import (
    Attachment,
    Cell,
    DutiesPart,
    FigureEntry,
    FormModel,
    Item,
    Leftover,
    Paragraph,
    Part,
    PlanItem,
    Problem,
    Report,
    Table,
)
from authoring.form.profilelayout import LayoutFile

_SECTIONS: tuple[tuple[str, type[FormModel], type[FormModel] | None], ...] = (
    ("表单", Report, None),
    ("部分", Part, Item),
    ("第一责任人履职", DutiesPart, Part),
    ("条目", Item, None),
    ("问题", Problem, Item),
    ("安排", PlanItem, Item),
    ("段落", Paragraph, None),
    ("表格", Table, None),
    ("表格的一格", Cell, None),
    ("指标", FigureEntry, None),
    ("附件", Attachment, None),
    ("补充内容", Leftover, None),
    ("版式", LayoutFile, None),
)
"""Heading, model, and the model whose fields it has besides its own."""


def form_reference() -> str:
    """All fields as Markdown tables, one section a model."""
    return "\n".join(_section(*section) for section in _SECTIONS)


def _section(heading: str, model: type[FormModel], base: type[FormModel] | None) -> str:
    shared = base.model_fields if base else {}
    rows = [
        f"| {field.alias} | `{name}` | {_cell(field.description or '')}{_examples(field.examples)} |"
        for name, field in model.model_fields.items()
        if name not in shared
    ]
    title = model.model_config.get("json_schema_extra")
    about = title["description"] if isinstance(title, dict) else ""
    lines = [f"### {heading}", "", f"{about}。", "", "| 键 | 英文名 | 写什么 |", "|---|---|---|", *rows, ""]
    if base:
        other = next(name for name, each, _ in _SECTIONS if each is base)
        lines[3:3] = [f"另有“{other}”的各键。"]
    return "\n".join(lines)


def _examples(examples: list[object] | None) -> str:
    return "，如 " + "、".join(f"`{_cell(str(example))}`" for example in examples) if examples else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
