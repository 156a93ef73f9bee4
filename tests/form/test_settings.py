"""Settings of a check, and comments that silence findings in a form."""

from __future__ import annotations

import pytest

from authoring.api import load_choice
from authoring.errors import FormError, UserError
from authoring.form.settings import load_settings
from authoring.form.silence import silenced


def test_settings_are_read(tmp_path) -> None:
    path = tmp_path / "检查.yaml"
    path.write_text("只查: 结构\n不查: [S5, S110]\n级别:\n  S305: 错误\n  S3: hint\n", encoding="utf-8")
    settings = load_settings(path)
    assert (settings.select, settings.ignore) == (("结构",), ("S5", "S110"))
    assert settings.severities == {"S305": "error", "S3": "hint"}


def test_all_of_it_can_be_left_out(tmp_path) -> None:
    path = tmp_path / "检查.yaml"
    path.write_text("# 还没有\n", encoding="utf-8")
    assert load_settings(path).severities == {}


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("级别:\n  S305: 大\n", 2, "只能写错误、警告或提示"),
        ("不查: S5\n只看: S4\n", 2, "只看"),
        ("级别: 高\n", 1, "每条一行"),
        ("级别:\n  S305: [错误]\n", 2, "只能写错误、警告或提示"),
    ],
)
def test_faults_are_told_with_their_line(text: str, line: int, told: str, tmp_path) -> None:
    path = tmp_path / "检查.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_settings(path)
    (fault,) = caught.value.faults
    assert told in fault.message
    assert fault.place is not None
    assert fault.place.line == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题: 甲  # 不查：S402、标点\n年度: 2024", {1: ("S402", "标点")}),
        ("# 不查: S402\n标题: 甲", {2: ("S402",)}),
        ("前言: |  # 不查: S1\n  一\n\n  二\n标题: 甲", {1: ("S1",), 2: ("S1",), 3: ("S1",), 4: ("S1",)}),
        ("内容:\n  - |  # 不查: S1\n    一\n  - 二", {2: ("S1",), 3: ("S1",)}),
        ("# 不查: S1\n前言: |\n  一\n标题: 甲", {2: ("S1",), 3: ("S1",)}),
        ("标题: 不查：S402", {}),
        ("标题: 甲#不查：S402", {}),
    ],
)
def test_comments_silence_their_line(text: str, expected: dict[int, tuple[str, ...]]) -> None:
    assert silenced(text) == expected


def test_a_settings_file_that_is_not_there_is_not_called_a_form(tmp_path) -> None:
    with pytest.raises(FormError) as caught:
        load_settings(tmp_path / "没有.yaml")
    assert "没有这个文件" in str(caught.value)
    assert "表单" not in str(caught.value)


def test_a_rule_that_is_not_there_is_told_with_its_line(tmp_path) -> None:
    path = tmp_path / "检查.yaml"
    path.write_text("不查:\n  - S5\n  - S999\n", encoding="utf-8")
    with pytest.raises(UserError, match="没有叫“S999”") as caught:
        load_choice(path)
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (str(path), 3)
