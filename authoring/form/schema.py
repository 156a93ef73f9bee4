"""The form's JSON Schema (draft 2020-12), made from the models, for editors and other programs.

It accepts what the loader accepts: shorthands, parts not filled in, and English keys, which it does not suggest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.form import models
from authoring.form.fields import ANCHOR_NAMES, PART_NAMES
from authoring.form.models import Report

if TYPE_CHECKING:
    from pydantic import BaseModel

SCHEMA_FILE = "authoring-form.schema.json"
"""The file name that forms made by ``new_form`` look for beside them."""


def form_schema() -> dict[str, Any]:
    """The schema as a plain mapping."""
    schema = Report.model_json_schema(by_alias=True)
    for name, definition in schema["$defs"].items():
        _adapt(definition, getattr(models, name))
    _adapt(schema, Report)
    _open_figures(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "法治政府建设年度报告表单",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def _open_figures(schema: dict[str, Any]) -> None:
    """Figures may be written as 行政处罚: 4459宗, alone or with further keys, and all of them as one mapping."""
    entry = {"$ref": "#/$defs/FigureEntry"}
    number = {"type": ["string", "number", "null"]}
    fields = schema["$defs"]["FigureEntry"]["properties"]
    further = {name: field for name, field in fields.items() if name not in ("名称", "本年")}
    short = {"type": "object", "properties": further, "additionalProperties": number}
    named = {"type": "object", "additionalProperties": {"anyOf": [entry, number]}}
    listed = {"type": "array", "items": {"anyOf": [entry, short]}}
    schema["properties"][Report.model_fields["figures"].alias]["anyOf"] = [listed, named, {"type": "null"}]


def _adapt(definition: dict[str, Any], model: type[BaseModel]) -> None:
    """Open a model's schema for shorthands, null and English keys."""
    shapes = definition.get("anyOf", [])
    mapping = next((shape for shape in shapes if "properties" in shape), definition)
    for name, field in model.model_fields.items():
        if field.alias in mapping.get("properties", {}):
            mapping["properties"][field.alias] = _property(mapping["properties"][field.alias], name)
    if missing := mapping.pop("required", None):
        names = {field.alias: name for name, field in model.model_fields.items()}
        mapping["allOf"] = [{"anyOf": [{"required": [key]}, {"required": [names[key]]}]} for key in missing]
    english = "|".join(name for name in model.model_fields)
    mapping["patternProperties"] = {f"^({english})$": {}}
    mapping.pop("title", None)
    for shape in shapes:
        if shape.get("type") == "array":
            shape["items"] = {"anyOf": _content_items(mapping)}


def _content_items(mapping: dict[str, Any]) -> list[dict[str, Any]]:
    content = mapping["properties"]["内容"]["anyOf"]
    return [shape for shape in content if shape.get("type") not in ("array", "null")]


def _property(schema: dict[str, Any], name: str) -> dict[str, Any]:
    outer = {key: schema.pop(key) for key in ("description", "examples") if key in schema}
    for key in ("title", "default"):
        schema.pop(key, None)
    if schema.get("type") == "array" and "prefixItems" not in schema:
        return outer | {"anyOf": _list_shapes(schema, name)}
    if "$ref" in schema:
        return outer | {"anyOf": [schema, {"type": "null"}]}
    return outer | schema


def _list_shapes(schema: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list, one item in its stead, or nothing."""
    items = _items(schema.get("items", {}), name)
    single = items["anyOf"] if set(items) == {"anyOf"} else [items]
    return [{"type": "array", "items": items}, *single, {"type": "null"}]


def _items(items: dict[str, Any], name: str) -> dict[str, Any]:
    if name in ("covers", "order"):
        return {"enum": [*PART_NAMES.values(), *PART_NAMES]}
    if name == "private":
        return {"enum": [*ANCHOR_NAMES.values(), *ANCHOR_NAMES]}
    if "oneOf" in items:  # an empty mapping fits two of them
        return {"anyOf": items["oneOf"]}
    if items.get("type") == "array":
        inner = items["items"]
        return {"anyOf": [{"type": "array", "items": inner}, inner]}
    return items
