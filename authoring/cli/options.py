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


def limits_option(function: F) -> F:
    """--limits 倍数."""
    return option(
        "--limits",
        type=click.IntRange(1, 100),
        default=1,
        metavar="倍数",
        help="很大的稿件：大小、字数、段数等各项上限放宽到几倍（只用于来源可靠的文件）。",
    )(function)


def choice_options(function: F) -> F:
    """--select, --ignore, --settings and --baseline."""
    function = option(
        "--baseline",
        type=click.Path(path_type=Path, readable=False),
        metavar="文件",
        help="上一次检查存下的 JSON；只报这次新出现的问题。",
    )(function)
    function = option(
        "--settings",
        type=click.Path(path_type=Path, readable=False),
        metavar="文件",
        help="检查设置（YAML）：只查、不查哪些规则，各条的级别。",
    )(function)
    function = option("--ignore", multiple=True, metavar="规则", help="不查这些规则，写法同 --select；可以写多次。")(
        function
    )
    return option(
        "--select",
        multiple=True,
        metavar="规则",
        help="只查这些规则：代码（S402）、代码开头（S4）或类别（结构）；可以写多次。",
    )(function)
