from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from authoring.api import check, compose
from authoring.errors import ProfileError
from authoring.form.loader import parse_form
from authoring.form.profiles import available_profiles, load_profile, templates_dir
from authoring.place import Place
from authoring.standard.layout import layout as standard_layout
from authoring.standard.parts import PART_KEYS
from authoring.standard.profile import Profile

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, profile: str, wording: str | None = None) -> None:
    folder.mkdir(parents=True)
    (folder / "profile.yaml").write_text(profile, encoding="utf-8")
    if wording is not None:
        (folder / "wording.j2").write_text(wording, encoding="utf-8")


@pytest.mark.parametrize(("chinese", "english"), [("国家通用", "national"), ("广东", "guangdong"), ("公安", "police")])
def test_shipped_profiles_by_either_name(chinese: str, english: str) -> None:
    profile = load_profile(chinese)
    assert profile == load_profile(english)
    assert profile.name == english
    assert profile.names[0] == chinese == profile.description
    assert profile.topics and profile.guidance["measures"] and profile.basis["problems"]
    assert set(profile.order) == set(PART_KEYS)
    assert profile.headings == Profile().headings


def test_the_national_one_is_the_default() -> None:
    assert load_profile() == load_profile("") == load_profile("national")
    assert available_profiles() == ("广东", "国家通用", "公安")
    assert (templates_dir() / "profiles" / "national" / "profile.yaml").is_file()


def test_a_derived_profile_overrides_one_block() -> None:
    national, police = load_profile(), load_profile("公安")
    assert police.wording["opening"] != national.wording["opening"]
    assert {**police.wording, "opening": ""} == {**national.wording, "opening": ""}
    assert police.topics != national.topics
    assert police.guidance["opening"] == national.guidance["opening"]


def test_profiles_combine() -> None:
    both, police, guangdong = load_profile("公安+广东"), load_profile("公安"), load_profile("广东")
    assert both.order == guangdong.order
    assert both.variants == {**police.variants, **guangdong.variants}
    assert set(both.topics) == {*police.topics, *guangdong.topics}
    assert both.wording["opening"] == guangdong.wording["opening"]
    assert both == load_profile("police + guangdong")


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "profiles" / "ourcity"
    _write(
        own,
        "名称: 本市\n继承: 公安\n标题: {主要举措和成效: '{year}年工作情况'}\n必备: [主要举措和成效]\n篇幅: [10, 20]\n"
        "填写说明: {主要举措和成效.内容: 具体}\n",
        "{% extends '公安' %}\n{# 说明 #}\n{% block closing %}{{ super() }}此致{% endblock %}",
    )
    for folders in ([tmp_path], [tmp_path / "profiles"], [own]):
        profile = load_profile("本市", folders)
        assert profile == load_profile("ourcity", folders)
        assert profile.headings == {**Profile().headings, "measures": "{year}年工作情况"}
        assert profile.required == {"measures"}
        assert profile.length == (10, 20)
        assert profile.guidance["measures.content"] == "具体"
        assert profile.wording["closing"] == "特此报告。此致"
        assert profile.wording["opening"] == load_profile("公安").wording["opening"]


def test_ones_own_may_extend_its_namesake(tmp_path: Path) -> None:
    _write(tmp_path / "police", "继承: police\n常用主题: [甲]\n")
    profile = load_profile("police", [tmp_path])
    assert profile.topics == ("甲",)
    assert profile.variants == load_profile("police").variants


@pytest.mark.parametrize(
    ("profile", "wording", "words"),
    [
        ("名子: x\n", None, "是不是“名称”"),
        ("填写说明: {主松: x}\n", None, "是不是“主送”"),
        ("标题: {计划: x}\n", None, "没有叫“计划”的部分"),
        ("篇幅: [3]\n", None, "两个数字"),
        ('标题: {"": x}\n', None, "部分的名称"),
        ("指标用语: {上升: [增长]}\n", None, "要写一段文字"),
        ("标题: x\n", None, "键: 值"),
        ("继承: 没有\n", None, "没有叫“没有”的模板"),
        ("名称：x\n", None, "有误"),
        ("", "{% block tittle %}{% endblock %}", "没有叫“tittle”的块"),
        ("", "{% block title %}{% endblock %}{% block title %}{% endblock %}", "写了两次"),
        ("", "别的", "不在任何块里"),
        ("", "{% block title %}{% for a in b %}{% endfor %}{% endblock %}", "循环"),
        ("", "{% block title %}{{ 原因 }}{% endblock %}", "没有叫“原因”的值"),
    ],
)
def test_faults_of_a_profile(tmp_path: Path, profile: str, wording: str | None, words: str) -> None:
    _write(tmp_path / "own", profile, wording)
    with pytest.raises(ProfileError, match=words):
        load_profile("own", [tmp_path])


def test_all_faults_of_a_profile_come_at_once_with_their_places(tmp_path: Path) -> None:
    _write(tmp_path / "parent", "名子: 甲\n")
    _write(
        tmp_path / "own",
        "名称: 乙\n说名: 丙\n填写说明:\n  主松: x\n  署明: y\n标题: {计划: x}\n篇幅: [3]\n",
        "{% block tittle %}{% endblock %}\n{% block title %}甲\n乙{{ 单为 }}{% endblock %}\n丙\n",
    )
    with pytest.raises(ProfileError) as caught:
        load_profile("own+parent+没有", [tmp_path])
    found = [(fault.place and (fault.place.line, fault.place.column), fault.message) for fault in caught.value.faults]
    assert [place for place, _ in found] == [
        (2, 1),
        (4, 3),
        (5, 3),
        (6, 6),
        (7, 5),
        (1, 1),
        (3, 5),
        (4, 1),
        (1, 1),
        None,
    ]
    assert found[1][1] == "模板“own”有误：填写说明 › 主松：表单里没有叫“主松”的项，是不是“主送”？"
    assert "没有叫“单为”的值，是不是“单位”？" in found[6][1]


def test_a_parent_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    _write(tmp_path / "own", "名称: 乙\n继承: [公安厅, 没有这个]\n")
    with pytest.raises(ProfileError) as caught:
        load_profile("own", [tmp_path])
    assert [fault.place and fault.place.column for fault in caught.value.faults] == [6, 11]


def test_a_profile_that_is_not_there_is_told_where_the_form_names_it() -> None:
    with pytest.raises(ProfileError) as caught:
        compose(parse_form("年度: 2024\n模板: 公安厅\n", "f.yaml"))
    assert caught.value.place == Place("f.yaml", 2, 5)


def test_unknown_profiles_and_circles(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"是不是“公安”.*现有：广东、国家通用、公安"):
        load_profile("公安厅")
    _write(tmp_path / "a", "继承: b\n")
    _write(tmp_path / "b", "继承: a\n")
    with pytest.raises(ProfileError, match="绕成了圈"):
        load_profile("a", [tmp_path])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_profile_is_found_by_its_chinese_name_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "linjiang"
    folder.mkdir()
    (folder / "profile.yaml").write_text("名称: [临江]\n继承: 国家通用\n说明: 临江的模板\n", encoding=encoding)
    assert load_profile("临江", [tmp_path]).name == "linjiang"


def test_a_profile_changes_the_page(tmp_path: Path) -> None:
    _write(
        tmp_path / "local", "名称: 本县\n版式:\n  行距: 30磅\n  上边距: 3.5厘米\n  正文字体: 宋体\n  页码位置: 居中\n"
    )
    _write(tmp_path / "town", "名称: 本镇\n继承: 本县\n版式:\n  标题字号: 小二\n  每页行数: 20\n")
    assert load_profile().layout is None
    county, town = load_profile("本县", [tmp_path]).layout, load_profile("本镇", [tmp_path]).layout
    assert county is not None
    assert town is not None
    assert (county.page.top_mm, county.page.text_height_mm, county.page.lines) == (35, 227, 21)
    assert (county.judging.least_pitch, county.judging.most_pitch, county.page.line_pitch) == (30, 30, 600)
    assert county.roles["signature"].font == county.roles["body"].font == "song"
    assert county.page_number.side == "center"
    assert (town.roles["title"].half_points, town.page.line_pitch) == (36, 600)
    assert standard_layout().judging.most_pitch == 28.95


def test_lines_a_page_give_the_range_of_pitches(tmp_path: Path) -> None:
    _write(tmp_path / "local", "名称: 本县\n版式: {每页行数: 22行, 每页字数: 28}\n")
    with pytest.raises(ProfileError, match="版式：没有叫“每页字数”的项，是不是“每页行数”") as caught:
        load_profile("local", [tmp_path])
    assert caught.value.place is not None
    assert caught.value.place.line == 2
    (tmp_path / "local" / "profile.yaml").write_text("名称: 本县\n版式: {每页行数: 22行}\n", encoding="utf-8")
    found = load_profile("本县", [tmp_path]).layout
    assert found is not None
    assert (found.judging.least_pitch, found.judging.most_pitch) == (27.75, 28.95)


def test_every_fault_of_a_page_is_told_with_its_line(tmp_path: Path) -> None:
    said = {
        "上边距": "三厘米",
        "行距": "1.5倍",
        "正文字体": "微软雅黑",
        "正文字号": "特大",
        "页码位置": "上面",
        "每页行数": "22.5",
    }
    lines = "".join(f"  {key}: {value}\n" for key, value in said.items())
    _write(tmp_path / "local", f"名称: 本县\n版式:\n{lines}")
    with pytest.raises(ProfileError) as caught:
        load_profile("local", [tmp_path])
    told = [(fault.place and fault.place.line, fault.message.split("：")[1]) for fault in caught.value.faults]
    assert told == [(number, f"版式 › {key}") for number, key in enumerate(said, 3)]


def test_a_form_is_checked_by_the_profile_it_names(tmp_path: Path) -> None:
    _write(tmp_path / "profiles" / "own", "名称: 乙\n继承: national\n必备: [主要举措和成效]\n")
    form = tmp_path / "f.yaml"
    text = "年度: 2024\n单位: 甲县公安局\n主要举措和成效: [办案3件。]\n存在的不足和原因: 无\n"
    form.write_text(text, encoding="utf-8")
    assert "S101" in [each.code for each in check(form).findings]
    form.write_text("模板: 乙\n" + text, encoding="utf-8")
    assert "S101" not in [each.code for each in check(form).findings]
    assert "S101" in [each.code for each in check(form, profile="国家通用").findings]


def test_a_folder_that_is_not_there_is_no_fault_of_the_form(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        compose(parse_form("年度: 2024\n模板: 公安\n", "f.yaml"), profile_folders=[tmp_path / "x"])
    assert caught.value.place is None


def test_a_closed_folder_beside_the_form_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path / "本县", "名称: 本县\n继承: 国家通用\n")
    (tmp_path / "lost+found").mkdir()
    usual = type(tmp_path).is_file

    def is_file(path: Path) -> bool:
        if path.parent.name == "lost+found":
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path)

    monkeypatch.setattr(type(tmp_path), "is_file", is_file)
    assert load_profile("本县", [tmp_path]).names == ("本县",)


def test_an_empty_entry_of_the_page_is_as_in_the_standard(tmp_path: Path) -> None:
    _write(tmp_path / "own", "名称: 本县\n继承: 国家通用\n版式:\n  行距:\n  标题字号: ''\n  页码位置: 居中\n")
    page = load_profile("本县", [tmp_path]).layout
    assert page is not None
    assert page.page_number.side == "center"
    assert page.roles == standard_layout().roles
    assert page.page == standard_layout().page


def test_a_broken_profile_is_told_under_its_chinese_name(tmp_path: Path) -> None:
    _write(tmp_path / "own", "名称: 本县\n篇幅: 三千\n")
    with pytest.raises(ProfileError, match="整数") as caught:
        load_profile("本县", [tmp_path])
    assert caught.value.place is not None
    assert caught.value.place.line == 2
