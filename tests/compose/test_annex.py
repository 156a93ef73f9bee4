"""指标一览表: all figures as an attachment, in every edition with those that it may tell."""

from __future__ import annotations

import pytest

from authoring.compose import compose
from authoring.document import Table, block_text, runs_text
from authoring.errors import FormError
from authoring.form.loader import parse_form
from authoring.form.profiles import load_profile

FORM = """\
年度: 2024
单位: 甲局
指标:
  处罚: {本年: 4459宗, 上年: 4800宗}
  破案率: {本年: 62.4%, 上年: 54.8%}
  警力: {本年: 7391人, 上年: 7391人, 公开: 否}
  合同: {本年: 300余份, 时段: 1—11月}
  赔偿: {本年: 0件, 上年: 0件}
  文件: {本年: 3, 单位: 件, 上年: 0}
指标一览表: 是
主要举措和成效: [见附件2。]
附件: [清单]
"""
ROWS = [
    ["1", "处罚", "宗", "4800", "4459", "下降7.1%"],
    ["2", "破案率", "%", "54.8", "62.4", "上升7.6个百分点"],
    ["3", "警力", "人", "7391", "7391", "与上年持平"],
    ["4", "合同（1—11月）", "份", "—", "300余", "—"],
    ["5", "赔偿", "件", "0", "0", "与上年持平"],
    ["6", "文件", "件", "0", "3", "上年为零"],
]


def made(text: str, edition="draft"):
    return compose(parse_form(text), load_profile(), edition)


def table(composition) -> list[list[str]]:
    [found] = [block for block in composition.document.blocks if isinstance(block, Table)]
    assert found.header == 1
    return [["".join(map(runs_text, cell.paragraphs)) for cell in row] for row in found.rows]


@pytest.mark.parametrize("edition", ["draft", "formal"])
def test_all_figures_stand_in_the_annex(edition: str) -> None:
    composition = made(FORM, edition)
    assert table(composition) == [["序号", "指标", "单位", "2023年", "2024年", "增减"], *ROWS]
    text = [block_text(block) for block in composition.document.blocks]
    assert "附件：1.清单" in text and "2.主要指标一览表" in text
    assert text[text.index("附件2") + 1] == "主要指标一览表"
    assert not [gap for gap in composition.gaps if gap.path == "附件"]


def test_the_public_annex_has_the_public_figures() -> None:
    composition = made(FORM, "public")
    rows = [row[1:] for row in ROWS if row[1] != "警力"]
    assert [row[1:] for row in table(composition)[1:]] == rows
    assert [row[0] for row in table(composition)[1:]] == ["1", "2", "3", "4", "5"]
    assert [each.path for each in composition.left_out] == ["指标 › 警力"]


def test_without_public_figures_there_is_no_annex() -> None:
    text = "年度: 2024\n单位: 甲局\n指标: {警力: {本年: 9人, 公开: 否}}\n指标一览表: 是\n"
    blocks = made(text, "public").document.blocks
    assert not any(isinstance(block, Table) or "一览表" in block_text(block) for block in blocks)


def test_a_house_names_it_in_its_own_words_and_a_year_may_be_missing(tmp_path) -> None:
    folder = tmp_path / "自用"
    folder.mkdir()
    (folder / "profile.yaml").write_text("名称: 自用\n继承: 国家通用\n指标用语: {一览表: 数据表}\n", encoding="utf-8")
    text = "单位: 甲局\n指标: {处罚: 9件}\n指标一览表: 是\n"
    composition = compose(parse_form(text), load_profile("自用", [tmp_path]))
    assert table(composition)[0][3:5] == ["上年", "本年"]
    assert "附件：数据表" in map(block_text, composition.document.blocks)


def test_there_must_be_figures_to_list() -> None:
    with pytest.raises(FormError, match="指标一览表：没有填任何指标"):
        parse_form("年度: 2024\n指标一览表: 是\n")
