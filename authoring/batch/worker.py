"""What a worker does with a chunk of files. Nothing that one file does may cost the others their result."""

from __future__ import annotations

import faulthandler
import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.batch.names import page_name
from authoring.batch.record import Record, record_of
from authoring.batch.sketch import SHORTEST, comparable, exact_share, sketch, text_digest
from authoring.errors import UserError, in_one_line
from authoring.named import NamedTuple
from authoring.readers.limits import DEFAULT

if TYPE_CHECKING:
    from authoring.batch.sources import Item
    from authoring.check import FileReport
    from authoring.document import Document

Read = Callable[[Path], "Document"]


class CheckTask(NamedTuple):
    """How each draft is checked. ``check`` must be picklable and never raise for a bad draft.

    ``pages`` is the folder for a page on each draft, None for no pages; ``sketched`` says whether to make sketches;
    ``seconds`` is how long one draft may take before the worker gives up on it (0: for ever).
    """

    check: Callable[[Path], FileReport]
    pages: Path | None = None
    sketched: bool = False
    seconds: int = 0


def check_files(task: CheckTask, items: Sequence[Item]) -> list[Record]:
    """The records of a chunk, in its order."""
    return [_check_file(task, item) for item in items]


def lost_file(item: Item) -> Record:
    """The record of a draft that took its worker down."""
    reason = "检查这个文件时程序异常退出或超过了时限，文件可能已损坏，请人工查看"
    return Record(item.path, item.name, digest_of(item.path), "unreadable", reason)


def _check_file(task: CheckTask, item: Item) -> Record:
    digest = digest_of(item.path)
    try:
        with watched(task.seconds):
            report = task.check(Path(item.path))._replace(file=item.name)
            return _enriched(record_of(report, item.path, digest), report, task)
    except UserError as error:  # what stands beside the draft: a list of words, a folder that can't be written
        return Record(item.path, item.name, digest, "unreadable", in_one_line(error, item.path))
    except Exception as error:  # our own fault, told as such; the other files don't pay for it
        reason = f"检查时程序出错（{type(error).__name__}：{str(error)[:80]}），请把文件和这句话告诉工具的维护者"
        return Record(item.path, item.name, digest, "unreadable", reason)


def _enriched(record: Record, report: FileReport, task: CheckTask) -> Record:
    if report.document is not None and task.sketched:
        text = comparable(report.document)
        if len(text) >= SHORTEST:
            record = record._replace(text=text_digest(text), sketch=sketch(text))
    if task.pages is not None and report.document is not None:
        from authoring.emitters.html_report import as_html
        from authoring.writers import write_atomically

        name = page_name(record.path)
        write_atomically(task.pages / name, as_html([report]).encode("utf-8", "backslashreplace"))
        record = record._replace(page=name)
    return record


@contextmanager
def watched(seconds: int) -> Iterator[None]:
    """Ends this worker process if the body takes longer: no signal reaches a C library that never returns."""
    if not seconds:
        yield
        return
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def digest_of(path: str) -> str:
    """A digest of a file's bytes; of its size and time for one too large to read, "" for one that can't be read."""
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            return ""
        if status.st_size > DEFAULT.file:
            return f"{status.st_size}-{status.st_mtime_ns}"
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except (OSError, ValueError):
        return ""


class Pair(NamedTuple):
    """Two drafts, by absolute path, that look alike."""

    one: str
    other: str


def share_of_pairs(read: Read, pairs: Sequence[Pair]) -> list[float]:
    """The exact likeness of each pair; 0 for one that can no longer be read."""
    known: dict[str, str] = {}  # pairs are sorted, so that one draft's follow one another
    shares = []
    for pair in pairs:
        if pair.one not in known:
            known.clear()
        shares.append(_share(read, pair, known))
    return shares


def _share(read: Read, pair: Pair, known: dict[str, str]) -> float:
    for path in pair:
        if path not in known:
            try:
                known[path] = comparable(read(Path(path)))
            except (UserError, OSError):
                return 0.0
    return exact_share(known[pair.one], known[pair.other])


def lost_pair(_pair: Pair) -> float:
    """A pair whose reading took a worker down is not confirmed."""
    return 0.0
