"""Runs hostile cases, each in a process of its own, measured, and with everything around it watched."""

from __future__ import annotations

import hashlib
import os
import re
import resource
import select
import signal
import socket
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if __name__ != "__main__":
    from tests.hostile.case import CANARY, SECRET, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SECONDS, MEBIBYTES = 10, 512
"""What a case may take: seconds of processor time, and memory."""
_GUARD = 6 * SECONDS
_ADDRESSES = 3 * 1024**3
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Outcome(NamedTuple):
    """How a case went; ``faults`` says what is wrong with that."""

    case: Case
    seconds: float
    mebibytes: float
    code: int
    told: str
    faults: tuple[str, ...]


class Watched(NamedTuple):
    """A folder for cases: ``inner`` is where commands run, all around it must stay as it is."""

    outer: Path
    inner: Path
    listener: socket.socket

    @property
    def canary(self) -> bytes:
        """The address at which we listen, as long as CANARY or not."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/canary".encode()


def watched(folder: Path) -> Watched:
    """An empty folder with a secret beside it, and somebody who listens on the network."""
    inner = folder / "里"
    inner.mkdir()
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    return Watched(folder, inner, socket.create_server(("127.0.0.1", 0)))


def run(case: Case, at: Watched, *, forked: bool = False) -> Outcome:
    """Make the case's files and run its command: in a new process, or quicker in a fork of this one.

    A fork is measured with what this process has in memory, and so its memory is not judged; nor is its time, for the
    tests run on busy machines, but that it ends at all.
    """
    case.make(at.inner)
    _point_to_canary(at)
    before = _state(at.outer)
    out, err = at.outer.parent / "out", at.outer.parent / "err"
    with out.open("wb") as told, err.open("wb") as complained:
        status, taken, kibibytes = (_in_fork if forked else _alone)(
            case.command, at.inner, told.fileno(), complained.fileno()
        )
    text = [path.read_bytes().decode("utf-8", "replace") for path in (out, err)]
    code, mebibytes = status, 0.0 if forked else kibibytes / 1024
    faults = (*_told(case, code, *text), *_touched(case, before, at), *(() if forked else _measured(taken, mebibytes)))
    return Outcome(case, taken, mebibytes, code, (text[1] or text[0]).strip()[:300], faults)


def _alone(command: tuple[str, ...], folder: Path, out: int, err: int) -> tuple[int, float, int]:
    """Exit code, seconds of processor time and KiB."""
    measured = subprocess.run(
        [sys.executable, "-S", "-E", __file__, str(out), str(err), *command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"},
        pass_fds=(out, err),
        check=True,
    )
    code, seconds, kibibytes = measured.stdout.split()
    return int(code), float(seconds), int(kibibytes)


def _in_fork(command: tuple[str, ...], folder: Path, out: int, err: int) -> tuple[int, float, int]:
    from authoring.cli import main

    def work() -> None:
        os.chdir(folder)
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), 0)
        main(list(command))

    return _measured_fork(work, out, err)


def _measured_fork(work: Callable[[], object], out: int, err: int) -> tuple[int, float, int]:
    pid = os.fork()
    if not pid:
        code = 70  # what no command ends with
        try:
            for limit, most in (
                (resource.RLIMIT_AS, _ADDRESSES),
                (resource.RLIMIT_CPU, _GUARD),
                (resource.RLIMIT_CORE, 0),
            ):
                resource.setrlimit(limit, (most, most))
            os.dup2(out, 1)
            os.dup2(err, 2)
            work()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    start = time.monotonic()
    while not (ended := os.wait4(pid, os.WNOHANG))[0]:
        if time.monotonic() - start > 3 * _GUARD:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.005)
    _, status, usage = ended
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def measure(out: int, err: int, *command: str) -> None:
    """Run a command and print its exit code, its seconds of processor time and its KiB of memory.

    In a small process of its own: what a forked child is said to have used is at least what its parent had.
    """
    print(*_measured_fork(lambda: os.execv(sys.executable, [sys.executable, "-m", "authoring", *command]), out, err))


def _point_to_canary(at: Watched) -> None:
    """Put the live port into files that are no packages; in packages the port stays dead, and connecting would fail."""
    for path in at.inner.rglob("*"):
        if (
            path.is_file()
            and not path.is_symlink()
            and path.stat().st_size < 20_000_000
            and path.suffix in (".html", ".yaml", ".xhtml")
        ):
            data = path.read_bytes()
            if CANARY.encode() in data:
                path.write_bytes(data.replace(CANARY.encode(), at.canary))


def _state(folder: Path) -> dict[str, str]:
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(parent, name)
            status = path.lstat()
            digest = ""
            if path.is_file() and not path.is_symlink() and status.st_size < 50_000_000:
                digest = hashlib.sha1(path.read_bytes()).hexdigest()
            found[str(path.relative_to(folder))] = f"{status.st_mode:o} {status.st_size if digest else 0} {digest}"
    return found


def _told(case: Case, code: int, out: str, err: str) -> Iterator[str]:
    if code not in case.codes:
        yield f"exit code {code}, not one of {case.codes}"
    if "Traceback" in err or "Error:" in err or "Warning:" in err:
        yield "a traceback"
    if code == 2 and not _CHINESE.search(out + err):
        yield "no message"
    if any(len(line) > 2000 for line in err.splitlines()):
        yield "a message that fills the screen"
    if case.says and case.says not in out + err:
        yield f"does not say {case.says}"
    if found := _UNSAFE.search(out + err):
        yield f"{found[0]!r} reaches the terminal"
    if SECRET in out + err or "root:x:0" in out + err:
        yield "reads what it must not"
    if "程序出错" in out + err or "检查器" in out + err:
        yield "a fault of ours"


def _touched(case: Case, before: dict[str, str], at: Watched) -> Iterator[str]:
    after = _state(at.outer)
    inside = {f"{at.inner.name}/{name}" for name in case.outputs}
    for name in before.keys() | after.keys():
        if before.get(name) == after.get(name) or name == at.inner.name:
            continue
        if name in inside or any(name.startswith(f"{each}/") for each in inside):
            path = at.outer / name
            if path.is_file() and not path.is_symlink() and SECRET.encode() in path.read_bytes():
                yield f"the secret is in {name}"
            continue
        yield f"touched {name}"
    if select.select([at.listener], [], [], 0)[0]:
        at.listener.accept()[0].close()
        yield "asked the network"


def _measured(seconds: float, mebibytes: float) -> Iterator[str]:
    if seconds > SECONDS:
        yield f"took {seconds:.1f} s"
    if mebibytes > MEBIBYTES:
        yield f"took {mebibytes:.0f} MiB"


if __name__ == "__main__":
    measure(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
