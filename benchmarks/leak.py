"""Whether memory grows: ``python benchmarks/leak.py [FILES]`` checks that many files (10,000) in one process.

Drafts of every kind and hostile ones, each written anew with other words under a name of its own, checked and put out
as JSON. Prints the memory at file 100 and on the way, and exits with 1 when the last is more than a tenth above that.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from authoring import api  # noqa: E402 - found only now
from authoring.emitters.json_report import as_json  # noqa: E402
from tests.batch.drafts import HEADS, HOSTILE, put, text_of  # noqa: E402

FIRST = 100
MOST_GROWTH = 1.1
FORM = "年度: 2024\n单位: 青岚县公安局\n主要举措和成效: {}\n成文日期: 2025-01-20\n"


def main(count: int) -> int:
    """Check ``count`` files; returns 1 when the memory grew."""
    chance = random.Random(9)
    first = most = now = 0.0
    with tempfile.TemporaryDirectory() as name:
        for number in range(1, count + 1):
            path = _made(Path(name), number, chance)
            as_json([api.check(path)])
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
            if number in (FIRST, count) or number % 1000 == 0:
                gc.collect()
                now = _mebibytes()
                first, most = first or now, max(most, now)
                print(f"file {number:>6}: {now:.1f} MiB", flush=True)
    print(
        f"from file {FIRST} to {count}: {first:.1f} to {now:.1f} MiB, {now / first:.3f} times; at most {most:.1f} MiB"
    )
    return int(now > first * MOST_GROWTH)


def _made(folder: Path, number: int, chance: random.Random) -> Path:
    kind = number % 8
    if kind == 7:
        name, make, _ = HOSTILE[number // 8 % len(HOSTILE)]
        path = folder / f"{number}{name}"
        make(path, chance)
        return path
    text = text_of(f"青岚县第{number}局", 2024, tuple(HEADS), chance)
    path = folder / f"{number}{('.txt', '.docx', '.html', '.yaml')[kind % 4]}"
    if path.suffix == ".yaml":
        path.write_text(FORM.format(text.split("\n")[3]), encoding="utf-8")
    else:
        put(path, text)
    return path


def _mebibytes() -> float:
    """What this process has in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
