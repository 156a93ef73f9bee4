"""``authoring stats template``."""

from __future__ import annotations

from pathlib import Path

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import say, user_errors
from authoring.cli.options import profile_options


@click.command(
    cls=Command, name="template", help="生成发给各单位填的空表：常用指标、填写说明和示例，填错了 Excel 会提醒。"
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    default=Path("统计表.xlsx"),
    metavar="文件.xlsx",
    help="输出文件；不写则是“统计表.xlsx”。",
)
@profile_options
@option("--force", is_flag=True, help="文件已经存在时也覆盖。")
def command(output: Path, profile: str | None, profiles: tuple[Path, ...], force: bool) -> None:
    """Write the empty workbook."""
    from authoring import api

    with user_errors():
        api.stats_template(output, profile=profile, profile_folders=profiles, overwrite=force)
    say(f"已生成：{output}")
