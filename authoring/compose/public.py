"""The report without what is not for the public."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from authoring.compose.result import LeftOut
from authoring.form.checks import item_place
from authoring.form.fields import ANCHOR_NAMES
from authoring.form.models import FormModel, Part
from authoring.form.text import NONE, Text
from authoring.place import NOWHERE

if TYPE_CHECKING:
    from authoring.form.loader import LoadedForm

_ONLY_FORMAL = ("copy_to",)
"""Fields that no public edition has."""
_OF_MODELS = ("attachments", "leftover")
"""Lists that hold no texts: nothing in them is nothing printed."""


def public_form(form: LoadedForm) -> tuple[LoadedForm, tuple[LeftOut, ...]]:
    """The form as the public may see it, and what it lacks."""
    left_out: list[LeftOut] = []
    report = form.report
    values: dict[str, Any] = {}
    for name in type(report).model_fields:
        value = getattr(report, name)
        if name in (*report.private, *_ONLY_FORMAL):
            if value != type(report).model_fields[name].default:
                left_out.append(LeftOut({**ANCHOR_NAMES}[name], form.place(name)))  # type: ignore[index]
            values[name] = () if name in _OF_MODELS else _nothing(value)
        else:
            alias = type(report).model_fields[name].alias or name
            values[name] = _public(value, alias, left_out)
    return replace(form, report=report.model_copy(update=values)), tuple(left_out)


def _nothing(value: object) -> object:
    """The value that leaves a field out on purpose."""
    match value:
        case Part():
            return value.model_copy(update={"omitted": True})
        case Text():
            return Text(NONE)
        case _:
            return (Text(NONE),)


def _public(value: Any, path: str, left_out: list[LeftOut]) -> Any:
    """The value without what is marked not public, however deep."""
    match value:
        case Part() if not value.public:
            left_out.append(LeftOut(path, item_place(value) or NOWHERE))
            return _nothing(value)
        case tuple():
            kept = []
            for number, each in enumerate(value, 1):
                below = f"{path} › 第{number}项"
                if getattr(each, "public", True):
                    kept.append(_public(each, below, left_out))
                else:
                    left_out.append(LeftOut(below, item_place(each) or NOWHERE))
            return tuple(kept)
        case FormModel():
            changed = {}
            for name, field in type(value).model_fields.items():
                # an item's content is named by the item alone, as gaps are
                below = path if name == "content" else f"{path} › {field.alias}"
                changed[name] = _public(getattr(value, name), below, left_out)
            # the fields that were set stay known as set: an empty 内容 is a gap, a missing one is not
            return value.model_copy(update={name: new for name, new in changed.items() if new != getattr(value, name)})
        case _:
            return value
