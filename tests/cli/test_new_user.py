"""What a new user does wrong: one clear message, nothing written, exit code 2."""

from __future__ import annotations

import shutil

import pytest

from tests.cli.test_commands import EXAMPLES, run


@pytest.fixture
def folder(tmp_path):
    shutil.copy(EXAMPLES / "incomplete-2024.yaml", tmp_path / "稿.yaml")
    (tmp_path / "稿.txt").write_text("甲县公安局2024年度法治政府建设情况报告\n", encoding="utf-8")
    (tmp_path / "空").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build", ""), "文件名是空的"),
        (("check", ""), "文件名是空的"),
        (("check", "稿.txt", " "), "文件名是空的"),
        (("build", "空"), "没有找到能处理的文件"),
        (("new", "新.yaml", "--org", "甲\n乙", "--year", "2024"), "单位名称要写在一行里"),
        (("new", "新.yaml", "--org", "甲" * 501, "--year", "2024"), "不超过500字"),
        (("fix", "稿.txt", "-o", "果.docx"), "“果.docx”要以 .txt 结尾"),
        (("fix", "稿.yaml", "-o", "果.txt"), "“果.txt”要以 .yaml 结尾"),
        (("rules", "Q"), "没有规则“Q”"),
    ],
)
def test_wrong_input_is_one_message_and_writes_nothing(arguments, told, folder):
    before = sorted(folder.rglob("*"))
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(folder.rglob("*")) == before


def test_a_form_s_name_that_is_far_too_long_is_told_with_its_line(folder):
    (folder / "长.yaml").write_text(f"年度: 2024\n单位: {'甲' * 501}\n", encoding="utf-8")
    done = run("build", "长.yaml", cwd=folder)
    assert done.returncode == 2
    assert done.stderr == "长.yaml:2:5 错误：单位：太长（超过500字），请只写名称\n"


def test_too_many_headings_are_told_once(folder):
    items = "".join(f"  - 标题: 题{n}\n    内容: 话{n}。\n" for n in range(105))
    (folder / "多.yaml").write_text(f"年度: 2024\n单位: 甲局\n主要举措和成效:\n{items}", encoding="utf-8")
    done = run("build", "多.yaml", cwd=folder)
    assert done.returncode == 2
    assert done.stderr == "多.yaml:202:9 错误：同一级标题超过99个，请分节，或用“编号”自定\n"


def test_prose_is_not_blamed_for_a_slip_elsewhere(folder):
    (folder / "错.yaml").write_text(
        "年度: 2024\n单位: 甲局\n成文日期: {{ 下年度 }}年\n附件:\n  - 标题: 表\n    内容:\n      - 注：一句话。\n",
        encoding="utf-8",
    )
    done = run("build", "错.yaml", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith("错.yaml:3:7 错误：以 {{ 或 {% 开头的文字要用引号括起来")
    assert done.stderr.count("\n") == 1


def test_a_summary_named_twice_is_written_once(folder):
    done = run("check", "稿.txt", "--summary", "果.csv", "--summary", "果.csv", cwd=folder)
    assert done.stdout.count("已写入：果.csv") == 1


def test_rules_of_a_family_are_listed(folder):
    lines = run("rules", "S31", cwd=folder).stdout.splitlines()
    assert [line[:4] for line in lines] == ["S310", "S311", "S312", "S313"]
    assert run("rules", "时效", cwd=folder).stdout.startswith("D101")
    assert run("rules", "printed-before-made", cwd=folder).stdout.startswith("S312 印发日期早于成文日期")
