"""Workers that die, hang or fail: each file has its result, once, and only the guilty pay."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from authoring.batch.executors import processes
from authoring.batch.journal import Journal
from authoring.batch.record import Record
from authoring.batch.scheduling import CHUNK, _chunks, work_through
from authoring.batch.sources import Item
from authoring.batch.worker import CheckTask, check_files, lost_file
from tests.batch.drafts import make
from tests.batch.judges import dies_on_bad, dies_once, number_of_process

if TYPE_CHECKING:
    from pathlib import Path


def _run(folder: Path, check, seconds: int = 0) -> dict[str, str | None]:
    items = [Item(path.name, str(path)) for path in sorted(folder.iterdir())]
    work = partial(check_files, CheckTask(check, seconds=seconds))
    chunks = list(work_through(processes(2), work, items, range(len(items)), lost_file))
    numbers = [number for chunk in chunks for number, _ in chunk]
    assert sorted(numbers) == list(range(len(items)))
    results = {number: record for chunk in chunks for number, record in chunk}
    assert [results[number].file for number in range(len(items))] == [item.name for item in items]
    return {record.file: record.reason for record in results.values()}


def test_only_the_files_that_kill_their_worker_are_lost(tmp_path) -> None:
    make(tmp_path / "稿", 56)
    for name in ("崩溃.txt", "出错.txt", "挂起.txt"):
        (tmp_path / "稿" / name).write_text("法治政府建设年度报告", encoding="utf-8")
    reasons = _run(tmp_path / "稿", dies_on_bad, seconds=4)
    bad = {name: reason for name, reason in reasons.items() if reason}
    assert set(bad) == {"崩溃.txt", "出错.txt", "挂起.txt"}
    assert "RuntimeError：坏了" in bad["出错.txt"]
    assert "时限" in bad["挂起.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
def test_a_worker_killed_from_outside_costs_no_file(tmp_path) -> None:
    make(tmp_path / "稿", 60)
    reasons = _run(tmp_path / "稿", dies_once)
    assert (tmp_path / "已经死过一次").exists()
    assert not any(reasons.values())


def test_the_work_is_spread_and_chunks_are_neither_tiny_nor_huge() -> None:
    items = [str(number) for number in range(8 * CHUNK)]
    chunks = list(work_through(processes(2), number_of_process, items, range(len(items)), lambda item: (item, 0)))
    assert len({process for chunk in chunks for _, (_, process) in chunk}) == 2
    assert [len(chunk) for chunk in _chunks(range(60), 4)] == [25, 25, 10]
    assert {len(chunk) for chunk in _chunks(range(100_000), 4)} == {100}


def test_no_more_workers_than_windows_can_wait_for(monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert processes(256).workers == 61


def test_a_journal_that_was_begun_twice_is_taken_up_to_there(tmp_path) -> None:
    path = tmp_path / "汇总-进度.jsonl"
    with Journal(path, "甲") as journal:
        journal.start()
        journal.append([Record("/稿.txt", "稿.txt", "1", "unreadable", "坏")])
    whole = path.read_bytes()
    path.write_bytes(whole + whole.splitlines(keepends=True)[0])
    with Journal(path, "甲") as journal:
        assert list(journal.resume() or {}) == ["/稿.txt"]
    assert path.read_bytes() == whole
