"""``authoring stats``."""

from __future__ import annotations

import click

from authoring.cli.chinese import Group


@click.group(
    cls=Group,
    name="stats",
    lazy={
        "template": ("authoring.cli.statstemplate", "生成发给各单位填的空表（.xlsx）"),
        "merge": ("authoring.cli.statsmerge", "汇总各单位报回来的表，列出谁没有报、哪里对不上"),
    },
    invoke_without_command=True,
    help="统计表：生成发给各单位填的空表，汇总各单位报回来的表。格式见 docs/stats.md。",
    subcommand_metavar="",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The commands about statistics."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
