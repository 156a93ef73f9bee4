"""A user's settings for checks in a YAML file: which rules run, and how grave what they find is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from authoring.errors import FormError
from authoring.form.blocks import FormModel, Texts
from authoring.form.source import read_source
from authoring.form.validation import validate
from authoring.form.yamltree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

Level = Literal["error", "warning", "hint"]
LEVELS: dict[str, Level] = {
    "错误": "error",
    "警告": "warning",
    "提示": "hint",
    "error": "error",
    "warning": "warning",
    "hint": "hint",
}


def _levels(value: Any) -> Any:
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise PydanticCustomError("form", "“级别”要写成“规则代码: 错误、警告或提示”，每条一行")
    for name, level in value.items():
        if not isinstance(level, str) or level not in LEVELS:
            written = f"“{level}”" if isinstance(level, str) else "列表或“键: 值”"
            raise PydanticCustomError("form", f"“{name}”的级别写成了{written}，只能写错误、警告或提示")
    return {name: LEVELS[level] for name, level in value.items()}


class CheckSettings(FormModel):
    """What the file may hold; all of it can be left out."""

    select: Texts = Field(default=(), alias="只查", description="只按这些规则检查：代码、代码开头或类别")
    ignore: Texts = Field(default=(), alias="不查", description="不按这些规则检查")
    severities: Annotated[dict[str, Level], BeforeValidator(_levels)] = Field(
        default={}, alias="级别", description="改变规则的级别：错误、警告、提示"
    )

    def names(self) -> tuple[str, ...]:
        """All names of rules in it, which know their place but for those of 级别."""
        return (*self.select, *self.ignore, *self.severities)


def load_settings(path: Path) -> CheckSettings:
    """The settings at ``path``; raises FormError with all faults."""
    file = str(path)
    tree = read_tree(read_source(path, "检查设置").text, file)
    tree.data = {} if tree.data is None or tree.data == "" else tree.data
    settings, faults = validate(CheckSettings, tree)
    if settings is None or faults:
        raise FormError(faults)
    return settings
