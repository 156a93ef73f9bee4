"""Drafts that LibreOffice reads for us: old Word and WPS files, .rtf, .odt and .pdf."""

from __future__ import annotations

import random
import socket
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from authoring import api
from authoring.convert import convert, office
from authoring.convert.confined import settle
from authoring.errors import UnreadableError, UserError
from authoring.readers import DEFAULT, foreign, read_draft, read_text
from authoring.readers.pages import page_lines
from authoring.writers import render
from tests.batch.drafts import HEADS, text_of
from tests.cli.test_commands import run
from tests.layout.printed import OFFICE, WHY_NOT

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DOC = OLE + "WordDocument".encode("utf-16-le")


def _odt(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, text in {"content.xml": "<a/>", **parts}.items():
            package.writestr(name, text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


KINDS = {"doc": "旧版 Word", "rtf": "RTF", "odt": "OpenDocument", "pdf": "PDF"}

needs_office = pytest.mark.skipif(OFFICE is None, reason=WHY_NOT)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", DOC, "旧版 Word"),
        ("a.doc", DOC, "旧版 Word"),
        ("a.wps", DOC, "WPS"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.doc", b"{\\rtf1", "RTF"),
        ("a.odt", _odt(), "OpenDocument"),
    ],
)
def test_without_libreoffice_one_message_says_what_to_install(tmp_path, monkeypatch, name, data, words):
    monkeypatch.setattr(office, "_office", lambda: None)
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=rf"{words}.*LibreOffice.*没有找到.*另存为 \.docx"):
        read_draft(path)


def test_a_draft_that_libreoffice_cannot_read_is_told(tmp_path, monkeypatch):
    def failing(*_arguments, **_options):
        raise UserError("LibreOffice 转换出错（退出码 1）")

    monkeypatch.setattr(office, "_office", lambda: "soffice")
    monkeypatch.setattr("authoring.convert.convert", failing)
    path = tmp_path / "a.doc"
    path.write_bytes(DOC)
    with pytest.raises(UnreadableError, match=r"旧版 Word.*退出码 1.*损坏"):
        read_draft(path)
    assert api.check(path).status == "unreadable"


def test_an_opendocument_bomb_does_not_reach_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setattr(foreign, "_converted", lambda *_: pytest.fail("must not be tried"))
    bomb = _odt(b=" " * 300_000_000)
    path = tmp_path / "a.odt"
    path.write_bytes(bomb)
    with pytest.raises(UnreadableError, match="太大"):
        read_draft(path)


def test_the_profile_forbids_macros_and_links(tmp_path):
    settle(tmp_path / "profile")
    text = (tmp_path / "profile/user/registrymodifications.xcu").read_text(encoding="utf-8")
    assert '<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>' in text
    assert '<prop oor:name="Link" oor:op="fuse"><value>2</value>' in text


def test_the_pieces_of_a_page_become_its_lines_again():
    def frame(page: int, x: float, y: float, text: str) -> str:
        size = f'svg:width="{len(text) * 16}pt" svg:height="20pt"'
        place = f'text:anchor-page-number="{page}" svg:x="{x}pt" svg:y="{y}pt"'
        return f"<draw:frame {place} {size}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"

    names = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    names += 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    names += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    frames = [
        frame(2, 80, 100, "次页"),
        frame(1, 96, 150, "件；"),
        frame(1, 80, 153, "9"),
        frame(1, 80, 180, "末行"),
        frame(1, 112, 100, "首行"),
        frame(1, 80, 125, "次行"),
    ]
    flat = f"<x {names}>{''.join(frames)}</x>".encode()
    assert page_lines(flat, DEFAULT) == "　　首行\n次行\n9件；\n末行\f次页"


@pytest.fixture(scope="module")
def drafts(tmp_path_factory) -> Path:
    """The same report in each format."""
    folder = tmp_path_factory.mktemp("旧格式")
    text = text_of("青岚县公安局", 2024, tuple(HEADS), random.Random(8))
    document = read_text(text)
    made = render(document, ".docx")
    for suffix in KINDS:
        (folder / f"稿.{suffix}").write_bytes(
            render(document, ".pdf") if suffix == "pdf" else convert(made, ".docx", suffix)
        )
    (folder / "金山.wps").write_bytes((folder / "稿.doc").read_bytes())
    return folder


@needs_office
def test_old_formats_are_read_as_the_report_they_are(drafts):
    for suffix, name in KINDS.items():
        report = api.check(drafts / f"稿.{suffix}")
        assert report.status == "checked", report.reason
        assert report.document is not None
        assert report.recognition is not None
        assert name in report.document.source.via
        assert report.document.source.look is None
        assert (report.recognition.issuer, report.recognition.year) == ("青岚县公安局", 2024)
        assert {
            part: found.state for part, found in report.recognition.parts.items() if part in HEADS
        } == dict.fromkeys(HEADS, "own")


@needs_office
def test_old_formats_in_a_batch_and_in_import(drafts, tmp_path):
    done = run("check", drafts, "--summary", "汇总.csv", "--jobs", 2, cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    lines = (tmp_path / "汇总.csv").read_text(encoding="utf-8-sig").splitlines()
    assert sum("青岚县公安局" in line for line in lines) == len(KINDS) + 1
    assert run("import", drafts / "金山.wps", "-o", "表.yaml", cwd=tmp_path).returncode == 0
    assert "单位: 青岚县公安局" in (tmp_path / "表.yaml").read_text(encoding="utf-8")
    fixed = run("fix", drafts / "稿.rtf", "-o", "改.docx", cwd=tmp_path)
    assert fixed.returncode == 2
    assert "另存为 .docx" in fixed.stderr
    commented = run("check", drafts / "稿.doc", "--format", "docx", "-o", "审.docx", cwd=tmp_path)
    assert commented.returncode in (0, 1)
    assert (tmp_path / "审.docx").exists()


@needs_office
def test_libreoffice_fetches_nothing(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x.png"
        field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{address}" \\d}}{{\fldrslt x}}}}'
        path = tmp_path / "稿.rtf"
        path.write_text(rf"{{\rtf1\ansi {field} 123 \par}}", encoding="ascii")
        assert read_draft(path).blocks
        with pytest.raises(TimeoutError):
            listener.accept()
