"""Paths as text or as anything with ``__fspath__``; errors whose text says where."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import authoring
from authoring import api
from authoring.errors import FormError, UnreadableError

if TYPE_CHECKING:
    import os

EXAMPLES = Path(__file__).parents[2] / "examples"


class Entry:
    """What os.scandir gives is neither text nor Path."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return str(self._path)


@pytest.mark.parametrize("kind", [str, Path, Entry])
def test_every_public_function_takes_paths_of_any_kind(tmp_path, monkeypatch, kind):
    shutil.copy(EXAMPLES / "incomplete-2024.yaml", tmp_path / "表单.yaml")
    (tmp_path / "profiles").mkdir()
    (tmp_path / "设置.yaml").write_text("只查: [结构]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def path(name: str) -> os.PathLike[str] | str:
        return kind(tmp_path / name)

    form, folders = authoring.load_form(path("表单.yaml")), [path("profiles")]
    composition = authoring.compose(form, profile_folders=folders)
    authoring.write(composition.document, path("写.docx"))
    authoring.build(path("表单.yaml"), path("稿.docx"), profile_folders=folders)
    tree = authoring.read(path("稿.docx"))
    assert authoring.read(path("表单.yaml")).blocks
    choice = api.load_choice(path("设置.yaml"))
    report = authoring.check(path("稿.docx"), previous=path("表单.yaml"), choice=choice, profile_folders=folders)
    assert report.file == str(tmp_path / "稿.docx")
    assert api.annotate(report)
    assert api.compare(path("稿.docx"), tree).last is not None
    api.fix(path("稿.docx"), path("改.docx"))
    authoring.import_draft(path("稿.docx"), path("又.yaml"))
    api.new(path("新.yaml"), organisation="甲县公安局", year=2024)
    api.new_from(path("下年.yaml"), path("稿.docx"))
    api.stats_template(path("甲所.xlsx"))
    api.stats_merge([path("甲所.xlsx")], path("汇总.xlsx"))
    api.build(path("表单.yaml"), path("底稿稿.docx"), base=path("写.docx"))
    assert api.load_base(path("写.docx"))
    api.write_text(path("字.txt"), "甲")
    there = {path.name for path in tmp_path.iterdir()}
    assert {"写.docx", "稿.docx", "改.docx", "又.yaml", "新.yaml", "下年.yaml", "汇总.xlsx"} <= there


def test_the_text_of_a_form_s_error_says_where_each_fault_is(tmp_path):
    form = tmp_path / "表单.yaml"
    form.write_text("年度: 20244\n单位: 甲局\n标体: 乙\n", encoding="utf-8")
    with pytest.raises(FormError) as caught:
        authoring.load_form(str(form))
    first, second = str(caught.value).splitlines()
    assert first.startswith(f"{form}:1:5：年度：年度要写四位数字")
    assert second.startswith(f"{form}:3:1：没有叫“标体”的项，是不是“标题”？")


def test_a_draft_that_can_not_be_read_is_named(tmp_path):
    with pytest.raises(UnreadableError) as caught:
        api.fix(tmp_path / "没有.docx", tmp_path / "果.docx")
    assert caught.value.place is not None
    assert caught.value.place.file == str(tmp_path / "没有.docx")


def test_the_public_names_are_there_and_no_others():
    for name in api.__all__:
        assert getattr(api, name) is not None
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = api.nothing_like_it
