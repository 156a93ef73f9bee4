"""A thousand drafts, thirty of them hostile, summed up right by a key: ``python benchmarks/batch_acceptance.py``.

By processes, by a dask cluster, and by processes broken off by Ctrl-C and gone on with; all three summaries must be
right by the key and equal to each other. Exit code 1 when not. Takes some minutes.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.batch.drafts import faults, make  # noqa: E402 - found only now

DRAFTS, HOSTILE = 1000, 30
BROKEN_OFF_AFTER = 400  # files


def main() -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it, and so would ours
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        key = make(folder / "来稿", DRAFTS, hostile=HOSTILE, slow=True)
        print(f"{len(list((folder / '来稿').iterdir()))} files, {len(key)} of them in the key")
        _run(folder, "进程.json")
        _interrupted(folder, "中断.json")
        _dask(folder, "集群.json")
        texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.json"))}
    wrong = 0
    for name, text in texts.items():
        found = faults(key, json.loads(text)["files"])
        wrong += len(found) + (text != texts["进程"])
        print(f"{name}: {len(found)} faults, {'equal' if text == texts['进程'] else 'NOT equal'} to the first")
        print("".join(f"    {fault}\n" for fault in found[:20]), end="")
    return int(wrong > 0)


def _command(summary: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "authoring", "check", "来稿", "--summary", summary, *options]


def _run(folder: Path, summary: str, *options: str) -> None:
    start = time.perf_counter()
    done = subprocess.run(
        _command(summary, *options), cwd=folder, env=_environment(), stdout=subprocess.DEVNULL, check=False
    )
    print(
        f"{summary} {' '.join(options)}: exit code {done.returncode}, {time.perf_counter() - start:.1f} s", flush=True
    )


def _interrupted(folder: Path, summary: str) -> None:
    running = subprocess.Popen(_command(summary), cwd=folder, env=_environment(), stdout=subprocess.DEVNULL)
    journal = folder / (Path(summary).stem + "-进度.jsonl")
    while running.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") > BROKEN_OFF_AFTER):
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    print(f"broken off: exit code {running.wait(timeout=120)}")
    partial = json.loads((folder / summary).read_text(encoding="utf-8"))["files"]
    print(f"partial summary: {sum(file['status'] == 'not-done' for file in partial)} of {len(partial)} not done")
    _run(folder, summary, "--resume")


def _dask(folder: Path, summary: str) -> None:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        _run(folder, summary, "--dask", cluster.scheduler_address)


def _environment() -> dict[str, str]:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths)}


if __name__ == "__main__":
    sys.exit(main())
