"""Many forms built at once: the same workers, one line of outcome each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.batch.executors import processes
from authoring.batch.scheduling import work_through
from authoring.batch.worker import watched
from authoring.errors import UserError, in_one_line
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from authoring.batch.sources import Item

FORM_SECONDS = 60
"""How long one form may take."""


class FormJob(NamedTuple):
    """A form and the draft to make of it, both absolute, and the form's name as the user would say it."""

    name: str
    form: str
    target: str


class Built(NamedTuple):
    """The outcome for one form.

    ``gaps`` is how many places are still to be filled in, ``left_out`` how many the public edition has not; ``error``
    is None, or says in Chinese why nothing was built. ``notices`` are what to tell of the form besides.
    """

    name: str
    target: str
    gaps: int = 0
    left_out: int = 0
    error: str | None = None
    notices: tuple[str, ...] = ()


Build = Callable[[Path, Path], tuple[int, int, tuple[str, ...]]]
"""Builds a form, and tells how many gaps the draft has, how much was left out, and what to tell besides."""


def plan_builds(forms: Sequence[Item], folder: Path | None, ending: str) -> list[FormJob]:
    """Where each form's draft goes: into ``folder``, or beside the form. Raises UserError where two would meet."""
    jobs: list[FormJob] = []
    taken: dict[str, str] = {}
    for item in forms:
        form = Path(item.path)
        target = str(((folder or form.parent) / (form.stem + ending)).absolute())
        before = taken.setdefault(os.path.normcase(target), item.name)
        if before != item.name:
            raise UserError(f"“{before}”和“{item.name}”会生成同一个文件“{target}”，请改名，或者分开生成")
        jobs.append(FormJob(item.name, item.path, target))
    return jobs


def build_batch(jobs: Sequence[FormJob], build: Build, workers: int) -> Iterator[Built]:
    """The outcomes in the forms' order, each as soon as those before it are done. ``build`` must be picklable."""
    done: dict[int, Built] = {}
    following = 0
    work = partial(_build_forms, build)
    with closing(work_through(processes(workers), work, jobs, range(len(jobs)), _lost_form)) as chunks:
        for chunk in chunks:
            done.update(chunk)
            while following in done:
                yield done.pop(following)
                following += 1


def _build_forms(build: Build, jobs: Sequence[FormJob]) -> list[Built]:
    return [_build_form(build, job) for job in jobs]


def _build_form(build: Build, job: FormJob) -> Built:
    try:
        with watched(FORM_SECONDS):
            gaps, left_out, notices = build(Path(job.form), Path(job.target))
            return Built(job.name, job.target, gaps, left_out, notices=notices)
    except UserError as error:
        return Built(job.name, job.target, error=in_one_line(error, job.form))
    except Exception as error:  # our own fault, told as such; the other forms don't pay for it
        reason = f"生成时程序出错（{type(error).__name__}：{str(error)[:80]}），请把表单和这句话告诉工具的维护者"
        return Built(job.name, job.target, error=reason)


def _lost_form(job: FormJob) -> Built:
    return Built(job.name, job.target, error="生成时程序异常退出或超过了时限")
