"""``authoring stats merge``."""

from __future__ import annotations

from pathlib import Path

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import complain, say, user_errors


@click.command(
    cls=Command,
    name="merge",
    help="把各单位报回来的表加起来；汇总表的“来源”写明每个数出自哪个文件的哪一格，“问题”列出要核对的。",
    epilog="退出码：0 已汇总；1 加了 --strict 而有要核对的；2 有表读不出来或有错，没有汇总。",
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="各单位的表…"
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    default=Path("汇总.xlsx"),
    metavar="文件.xlsx",
    help="输出文件；不写则是“汇总.xlsx”。",
)
@option(
    "--units",
    type=click.Path(path_type=Path, readable=False),
    metavar="名单.txt",
    help="应当报的单位，每行一个；没有报的列出来。",
)
@option("--strict", is_flag=True, help="有要核对的就以退出码 1 结束。")
@option("--force", is_flag=True, help="输出文件已经存在时也覆盖。")
def command(paths: tuple[Path, ...], output: Path, units: Path | None, strict: bool, force: bool) -> int:
    """Add up what the units sent."""
    from authoring import api

    with user_errors():
        merged = api.stats_merge(paths, output, units=units, overwrite=force)
    for problem in merged.problems:
        complain(f"{problem.name}：{problem.told}" if problem.name else problem.told, kind="核对")
    told = f"，要核对的{len(merged.problems)}处" if merged.problems else ""
    say(f"已汇总：{output}（{len(merged.units)}个单位，{len(merged.totals)}项指标{told}）")
    return 1 if strict and merged.problems else 0
