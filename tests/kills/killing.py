"""Runs killed at random moments: the old file stands or the new one, whole, and the next run works."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "police-county-2024.yaml"
_LATE = 0.25  # of the usual duration: half of the kills fall into this last part, where files are written
_SECONDS = 120


class Kind(NamedTuple):
    """A command that writes ``target``; ``before`` prepares the folder, with the old file where there is one."""

    name: str
    command: tuple[str, ...]
    target: str
    before: Callable[[Path], object]


def _forms(folder: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    (folder / "表.yaml").write_text(text, encoding="utf-8")


def _drafts(folder: Path) -> None:
    from tests.batch.drafts import make

    make(folder / "来稿", 30, seed=4)


def _built(folder: Path) -> None:
    """An older draft of ours, of the same form with another word."""
    _forms(folder)
    text = (folder / "表.yaml").read_text(encoding="utf-8")
    (folder / "旧.yaml").write_text(text.replace("法治", "法制"), encoding="utf-8")
    _run(folder, ("build", "旧.yaml", "-o", "表.docx"))
    (folder / "旧.yaml").unlink()


def _checked(folder: Path) -> None:
    _built(folder)
    (folder / "结果.json").write_text("旧的结果\n" * 9000, encoding="utf-8")


KINDS = (
    Kind("build over an older draft", ("build", "表.yaml"), "表.docx", _built),
    Kind("build a new draft", ("build", "表.yaml"), "表.docx", _forms),
    Kind(
        "check into a file",
        ("check", "表.docx", "--format", "json", "-o", "结果.json", "--force"),
        "结果.json",
        _checked,
    ),
    Kind("import", ("import", "表.docx", "-o", "新.yaml", "--force"), "新.yaml", _built),
    Kind(
        "check into a summary",
        ("check", "来稿", "--summary", "汇总.json", "--jobs", "1", "--resume"),
        "汇总.json",
        _drafts,
    ),
)


def kill_often(kind: Kind, times: int, folder: Path, seed: int = 1) -> Iterator[str]:
    """What went wrong in so many kills; nothing when all is well. ``folder`` is empty and fills."""
    chance = random.Random(seed)
    start = folder / "始"
    start.mkdir()
    kind.before(start)
    old = _read(start / kind.target)
    whole = folder / "全"
    shutil.copytree(start, whole)
    began = time.monotonic()
    code = _run(whole, kind.command)
    usual = time.monotonic() - began
    new = {(whole / kind.target).read_bytes()}
    if "--resume" in kind.command:  # a run that takes over what is done has no remark that there was nothing
        _run(whole, kind.command)
        new.add((whole / kind.target).read_bytes())
    known = {path.name for path in whole.iterdir()}
    for number in range(times):
        at = folder / f"{number}"
        shutil.copytree(start, at)
        first = 0.0 if number % 2 else 1 - _LATE
        _killed(at, kind.command, usual * chance.uniform(first, 1.1))
        yield from _faults(kind, number, at, old, new, known)
        if (again := _run(at, kind.command)) != code or (at / kind.target).read_bytes() not in new:
            yield f"{kind.name} {number}: the next run ends with {again}, or otherwise than it should"
        shutil.rmtree(at)


def _faults(kind: Kind, number: int, at: Path, old: bytes | None, new: set[bytes], known: set[str]) -> Iterator[str]:
    if (found := _read(at / kind.target)) != old and found not in new:
        yield f"{kind.name} {number}: neither old nor new, {len(found or b'')} bytes"
    litter = {path.name for path in at.iterdir()} - known
    if any(not name.startswith(".") or not name.endswith(".authoring-tmp") for name in litter):
        yield f"{kind.name} {number}: left {sorted(litter)}"


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _start(folder: Path, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "authoring", *command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def _run(folder: Path, command: tuple[str, ...]) -> int:
    return _start(folder, command).wait(_SECONDS)


def _killed(folder: Path, command: tuple[str, ...], seconds: float) -> None:
    running = _start(folder, command)
    time.sleep(seconds)
    running.kill()
    running.wait(_SECONDS)


def build_at_once(folder: Path, rounds: int) -> Iterator[str]:
    """What went wrong when two forms were built onto one target at once."""
    _forms(folder)
    text = (folder / "表.yaml").read_text(encoding="utf-8")
    (folder / "另.yaml").write_text(text.replace("法治", "法制"), encoding="utf-8")
    commands = [("build", name, "-o", "稿.docx") for name in ("表.yaml", "另.yaml")]
    wanted = []
    for command in commands:
        _run(folder, command)
        wanted.append((folder / "稿.docx").read_bytes())
    for number in range(rounds):
        (folder / "稿.docx").unlink()
        running = [_start(folder, command) for command in commands]
        codes = [each.wait(_SECONDS) for each in running]
        if (folder / "稿.docx").read_bytes() not in wanted or codes != [0, 0]:
            yield f"round {number}: exit codes {codes}, and the draft is of neither form, or missing"
    if litter := {path.name for path in folder.iterdir()} - {"表.yaml", "另.yaml", "稿.docx"}:
        yield f"left {sorted(litter)}"
