"""Checks that misbehave on purpose; workers import them by name."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from authoring import api

if TYPE_CHECKING:
    from pathlib import Path

    from authoring.check import FileReport


def dies_on_bad(path: Path) -> FileReport:
    """Takes its process down for a file named 崩溃, hangs for 挂起, raises for 出错."""
    if "崩溃" in path.name:
        os._exit(3)
    if "挂起" in path.name:
        time.sleep(600)
    if "出错" in path.name:
        raise RuntimeError("坏了")
    return api.check(path)


def dies_once(path: Path) -> FileReport:
    """The worker that first comes to the draft 0030 is killed; the second time all is well."""
    mark = path.parent.parent / "已经死过一次"
    if path.name.startswith("0030") and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return api.check(path)


def number_of_process(paths: list[str]) -> list[tuple[str, int]]:
    time.sleep(0.5)  # longer than a process takes to start, or the first would do it all
    return [(path, os.getpid()) for path in paths]
