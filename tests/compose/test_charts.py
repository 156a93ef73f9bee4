"""Charts in the draft: numbered with the pictures, in the annex, and without what the public may not see."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring import api
from authoring.compose import compose
from authoring.compose.importing import import_document
from authoring.document import Chart, Document, Paragraph, Table, block_text, lines
from authoring.errors import FormError
from authoring.form.loader import parse_form
from authoring.form.models import Report
from authoring.form.profiles import load_profile
from authoring.readers import read_docx
from authoring.writers import render
from tests.writers.test_charts import ALL, paper

if TYPE_CHECKING:
    from pathlib import Path

FORM = """\
年度: 2024
单位: 甲局
指标:
  行政处罚: {本年: 4459件, 上年: 4800件}
  专案: {本年: 77123件, 上年: 78123件, 公开: 否, 历年: {2022: 79123件}}
  普通程序: {本年: 41件, 总数: 47件}
  暗访: {本年: 86124次, 上年: 87124次, 公开: 否}
指标一览表: 是
指标图表:
  - 图表: 饼
    图题: 适用程序
    指标: 普通程序
  - {图表: 饼, 图题: 案件构成, 指标: [行政处罚, 专案]}
主要举措和成效:
  - 标题: 执法
    内容:
      - 全年处罚{{ 行政处罚 }}，见图2。
      - {图表: 柱形, 图题: 两类案件, 指标: [行政处罚, 专案]}
      - {图表: 柱形, 图题: 暗访, 指标: 暗访}
  - 标题: 暗中查访
    内容:
      - {图表: 柱形, 图题: 暗访次数, 指标: [暗访]}
  - 标题: 平常
    内容:
      - {图表: 柱形, 图题: "{{ 专案.同比 }}", 指标: [行政处罚]}
      - {图表: 柱形, 图题: 不给看的, 指标: [行政处罚], 公开: 否}
      - {图表: 折线, 图题: 走势, 指标: [行政处罚]}
"""


def made(edition="draft", text: str = FORM):
    return compose(parse_form(text), load_profile(), edition)


def charts(document: Document) -> dict[str, tuple[str, ...]]:
    """The names of what each chart shows, by its caption."""
    found = {}
    for chart, caption in zip(document.blocks, document.blocks[1:], strict=False):
        if isinstance(chart, Chart):
            assert isinstance(caption, Paragraph) and caption.role == "figure-caption"
            series = tuple(series.name for series in chart.series)
            found[block_text(caption)] = series if chart.kind == "line" else chart.categories
    return found


@pytest.mark.parametrize("edition", ["draft", "formal"])
def test_charts_stand_where_they_are_written_and_are_numbered_through(edition) -> None:
    document = made(edition).document
    assert charts(document) == {
        "图1　两类案件": ("行政处罚", "专案"),
        "图2　暗访": ("暗访",),
        "图3　暗访次数": ("暗访",),
        "图4　同比下降1.3%": ("行政处罚",),
        "图5　不给看的": ("行政处罚",),
        "图6　走势": ("行政处罚",),
        "图7　适用程序": ("普通程序", "其余"),
        "图8　案件构成": ("行政处罚", "专案"),
    }
    at = next(index for index, block in enumerate(document.blocks) if isinstance(block, Table))
    assert [type(block) for block in document.blocks[at : at + 5]] == [Table, Chart, Paragraph, Chart, Paragraph]


def test_the_public_sees_only_what_it_may() -> None:
    found = made("public")
    assert charts(found.document) == {
        "图1　两类案件": ("行政处罚",),
        "图2　走势": ("行政处罚",),
        "图3　适用程序": ("普通程序", "其余"),
    }
    told = [each.path for each in found.left_out]
    assert told == [
        "指标 › 专案",
        "指标 › 暗访",
        "指标图表 › 第2项 › 图表，用了不公开的指标“专案”",
        "主要举措和成效 › 第1项 › 第2项 › 图表，用了不公开的指标“专案”",
        "主要举措和成效 › 第1项 › 第3项 › 图表，用了不公开的指标“暗访”",
        "主要举措和成效 › 第2项 › 第1项 › 图表，用了不公开的指标“暗访”",
        "主要举措和成效 › 第3项 › 第1项 › 图题，用了不公开的指标“专案”",
        "主要举措和成效 › 第3项 › 第2项",
    ]
    assert not any("暗中查访" in line for line in lines(found.document))
    assert [gap.guidance for gap in found.gaps if gap.path == "图"] == ["公开稿略去了图，请核对正文里的“见图2”"]


def test_a_caption_that_names_what_is_hidden_goes_with_its_chart() -> None:
    text = FORM.replace("图题: 两类案件", "图题: 处罚和专案")
    assert "图1　处罚和专案" in charts(made("draft", text).document)
    assert list(charts(made("public", text).document)) == ["图1　走势", "图2　适用程序"]


def inside(data: bytes) -> dict[str, bytes]:
    """All parts of a package by their names, those of packages in it too."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            blob = package.read(name)
            parts[name] = blob
            if blob.startswith(b"PK"):
                parts |= {f"{name}!{each}": inner for each, inner in inside(blob).items()}
    return parts


@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt"])
def test_what_is_not_public_is_nowhere_in_the_public_package(suffix: str) -> None:
    hidden = ("专案", "暗访", *(str(n) for n in (77123, 78123, 79123, 86124, 87124)))

    def found(edition: str) -> set[str]:
        composition = made(edition)
        data = render(composition.document, suffix, finish=composition.finish)
        parts = inside(data) if suffix == ".docx" else {"": data}
        assert suffix != ".docx" or any("!xl/worksheets/" in name for name in parts)
        text = b"\n".join(parts.values())
        wanted = {word: (word.encode(), "".join(f"&#{ord(c)};" for c in word).encode()) for word in hidden}
        return {word for word, forms in wanted.items() if any(form in text for form in forms)}

    assert found("public") == set()
    assert found("draft") == set(hidden) - {"79123"}


@given(st.data())
def test_no_hidden_number_gets_out_whatever_charts_there_are(data) -> None:
    names = [f"甲{chr(ord('a') + n)}" for n in range(4)]
    public = {name: data.draw(st.booleans(), name) for name in names}
    numbers = dict(zip(names, (910001, 910003, 910007, 910009), strict=True))
    figures = [
        {"名称": name, "本年": f"{numbers[name]}件", "上年": f"{numbers[name] + 50_000}件", "公开": public[name]}
        for name in names
    ]
    chosen = st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True)
    written = data.draw(st.lists(st.tuples(st.sampled_from(["柱形", "折线", "饼"]), chosen), min_size=1, max_size=4))
    entries = [{"图表": kind, "图题": "情况", "指标": chosen} for kind, chosen in written]
    report = Report.from_data({"年度": 2024, "单位": "甲局", "指标": figures, "指标一览表": True, "指标图表": entries})
    composition = compose(report, load_profile(), "public")
    parts = inside(render(composition.document, ".docx"))
    for name in names:
        if not public[name]:
            assert not any(name.encode() in blob or str(numbers[name]).encode() in blob for blob in parts.values())
    enough = {"柱形": any, "折线": any, "饼": all}  # a pie without a part would be another one
    kept = [kind for kind, chosen in written if enough[kind](public[name] for name in chosen)]
    assert sum(isinstance(block, Chart) for block in composition.document.blocks) == len(kept)


def test_a_report_made_in_code_tells_its_faults() -> None:
    data = {"年度": 2024, "单位": "甲局", "前言": [{"图表": "饼", "图题": "情况", "指标": ["没有的"]}]}
    with pytest.raises(FormError, match="前言 › 第1项：没有叫“没有的”的指标"):
        compose(Report.from_data(data), load_profile())


def test_a_pie_that_would_show_too_little_to_the_public_is_no_fault() -> None:
    figures = "指标: {甲: {本年: 9件, 公开: 否}, 乙: {本年: 3件}}\n"
    chart = "前言: [{图表: 饼, 图题: 构成, 指标: [甲, 乙]}]\n主要举措和成效: ['{{ 乙 }}']\n"
    text = f"年度: 2024\n单位: 甲局\n{figures}{chart}"
    assert charts(made("public", text).document) == {}


def test_the_chart_of_the_form_comes_back_from_the_draft() -> None:
    composition = made()
    back = read_docx(render(composition.document, ".docx", finish=composition.finish))
    assert back.blocks == composition.document.blocks


def test_imported_charts_become_tables_of_their_numbers() -> None:
    document = paper(*ALL)
    imported = import_document(document, load_profile())
    again = compose(parse_form(imported.text), load_profile()).document
    assert [*lines(again)] == [*lines(document)]
    assert [(each.kind, each.text) for each in imported.dropped] == [
        ("图表，数据已转成表格", block_text(chart)) for chart in ALL
    ]


def test_a_line_of_years_goes_on_in_next_years_form(tmp_path: Path) -> None:
    last, form = tmp_path / "上年.yaml", tmp_path / "新.yaml"
    last.write_text(
        "年度: 2024\n单位: 甲局\n指标:\n  处罚: {本年: 5件, 上年: 4件, 历年: {2022: 3件, 2021: 2件}}\n"
        "前言: [{图表: 折线, 图题: 走势, 指标: 处罚}]\n",
        encoding="utf-8",
    )
    api.new_from(form, last)
    [entry] = api.load_form(form).report.figures
    assert (entry.now, entry.prior, dict(entry.history)) == ("", "5件", {"2021": "2件", "2022": "3件", "2023": "4件"})
