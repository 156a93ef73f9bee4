"""Fuzz one reader or all of them: ``python fuzz/run.py docx --seconds 900``.

Needs the extra ``fuzz`` (atheris). What is found lies in ``fuzz/findings/TARGET``: the unit, and beside it in a .log
why it is one. Exit code 1 when anything was found.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = ("docx", "text", "html", "form")
LONGEST = 16_384
"""Bytes of a unit."""
_STAT = re.compile(r"stat::(\w+):\s+(\d+)")
_COVERAGE = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def main() -> int:
    """Run the targets asked for, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=NAMES, metavar="TARGET", help=", ".join(NAMES))
    parser.add_argument("--seconds", type=int, default=900, help="for each target")
    parser.add_argument("--corpus", type=Path, help="a folder to grow the corpus in (default: forgotten at the end)")
    given = parser.parse_args()
    if unknown := set(given.targets) - set(NAMES):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as forgotten:
        return max([fuzz(target, given.seconds, given.corpus or Path(forgotten)) for target in given.targets])


def fuzz(target: str, seconds: int, corpus: Path) -> int:
    """Fuzz a target and print what came of it; returns 1 for findings."""
    findings = FOLDER / "findings" / target
    findings.mkdir(parents=True, exist_ok=True)
    before = set(findings.iterdir())
    grown = corpus / target
    grown.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-dict={FOLDER / 'words' / f'{target}.dict'}",
        f"-artifact_prefix={findings}/",
        "-timeout=60",
        "-rss_limit_mb=1024",
        "-print_final_stats=1",
        str(grown),  # libFuzzer puts new units into the first folder
        str(FOLDER / "corpus" / target),
    ]
    start = time.monotonic()
    command = [sys.executable, str(FOLDER / "child.py"), target, str(findings), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    told = done.stdout.decode("utf-8", "replace")
    new = sorted(path.name for path in set(findings.iterdir()) - before if path.suffix != ".log")
    stats = {name: int(value) for name, value in _STAT.findall(told)}
    coverage = _COVERAGE.findall(told)
    first, last = (coverage[0], coverage[-1]) if coverage else (("0", "0", "0"),) * 2
    print(
        f"{target}: {stats.get('number_of_executed_units', 0):,} executions in {time.monotonic() - start:.0f} s, "
        f"coverage {first[0]} to {last[0]} places ({first[1]} to {last[1]} features), {last[2]} units kept, "
        f"peak memory {stats.get('peak_rss_mb', 0)} MB, {len(new)} findings {' '.join(new)}",
        flush=True,
    )
    return int(bool(new))


if __name__ == "__main__":
    sys.exit(main())
