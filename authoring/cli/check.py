"""``authoring check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authoring.cli.batch import (
    INTERRUPTED,
    Batch,
    Judging,
    batch_options,
    check_into_summary,
    refuse_without_summary,
    tell_left_out,
)
from authoring.cli.chinese import Command, option
from authoring.cli.console import user_errors
from authoring.cli.options import choice_options, limits_option, profile_options
from authoring.cli.outputs import FORMATS, deliver, form_of
from authoring.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.batch.sources import Sources
    from authoring.batch.totals import Totals
    from authoring.check import FileReport, Purpose, Severity

_PURPOSES: dict[str, Purpose] = {"上报": "report", "公开": "publish"}
_LEVELS: dict[str, tuple[Severity, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


@click.command(
    cls=Command,
    help="检查稿件（.docx、.txt、.html 或表单），说明四个部分各在哪里、缺什么、错在哪、依据什么、怎么改。"
    "稿件可以写文件、文件夹、“来稿/*.docx”这样的式子，或者“@名单.txt”。",
    epilog="退出码：0 没有达到 --fail-on 级别的问题；1 有；2 有文件没能检查。",
)
@click.argument("paths", nargs=-1, required=True, metavar="稿件…")
@option("--year", type=click.IntRange(2000, 2099), metavar="年", help="应当是哪一年度的报告；不写则从稿件里认。")
@option(
    "--previous",
    type=click.Path(path_type=Path, readable=False),
    metavar="上年稿件",
    help="与上年的报告对照：数据的上年基数、照搬的段落、上年安排的落实；稿件或表单都可以。",
)
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
    help="输出形式：text 文字（默认）、html 网页、docx 带批注的稿件副本、json、sarif；不写则看输出文件名的结尾。",
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="文件",
    help="把结果写进文件；docx 不写时存为“原名-审核.docx”，查几个文件时写文件夹。",
)
@batch_options
@limits_option
@option("--force", is_flag=True, help="输出文件已有也覆盖。")
@option(
    "--fail-on",
    type=click.Choice(list(_LEVELS)),
    default="error",
    help="到哪一级就以退出码 1 结束：error 错误（默认）、warning 警告、never 从不。",
)
def command(
    paths: tuple[str, ...],
    year: int | None,
    previous: Path | None,
    profile: str | None,
    profiles: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    settings: Path | None,
    baseline: Path | None,
    purpose: str,
    form: str | None,
    output: Path | None,
    summaries: tuple[Path, ...],
    jobs: int | None,
    resume: bool,
    dask: str,
    seconds: int | None,
    limits: int,
    force: bool,
    fail_on: str,
) -> int:
    """Check the drafts and put out what was found."""
    from authoring import api

    summaries = tuple(dict.fromkeys(summaries))
    batch = Batch(summaries, jobs, resume, dask, seconds, force)
    with user_errors():
        chosen = bool(settings or select or ignore)
        choice = api.load_choice(settings, select=select, ignore=ignore) if chosen else None
        known = api.load_baseline(baseline) if baseline else None
        judging = Judging(year, profile, profiles, choice, known, _PURPOSES[purpose], limits)
        if summaries and previous is not None:
            raise UserError("--summary 不能和 --previous 一起用：与上年对照请逐份检查")
        if not summaries:
            refuse_without_summary(batch)
            form = form_of(form, output, FORMATS)
            reports = [_checked(path, judging, previous) for path in _drafts(paths)]
            deliver(reports, form, output, overwrite=force)
            return _exit_code(reports, _LEVELS[fail_on])
        if form is not None or output is not None:
            raise UserError("--summary 不能和 --format、-o 一起用：汇总的形式由它的文件名决定")
        outcome = check_into_summary(_sources(paths), batch, judging)
    return INTERRUPTED if outcome.is_interrupted else _code_of_sums(outcome.totals, _LEVELS[fail_on])


def _drafts(paths: Sequence[str]) -> list[Path]:
    """The drafts to check one after the other; only folders, patterns, lists and several files need looking into."""
    if len(paths) == 1 and Path(paths[0]).is_file():
        return [Path(paths[0])]
    sources = _sources(paths)
    tell_left_out(sources)
    shown = ((Path(item.name), Path(item.path)) for item in sources.items)
    return [name if name.absolute() == path else path for name, path in shown]  # a name may not be printable


def _sources(paths: Sequence[str]) -> Sources:
    from authoring.many import find_drafts

    return find_drafts(paths)


def _checked(path: Path, judging: Judging, previous: Path | None) -> FileReport:
    from authoring import api

    report = api.check(
        path,
        year=judging.year,
        profile=judging.profile,
        profile_folders=judging.folders,
        choice=judging.choice,
        purpose=judging.purpose,
        previous=previous,
        limits=judging.limits,
    )
    return judging.known.without_known(report) if judging.known else report


def _exit_code(reports: Sequence[FileReport], levels: Sequence[Severity]) -> int:
    if any(report.status == "unreadable" for report in reports):
        return 2
    return int(any(report.count(level) for report in reports for level in levels))


def _code_of_sums(totals: Totals, levels: Sequence[Severity]) -> int:
    return 2 if totals.all.unreadable else int(any(totals.all.counts[level] for level in levels))
