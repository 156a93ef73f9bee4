"""Chunks of work over an executor: each item's result once, whatever dies on the way."""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from typing import TYPE_CHECKING, TypeVar

from authoring.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from authoring.batch.executors import Pool

CHUNK = 25  # items handed out at once: with fewer, handing out costs more than it gains
_LARGEST = 100
_ROUNDS = 20  # chunks a worker should get at least before they grow: the last ones end together then
_AHEAD = 2  # chunks in hand for each worker; more would only fill the memory

_POLL = 5.0  # seconds between two looks at whether a cluster still has workers
_PATIENCE = 12  # such looks in a row at an empty cluster before it is given up: workers that died are started anew

T = TypeVar("T")
R = TypeVar("R")


def work_through(
    pool: Pool,
    work: Callable[[list[T]], list[R]],
    items: Sequence[T],
    todo: Sequence[int],
    lost: Callable[[T], R],
) -> Generator[list[tuple[int, R]]]:
    """The results for ``items[i]`` of each i in ``todo``: chunks of (i, result), as they are done.

    ``work`` must be picklable. When a worker dies, the chunks it could have died of are done again item by item, and
    only the one item that kills its worker even alone gets ``lost(item)`` for a result.
    """
    waiting = deque(_chunks(todo, pool.workers))
    while waiting:
        suspects: list[int] = []
        yield from _until_broken(pool, work, items, waiting, suspects)
        yield from _one_by_one(pool, work, items, deque(sorted(suspects)), lost)


def _chunks(todo: Sequence[int], workers: int) -> Iterator[list[int]]:
    size = max(CHUNK, min(_LARGEST, len(todo) // (workers * _ROUNDS)))
    return (list(todo[at : at + size]) for at in range(0, len(todo), size))


def _until_broken(
    pool: Pool,
    work: Callable[[list[T]], list[R]],
    items: Sequence[T],
    waiting: deque[list[int]],
    suspects: list[int],
) -> Iterator[list[tuple[int, R]]]:
    """Work until all is done or the executor is broken; ``suspects`` gets what was in hand when a worker died."""
    in_hand: dict[Future[list[R]], list[int]] = {}
    workers = min(pool.workers, len(waiting))
    with pool.open(workers) as executor:
        while waiting or in_hand:
            _hand_out(pool, executor, work, items, waiting, in_hand, workers * _AHEAD)
            done = _some_done(pool, in_hand)
            is_broken = not done
            for future in done:
                chunk = in_hand.pop(future)
                try:
                    yield list(zip(chunk, _result(future), strict=True))
                except pool.broken:
                    suspects += chunk
                    is_broken = pool.is_fatal
            if is_broken:
                suspects += (index for chunk in in_hand.values() for index in chunk)
                return


def _hand_out(
    pool: Pool,
    executor: Executor,
    work: Callable[[list[T]], list[R]],
    items: Sequence[T],
    waiting: deque[list[int]],
    in_hand: dict[Future[list[R]], list[int]],
    most: int,
) -> None:
    while waiting and len(in_hand) < most:
        try:
            future = executor.submit(work, [items[index] for index in waiting[0]])
        except pool.broken:  # the futures in hand will say so too
            return
        in_hand[future] = waiting.popleft()


def _some_done(pool: Pool, in_hand: Collection[Future[list[R]]]) -> set[Future[list[R]]]:
    """Those that are done, at least one if any are in hand; UserError when nobody is left to do them."""
    deserted = 0
    while True:
        done, _ = wait(in_hand, timeout=_POLL, return_when=FIRST_COMPLETED)
        if done or not in_hand:
            return done
        deserted = 0 if pool.has_workers() else deserted + 1
        if deserted >= _PATIENCE:
            raise UserError("集群里的工作进程都停了，没有查完；已经查完的都保存着，恢复以后用 --resume 接着查")


def _result(future: Future[list[R]]) -> list[R]:
    try:
        return future.result()
    except CancelledError as error:
        raise UserError("与集群的连接断了，没有查完；已经查完的都保存着，恢复以后用 --resume 接着查") from error


def _one_by_one(
    pool: Pool,
    work: Callable[[list[T]], list[R]],
    items: Sequence[T],
    suspects: deque[int],
    lost: Callable[[T], R],
) -> Iterator[list[tuple[int, R]]]:
    while suspects:
        with pool.open(1) as executor:
            while suspects:
                index = suspects.popleft()
                try:
                    future = executor.submit(work, [items[index]])
                    _some_done(pool, [future])
                    yield [(index, _result(future)[0])]
                except pool.broken:
                    yield [(index, lost(items[index]))]
                    if pool.is_fatal:
                        break
