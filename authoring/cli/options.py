"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from authoring.cli.chinese import option

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., object]")


def profile_options(function: F) -> F:
    """--profile 名称 and --profiles 文件夹."""
    function = option(
        "--profiles",
        multiple=True,
        type=click.Path(path_type=Path, readable=False),
        metavar="文件夹",
        help="存放本单位自定模板的文件夹，可以写多次；表单旁边的 profiles 文件夹会自动找到。",
    )(function)
    return option("--profile", metavar="名称", help="模板：国家通用（默认）、广东、公安，或自定模板的名称。")(function)
