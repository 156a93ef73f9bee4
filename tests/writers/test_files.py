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
