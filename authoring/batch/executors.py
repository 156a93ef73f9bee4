"""Where the work is done: processes of this machine, or a dask cluster. Both are ``concurrent.futures`` executors."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

_MOST_ON_WINDOWS = 61  # worker processes; the system waits for no more
_DASK_SECONDS = 15  # to reach a scheduler


class Pool(NamedTuple):
    """A way to get an executor.

    ``workers`` is how many files it works on at once. ``open`` gives an executor of that many workers at most; what
    runs when its block ends by an error is given up. ``broken`` are the errors of a future that say that a worker
    died. After one of them an executor is of no more use where ``is_fatal``. ``has_workers`` tells whether anybody is
    there to work at the moment.
    """

    workers: int
    open: Callable[[int], AbstractContextManager[Executor]]
    broken: tuple[type[BaseException], ...]
    is_fatal: bool
    has_workers: Callable[[], bool] = lambda: True


def usual_jobs() -> int:
    """As many processes as this process may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(jobs: int) -> Pool:
    """Worker processes of this machine, started afresh (spawn), so alike on every system."""
    jobs = min(jobs, _MOST_ON_WINDOWS) if sys.platform == "win32" else jobs
    return Pool(jobs, _open_processes, (BrokenProcessPool,), is_fatal=True)


@contextmanager
def _open_processes(workers: int) -> Iterator[Executor]:
    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_prepare_worker)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - others:
            child.kill()
        raise
    executor.shutdown(cancel_futures=True)


def _prepare_worker() -> None:
    """Ctrl-C is the parent's business; and a worker whose parent was killed doesn't stay behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def dask_cluster(address: str) -> Iterator[Pool]:
    """The workers of the dask cluster whose scheduler is at ``address``; raises UserError when there are none."""
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise UserError("用 --dask 要先安装 dask：pip install 'authoring[dask]'") from error
    try:
        client = Client(address, timeout=_DASK_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        raise UserError(f"连不上 dask 调度器“{address}”，请检查地址，如 tcp://10.0.0.5:8786") from error
    with client:
        threads = sum(client.ncores().values())
        if not threads:
            raise UserError(f"dask 调度器“{address}”下面没有工作进程，请先在各台机器上启动 dask worker")

        @contextmanager
        def open_executor(_workers: int) -> Iterator[Executor]:
            executor = client.get_executor(pure=False)
            try:
                yield executor
            finally:
                executor.shutdown(wait=False)

        yield Pool(threads, open_executor, (KilledWorker,), False, lambda: bool(client.ncores()))
