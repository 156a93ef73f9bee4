"""Next year's form: it loads, keeps what stays, and has last year's figures, plan and problems at hand."""

from __future__ import annotations

import pytest

from authoring import api
from authoring.errors import UserError
from authoring.form.loader import parse_form
from tests.comparison.papers import LAST, THIS, report
from tests.examples.transcripts import EXAMPLES


@pytest.mark.parametrize(
    "last",
    [THIS, LAST, EXAMPLES / "police-county-2024.yaml", EXAMPLES / "market-city-2023.yaml"],
    ids=lambda path: path.stem,
)
def test_the_form_loads_and_can_be_built(last, tmp_path) -> None:
    form = tmp_path / "新.yaml"
    api.new_from(form, last)
    year = api.check(last).recognition.year
    made = api.load_form(form)
    assert made.report.year == year + 1
    assert api.compose(made).gaps
    assert made.report.measures.content[0].title == ""


def test_what_stays_is_filled_in_and_years_move_on(tmp_path) -> None:
    form = tmp_path / "新.yaml"
    api.new_from(form, THIS)
    made = api.load_form(form).report
    assert made.organisation == "澜溪县水务局"
    assert made.title == "澜溪县水务局关于2025年度法治政府建设情况的报告"
    assert "县委、县人民政府，市水务局" in made.addressees[0]
    assert "澜溪县水务局" in made.signatures[0]
    assert made.date == ""


def test_this_years_figures_become_last_years(tmp_path) -> None:
    form = tmp_path / "新.yaml"
    api.new_from(form, THIS)
    figures = {str(entry.name): (str(entry.now), str(entry.prior)) for entry in api.load_form(form).report.figures}
    assert figures["行政处罚"] == ("", "71件")
    assert figures["征收水资源费"] == ("", "330.2万元")


def test_figures_of_a_form_keep_their_names(tmp_path) -> None:
    last, form = tmp_path / "上年.yaml", tmp_path / "新.yaml"
    last.write_text(
        "年度: 2024\n单位: 某县某局\n指标:\n  - 名称: 处罚\n    本年: 312件\n    上年: 336件\n    公开: 否\n"
        '主要举措和成效:\n  - 标题: 办案\n    内容: "办理案件{{ 处罚 }}。"\n',
        encoding="utf-8",
    )
    api.new_from(form, last)
    (entry,) = api.load_form(form).report.figures
    assert (entry.name, entry.now, entry.prior, entry.public) == ("处罚", "", "312件", False)


def test_a_figure_without_this_years_number_cannot_be_printed() -> None:
    text = "年度: 2025\n单位: 某局\n指标:\n  - 名称: 处罚\n    上年: 312件\n主要举措和成效:\n  - 内容: 办理{{ 处罚 }}\n"
    with pytest.raises(UserError) as caught:
        parse_form(text)
    assert "还没有填本年的数" in str(caught.value)


def test_plan_problems_and_stale_terms_stand_in_the_comments(tmp_path) -> None:
    last, form = tmp_path / "上年.txt", tmp_path / "新.yaml"
    measures = "落实“八五”普法规划和《三年行动计划（2023—2025年）》，学习党的二十届三中全会精神。"
    last.write_text(report(2025, measures, "（一）修建蓄水池。在山区修建蓄水池五座。"), encoding="utf-8")
    api.new_from(form, last, organisation="某县某局")
    comments = [line for line in form.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    text = "".join(line.removeprefix("# ") for line in comments)
    assert "□ （一）修建蓄水池。在山区修建蓄水池五座。" in text
    assert "□ （一）个别案卷归档不及时。" in text
    assert "八五”普法：2026年度已经过期" in text
    assert "2023—2025年：期限已过" in text
    assert "二十届三中全会：核对有没有更近的会议" in text


def test_nothing_is_overwritten_and_what_is_not_known_is_asked_for(tmp_path) -> None:
    form, bare = tmp_path / "新.yaml", tmp_path / "上年.txt"
    form.write_text("我的", encoding="utf-8")
    with pytest.raises(UserError, match="--force"):
        api.new_from(form, THIS)
    assert form.read_text(encoding="utf-8") == "我的"
    bare.write_text("我局办理案件若干。\n", encoding="utf-8")
    with pytest.raises(UserError, match="--year"):
        api.new_from(tmp_path / "另.yaml", bare)


def test_pieces_of_sentences_are_no_names_and_headings_stand_apart_from_their_text(tmp_path) -> None:
    form = tmp_path / "新.yaml"
    api.new_from(form, EXAMPLES / "police-county-2024.yaml")
    names = [str(entry.name) for entry in api.load_form(form).report.figures]
    assert names
    assert not [name for name in names if name.startswith(("对", "占", "另", "并")) or name.endswith(("的", "中"))]
    assert "补齐派出所执法办案短板：6月底前" in form.read_text(encoding="utf-8")
