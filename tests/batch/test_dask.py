"""The same work on a dask cluster of real worker processes, one of which is killed in the middle."""

from __future__ import annotations

import json
import sys
import time
import warnings
from functools import partial

import pytest

from authoring.batch.executors import dask_cluster
from authoring.batch.scheduling import work_through
from authoring.batch.sources import Item
from authoring.batch.worker import CheckTask, check_files, lost_file
from authoring.errors import UserError
from tests.batch.drafts import faults, make
from tests.batch.judges import dies_on_bad, dies_once
from tests.batch.test_check_many import _without_likes
from tests.cli.test_commands import run

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
dask = pytest.importorskip("dask")
pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # dask's own, at the start and end of its processes
    pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal"),
]


@pytest.fixture(scope="module")
def cluster():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dask.config.set({"distributed.scheduler.allowed-failures": 1})  # a file that kills is found out sooner
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as started:
            yield started


def _results(folder, check, cluster):
    items = [Item(path.name, str(path)) for path in sorted(folder.iterdir())]
    with dask_cluster(cluster.scheduler_address) as pool:
        work = partial(check_files, CheckTask(check))
        chunks = list(work_through(pool, work, items, range(len(items)), lost_file))
    found = [(number, record) for chunk in chunks for number, record in chunk]
    assert sorted(number for number, _ in found) == list(range(len(items)))
    return {record.file: record.reason for _, record in found}


def test_a_killed_worker_costs_no_file(cluster, tmp_path) -> None:
    make(tmp_path / "稿", 110)
    reasons = _results(tmp_path / "稿", dies_once, cluster)
    assert (tmp_path / "已经死过一次").exists()
    assert not any(reasons.values())


def test_only_the_file_that_kills_every_worker_is_lost(cluster, tmp_path) -> None:
    make(tmp_path / "稿", 30)
    (tmp_path / "稿" / "崩溃.txt").write_text("法治政府建设年度报告", encoding="utf-8")
    reasons = _results(tmp_path / "稿", dies_on_bad, cluster)
    assert [name for name, reason in reasons.items() if reason] == ["崩溃.txt"]


def test_the_command_gives_the_same_summary_as_processes_do(cluster, tmp_path) -> None:
    key = make(tmp_path / "来稿", 60, hostile=15)
    run("check", "来稿", "--summary", "一.json", "--dask", cluster.scheduler_address, cwd=tmp_path)
    run("check", "来稿", "--summary", "二.json", cwd=tmp_path)
    assert faults(_without_likes(key), json.loads((tmp_path / "一.json").read_text(encoding="utf-8"))["files"]) == []
    assert (tmp_path / "一.json").read_bytes() == (tmp_path / "二.json").read_bytes()


def test_a_cluster_whose_workers_all_left_is_given_up(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("authoring.batch.scheduling._POLL", 0.2)
    make(tmp_path / "稿", 30)
    items = [Item(path.name, str(path)) for path in sorted((tmp_path / "稿").iterdir())]
    local = distributed.LocalCluster(n_workers=1, processes=True, dashboard_address=None, silence_logs=50)
    with local as deserted, dask_cluster(deserted.scheduler_address) as pool:
        deserted.scale(0)
        deadline = time.monotonic() + 60
        while pool.has_workers() and time.monotonic() < deadline:
            time.sleep(0.2)
        with pytest.raises(UserError, match="都停了"):
            list(work_through(pool, partial(check_files, CheckTask(dies_on_bad)), items, range(30), lost_file))


def test_a_cluster_out_of_reach_is_one_message(monkeypatch) -> None:
    monkeypatch.setattr("authoring.batch.executors._DASK_SECONDS", 1)
    with pytest.raises(UserError, match="连不上"), dask_cluster("tcp://127.0.0.1:9"):
        pass
