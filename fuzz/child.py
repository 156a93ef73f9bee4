"""One run of atheris over one target; started by :mod:`run`, which adds up what it prints."""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["authoring"]):
    from fuzz.targets import TARGETS

SLOW = 2.0
"""Seconds of processor time above which a unit is a finding; units are 16 KiB at most."""


class Recorder:
    """Runs units; what goes wrong is kept once for each place it goes wrong at, and the run goes on."""

    def __init__(self, target: str, folder: Path) -> None:
        self._run = TARGETS[target]
        self._folder = folder
        self._known: set[str] = set()

    def __call__(self, data: bytes) -> None:
        """Run a unit."""
        start = time.process_time()
        try:
            self._run(data)
        except Exception as error:  # any error at all is what is looked for
            self._keep(data, _place(error), traceback.format_exc())
        taken = time.process_time() - start
        if taken > SLOW:
            self._keep(data, f"slow-{int(taken)}", f"{taken:.1f} s of processor time for {len(data)} bytes\n")

    def _keep(self, data: bytes, place: str, told: str) -> None:
        if place in self._known:
            return
        self._known.add(place)
        name = f"{place}-{hashlib.sha1(data).hexdigest()[:8]}"
        (self._folder / name).write_bytes(data)
        (self._folder / f"{name}.log").write_text(told, encoding="utf-8")
        print(f"FOUND {name}", file=sys.stderr, flush=True)


def _place(error: Exception) -> str:
    """The innermost place in our own code, by which two errors are known to be the same."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/authoring/" in frame.filename]
    frame = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}-{Path(frame.filename).stem}-{frame.lineno}"


if __name__ == "__main__":
    name, findings, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], Recorder(name, Path(findings)))
    atheris.Fuzz()
