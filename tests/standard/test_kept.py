from __future__ import annotations

import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest

from authoring.standard import kept as store
from authoring.standard import patterns
from authoring.standard.compiled import compiled
from authoring.standard.kept import keep, made, recall, remember, stamp
from authoring.standard.pairs import Index, pairs_in
from authoring.standard.patterns import needles

SOURCES = [
    ("问题|不足", 0),
    (r"(?P<year>20\d\d)年(\d{1,2})月(?=\d)", 0),
    (r"(?i:ab)c+?[^\u4e00-\u9fff]", 0),
    ("[一-龥\\w]", re.IGNORECASE | re.MULTILINE),
    (rb":t(?: [^>]*)?>[^<]*[A-Za-z\xc3-\xe1]", 0),
]


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A file of our own, and this process as one that has compiled nothing yet."""
    path = tmp_path / "kept.data"
    monkeypatch.setattr(store, "_path", lambda: path)
    monkeypatch.setattr(store, "_fresh", {})
    store._kept.cache_clear()
    yield path
    store._kept.cache_clear()


def a_new_run():
    store._kept.cache_clear()


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_kept_pattern_is_the_one_that_re_makes(source, flags):
    compiled(source, flags)
    keep()
    a_new_run()
    again = compiled(source, flags)
    exact = re.compile(source, flags)
    assert not store._fresh
    assert (again, again.flags, again.groups, again.groupindex) == (exact, exact.flags, exact.groups, exact.groupindex)


@pytest.mark.usefixtures("file")
def test_a_kept_pattern_matches():
    source = r"(?P<year>20\d\d)年|(?P<part>[一二三]、)"
    compiled(source)
    keep()
    a_new_run()
    found = [match.lastgroup for match in compiled(source).finditer("二、2024年")]
    assert found == ["part", "year"]
    assert compiled(source).sub("", "2024年度") == "度"


def test_later_runs_add_to_the_file_and_change_nothing_without_need(file):
    compiled("一")
    keep()
    a_new_run()
    compiled("一")
    compiled("二")
    keep()
    a_new_run()
    written = file.read_bytes()
    assert {source for source, _ in store._kept()} == {"一", "二"}
    compiled("一")
    keep()
    assert file.read_bytes() == written


def _holding(content):
    return lambda _: content


def _of_another_python(data):
    _, codes = marshal.loads(data)
    return marshal.dumps((("cpython", 0), codes))


def _with_other_words(data):
    stamp, codes = marshal.loads(data)
    return marshal.dumps((stamp, {key: (code[0], b"\xff" * len(code[1]), *code[2:]) for key, code in codes.items()}))


@pytest.mark.parametrize(
    "spoil",
    [
        _holding(b""),
        lambda data: data[: len(data) // 2],
        _holding(marshal.dumps(7)),
        _holding(marshal.dumps((store._STAMP, 7))),
        _holding(marshal.dumps((store._STAMP, {("一+", 0): "x"}))),
        _of_another_python,
        _with_other_words,
    ],
)
def test_a_spoilt_file_is_as_good_as_none(file, spoil):
    compiled("一+")
    keep()
    file.write_bytes(spoil(file.read_bytes()))
    a_new_run()
    assert compiled("一+").findall("一一二") == ["一一"]
    keep()
    a_new_run()
    assert compiled("一+").findall("一一二") == ["一一"]
    assert not store._fresh


def test_one_process_may_keep_more_than_once(file):
    compiled("一")
    keep()
    compiled("二")
    keep()
    a_new_run()
    assert {source for source, _ in store._kept()} == {"一", "二"}
    assert file.exists()


@pytest.mark.usefixtures("file")
def test_patterns_do_not_pile_up_for_ever(monkeypatch):
    monkeypatch.setattr(store, "_MOST", 2)
    for source in "一二三":
        compiled(source)
        keep()
        a_new_run()
    assert {source for source, _ in store._kept()} == {"三"}


def test_a_folder_that_cannot_be_written_to_is_no_fault(monkeypatch, tmp_path):
    monkeypatch.setattr(store, "_path", lambda: tmp_path / "gone" / "kept.data")
    monkeypatch.setattr(store, "_fresh", {("一", 0): lambda: 1})
    store._kept.cache_clear()
    keep()
    assert not list(tmp_path.iterdir())
    store._kept.cache_clear()


@pytest.mark.usefixtures("file")
def test_nothing_is_made_to_be_kept_where_nothing_can_be(monkeypatch):
    monkeypatch.setattr(store.os, "access", lambda *_: False)
    made = []
    remember("things", lambda: made.append(1))
    keep()
    assert not made


def test_nothing_is_left_of_a_write_that_fails(file, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError))
    compiled("一")
    keep()
    assert not list(file.parent.iterdir())


@pytest.mark.parametrize("byte_code", [True, False])
def test_the_file_stands_beside_the_byte_code_or_nowhere(tmp_path, monkeypatch, byte_code):
    code = tmp_path / "kept.cpython-311.pyc"
    if byte_code:
        code.touch()
    monkeypatch.setattr(store.__spec__, "cached", str(code))
    assert store._path() == (code.with_suffix(".data") if byte_code else None)


def test_patterns_that_are_put_together_read_the_same_in_every_run():
    """Else each run would have patterns of its own, and keep them."""
    told = (
        "from authoring.figures import lexer; starts, scanners = lexer._scanners(); print(starts, [*scanners.items()])"
    )
    runs = (
        subprocess.run([sys.executable, "-c", told], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        for seed in "12"
    )
    assert len({run.stdout for run in runs}) == 1


@pytest.mark.usefixtures("file")
def test_what_every_match_has_is_kept_too():
    source = "问题(?:一|二)"
    told = needles(source)
    keep()
    a_new_run()
    assert recall(("needles", patterns._maker(), source)) == told == (("问题",), ("一", "二"))
    assert needles(source) == told
    assert not store._fresh


@pytest.mark.usefixtures("file")
def test_nothing_is_kept_of_what_could_not_be_made():
    remember("things", lambda: None)
    keep()
    a_new_run()
    assert recall("things") is None


@pytest.mark.usefixtures("file")
def test_a_thing_is_made_once_for_all_runs():
    calls = []

    def make():
        calls.append(1)
        return {"一": [1, 2]}

    assert made("things", make) == {"一": [1, 2]}
    keep()
    a_new_run()
    assert made("things", make) == {"一": [1, 2]}
    assert made("others", make) == {"一": [1, 2]}
    assert len(calls) == 2


@pytest.mark.usefixtures("file")
def test_a_file_of_another_copy_of_the_package_is_not_taken(monkeypatch):
    remember("things", lambda: 1)
    keep()
    monkeypatch.setattr(store, "_STAMP", (*store._STAMP[:-1], (0, 0)))
    a_new_run()
    assert recall("things") is None


def test_a_changed_file_has_another_stamp(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("一", encoding="utf-8")
    before = stamp(str(path))
    path.write_text("一二", encoding="utf-8")
    assert stamp(str(path)) != before


@pytest.mark.usefixtures("file")
def test_a_kept_index_finds_what_one_newly_made_finds():
    words = [
        f"{one}{two}{three}" for one in "甲乙丙" for two in "一二三" for three in ("", "丁戊", "己庚", "辛", "壬癸")
    ]
    words += ["甲", "乙", "𠮷"]
    text = "乙二己庚，甲，𠮷，丙三丁戊，丙三丁"
    fresh = Index(words).among(pairs_in(text), text)
    keep()
    a_new_run()
    again = Index(words)
    assert not store._fresh
    assert again.among(pairs_in(text), text) == fresh
    assert {"乙二己庚", "甲", "丙三丁戊", "丙三", "𠮷"} <= set(fresh)
    assert "甲一" not in fresh
