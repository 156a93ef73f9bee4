"""``authoring check``: where the result goes, and what is chosen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import docx
import pytest

from authoring.document import lines
from authoring.readers import read_draft
from tests.cli.test_commands import EXAMPLES, run


@pytest.fixture
def draft(tmp_path):
    shutil.copy(EXAMPLES / "incomplete-2024.yaml", tmp_path / "稿.yaml")
    run("build", "稿.yaml", cwd=tmp_path)
    return tmp_path / "稿.docx"


def test_a_commented_copy_stands_beside_the_draft(draft) -> None:
    before = draft.read_bytes()
    done = run("check", "稿.docx", "--format", "docx", cwd=draft.parent)
    assert "稿-审核.docx" in done.stdout
    assert draft.read_bytes() == before
    assert read_draft(draft.with_name("稿-审核.docx")) == read_draft(draft)
    again = run("check", "稿.docx", "--format", "docx", cwd=draft.parent)
    assert again.returncode == 2
    assert "--force" in again.stderr


def test_commented_copies_of_several_drafts_go_into_a_folder(draft) -> None:
    (draft.parent / "批注").mkdir()
    shutil.copy(draft.with_suffix(".yaml"), draft.with_name("次.yaml"))
    arguments = ("check", "稿.docx", "次.yaml", "没有.docx", "--format", "docx", "-o")
    done = run(*arguments, "批注", "--force", cwd=draft.parent)
    assert done.returncode == 2
    assert "没有.docx：无法检查" in done.stderr
    assert {path.name for path in (draft.parent / "批注").iterdir()} == {"稿-审核.docx", "次-审核.docx"}
    assert "写文件夹" in run(*arguments, "x.docx", cwd=draft.parent).stderr
    assert "已写入：新夹/稿-审核.docx" in run(*arguments, "新夹", cwd=draft.parent).stdout
    assert "没有“无”这个文件夹" in run(*arguments, "无/夹", cwd=draft.parent).stderr
    assert "是文件，不是文件夹" in run(*arguments, "次.yaml", cwd=draft.parent).stderr
    assert "请加上 --format docx" in run("check", "稿.docx", "-o", "批注", cwd=draft.parent).stderr


COMMANDS = [
    ("new", "{}.yaml", "--org", "甲局", "--year", "2024"),
    ("build", "稿.yaml", "-o", "{}.docx"),
    ("build", "稿.yaml", "-o", "{}.html"),
    ("check", "稿.docx", "-o", "{}.json"),
    ("check", "稿.docx", "-o", "{}.docx"),
    ("check", "稿.docx", "--summary", "{}.csv"),
    ("compare", "稿.docx", "稿.docx", "-o", "{}.html"),
    ("compare", "稿.docx", "稿.docx", "-o", "{}.docx"),
    ("fix", "稿.docx", "-o", "{}.docx"),
    ("import", "稿.docx", "-o", "{}.yaml"),
    ("stats", "template", "-o", "{}.xlsx"),
    ("schema", "-o", "{}.json"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command[0]} {command[-1]}")
def test_every_command_tells_alike_where_nothing_can_be_written(command: tuple[str, ...], draft) -> None:
    target = next(each for each in command if "{}" in each)
    folder = draft.with_name(target.format("夹"))
    folder.mkdir()
    before = sorted(draft.parent.rglob("*"))
    for spot, told in (
        ("夹", f"“{folder.name}”是一个文件夹，不能当作文件写入；请写出完整的文件名"),
        ("无/果", f"写不了“{target.format('无/果')}”：没有“无”这个文件夹，请先建好，或者换一个文件夹"),
        ("稿.yaml/果", f"写不了“{target.format('稿.yaml/果')}”：“稿.yaml”是文件，不是文件夹，请换一个文件夹"),
    ):
        if command[0] == "build" and spot == "夹":
            continue  # a folder for the draft
        done = run(*(each.format(spot) for each in command), cwd=draft.parent)
        assert done.returncode == 2
        assert [line for line in done.stderr.splitlines() if "提示：" not in line] == [f"错误：{told}"]
    assert sorted(draft.parent.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to root")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command[0]} {command[-1]}")
def test_a_folder_that_is_read_only_is_named(command: tuple[str, ...], draft) -> None:
    (draft.parent / "锁").mkdir(mode=0o555)
    done = run(*(each.format("锁/果") for each in command), cwd=draft.parent)
    assert done.returncode == 2
    assert "没有写入“锁”这个文件夹的权限" in done.stderr


def test_the_kind_of_a_draft_that_is_not_made_is_told(draft) -> None:
    done = run("build", "稿.yaml", "--to", "html", "-o", "果.txt", cwd=draft.parent)
    assert "按 -o 的文件名生成“.txt”文件，--to html 没有用上" in done.stderr
    assert draft.with_name("果.txt").is_file()
    (draft.parent / "夹").mkdir()
    done = run("build", "稿.yaml", "--to", "html", "-o", "夹", cwd=draft.parent)
    assert "--to" not in done.stderr
    assert (draft.parent / "夹" / "稿.html").is_file()
    done = run("build", "稿.yaml", "-o", "果", cwd=draft.parent)
    assert "输出文件名没有写扩展名；请以 .docx" in done.stderr
    done = run("check", "稿.docx", "--format", "json", "-o", "果.html", cwd=draft.parent)
    assert "--format 指定的 json" in done.stderr


@pytest.mark.parametrize("name", ["没有.docx", "没有.yaml", "坏.docx", "表.xlsx"])
def test_what_can_not_be_fixed_is_named(name: str, draft) -> None:
    draft.with_name("坏.docx").write_bytes(draft.read_bytes()[:3000])
    run("stats", "template", "-o", "表.xlsx", cwd=draft.parent)
    done = run("fix", name, cwd=draft.parent)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{name} 错误：")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("form", "start"), [("text", "稿.docx"), ("json", "{"), ("sarif", "{"), ("html", "<!DOCTYPE")])
def test_results_go_to_stdout_or_into_a_file(form: str, start: str, draft) -> None:
    printed = run("check", "稿.docx", "--format", form, cwd=draft.parent).stdout
    assert printed.startswith(start)
    run("check", "稿.docx", "--format", form, "-o", "结果", cwd=draft.parent)
    assert (draft.parent / "结果").read_text(encoding="utf-8") == printed
    assert run("check", "稿.docx", "--format", form, "-o", "结果", cwd=draft.parent).returncode == 2


def test_rules_are_chosen(draft) -> None:
    def found(*options: str) -> list[tuple[str, str]]:
        files = json.loads(run("check", "稿.docx", "--format", "json", *options, cwd=draft.parent).stdout)["files"]
        return [(finding["code"], finding["severity"]) for finding in files[0]["findings"]]

    assert {code for code, _ in found("--select", "S502")} == {"S502"}
    assert "S502" not in {code for code, _ in found("--ignore", "S502")}
    (draft.parent / "设置.yaml").write_text("只查: S502\n级别: {S502: 提示}\n", encoding="utf-8")
    assert {severity for _, severity in found("--settings", "设置.yaml")} == {"hint"}
    assert "foo" in run("check", "稿.docx", "--select", "foo", cwd=draft.parent).stderr


def test_a_second_round_is_silent_on_what_was_told(draft) -> None:
    run("check", "稿.docx", "--format", "json", "-o", "一.json", cwd=draft.parent)
    done = run("check", "稿.docx", "--baseline", "一.json", cwd=draft.parent)
    assert done.returncode == 0
    assert "没有新的问题" in done.stdout


def test_a_comment_in_the_form_silences_its_line(tmp_path) -> None:
    text = (EXAMPLES / "incomplete-2024.yaml").read_text(encoding="utf-8")
    (tmp_path / "稿.yaml").write_text(text, encoding="utf-8")
    files = json.loads(run("check", "稿.yaml", "--format", "json", cwd=tmp_path).stdout)["files"]
    finding = next(each for each in files[0]["findings"] if each["code"] == "S504")
    lines = text.split("\n")
    opener = next(at for at in range(finding["place"]["line"] - 1, 0, -1) if lines[at].endswith(">-"))
    lines[opener] += "  # 不查：S504"
    (tmp_path / "稿.yaml").write_text("\n".join(lines), encoding="utf-8")
    again = json.loads(run("check", "稿.yaml", "--format", "json", cwd=tmp_path).stdout)["files"]
    assert "S504" not in {each["code"] for each in again[0]["findings"]}
    assert len(again[0]["findings"]) == len(files[0]["findings"]) - 1


def test_fix_writes_a_mended_copy_and_leaves_the_draft(draft) -> None:
    text = "青岚县公安局关于2024年度法治政府建设情况的报告\n一、主要举措和成效\n2024年,全县办案 312件，已办结。。\n"
    path = draft.with_name("稿.txt")
    path.write_text(text, encoding="utf-8")
    done = run("fix", "稿.txt", cwd=draft.parent)
    assert done.returncode == 0
    assert "改了3处" in done.stdout
    assert path.read_text(encoding="utf-8") == text
    mended = draft.with_name("稿-修改.txt").read_text(encoding="utf-8")
    assert mended == text.replace("2024年,", "2024年，").replace("办案 ", "办案").replace("。。", "。")
    assert "--force" in run("fix", "稿.txt", cwd=draft.parent).stderr
    only = run("fix", "稿.txt", "-o", "一.txt", "--only", "P301", cwd=draft.parent)
    assert "改了1处" in only.stdout
    assert "找不到" in run("fix", "没有.txt", cwd=draft.parent).stderr
    assert run("fix", "稿.docx", "--tracked", cwd=draft.parent).returncode == 0


def test_fix_lays_a_draft_out_only_when_asked(draft) -> None:
    paper = docx.Document()
    paper.add_heading("青岚县公安局2024年度法治政府建设情况报告", 0)
    paper.add_paragraph("一、主要举措和成效")
    paper.add_paragraph("2024年,全县办理案件312件。")
    path = draft.with_name("别处来的.docx")
    paper.save(str(path))
    before = path.read_bytes()
    assert "重排" not in run("fix", path.name, "-o", "一.docx", cwd=draft.parent).stdout
    done = run("fix", path.name, "-o", "二.docx", "--only", "版式", cwd=draft.parent)
    assert done.returncode == 0
    assert "L101" in done.stdout
    assert "重排了版式" in done.stdout
    assert path.read_bytes() == before
    assert list(lines(read_draft(path))) == list(lines(read_draft(path.with_name("二.docx"))))
    both = run("fix", path.name, "-o", "三.docx", "--only", "版式", "--only", "标点", cwd=draft.parent)
    assert "改了1处，重排了版式" in both.stdout
    assert "2024年，全县" in "".join(lines(read_draft(path.with_name("三.docx"))))
    again = run("fix", "二.docx", "-o", "四.docx", "--only", "版式", cwd=draft.parent)
    assert "重排" not in again.stdout
    assert path.with_name("四.docx").read_bytes() == path.with_name("二.docx").read_bytes()


@pytest.mark.parametrize(
    ("words", "told"), [("青岚县公安局　内部资料", True), ("第 1 页 共 2 页", False), ("Page 1 of 2", False)]
)
def test_words_of_an_old_footer_are_listed_when_the_page_is_laid_anew(tmp_path, words: str, told: bool) -> None:
    paper = docx.Document()
    paper.add_heading("青岚县公安局2024年度法治政府建设情况报告", 0)
    paper.add_paragraph("一、主要举措和成效")
    paper.sections[0].footer.paragraphs[0].text = words
    paper.save(str(tmp_path / "稿.docx"))
    done = run("fix", "稿.docx", "--only", "版式", cwd=tmp_path)
    assert (f"原页脚里的文字没有留下：“{words}”" in done.stdout) == told
    assert ("原页脚" in done.stdout) == told


def test_what_fix_cannot_lay_out_is_said(draft) -> None:
    tracked = run("fix", "稿.docx", "--only", "版式", "--tracked", cwd=draft.parent)
    assert tracked.returncode == 2
    assert "修订" in tracked.stderr
    draft.with_name("稿.txt").write_text("一、主要举措和成效\n各项工作完成。\n", encoding="utf-8")
    assert "只有 .docx" in run("fix", "稿.txt", "--only", "版式", cwd=draft.parent).stderr


@pytest.mark.parametrize(("name", "start"), [("结果.htm", b"<!DOCTYPE"), ("结果.json", b"{"), ("结果.docx", b"PK")])
def test_the_end_of_the_name_tells_the_format(name: str, start: bytes, draft) -> None:
    run("check", "稿.docx", "-o", name, cwd=draft.parent)
    assert (draft.parent / name).read_bytes().startswith(start)


def test_a_name_that_tells_no_format_is_refused(draft) -> None:
    done = run("check", "稿.docx", "-o", "结果.pdf", cwd=draft.parent)
    assert done.returncode == 2
    assert ".html" in done.stderr
    assert not (draft.parent / "结果.pdf").exists()


def test_two_drafts_never_share_a_commented_copy(draft) -> None:
    (draft.parent / "批注").mkdir()
    (draft.parent / "稿.txt").write_text("2024年度法治政府建设情况的报告", encoding="utf-8")
    done = run("check", "稿.docx", "稿.txt", "--format", "docx", "-o", "批注", "--force", cwd=draft.parent)
    assert done.returncode == 2
    assert "稿.txt" in done.stderr
    assert list((draft.parent / "批注").iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "稿.docx", "-o", "稿.docx"),
        ("check", "稿.docx", "--format", "json", "-o", "./稿.docx"),
        ("fix", "稿.docx", "-o", "稿.docx"),
        ("compare", "稿.yaml", "稿.docx", "-o", "稿.docx"),
        ("build", "稿.yaml", "--base", "稿.docx"),
        ("new", "稿.yaml", "--from", "稿.yaml"),
    ],
)
def test_what_is_read_is_never_written_over(arguments: tuple[str, ...], draft) -> None:
    before = draft.read_bytes(), draft.with_suffix(".yaml").read_bytes()
    done = run(*arguments, "--force", cwd=draft.parent)
    assert done.returncode == 2
    assert "就是要读的文件" in done.stderr
    assert (draft.read_bytes(), draft.with_suffix(".yaml").read_bytes()) == before


@pytest.mark.parametrize("name", [".", "..", "/", "", "字" * 200])
@pytest.mark.parametrize("command", ["fix", "import"])
def test_a_name_that_is_no_files_is_one_message(command: str, name: str, tmp_path) -> None:
    done = run(command, name, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("错误：") == 1


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_name_that_is_too_long_is_told_as_such(command: str, tmp_path) -> None:
    assert "文件名太长" in run(command, "字" * 200 + ".yaml", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        *(("check", "稿.docx", "--format", form) for form in ("json", "sarif", "html")),
        *(("compare", "稿.docx", "稿.docx", "--format", form) for form in ("json", "html")),
        ("schema",),
    ],
)
def test_what_programs_read_is_utf_8_whatever_the_console(arguments: tuple[str, ...], draft) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "authoring", *arguments],
        cwd=draft.parent,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "gbk"},
    )
    assert "法治政府建设" in done.stdout.decode("utf-8")
