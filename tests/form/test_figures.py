"""指标: figures entered once, printed in prose, and what is wrong with them told where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.compose import compose
from authoring.document import lines
from authoring.errors import FormError, ProfileError
from authoring.figures.writing import wording
from authoring.form.figures import FigureEntry, figure_set
from authoring.form.loader import parse_form
from authoring.form.profiles import load_profile

FORM = """\
年度: 2024
单位: 青岚县公安局
指标:
{figures}
主要举措和成效: 我局{text}
"""


def form(figures: str, text: str):
    indented = "\n".join(f"  {line}" for line in figures.splitlines())
    return parse_form(FORM.format(figures=indented, text=text), "甲.yaml")


def printed(figures: str, text: str, profile=None) -> str:
    document = compose(form(figures, text), profile or load_profile()).document
    return "\n".join(lines(document))


def faults(figures: str, text: str) -> list[tuple[int | None, int | None, str]]:
    with pytest.raises(FormError) as caught:
        form(figures, text)
    return [(f.place.line, f.place.column, f.message) for f in caught.value.faults if f.place]


def test_faults_of_figures_and_of_names_are_told_together() -> None:
    told = faults("处罚: {本年: 9件, 上年: 8件}", "{{ 处罚.同笔 }}、{{ 处法.同比 }}、{{ 处罚.同比.大 }}")
    assert [(line, column) for line, column, _ in told] == [(5, 15), (5, 27), (5, 39)]
    assert [message.partition("：")[2][:10] for _, _, message in told] == [
        "指标没有“同笔”这种",
        "没有叫“处法”的值，",
        "“处罚.同比”后面不",
    ]


def test_what_uses_a_faulty_figure_is_not_blamed() -> None:
    told = faults("处罚: {本年: 几件, 上年: 8件}", "{{ 处罚 }}，{{ 处罚.同比 }}")
    assert [(line, message.partition("：")[0]) for line, _, message in told] == [(4, "指标 › 处罚")]


@pytest.mark.parametrize(
    ("figures", "text", "wanted"),
    [
        ("行政处罚: 4459宗", "办理{{ 行政处罚 }}。", "办理4459宗。"),
        ("- 行政处罚: 1,046宗", "办理{{ 行政处罚 }}。", "办理1046宗。"),
        ("- 行政处罚: 4459宗\n  上年: 4800宗", "{{ 行政处罚 }}，{{ 行政处罚.同比 }}。", "4459宗，同比下降7.1%。"),
        ("破案率: {本年: 62.4%, 上年: 54.8%}", "{{ 破案率 }}，{{ 破案率.同比 }}。", "62.4%，同比上升7.6个百分点。"),
        ("案件: {本年: 47, 单位: 件, 总数: 312}", "{{ 案件 }}，占{{ 案件.占比 }}。", "47件，占15.1%。"),
        ("案件: {本年: 47件, 总数: 312, 小数位: 2}", "占{{ 案件.占比 }}。", "占15.06%。"),
        ("事项: {本年: 66项, 上年: 20项}", "{{ 事项.增至 }}，{{ 事项.增减 }}。", "从20项增加至66项，增加46项。"),
        ("资料: {本年: 18000份, 概数: 余}", "{{ 资料 }}、{{ 资料.万 }}。", "18000余份、1.8万份。"),
        ("罚没款: 1100余万元", "罚没款{{ 罚没款 }}。", "罚没款1100余万元。"),
        ("处罚: {本年: 9件, 上年: 9件}", "{{ 处罚.同比 }}，去年{{ 处罚.上年 }}。", "与上年持平，去年9件。"),
        ("处罚: 9件", "{% if 年度 > 2020 %}{{ 处罚 }}{% endif %}和{{ 处罚.数 }}。", "9件和9。"),
    ],
)
def test_figures_are_printed(figures: str, text: str, wanted: str) -> None:
    assert wanted in printed(figures, text)


@pytest.mark.parametrize(
    ("figures", "text", "line", "column", "message"),
    [
        ("处罚: 9件", "没有写。", 4, 7, "没有用到这个指标"),
        ("处罚: 很多", "{{ 处罚 }}。", 4, 7, "“很多”不是一个数"),
        ("处罚: 9件", "{{ 处罚 }}{{ 处分 }}。", 5, 23, "没有叫“处分”的值，是不是“处罚”"),
        ("处罚: 9件", "共{{ 处罚.同此 }}。", 5, 16, "指标没有“同此”这种写法，是不是“同比”"),
        ("处罚: 9件", "共{{ 处罚.同比 }}。", 5, 16, "没有填上年的数"),
        ("处罚: {本年: 9件, 上年: 8宗}", "{{ 处罚 }}。", 4, 20, "单位“宗”与“件”不一致"),
        ("处罚: {本年: 9件, 总数: 8件}", "{{ 处罚 }}。", 4, 12, "大于总数8"),
        ("处罚: {本年: 9件, 小数位: 九}", "{{ 处罚 }}。", 4, 21, "小数位要写"),
        ("年度: 9件", "{{ 年度 }}。", 4, 7, "不能作指标的名称"),
        ("- 处罚: 9件\n- 处罚: 8件", "{{ 处罚 }}。", 5, 9, "写了两次"),
    ],
)
def test_faults_are_told_where_they_stand(figures: str, text: str, line: int, column: int, message: str) -> None:
    found = faults(figures, text)
    assert any(message in told and (at, where) == (line, column) for at, where, told in found), found


def test_a_figure_may_be_kept_from_the_public() -> None:
    entries = form("警力: {本年: 9人, 公开: 否}\n处罚: 9件", "{{ 警力 }}{{ 处罚 }}。").report.figures
    assert [(str(entry.name), entry.public) for entry in entries] == [("警力", False), ("处罚", True)]


def test_a_house_has_its_own_words(tmp_path) -> None:
    folder = tmp_path / "自用"
    folder.mkdir()
    words = "名称: 自用\n继承: 国家通用\n指标用语: {基期: 较上年, 下降: 减少}\n"
    (folder / "profile.yaml").write_text(words, encoding="utf-8")
    text = printed("处罚: {本年: 9件, 上年: 10件}", "{{ 处罚.同比 }}。", load_profile("自用", [tmp_path]))
    assert "较上年减少10.0%。" in text


@pytest.mark.parametrize(
    ("words", "message"), [("{季节: 冬}", "没有叫“季节”的用语"), ("{增加: 多了}", "花括号"), ("{基期: 较{x}}", "有误")]
)
def test_words_of_a_house_that_do_not_fit(tmp_path, words: str, message: str) -> None:
    folder = tmp_path / "自用"
    folder.mkdir()
    (folder / "profile.yaml").write_text(f"名称: 自用\n指标用语: {words}\n", encoding="utf-8")
    with pytest.raises(ProfileError, match=message):
        load_profile("自用", [tmp_path])


_entered = st.from_regex(r"[1-9]?[0-9]{0,19}", fullmatch=True) | st.decimals(0, 10**9, allow_nan=False).map(
    "{:f}".format
)


@given(_entered, _entered, _entered, st.sampled_from(["", "余", "近"]), st.sampled_from(["", "0", "4"]))
def test_whatever_number_is_entered_has_phrases_or_a_fault(
    now: str, prior: str, whole: str, hedge: str, places: str
) -> None:
    entry = FigureEntry(name="甲", now=now, prior=prior, whole=whole, unit="件", hedge=hedge, decimals=places)
    found = figure_set([entry], wording())
    assert found.faults or "甲" in found.phrases or not now


def test_more_digits_than_anybody_counts_are_a_fault() -> None:
    assert "不是一个数" in faults("处罚: 1" + "0" * 40 + "件", "{{ 处罚 }}")[0][2]
