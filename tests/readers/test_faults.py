import os
from pathlib import Path

import pytest

from authoring.errors import UnreadableError
from authoring.readers import Limits, read_draft
from tests.readers.docxfiles import docx, p, pack

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ENTITY = ("<w:document ", '<!DOCTYPE x [<!ENTITY a "b">]><w:document ')

UTF16_ENTITY = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")


def _utf16(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"", "空的"),
        ("a.txt", b" \n\t", "空的"),
        ("a.docx", _utf16("EncryptedPackage"), "密码"),
        ("a.xls", _utf16("Workbook"), "Excel"),
        ("a.ppt", _utf16("PowerPoint Document"), "PowerPoint"),
        ("a.wps", OLE, "旧版 Office"),
        ("a.docx", b"\x89PNG\r\n", "图片"),
        ("a.docx", "一、普通文本".encode(), "不是 Word 文档"),
        ("a.json", b"{}", ".json"),
        ("a.docx", docx(p("正文"))[:-40], "损坏"),
        ("a.docx", b"PK\x03\x04" + b"x" * 50, "损坏"),
        ("a.docx", pack({"word/document.xml": "<w:document"}), "损坏"),
        ("a.docx", pack({"word/document.xml": "<a/>"}), "没有 Word 正文"),
        ("a.docx", docx(p("正文"), replace=ENTITY), "文档类型声明"),
        ("a.docx", pack({"word/document.xml": UTF16_ENTITY}), "文档类型声明"),
        ("a.docx", pack({"word/document.xml": "<?xml version='1.0' encoding='nonsense'?><a/>"}), "损坏"),
        (
            "a.docx",
            docx("<w:sdt><w:sdtContent>" * 3000 + p("正文") + "</w:sdtContent></w:sdt>" * 3000),
            "超过了能读的深度",
        ),
        ("a.docx", docx("<w:p/>"), "没有可读的正文"),
        ("a.zip", pack({"x.txt": "正文"}), "压缩文件"),
        ("a.xlsx", pack({"xl/workbook.xml": "<a/>"}), "Excel"),
        ("a.ofd", pack({"OFD.xml": "<a/>"}), "OFD"),
        ("a.html", b"<html></html>", "正文"),
        ("a.html", "<html><body><nav>首页</nav></body></html>".encode(), "网页栏目"),
        ("a.xml", b"<?xml version='1.0'?><pkg:package/>", "XML"),
        ("a.txt", "访问次数：3\n".encode(), "网页栏目"),
    ],
)
def test_each_fault_has_its_message(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=words) as caught:
        read_draft(path)
    assert caught.value.place is not None
    assert caught.value.place.file == str(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="找不到"):
        read_draft(tmp_path / "none.docx")
    with pytest.raises(UnreadableError, match="文件夹"):
        read_draft(tmp_path)
    with pytest.raises(UnreadableError, match="路径"):
        read_draft(Path("a\0b.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a Unix matter")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableError, match="普通文件"):
        read_draft(tmp_path / "pipe.txt")


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("a.docx", Limits(file=100)),
        ("a.docx", Limits(unpacked=1000)),
        ("a.docx", Limits(member=500)),
        ("a.docx", Limits(members=1)),
        ("a.docx", Limits(blocks=2)),
        ("a.txt", Limits(text=10)),
    ],
)
def test_limits(tmp_path: Path, name: str, limits: Limits) -> None:
    path = tmp_path / name
    path.write_bytes(docx(p("正文。") * 5) if name == "a.docx" else "一、正文。".encode())
    with pytest.raises(UnreadableError, match=r"太大|超过"):
        read_draft(path, limits=limits)
    assert read_draft(path).blocks


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(pack({"word/document.xml": " " * 12_000_000}))
    with pytest.raises(UnreadableError, match="解开后太大"):
        read_draft(path)


def test_content_goes_before_the_name(tmp_path: Path) -> None:
    data = docx(p("一、主要举措") + p("全年办案3件。"))
    for name, content, medium in (("a.txt", data, "docx"), ("a.doc", b"<html><body><p>\xe6\xad\xa3", "html")):
        path = tmp_path / name
        path.write_bytes(content)
        assert read_draft(path).source.medium == medium
