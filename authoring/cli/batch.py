"""Many files at once: the options for it, ``authoring check --summary``, and ``authoring build`` with many forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from authoring.cli.chinese import option
from authoring.cli.console import complain, say
from authoring.errors import UserError
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from authoring.batch.building import Built
    from authoring.batch.checking import CheckOutcome
    from authoring.batch.sources import Sources
    from authoring.check import Purpose
    from authoring.check.baseline import Baseline
    from authoring.check.choice import Choice

F = TypeVar("F", bound="Callable[..., object]")
_SHOWN = 5  # files left out that are named on the terminal; the summary names them all
INTERRUPTED = 130


class Batch(NamedTuple):
    """The options of a run over many files."""

    summaries: tuple[Path, ...]
    jobs: int | None
    resume: bool
    dask: str
    seconds: int | None
    overwrite: bool


class Judging(NamedTuple):
    """How each draft is judged."""

    year: int | None
    profile: str | None
    folders: tuple[Path, ...]
    choice: Choice | None
    known: Baseline | None
    purpose: Purpose
    limits: int = 1


def jobs_option(function: F) -> F:
    """--jobs."""
    return option(
        "--jobs", type=click.IntRange(1, 256), metavar="个数", help="同时用几个进程；不写则与处理器的个数相同。"
    )(function)


def batch_options(function: F) -> F:
    """--summary, --jobs, --resume, --dask and --file-seconds."""
    function = option(
        "--file-seconds",
        "seconds",
        type=click.IntRange(1, 86_400),
        metavar="秒",
        help="汇总时，一个文件最多查多少秒，超过的记为无法检查；不写则为60秒。",
    )(function)
    function = option("--dask", default="", metavar="地址", help="汇总时由 dask 集群来查，写调度器的地址。")(function)
    function = option("--resume", is_flag=True, help="汇总时接着上次的查：没有改过的文件不再查。")(function)
    function = jobs_option(function)
    return option(
        "--summary",
        "summaries",
        multiple=True,
        type=click.Path(path_type=Path, readable=False),
        metavar="文件",
        help="把许多稿件的结果汇总成一张表：.xlsx、.csv、.json 或 .html（带逐份结果）；可以写多次。",
    )(function)


def refuse_without_summary(batch: Batch) -> None:
    """Raises UserError for options that only a summary has."""
    named = {"--jobs": batch.jobs, "--resume": batch.resume, "--dask": batch.dask, "--file-seconds": batch.seconds}
    if given := [name for name, value in named.items() if value]:
        raise UserError(f"{'、'.join(given)} 要和 --summary 一起用，如 --summary 汇总.xlsx")


def check_into_summary(sources: Sources, batch: Batch, judging: Judging) -> CheckOutcome:
    """Run the checks with progress on stderr; the outcome's sums decide the exit code."""
    from authoring.batch.checking import FILE_SECONDS, CheckPlan
    from authoring.batch.executors import usual_jobs
    from authoring.batch.tables import headline
    from authoring.cli.progress import shown_progress
    from authoring.many import check_many

    tell_left_out(sources)
    with shown_progress() as progress:
        plan = CheckPlan(
            sources,
            batch.summaries,
            batch.jobs or usual_jobs(),
            batch.dask,
            batch.resume,
            batch.overwrite,
            batch.seconds or FILE_SECONDS,
            progress,
        )
        outcome = check_many(
            plan,
            year=judging.year,
            profile=judging.profile,
            profile_folders=judging.folders,
            choice=judging.choice,
            purpose=judging.purpose,
            known=judging.known,
            limits=judging.limits,
        )
    for note in outcome.notes:
        complain(note, kind="提示")
    if outcome.taken_over:
        say(f"其中{outcome.taken_over}份没有改过，用的是上次的结果。")
    say(headline(outcome.totals))
    for path in batch.summaries:
        say(f"已写入：{path}")
    return outcome


def tell_left_out(sources: Sources) -> None:
    """Say on stderr which files were met and not taken."""
    left = sources.left_out
    for each in left[:_SHOWN]:
        complain(f"没有处理“{each.name}”：{each.reason}", kind="提示")
    if len(left) > _SHOWN:
        complain(f"另有{len(left) - _SHOWN}个文件也没有处理（临时文件、本工具的结果，或不是要处理的格式）", kind="提示")


def build_forms(
    sources: Sources, folder: Path | None, ending: str, jobs: int | None, *, strict: bool, **options: Any
) -> int:
    """Build the forms into ``folder``, which is made if need be; returns the exit code.

    ``ending`` is what follows a form's name in its draft's; ``options`` are those of :func:`authoring.api.build`.
    """
    from authoring.batch.executors import usual_jobs
    from authoring.many import build_many

    tell_left_out(sources)
    if folder is not None:
        _make_folder(folder)
    built = build_many(sources, folder, jobs or usual_jobs(), ending=ending, **options)
    return _tell_built(built, len(sources.items), strict=strict)


def _make_folder(folder: Path) -> None:
    if folder.suffix.lower() in (".docx", ".pdf", ".html", ".txt") and not folder.is_dir():
        raise UserError(f"一次生成许多稿件时，-o 后面要写文件夹，不是文件名“{folder}”")
    from authoring.writers.files import make_folder

    make_folder(folder)


def _tell_built(outcomes: Iterable[Built], count: int, *, strict: bool) -> int:
    """One line a form, as they are done; returns the exit code."""
    failed = gaps = done = 0
    for built in outcomes:
        done += 1
        for notice in built.notices:
            complain(f"{built.name}：{notice}", kind="提示")
        if built.error is not None:
            failed += 1
            complain(f"{built.name}：没有生成，{built.error}")
            continue
        gaps += built.gaps
        told = f"，还有{built.gaps}处待填" if built.gaps else ""
        told += f"，略去{built.left_out}处不公开的内容" if built.left_out else ""
        say(f"已生成：{_short(built.target)}{told}")
    say(f"共{count}份表单，生成{done - failed}份" + (f"，{failed}份没有生成" if failed else "") + "。")
    return 2 if failed else int(strict and gaps > 0)


def _short(target: str) -> str:
    path = Path(target)
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else target
