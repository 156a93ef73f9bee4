"""How far a long run is: a bar on a terminal, a line now and then elsewhere. Always on stderr."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Progress = Callable[[str, int, int], None]

_EVERY = 10.0  # seconds between two lines


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A function to call with (stage, done, total) that shows it."""
    if sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield _Lines().tell


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("还要"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as shown:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = shown.add_task(stage, total=total, completed=done, rate="")
            speed = shown.tasks[tasks[stage]].speed
            shown.update(tasks[stage], completed=done, rate=f"每秒{speed:.0f}份" if speed else "")

        yield tell


class _Lines:
    """Lines at the first call for a stage, every ten seconds, and at its end."""

    def __init__(self) -> None:
        self._stage = ""
        self._started = self._told = 0.0
        self._before = 0

    def tell(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._started, self._before = stage, now, done
        elif now - self._told < _EVERY and done < total:
            return
        self._told = now
        click.echo(f"{stage}：{done}/{total}{self._pace(done, total, now - self._started)}", err=True)

    def _pace(self, done: int, total: int, seconds: float) -> str:
        fresh = done - self._before
        if not fresh or not seconds:
            return ""
        left = (total - done) * seconds / fresh
        return f"，每秒{fresh / seconds:.0f}份" + (f"，还要{left:.0f}秒" if done < total else f"，用了{seconds:.0f}秒")
