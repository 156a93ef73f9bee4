"""``authoring check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authoring.cli.chinese import Command, option
from authoring.cli.console import user_errors
from authoring.cli.options import choice_options, profile_options
from authoring.cli.outputs import FORMATS, deliver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.check import FileReport, Purpose, Severity

_PURPOSES: dict[str, Purpose] = {"上报": "report", "公开": "publish"}
_LEVELS: dict[str, tuple[Severity, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


@click.command(
    cls=Command,
    help="检查稿件（.docx、.txt、.html 或表单），说明四个部分各在哪里、缺什么、错在哪、依据什么、怎么改。",
    epilog="退出码：0 没有达到 --fail-on 级别的问题；1 有；2 有文件没能检查。",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="稿件…")
@option("--year", type=click.IntRange(2000, 2099), metavar="年", help="应当是哪一年度的报告；不写则从稿件里认。")
@profile_options
@choice_options
@option(
    "--for",
    "purpose",
    type=click.Choice(list(_PURPOSES)),
    default="上报",
    help="稿子的用途：上报（默认）；公开，对个人信息、案件代号、侦查手段等从严。",
)
@option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="输出形式：text 文字（默认）、html 网页、docx 带批注的稿件副本、json、sarif。",
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="文件",
    help="把结果写进文件；docx 不写时存为“原名-审核.docx”，查几个文件时写文件夹。",
)
@option("--force", is_flag=True, help="输出文件已有也覆盖。")
@option(
    "--fail-on",
    type=click.Choice(list(_LEVELS)),
    default="error",
    help="到哪一级就以退出码 1 结束：error 错误（默认）、warning 警告、never 从不。",
)
def command(
    paths: tuple[Path, ...],
    year: int | None,
    profile: str | None,
    profiles: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    settings: Path | None,
    baseline: Path | None,
    purpose: str,
    form: str,
    output: Path | None,
    force: bool,
    fail_on: str,
) -> int:
    """Check the drafts and put out what was found."""
    from authoring import api

    with user_errors():
        chosen = bool(settings or select or ignore)
        choice = api.load_choice(settings, select=select, ignore=ignore) if chosen else None
        known = api.load_baseline(baseline) if baseline else None
        reports = [
            api.check(
                path,
                year=year,
                profile=profile,
                profile_folders=profiles,
                choice=choice,
                purpose=_PURPOSES[purpose],
            )
            for path in paths
        ]
        if known is not None:
            reports = [known.without_known(report) for report in reports]
        deliver(reports, form, output, overwrite=force)
    return _exit_code(reports, _LEVELS[fail_on])


def _exit_code(reports: Sequence[FileReport], levels: Sequence[Severity]) -> int:
    if any(report.status == "unreadable" for report in reports):
        return 2
    return int(any(report.count(level) for report in reports for level in levels))
