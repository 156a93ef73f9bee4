"""The tables of fields in docs/form.md, made from the models."""

from __future__ import annotations

from authoring.form.keys import KINDS, Kind
from authoring.form.profilelayout import LayoutFile

_SECTIONS = (*KINDS, Kind("版式", LayoutFile))
"""The mappings that a form can have, and the one of profiles that is told beside them."""


def form_reference() -> str:
    """All fields as Markdown tables, one section a model."""
    return "\n".join(map(_section, _SECTIONS))


def _section(kind: Kind) -> str:
    fields = kind.model.model_fields
    rows = [
        f"| {alias} | `{name}` | {_cell(fields[name].description or '')}{_examples(fields[name].examples)} |"
        for name, alias in kind.own.items()
    ]
    title = kind.model.model_config.get("json_schema_extra")
    about = title["description"] if isinstance(title, dict) else ""
    lines = [f"### {kind.name}", "", f"{about}。", "", "| 键 | 英文名 | 写什么 |", "|---|---|---|", *rows, ""]
    if kind.base:
        other = next(each.name for each in KINDS if each.model is kind.base)
        lines[3:3] = [f"另有“{other}”的各键。"]
    return "\n".join(lines)


def _examples(examples: list[object] | None) -> str:
    return "，如 " + "、".join(f"`{_cell(str(example))}`" for example in examples) if examples else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
