"""A guard against hangs: how fast something is belongs into a benchmark, that it ends at all into a test."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 120.0
"""Seconds of this process's own processor time: many times what is needed, whatever else the machine does."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Fails what has not ended after PATIENCE; guards nothing where the system has no such timer (Windows)."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(*_: object) -> None:
        raise AssertionError(f"not ended after {PATIENCE} s of processor time")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
