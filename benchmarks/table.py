"""Every speed that we claim, measured in one run and printed as the README's table: ``python benchmarks/table.py``.

``pip install -r benchmarks/requirements.txt`` brings the peers; pandoc is looked for on the path. Who is absent is left
out with a line on stderr. Ratios are of medians over interleaved rounds: of processor time, which a busy machine
changes least, and for batches of time on the clock. Milliseconds differ from machine to machine, ratios carry over.
Building starts from what is in memory for everybody: for us the form and the profile, loaded; for the others the texts
with their styles. It ends with the bytes of the package. Reading starts from the bytes, for pandoc from the file.

``--quick`` takes few rounds and small batches, to try the command out; ``--only build,read`` measures some sections.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from authoring.api import load_form, load_profile  # noqa: E402 - found only now
from authoring.check import run  # noqa: E402
from authoring.compose import compose  # noqa: E402
from authoring.readers import read_docx  # noqa: E402
from authoring.recognition import recognise  # noqa: E402
from authoring.rules import STRUCTURE, every_rule  # noqa: E402
from authoring.writers.docx import write_docx  # noqa: E402
from benchmarks import batch_speed, papers, peers  # noqa: E402
from benchmarks.plainwriter import PlainWriter  # noqa: E402
from benchmarks.timing import command, medians, of_processes, processor  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.papers import Paper
    from benchmarks.timing import Job

OURS = "ours"
PASS = "python -c pass"


class Goal(NamedTuple):
    """What a ratio should be at most or at least."""

    sign: str
    value: float

    def reached(self, ratio: float) -> bool:
        return ratio <= self.value if self.sign == "≤" else ratio >= self.value


class Row(NamedTuple):
    """A line of the table; ``seconds`` is our own time."""

    what: str
    against: str
    ratio: float
    seconds: float
    goal: Goal | None = None

    def markdown(self) -> str:
        goal = (
            f"{self.goal.sign} {self.goal.value:g} {'✓' if self.goal.reached(self.ratio) else '✗'}" if self.goal else ""
        )
        return f"| {self.what} | {self.seconds * 1000:.4g} ms | {self.against} | {self.ratio:.3g} | {goal} |"


class Bench:
    """The papers that are measured, and how thoroughly."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        self.composition = papers.composed()
        self.short = papers.paper(self.composition.document)
        self.long = papers.paper(papers.longer(self.composition.document))
        self.form = load_form(papers.FORM)
        self.profile = load_profile(papers.PROFILE)

    def rounds(self, many: int) -> int:
        return max(many // 5, 2) if self.quick else many

    def build(self) -> bytes:
        composition = compose(self.form, self.profile)
        return write_docx(composition.document, finish=composition.finish)


def build(bench: Bench) -> Iterator[Row]:
    pieces = bench.short.pieces
    plain = PlainWriter(bench.short.docx)
    jobs = {OURS: (processor, bench.build), "a plain string-and-zip writer": (processor, lambda: plain.write(pieces))}
    jobs |= _there("docxtpl", lambda: peers.build_with_docxtpl(pieces, bench.short.docx))
    jobs |= _there("python-docx, runs formatted directly", lambda: peers.build_with_python_docx(pieces))
    times = medians(jobs, bench.rounds(40))
    for name, goal in (("docxtpl", Goal("≥", 3)), ("python-docx, runs formatted directly", None)):
        if name in times:
            yield Row("build", f"times faster than {name}", times[name] / times[OURS], times[OURS], goal)
    plainly = times["a plain string-and-zip writer"]
    yield Row("build", "× a plain string-and-zip writer", times[OURS] / plainly, times[OURS], Goal("≤", 4))


def read(bench: Bench) -> Iterator[Row]:
    for paper, rounds, goal in ((bench.short, 40, Goal("≥", 5)), (bench.long, 7, Goal("≥", 12))):
        yield from _read("our own draft", paper, paper.docx, bench.rounds(rounds), goal, bench)
        direct = _there("python-docx", lambda paper=paper: peers.build_with_python_docx(paper.pieces))
        if direct:
            data = direct["python-docx"][1]()
            yield from _read("a draft of python-docx", paper, data, bench.rounds(rounds), None, bench)


def _read(what: str, paper: Paper, data: bytes, rounds: int, goal: Goal | None, bench: Bench) -> Iterator[Row]:
    jobs = {OURS: (processor, lambda: read_docx(data))}
    jobs |= _there("python-docx's API", lambda: peers.read_with_python_docx(data))
    jobs |= _there("docx2python", lambda: peers.read_with_docx2python(data))
    jobs |= _pandoc(bench.folder, data)
    times = medians(jobs, rounds)
    for name, taken in times.items():
        if name != OURS:
            wanted = goal if name == "python-docx's API" else None
            label = f"read {what}, {_size(paper)}"
            yield Row(label, f"times faster than {name}", taken / times[OURS], times[OURS], wanted)


def check(bench: Bench) -> Iterator[Row]:
    for paper, rounds in ((bench.short, 30), (bench.long, 3)):
        jobs = {OURS: (processor, lambda paper=paper: _structure(paper.docx))}
        jobs["all"] = (processor, lambda paper=paper: _everything(paper.docx))
        jobs |= _pandoc(bench.folder, paper.docx)
        times = medians(jobs, bench.rounds(rounds))
        goal = Goal("≥", 8) if paper is bench.short else None
        for name, what in ((OURS, "structure rules"), ("all", "all rules, the layout too")):
            for peer in times.keys() - {OURS, "all"}:
                ratio = times[peer] / times[name]
                yield Row(f"check, {what}, {_size(paper)}", f"times faster than {peer}", ratio, times[name], goal)
            goal = None


def _structure(data: bytes) -> object:
    document = read_docx(data)
    return run(document, recognise(document), STRUCTURE)


def _everything(data: bytes) -> object:
    document = read_docx(data, look=True)
    return run(document, recognise(document), every_rule())


def startup(bench: Bench) -> Iterator[Row]:
    program = shutil.which("authoring", path=str(Path(sys.executable).parent))
    start = [program] if program else [sys.executable, "-m", "authoring"]
    draft = bench.folder / "draft.docx"
    draft.write_bytes(bench.short.docx)
    jobs = {PASS: (of_processes, command([sys.executable, "-c", "pass"]))}
    asked = {
        "--help": (["--help"], 4.6),
        "check": (["check", draft], 8),
        "build": (["build", papers.FORM, "-o", bench.folder / "built.docx", "--force"], 24),
    }
    jobs |= {name: (of_processes, command([*start, *arguments])) for name, (arguments, _) in asked.items()}
    times = medians(jobs, bench.rounds(15))
    for name, (_, limit) in asked.items():
        ratio = times[name] / times[PASS]
        yield Row(f"`authoring {name}`, whole process", f"× `{PASS}`", ratio, times[name], Goal("≤", limit))


def batch(bench: Bench) -> Iterator[Row]:
    times = batch_speed.times(200 if bench.quick else 1000, bench.rounds(5))
    for name, goal in (("two jobs", 1.7), ("dask, two workers", 1.6)):
        if name in times:
            ratio = times["one job"] / times[name]
            yield Row(f"check a folder, {name}", "times faster than one job", ratio, times[name], Goal("≥", goal))
        else:
            _left_out(name)


def growth(bench: Bench) -> Iterator[Row]:
    short, long = bench.short, bench.long
    jobs = {
        "read": lambda paper: read_docx(paper.docx),
        "check, structure rules": lambda paper: _structure(paper.docx),
        "check, all rules": lambda paper: _everything(paper.docx),
        "write": lambda paper: write_docx(paper.document),
    }
    factor = long.size / short.size
    for name, job in jobs.items():
        small = medians({OURS: (processor, lambda job=job: job(short))}, bench.rounds(20))[OURS]
        large = medians({OURS: (processor, lambda job=job: job(long))}, bench.rounds(5))[OURS]
        what = f"{name}, {_size(long)}"
        yield Row(what, f"{_size(short)}, by size", large / small / factor, large, Goal("≤", 1.2))


def _size(paper: Paper) -> str:
    return f"{paper.size:,} characters"


def _there(name: str, make: Callable[[], Job]) -> dict[str, tuple[Callable[[Job], float], Job]]:
    """The peer's job by its name; nothing where it is not installed."""
    try:
        return {name: (processor, make())}
    except ImportError:
        _left_out(name)
        return {}


def _pandoc(folder: Path, data: bytes) -> dict[str, tuple[Callable[[Job], float], Job]]:
    if not (pandoc := shutil.which("pandoc")):
        _left_out("pandoc")
        return {}
    path = folder / f"{len(data)}.docx"
    path.write_bytes(data)
    return {"`pandoc -t json`, a process": (of_processes, command([pandoc, "-t", "json", path]))}


def _left_out(name: str) -> None:
    print(f"left out, not installed: {name} (pip install -r benchmarks/requirements.txt)", file=sys.stderr)


SECTIONS = {"build": build, "read": read, "check": check, "startup": startup, "batch": batch, "growth": growth}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default=",".join(SECTIONS))
    options = parser.parse_args()
    machine = f"{_processor()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    print(f"Measured on {time.strftime('%Y-%m-%d')}: {machine}.\n")
    print("| what | our time | compared with | ratio | goal |\n| --- | ---: | --- | ---: | --- |")
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), quick=options.quick)
        for section in options.only.split(","):
            for row in SECTIONS[section](bench):
                print(row.markdown(), flush=True)


def _processor() -> str:
    """The processor's name where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
