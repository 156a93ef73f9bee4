"""``authoring new``."""

from __future__ import annotations

from pathlib import Path

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import user_errors
from authoring.cli.options import profile_options


@click.command(cls=Command, help="新建一份表单 FORM（如 2024.yaml），每一项都带中文说明，填好后用 build 生成 Word 稿。")
@click.argument("form", type=click.Path(path_type=Path, readable=False), metavar="表单.yaml")
@option("--org", required=True, metavar="名称", help="报告单位全称，如“青岚县公安局”。")
@option("--year", required=True, type=click.IntRange(2000, 2099), metavar="年", help="报告年度，如 2024。")
@profile_options
@option("--force", is_flag=True, help="文件已经存在时也覆盖。")
def command(form: Path, org: str, year: int, profile: str | None, profiles: tuple[Path, ...], force: bool) -> None:
    """Write a new commented form."""
    from authoring import api
    from authoring.form.schema import SCHEMA_FILE

    with user_errors():
        api.new(form, organisation=org, year=year, profile=profile, profile_folders=profiles, overwrite=force)
    click.echo(f"已写好表单：{form}")
    name = f'"{form}"' if " " in str(form) else str(form)
    click.echo(f"填好以后运行：authoring build {name}")
    click.echo(f"要在编辑器里补全和校验，在同一文件夹运行：authoring schema -o {SCHEMA_FILE}")
