"""``authoring import``."""

from __future__ import annotations

from pathlib import Path

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import complain, say, user_errors
from authoring.cli.options import limits_option, profile_options
from authoring.cli.outputs import beside


@click.command(cls=Command, help="把已有稿件转成表单：一句不丢，归不进各项的放在“补充内容”里并逐条报告。")
@click.argument("draft", type=click.Path(path_type=Path, readable=False), metavar="稿件")
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="表单.yaml",
    help="输出的表单；不写则与稿件同名的 .yaml。",
)
@profile_options
@limits_option
@option("--force", is_flag=True, help="表单已经存在时也覆盖。")
def command(
    draft: Path, output: Path | None, profile: str | None, profiles: tuple[Path, ...], limits: int, force: bool
) -> None:
    """Import a draft."""
    from authoring import api

    with user_errors():
        target = output or beside(draft, ".yaml")
        imported = api.import_draft(
            draft, target, profile=profile, profile_folders=profiles, limits=limits, overwrite=force
        )
    for left in imported.leftover:
        complain(f"归不进表单各项，放在“补充内容”：{left.text[:40]}", left.place, kind="提示")
    for dropped in imported.dropped:
        complain(f"没有转入（{dropped.kind}）：{dropped.text[:40]}", dropped.place, kind="提示")
    say(f"已写好表单：{target}")
