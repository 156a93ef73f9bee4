"""Batches against one process, and memory: ``python benchmarks/batch_speed.py [FILES] [ROUNDS] [MEMORY_FILES]``.

Whole runs from the files to the written summary, in interleaved rounds, medians. Memory is that of all our processes
(Linux only), at file 100 and at the end. Ratios carry over from machine to machine; the machine's load does not.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from authoring.batch.checking import CheckPlan  # noqa: E402 - found only now
from authoring.many import check_many, find_drafts  # noqa: E402
from tests.batch.drafts import make  # noqa: E402

MIB = 1024 * 1024


def main(files: int = 1500, rounds: int = 3, memory_files: int = 10_000) -> None:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    machine = f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors"
    print(f"{time.strftime('%Y-%m-%d')}, {machine}{load}")
    worked: dict[str, float] = {}
    found = times(files, rounds, worked)
    one = found["one job"]
    for title, value in found.items():
        each = worked[title] / files * 1000  # a cluster's own work is not in it
        print(
            f"{title:18} {value:7.2f} s  {files / value:6.0f} files/s  x{one / value:5.2f}  {each:5.1f} ms CPU a file"
        )
    if memory_files and Path("/proc/self/statm").exists():
        _memory(memory_files)


def times(files: int, rounds: int, worked: dict[str, float] | None = None) -> dict[str, float]:
    """Median seconds of each way to check a folder; those of its processor time go to ``worked``."""
    with tempfile.TemporaryDirectory() as name, _cluster() as address:
        folder = Path(name)
        make(folder / "稿", files)
        runs = {"one job": {"jobs": 1}, "two jobs": {"jobs": 2}}
        runs |= {"dask, two workers": {"jobs": 2, "dask": address}} if address else {}
        taken: dict[str, list[float]] = {title: [] for title in runs}
        busy: dict[str, list[float]] = {title: [] for title in runs}
        for _ in range(rounds):
            for title, options in runs.items():
                start, before = time.perf_counter(), _processor_seconds()
                _check(folder, **options)
                taken[title].append(time.perf_counter() - start)
                busy[title].append(_processor_seconds() - before)
    if worked is not None:
        worked |= {title: statistics.median(values) for title, values in busy.items()}
    return {title: statistics.median(values) for title, values in taken.items()}


def _processor_seconds() -> float:
    """Of this process and those of its workers that have ended."""
    return sum(os.times()[:4])


def _check(folder: Path, progress=lambda _stage, _done, _total: None, **options) -> None:
    plan = CheckPlan(
        find_drafts([str(folder / "稿")]), (folder / "汇总.csv",), overwrite=True, progress=progress, **options
    )
    check_many(plan)


def _memory(files: int) -> None:
    """Most memory in use, of the parent and of the largest worker, up to file 100, to each tenth, and in all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "稿", files)
        told = {"next": 0}

        def progress(stage: str, done: int, total: int) -> None:
            if done >= told["next"] or done == total:
                told["next"] = 100 if not done else done + total // 5
                parent, workers = _resident(os.getpid()), [_resident(pid) for pid in _children()]
                largest = max(workers, default=0) / MIB
                print(f"{stage} {done:6}/{total}: parent {parent / MIB:5.0f} MiB, largest worker {largest:5.0f} MiB")

        _check(folder, progress, jobs=2)
        print(f"after the summary: parent {_resident(os.getpid()) / MIB:5.0f} MiB")


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _children() -> list[int]:
    import multiprocessing

    return [child.pid for child in multiprocessing.active_children() if child.pid]


@contextmanager
def _cluster():
    try:
        from distributed import LocalCluster
    except ImportError:
        yield ""
        return
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
