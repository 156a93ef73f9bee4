"""Which files are taken, in which order, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from authoring.batch.names import page_name, printable
from authoring.batch.sources import find_sources
from authoring.emitters.comparison_html import as_html as comparison_page
from authoring.errors import UserError
from authoring.many import find_drafts
from tests.comparison.papers import both


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "来稿/乙.docx",
        "来稿/甲.TXT",
        "来稿/子/丙.html",
        "来稿/~$乙.docx",
        "来稿/乙-审核.docx",
        "来稿/.藏.txt",
    ):
        _touch(name)
    for name in ("来稿/表.xlsx", "来稿/汇总-逐份/甲.html", "来稿/旧稿.xls", "来稿/2024.yaml", "来稿/用语.yaml"):
        _touch(name)
    Path("来稿/结果.html").write_text('<html>\n<meta name="generator" content="authoring">', encoding="utf-8")
    return tmp_path


def _touch(name: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("x", encoding="utf-8")


def _names(*named: str) -> list[str]:
    return [item.name.replace(os.sep, "/") for item in find_drafts(named).items]


@pytest.mark.usefixtures("folder")
def test_a_folder_is_walked_and_what_is_left_out_is_told() -> None:
    assert _names("来稿") == ["来稿/2024.yaml", "来稿/乙.docx", "来稿/甲.TXT", "来稿/子/丙.html"]
    left = {Path(each.name).name: each.reason for each in find_drafts(["来稿"]).left_out}
    assert set(left) == {"~$乙.docx", "乙-审核.docx", ".藏.txt", "表.xlsx", "旧稿.xls", "结果.html", "用语.yaml"}
    assert "临时" in left["~$乙.docx"]
    assert "批注" in left["乙-审核.docx"]
    assert "格式" in left["旧稿.xls"]
    assert "检查结果" in left["结果.html"]


@pytest.mark.usefixtures("folder")
def test_patterns_are_expanded_here_and_files_taken_once() -> None:
    assert _names("来稿/*.docx", "来稿") == ["来稿/乙.docx", "来稿/2024.yaml", "来稿/甲.TXT", "来稿/子/丙.html"]
    assert _names("来稿/**/*.html") == ["来稿/子/丙.html"]
    _touch("来稿/a[1].txt")
    assert _names("来稿/a[1].txt") == ["来稿/a[1].txt"]
    with pytest.raises(UserError, match="没有符合"):
        find_drafts(["来稿/*.pdf"])
    assert _names("来稿/*.pdf", "来稿/甲.TXT") == ["来稿/*.pdf", "来稿/甲.TXT"]  # as a file that is not there


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_is_read_beside_itself(encoding: str) -> None:
    Path("来稿/名单.lst").write_text('# 第一批\n甲.TXT\n\n"子"\n没有.docx\n', encoding=encoding)
    assert _names("@来稿/名单.lst") == ["来稿/甲.TXT", "来稿/子/丙.html", "来稿/没有.docx"]
    with pytest.raises(UserError, match="名单"):
        find_drafts(["@没有.lst"])


@pytest.mark.usefixtures("folder")
def test_a_file_named_alone_is_taken_whatever_it_is_called() -> None:
    assert _names("来稿/乙-审核.docx") == ["来稿/乙-审核.docx"]
    assert _names("来稿/没有.docx") == ["来稿/没有.docx"]
    assert _names("来稿/乙-审核.docx", "来稿/旧稿.xls") == ["来稿/旧稿.xls"]


@pytest.mark.usefixtures("folder")
def test_nothing_to_do_is_an_error() -> None:
    Path("空").mkdir()
    with pytest.raises(UserError, match="没有找到"):
        find_sources(["空"], (".docx",))
    with pytest.raises(UserError, match="都没有处理，如"):
        find_sources(["来稿"], (".pdf",))


def test_names_that_no_table_holds_are_made_printable() -> None:
    assert printable("甲\udcff\n\u202e.txt　") == "甲\\udcff��.txt　"
    assert page_name("/a/甲.docx") != page_name("/b/甲.docx")
    assert len(page_name("/" + "长" * 300 + ".docx").encode()) < 255


def test_a_link_that_leads_out_of_its_folder_is_not_followed(tmp_path):
    (tmp_path / "来稿").mkdir()
    (tmp_path / "别处.txt").write_text("别处", encoding="utf-8")
    (tmp_path / "来稿/甲.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "来稿/乙.txt").symlink_to(tmp_path / "来稿/甲.txt")
    (tmp_path / "来稿/丙.txt").symlink_to(tmp_path / "别处.txt")
    found = find_sources([str(tmp_path / "来稿")], (".txt",))
    assert [Path(item.path).name for item in found.items] == ["乙.txt", "甲.txt"]
    assert [Path(left.name).name for left in found.left_out] == ["丙.txt"]
    assert find_sources([str(tmp_path / "来稿/丙.txt"), str(tmp_path / "来稿/甲.txt")], (".txt",)).items


def test_a_list_that_names_itself_ends(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("名单.txt").write_text("@名单.txt\n甲.txt\n甲.txt\n", encoding="utf-8")
    Path("甲.txt").write_text("甲", encoding="utf-8")
    found = find_sources(["@名单.txt"], (".txt",))
    assert [item.name for item in found.items] == ["@名单.txt", "甲.txt"]


@pytest.mark.usefixtures("folder")
def test_a_folder_that_can_not_be_opened_is_told(monkeypatch) -> None:
    scan = os.scandir

    def closed(path):
        if Path(path).name == "子":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert "来稿/子/丙.html" not in _names("来稿")
    assert "打不开的文件夹" in {each.reason for each in find_drafts(["来稿"]).left_out}


@pytest.mark.usefixtures("folder")
def test_what_belongs_to_the_tool_is_no_draft() -> None:
    for name in ("来稿/检查设置.yaml", "来稿/profiles/本县/profile.yaml"):
        _touch(name)
    Path("来稿/对照.html").write_text(comparison_page(both()), encoding="utf-8")
    left = {Path(each.name).name: each.reason for each in find_drafts(["来稿"]).left_out}
    assert {"检查设置.yaml", "profile.yaml", "对照.html"} <= set(left)


@pytest.mark.usefixtures("folder")
def test_a_list_of_files_that_are_not_there_is_the_wrong_list() -> None:
    Path("来稿/名单.lst").write_text("甲.TXT\n" + "".join(f"没有{n}.txt\n" for n in range(1001)), encoding="utf-8")
    with pytest.raises(UserError, match=r"有1001个文件找不到，如“没有0\.txt”"):
        find_drafts(["@来稿/名单.lst"])
