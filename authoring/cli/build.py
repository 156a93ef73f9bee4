"""``authoring build``."""

from __future__ import annotations

from pathlib import Path

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import complain, user_errors
from authoring.cli.options import profile_options
from authoring.standard.layout import FONT_SETS, FontSet


@click.command(
    cls=Command,
    help="由表单生成 Word 稿（版式按 GB/T 9704-2012）。缺的内容在稿中标成【待填：…】，并逐条列出表单的行号和依据。",
)
@click.argument("form", type=click.Path(path_type=Path, readable=False), metavar="表单.yaml")
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="文件",
    help="输出文件（.docx、.html 或 .txt）；不写则与表单同名的 .docx。",
)
@option(
    "--fonts",
    type=click.Choice(FONT_SETS),
    default=FONT_SETS[0],
    help="字体：gb2312（仿宋_GB2312 等，默认）、windows（Windows 自带）、fangzheng（方正，麒麟、统信常用）。",
)
@profile_options
@option("--strict", is_flag=True, help="有缺项时退出码为 1。")
@option("--force", is_flag=True, help="输出文件被人改过也覆盖。")
def command(
    form: Path,
    output: Path | None,
    fonts: FontSet,
    profile: str | None,
    profiles: tuple[Path, ...],
    strict: bool,
    force: bool,
) -> int:
    """Build the draft and list its gaps."""
    from authoring import api

    target = output or form.with_suffix(".docx")
    with user_errors():
        loaded, composition = api.build(
            form, target, fonts=fonts, profile=profile, profile_folders=profiles, overwrite=force
        )
    for notice in loaded.notices:
        complain(notice, kind="提示")
    for gap in composition.gaps:
        basis = f"（依据：{gap.basis}）" if gap.basis else ""
        complain(f"{gap.path}：{gap.guidance}{basis}", gap.place, kind="待填")
    gaps = f"，还有{len(composition.gaps)}处待填" if composition.gaps else ""
    click.echo(f"已生成：{target}{gaps}")
    return 1 if strict and composition.gaps else 0
