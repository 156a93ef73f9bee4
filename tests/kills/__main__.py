"""Many kills: ``python -m tests.kills [TIMES]``, 200 for builds and a quarter of that for each other kind."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.kills.killing import KINDS, build_at_once, kill_often


def main(times: int) -> int:
    """Print what went wrong; exit code 1 when anything did."""
    wrong = 0
    for kind in KINDS:
        count = times // 2 if kind.command[0] == "build" else times // 4
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as name:
            faults = list(kill_often(kind, count, Path(name)))
        wrong += len(faults)
        print(f"{kind.name}: killed {count} times, {len(faults)} faults, {time.monotonic() - start:.0f} s", flush=True)
        print("".join(f"    {fault}\n" for fault in faults[:20]), end="")
    with tempfile.TemporaryDirectory() as name:
        faults = list(build_at_once(Path(name), times // 10))
    print(f"two builds at once, {times // 10} times: {len(faults)} faults {faults[:5]}")
    return int(wrong + len(faults) > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
