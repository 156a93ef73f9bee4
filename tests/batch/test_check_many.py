"""``authoring check … --summary``: right by a key, whatever the number of jobs, broken off and gone on with."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

import openpyxl
import pytest

from authoring.batch.sketch import is_available
from authoring.cli import main
from authoring.errors import UserError
from authoring.writers import write_atomically
from tests.batch.drafts import Key, faults, make, put
from tests.cli.test_commands import EXAMPLES, run

if TYPE_CHECKING:
    from pathlib import Path

ALIKE = is_available()


def _files(summary: Path) -> list[dict]:
    return json.loads(summary.read_text(encoding="utf-8"))["files"]


def _without_likes(key: Key) -> Key:
    return key if ALIKE else {name: each._replace(like=frozenset()) for name, each in key.items()}


def test_a_mixed_folder_is_summed_up_right_by_any_number_of_jobs(tmp_path) -> None:
    key = make(tmp_path / "来稿", 60, hostile=15)
    first = run("check", "来稿", "--summary", "一.json", "--jobs", 1, cwd=tmp_path)
    run("check", "来稿", "--summary", "二.json", "--jobs", 3, cwd=tmp_path)
    assert first.returncode == 2
    assert "无法检查的" in first.stdout
    assert "~$锁.docx" in first.stderr
    assert faults(_without_likes(key), _files(tmp_path / "一.json")) == []
    assert (tmp_path / "一.json").read_bytes() == (tmp_path / "二.json").read_bytes()
    assert [file["file"] for file in _files(tmp_path / "一.json")] == sorted(
        file["file"] for file in _files(tmp_path / "一.json")
    )


def _start(folder: Path) -> subprocess.Popen[str]:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # run in the background, we and our child would ignore it
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "authoring", "check", "来稿", "--summary", "汇总.json", "--jobs", "1"]
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _wait_for_progress(journal: Path, lines: int) -> None:
    for _ in range(600):
        if journal.exists() and journal.read_bytes().count(b"\n") > lines:
            return
        time.sleep(0.05)
    raise AssertionError("nothing was done in 30 seconds")


@pytest.mark.skipif(sys.platform == "win32", reason="a test can't press Ctrl-C for one process only")
def test_ctrl_c_leaves_a_partial_summary_and_resume_goes_on(tmp_path) -> None:
    key = make(tmp_path / "来稿", 230)
    running = _start(tmp_path)
    _wait_for_progress(tmp_path / "汇总-进度.jsonl", 20)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in err
    assert "还没有检查的" in out
    states = [file["status"] for file in _files(tmp_path / "汇总.json")]
    assert len(states) >= len(key)
    assert {"checked", "not-done"} <= set(states)
    changed = next(name for name in sorted(key) if name.endswith(".txt") and not key[name].like)
    (tmp_path / "来稿" / changed).write_text("换了一份", encoding="utf-8")
    journal = tmp_path / "汇总-进度.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"path":"/cut of')  # as a power failure leaves it
    done = run("check", "来稿", "--summary", "汇总.json", "--resume", cwd=tmp_path)
    assert "用的是上次的结果" in done.stdout
    files = _files(tmp_path / "汇总.json")
    assert [fault for fault in faults(_without_likes(key), files) if not fault.startswith(changed)] == []
    assert next(file for file in files if file["file"].endswith(changed))["kind"] == "other"


def test_resume_under_other_settings_begins_anew(tmp_path) -> None:
    make(tmp_path / "来稿", 5)
    run("check", "来稿", "--summary", "汇总.csv", cwd=tmp_path)
    again = run("check", "来稿", "--summary", "汇总.csv", "--resume", cwd=tmp_path)
    assert "其中5份没有改过" in again.stdout
    other = run("check", "来稿", "--summary", "汇总.csv", "--resume", "--year", 2023, cwd=tmp_path)
    assert "全部重新检查" in other.stderr
    refused = run("check", "来稿", "--summary", "汇总.csv", cwd=tmp_path)
    assert refused.returncode == 2
    assert "--force" in refused.stderr


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.heads = self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(str(dict(attrs)["href"]))
        self.heads += tag == "button"
        self.scripts += tag == "script"


def test_the_formats_tell_the_same(tmp_path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra excel is not installed")
    key = make(tmp_path / "来稿", 20)
    put(tmp_path / "来稿" / "=1+1.txt", "=1+1\n=cmd的报告")
    options = [part for suffix in ("xlsx", "html", "csv", "json") for part in ("--summary", f"汇总.{suffix}")]
    done = run("check", "来稿", *options, cwd=tmp_path)
    assert done.returncode in (0, 1)
    files = _files(tmp_path / "汇总.json")
    assert len(files) == len(key) + 1
    book = openpyxl.load_workbook(BytesIO((tmp_path / "汇总.xlsx").read_bytes()))
    assert book.sheetnames == ["图表", "逐份", "按规则", "按地区和部门", "没有检查的文件"]
    assert len(book["图表"]._charts) == 2
    rows = list(book["逐份"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [file["file"] for file in files]
    assert [row[1] for row in rows] == [file["issuer"] for file in files]
    assert all(cell.data_type != "f" for row in book["逐份"].iter_rows() for cell in row)
    rules = {row[0]: row[4] for row in book["按规则"].iter_rows(min_row=2, values_only=True)}
    assert rules == {code: sum(code in file["rules"] for file in files) for code in rules}
    table = list(csv.reader(StringIO((tmp_path / "汇总.csv").read_text(encoding="utf-8-sig"))))
    assert [row[0].lstrip("'") for row in table[1:]] == [file["file"] for file in files]
    page = _Page()
    page.feed((tmp_path / "汇总.html").read_text(encoding="utf-8"))
    assert page.scripts == 1
    assert page.heads > 20
    assert len(page.links) == len(files)
    assert all((tmp_path / unquote(link)).is_file() for link in page.links)


def test_regions_and_kinds_are_told_from_names(tmp_path) -> None:
    make(tmp_path / "来稿", 8)
    run("check", "来稿", "--summary", "汇总.html", cwd=tmp_path)
    page = (tmp_path / "汇总.html").read_text(encoding="utf-8")
    files = run("check", "来稿", "--summary", "汇总.csv", "--force", cwd=tmp_path)
    assert files.returncode in (0, 1)
    table = list(csv.DictReader(StringIO((tmp_path / "汇总.csv").read_text(encoding="utf-8-sig"))))
    assert all(row["单位"].startswith(row["地区"]) for row in table)
    assert all(f"<td>{row['地区']}</td>" in page for row in table)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["稿.txt", "--summary", "汇总.doc"], "结尾"),
        (["稿.txt", "--summary", "没有/汇总.csv"], "请先建好"),
        (["稿.txt", "--jobs", "2"], "--summary"),
        (["稿.txt", "--resume"], "--summary"),
        (["稿.txt", "--summary", "汇总.csv", "--format", "json"], "不能和"),
        (["稿.txt", "--summary", "汇总.csv", "--profile", "火星"], "火星"),
        (["稿.txt", "--summary", "汇总.csv", "--jobs", "0"], "1 到 256"),
        (["没有的*.txt", "--summary", "汇总.csv"], "没有符合"),
    ],
)
def test_wrong_use_is_one_chinese_message(args, message, tmp_path) -> None:
    (tmp_path / "稿.txt").write_text("法治政府建设", encoding="utf-8")
    done = run("check", *args, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["稿.txt"]


def test_a_missing_extra_is_told_before_any_work(tmp_path) -> None:
    code = (
        "import sys; sys.modules.update(openpyxl=None, distributed=None)\n"
        "from authoring.cli import main; main(sys.argv[1:])"
    )
    (tmp_path / "稿.txt").write_text("法治政府建设", encoding="utf-8")
    for options, extra in (("汇总.xlsx", "authoring[excel]"), ("汇总.csv --dask tcp://127.0.0.1:1", "authoring[dask]")):
        done = subprocess.run(
            [sys.executable, "-c", code, "check", "稿.txt", "--summary", *options.split()],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
        assert done.returncode == 2
        assert extra in done.stderr
        assert "Traceback" not in done.stderr


_FORMS = ("incomplete-2024", "market-city-2023", "police-county-2024")


def test_many_forms_are_built_in_order_and_a_changed_draft_is_kept(tmp_path) -> None:
    import docx

    forms = [path for path in EXAMPLES.glob("*.yaml") if path.stem in _FORMS]
    for path in forms:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "坏.yaml").write_text("年度: [", encoding="utf-8")
    done = run("build", "*.yaml", "-o", "稿", "--jobs", 2, cwd=tmp_path)
    assert done.returncode == 2
    assert "坏.yaml：没有生成，第" in done.stderr
    lines = [line.split("/")[1].split("，")[0] for line in done.stdout.splitlines() if line.startswith("已生成")]
    assert lines == ["incomplete-2024.docx", "market-city-2023.docx", "police-county-2024.docx"]
    draft = tmp_path / "稿" / "market-city-2023.docx"
    document = docx.Document(str(draft))
    document.paragraphs[-1].add_run("人改的")
    document.save(str(draft))
    changed = draft.read_bytes()
    again = run("build", *(path.name for path in forms), "-o", "稿", cwd=tmp_path)
    assert again.returncode == 2
    assert "没有改动" in again.stderr
    assert draft.read_bytes() == changed
    assert "生成2份，1份没有生成" in again.stdout
    (tmp_path / "子").mkdir()
    (tmp_path / "子" / "market-city-2023.yaml").write_bytes((tmp_path / "market-city-2023.yaml").read_bytes())
    assert "同一个文件" in run("build", ".", "-o", "稿", cwd=tmp_path).stderr
    assert "写文件夹" in run("build", ".", "-o", "稿.docx", cwd=tmp_path).stderr


def test_a_faulty_list_of_words_beside_the_drafts_is_told_as_such(tmp_path) -> None:
    (tmp_path / "来稿").mkdir()
    put(tmp_path / "来稿" / "甲.txt", "云岫县公安局关于2024年度法治政府建设情况的报告")
    (tmp_path / "来稿" / "用语.yaml").write_text("词表:\n  - 正确: 全称\n", encoding="utf-8")
    done = run("check", "来稿", "--summary", "汇总.json", cwd=tmp_path)
    assert done.returncode == 2
    reason = _files(tmp_path / "汇总.json")[0]["reason"]
    assert "用语.yaml 第2行：" in reason
    assert "维护者" not in reason


def test_a_profile_beside_the_forms_is_no_form_and_notices_are_told(tmp_path) -> None:
    form = (EXAMPLES / "market-city-2023.yaml").read_text(encoding="utf-8")
    (tmp_path / "甲.yaml").write_text(form + "\n附注: 此件公开发布 #内部\n", encoding="utf-8")
    (tmp_path / "乙.yaml").write_text(form, encoding="gb18030")
    own = tmp_path / "profiles" / "本县"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("名称: 本县\n继承: 国家通用\n", encoding="utf-8")
    done = run("build", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert "profile.yaml”：模板" in done.stderr
    assert "甲.yaml：第" in done.stderr and "被当作注释" in done.stderr
    assert "乙.yaml：文件是 GB18030" in done.stderr


def test_a_summary_that_can_not_be_written_costs_neither_the_others_nor_the_work(tmp_path, monkeypatch, capsys) -> None:
    make(tmp_path / "来稿", 3)
    monkeypatch.chdir(tmp_path)

    def written(path: Path, data: bytes) -> None:
        if path.suffix == ".csv":
            raise UserError(f"写不了“{path}”：正被其他程序打开")
        write_atomically(path, data)

    monkeypatch.setattr("authoring.batch.checking.write_atomically", written)
    arguments = ("check", "来稿", "--summary", "汇总.csv", "--summary", "汇总.json")
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--jobs", "1"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "汇总.csv" in told and "--resume" in told
    assert len(_files(tmp_path / "汇总.json")) == 3
    again = run(*arguments, "--resume", cwd=tmp_path)
    assert "其中3份没有改过" in again.stdout
    assert (tmp_path / "汇总.csv").is_file()


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("夹.csv", "“夹.csv”是一个文件夹"),
        ("没有/汇总.csv", "写不了“没有/汇总.csv”：没有“没有”这个文件夹"),
        ("没有/汇总.html", "写不了“没有/汇总.html”：没有“没有”这个文件夹"),
        ("来稿.txt/汇总.csv", "“来稿.txt”是文件，不是文件夹"),
    ],
)
def test_a_summary_that_has_no_place_is_refused_before_the_work(tmp_path, summary: str, told: str) -> None:
    (tmp_path / "夹.csv").mkdir()
    (tmp_path / "来稿.txt").write_text("甲县公安局2024年度法治政府建设情况报告\n", encoding="utf-8")
    done = run("check", "来稿.txt", "--summary", summary, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"夹.csv", "来稿.txt"}


def test_the_workbook_leads_to_the_pages_whatever_the_summary_is_called(tmp_path) -> None:
    make(tmp_path / "来稿", 1)
    run("check", "来稿", "--summary", "汇 #总%.html", "--summary", "汇 #总%.xlsx", cwd=tmp_path)
    rows = openpyxl.load_workbook(tmp_path / "汇 #总%.xlsx")["逐份"].iter_rows(min_row=2)
    links = [cell.hyperlink.target for row in rows for cell in row if cell.hyperlink]
    assert "#" not in links[0]
    assert (tmp_path / unquote(links[0])).is_file()
