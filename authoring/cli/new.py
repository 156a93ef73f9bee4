"""``authoring new``."""

from __future__ import annotations

from pathlib import Path

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import say, user_errors
from authoring.cli.options import profile_options
from authoring.errors import UserError


@click.command(cls=Command, help="新建一份表单 FORM（如 2024.yaml），每一项都带中文说明，填好后用 build 生成 Word 稿。")
@click.argument("form", type=click.Path(path_type=Path, readable=False), metavar="表单.yaml")
@option("--org", metavar="名称", help="报告单位全称，如“青岚县公安局”；有 --from 时可以不写。")
@option(
    "--year",
    type=click.IntRange(2000, 2099),
    metavar="年",
    help="报告年度，如 2024；有 --from 时不写则是上年的下一年。",
)
@option(
    "--from",
    "last",
    type=click.Path(path_type=Path, readable=False),
    metavar="上年稿件",
    help="由上年的报告（稿件或表单）新建：带上主送、署名等，上年的数据填在“上年”，上年的安排列成清单。",
)
@profile_options
@option("--force", is_flag=True, help="文件已经存在时也覆盖。")
def command(
    form: Path,
    org: str | None,
    year: int | None,
    last: Path | None,
    profile: str | None,
    profiles: tuple[Path, ...],
    force: bool,
) -> None:
    """Write a new commented form."""
    from authoring import api
    from authoring.form.schema import SCHEMA_FILE

    with user_errors():
        if last is not None:
            api.new_from(
                form,
                last,
                organisation=org or "",
                year=year,
                profile=profile,
                profile_folders=profiles,
                overwrite=force,
            )
        elif org is None or year is None:
            missing = "、".join(name for name, value in (("--org", org), ("--year", year)) if value is None)
            raise UserError(f"缺少 {missing}；有上年的报告时，可以改用 --from 上年稿件")
        else:
            api.new(form, organisation=org, year=year, profile=profile, profile_folders=profiles, overwrite=force)
    say(f"已写好表单：{form}")
    name = f'"{form}"' if " " in str(form) else str(form)
    say(f"填好以后运行：authoring build {name}")
    say(f"要在编辑器里补全和校验，在同一文件夹运行：authoring schema -o {SCHEMA_FILE}")
