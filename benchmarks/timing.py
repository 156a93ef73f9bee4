"""Interleaved rounds and their medians."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Job = Callable[[], object]


def processor(job: Job) -> float:
    """Seconds of processor time that the job takes in this process."""
    start = time.process_time()
    job()
    return time.process_time() - start


def of_processes(job: Job) -> float:
    """Seconds of processor time that the processes which the job starts and waits for take."""
    before = _of_children()
    job()
    return _of_children() - before


def _of_children() -> float:
    try:
        import resource  # finer than os.times, but not there on Windows
    except ImportError:
        return sum(os.times()[2:4])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def medians(jobs: Mapping[str, tuple[Callable[[Job], float], Job]], rounds: int) -> dict[str, float]:
    """The median of each job's times; a job is given with what measures it. The first round only warms up.

    No job pays for what another leaves to the garbage collector, nor for what was there before.
    """
    gc.collect()
    gc.freeze()
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(rounds + 1):
        for name, (measure, job) in jobs.items():
            gc.collect()
            taken = measure(job)
            if number:
                times[name].append(taken)
    return {name: statistics.median(taken) for name, taken in times.items()}


def command(arguments: Sequence[object]) -> Job:
    """Runs a program, whatever its exit code."""
    words = [str(each) for each in arguments]
    return lambda: subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
