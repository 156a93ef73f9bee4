"""A whole run of checks: from the files to the written summaries."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Literal

from authoring.batch.executors import Pool, dask_cluster, processes
from authoring.batch.journal import Journal
from authoring.batch.names import journal_of, pages_of
from authoring.batch.printing import check_format, render
from authoring.batch.scheduling import work_through
from authoring.batch.similar import Match, Sketched, find_similar
from authoring.batch.sketch import is_available
from authoring.batch.tables import Summary
from authoring.batch.totals import Totals, add_up
from authoring.batch.worker import (
    CheckTask,
    Pair,
    Read,
    check_files,
    digest_of,
    lost_file,
    lost_pair,
    share_of_pairs,
)
from authoring.errors import UserError
from authoring.named import NamedTuple
from authoring.writers import write_atomically
from authoring.writers.files import make_folder, refuse_target

if TYPE_CHECKING:
    from pathlib import Path

    from authoring.batch.record import Record
    from authoring.batch.sources import Sources
    from authoring.check import FileReport

Stage = Literal["检查", "比对相近的稿件"]
Progress = Callable[[Stage, int, int], None]
"""Told how many of how many are done in a stage."""

FILE_SECONDS = 60
"""How long one draft may take; a report takes less than a tenth of a second."""


class CheckWork(NamedTuple):
    """How a draft is checked and read. Both must be picklable; ``settings`` tells all that the results depend on
    besides the drafts."""

    check: Callable[[Path], FileReport]
    read: Read
    settings: str


class CheckPlan(NamedTuple):
    """Which drafts, by whom, and where to.

    ``dask`` is a scheduler's address, "" for processes of this machine. With ``resume`` what an earlier run kept
    beside the first summary is taken over for files that are still the same.
    """

    sources: Sources
    summaries: tuple[Path, ...]
    jobs: int
    dask: str = ""
    resume: bool = False
    overwrite: bool = False
    seconds: int = FILE_SECONDS
    progress: Progress = lambda _stage, _done, _total: None


class CheckOutcome(NamedTuple):
    """How it went: the sums, how many files were taken over from an earlier run, whether somebody broke it off."""

    totals: Totals
    taken_over: int
    notes: tuple[str, ...]
    is_interrupted: bool


class _Run(NamedTuple):
    """A run under way: ``offsets`` has for each file where its record stands in the journal, -1 for none yet."""

    plan: CheckPlan
    work: CheckWork
    journal: Journal
    offsets: array[int]

    def records(self) -> Iterator[Record | None]:
        return self.journal.records(self.offsets)


def check_batch(plan: CheckPlan, work: CheckWork) -> CheckOutcome:
    """Check all files and write the summaries; on Ctrl-C and on errors too, with what is done so far.

    Raises UserError for summaries that can't be written, a cluster that can't be reached, or was lost on the way.
    """
    for path in plan.summaries:
        check_format(path)
        refuse_target(path)
        if path.exists() and not (plan.overwrite or plan.resume):
            raise UserError(f"“{path}”已经存在，没有改动它；要覆盖请加 --force，接着上次的查请加 --resume")
    sketched = is_available()
    pages = _pages(plan)
    task = CheckTask(work.check, pages, sketched, plan.seconds)
    settings = f"{work.settings}|{pages is not None}|{sketched}"
    notes = [] if sketched else ["没有比对相近的稿件：要先安装 pip install 'authoring[batch]'。"]
    with _pool(plan) as pool, Journal(journal_of(plan.summaries[0]), settings) as journal:
        run = _Run(plan, work, journal, array("q", [-1]) * len(plan.sources.items))
        taken_over = _take_over(run, pages, notes)
        return _work(run, pool, task, taken_over, notes)


def _work(run: _Run, pool: Pool, task: CheckTask, taken_over: int, notes: list[str]) -> CheckOutcome:
    matches: dict[int, Match] = {}
    is_interrupted = False
    try:
        _check_all(run, pool, task)
        if task.sketched:
            matches = _matches(run, pool)
    except KeyboardInterrupt:
        is_interrupted = True
        _find_again(run)
        notes.append("检查中途停止，没有比对相近的稿件；用 --resume 接着查。")
    except UserError as error:
        _write(run, {}, [*notes, f"没有查完：{error.message}"])
        raise
    _write(run, matches, notes)
    return CheckOutcome(add_up(run.records()), taken_over, tuple(notes), is_interrupted)


def _pages(plan: CheckPlan) -> Path | None:
    """The folder for the files' own pages, where a summary links to them."""
    first = next((path for path in plan.summaries if path.suffix.lower() == ".html"), None)
    if first is None:
        return None
    folder = pages_of(first).absolute()
    if folder.is_symlink():
        raise UserError(f"“{folder}”是一个链接，逐份的结果不写到别处去，请移走")
    make_folder(folder)
    return folder


def _pool(plan: CheckPlan) -> AbstractContextManager[Pool]:
    return dask_cluster(plan.dask) if plan.dask else nullcontext(processes(plan.jobs))


def _take_over(run: _Run, pages: Path | None, notes: list[str]) -> int:
    """Find the records of an earlier run that still hold; returns how many."""
    kept = run.journal.resume() if run.plan.resume else None
    if kept is None:
        if run.plan.resume:
            notes.append("没有能接着用的进度（没有进度文件，或检查的设置与上次不同），全部重新检查。")
        run.journal.start()
        return 0
    for number, item in enumerate(run.plan.sources.items):
        known = kept.get(item.path)
        is_whole = known is not None and (known.page is None or (pages is not None and (pages / known.page).exists()))
        if known is not None and is_whole and known.digest and known.digest == digest_of(item.path):
            run.offsets[number] = known.offset
    return sum(offset >= 0 for offset in run.offsets)


def _find_again(run: _Run) -> None:
    """Broken off while writing, the journal may hold records that we did not note yet."""
    kept = run.journal.resume() or {}
    for number, item in enumerate(run.plan.sources.items):
        if run.offsets[number] < 0 and item.path in kept and kept[item.path].digest == digest_of(item.path):
            run.offsets[number] = kept[item.path].offset


def _check_all(run: _Run, pool: Pool, task: CheckTask) -> None:
    items = run.plan.sources.items
    todo = [number for number, offset in enumerate(run.offsets) if offset < 0]
    done = len(items) - len(todo)
    run.plan.progress("检查", done, len(items))
    with closing(work_through(pool, partial(check_files, task), items, todo, lost_file)) as chunks:
        for chunk in chunks:
            offsets = run.journal.append([record for _, record in chunk])
            for (number, _), offset in zip(chunk, offsets, strict=True):
                run.offsets[number] = offset
            done += len(chunk)
            run.plan.progress("检查", done, len(items))


def _matches(run: _Run, pool: Pool) -> dict[int, Match]:
    drafts = [
        Sketched(number, record.text, record.sketch)
        for number, record in enumerate(run.records())
        if record is not None and record.sketch
    ]
    return find_similar(drafts, lambda pairs: _shares(run, pool, pairs)) if len(drafts) > 1 else {}


def _shares(run: _Run, pool: Pool, pairs: Sequence[tuple[int, int]]) -> list[float]:
    items = run.plan.sources.items
    paths = [Pair(items[one].path, items[other].path) for one, other in pairs]
    shares = [0.0] * len(paths)
    done = 0
    work = partial(share_of_pairs, run.work.read)
    with closing(work_through(pool, work, paths, range(len(paths)), lost_pair)) as chunks:
        for chunk in chunks:
            for number, share in chunk:
                shares[number] = share
            done += len(chunk)
            run.plan.progress("比对相近的稿件", done, len(paths))
    return shares


def _write(run: _Run, matches: dict[int, Match], notes: Sequence[str]) -> None:
    plan = run.plan
    page_folder = next((path for path in plan.summaries if path.suffix.lower() == ".html"), plan.summaries[0])
    left = plan.sources.left_out
    summary = Summary(plan.sources.items, run.records, matches, left, tuple(notes), pages_of(page_folder).name)
    failed: list[str] = []
    for path in plan.summaries:
        try:
            write_atomically(path, render(summary, path.suffix))
        except UserError as error:  # one that is open in Excel must not cost the others
            failed.append(error.message)
    if failed:
        told = "检查的结果都保存着，用同样的命令加上 --resume 就不用再查"
        raise UserError("；".join([*failed, told]))
