from __future__ import annotations

import os

import pytest

from authoring.document import Document, Paragraph, plain
from authoring.errors import UserError
from authoring.writers import SUFFIXES, render, write, write_atomically


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "稿.txt"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["稿.txt"]


def test_overwriting_must_be_allowed(tmp_path):
    path = tmp_path / "稿.txt"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match="--force"):
        write_atomically(path, b"new", overwrite=False)
    assert path.read_bytes() == b"old"


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "稿.txt"
    path.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="没有改动"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("target", ["没有/稿.docx", "."])
def test_a_path_that_cannot_be_written_is_told(tmp_path, target):
    with pytest.raises(UserError, match=r"文件夹"):
        write_atomically(tmp_path / target, b"x")


def test_an_unknown_suffix_is_told(tmp_path):
    with pytest.raises(UserError, match=r"\.odt"):
        write(Document(()), tmp_path / "稿.odt")


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != ".pdf"])
def test_every_suffix_in_the_table_renders(suffix):
    assert "甲乙丙".encode() in render(Document((Paragraph(plain("甲乙丙")),)), suffix) or suffix == ".docx"


def test_what_a_killed_run_left_is_no_hindrance_and_goes_in_time(tmp_path):
    path = tmp_path / "稿.txt"
    left = tmp_path / ".稿.txt.0.authoring-tmp"
    left.write_bytes(b"half")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert left.read_bytes() == b"half"
    os.utime(left, (1, 1))
    write_atomically(path, b"newer")
    assert [p.name for p in tmp_path.iterdir()] == ["稿.txt"]


def test_what_came_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    path = tmp_path / "稿.txt"
    synced = os.fsync

    def someone_else_writes(handle):
        path.write_bytes(b"theirs")
        synced(handle)

    monkeypatch.setattr(os, "fsync", someone_else_writes)
    with pytest.raises(UserError, match="已经存在"):
        write_atomically(path, b"ours", overwrite=False)
    assert path.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_changed_while_we_build_is_not_overwritten(tmp_path, monkeypatch):
    path = tmp_path / "稿.docx"
    document = Document((Paragraph(plain("甲")),))
    write(document, path)
    synced = os.fsync

    def someone_saves(handle):
        path.write_bytes(b"theirs")
        synced(handle)

    monkeypatch.setattr(os, "fsync", someone_saves)
    with pytest.raises(UserError, match="已经存在"):
        write(document, path, overwrite=False)
    assert path.read_bytes() == b"theirs"


def test_our_own_untouched_work_is_replaced(tmp_path):
    path = tmp_path / "稿.docx"
    write(Document((Paragraph(plain("甲")),)), path, overwrite=False)
    before = path.read_bytes()
    write(Document((Paragraph(plain("乙")),)), path, overwrite=False)
    assert path.read_bytes() != before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a Unix matter")
def test_what_is_no_file_is_not_written_to(tmp_path):
    os.mkfifo(tmp_path / "管道.txt")
    with pytest.raises(UserError, match="普通文件"):
        write_atomically(tmp_path / "管道.txt", b"x")


def test_a_link_is_replaced_not_followed(tmp_path):
    (tmp_path / "别处").write_bytes(b"theirs")
    path = tmp_path / "稿.txt"
    path.symlink_to(tmp_path / "别处")
    write_atomically(path, b"ours")
    assert (tmp_path / "别处").read_bytes() == b"theirs"
    assert path.read_bytes() == b"ours"


@pytest.mark.parametrize(
    ("number", "words"), [(28, "磁盘满了"), (27, "磁盘满了"), (30, "只能读"), (13, "没有写入权限"), (36, "文件名太长")]
)
def test_why_a_file_can_not_be_written_is_told(tmp_path, monkeypatch, number, words):
    def failing(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(UserError, match=words):
        write_atomically(tmp_path / "稿.txt", b"new")
    assert not list(tmp_path.iterdir())
