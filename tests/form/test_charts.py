"""图表 in the form: what is drawn of which figures, and every wrong input told where it is written."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.document import Chart, Series
from authoring.errors import FormError
from authoring.figures.figure import amount
from authoring.figures.writing import wording
from authoring.form.charts import drawn
from authoring.form.checks import walk_charts
from authoring.form.data import as_data
from authoring.form.dumper import dump_form
from authoring.form.figures import figure_set
from authoring.form.loader import parse_form
from authoring.form.models import Report
from authoring.form.schema import form_schema
from authoring.standard.charts import chart_look
from authoring.standard.numberformat import printed_number

FIGURES = """\
  行政处罚: {本年: 4459件, 上年: 4800件, 历年: {2021: 3890件, 2022年: 4120件}}
  行政许可: {本年: 164件, 上年: 173件, 历年: {2021: 150件, 2022: 161件}, 时段: 1—11月}
  行政强制: {本年: 59件, 上年: 80件}
  罚款: {本年: 386.50万元, 上年: 412.75万元}
  满意率: {本年: 96.20%, 上年: 94.8%}
  普通程序: {本年: 41件, 总数: 47件}
  简易程序: {本年: 6件, 总数: 47件}
  合同: {本年: 300余份, 上年: 281份}
  零件数: 0件
"""
NAMES = ("行政处罚", "行政许可", "行政强制", "罚款", "满意率", "普通程序", "简易程序", "合同", "零件数")
USED = "".join(f"{{{{ {name} }}}}" for name in NAMES)
YEARS = ("2021年", "2022年", "2023年", "2024年")
PENALTIES, PERMITS = ("3890", "4120", "4800", "4459"), ("150", "161", "173", "164")


def form(chart: str, figures: str = FIGURES, year: str = "年度: 2024\n") -> str:
    lines = "\n".join(f"      {line}" for line in chart.splitlines())
    used = USED if figures == FIGURES else ""
    text = f"      - 共{used}。\n" if used else ""
    return (
        f"{year}单位: 甲局\n指标:\n{figures}主要举措和成效:\n  - 标题: 执法\n    内容:\n{text}      - {lines.strip()}\n"
    )


def chart_of(text: str) -> Chart:
    report = parse_form(text).report
    [(_, entry)] = walk_charts(report, ())
    found = drawn(entry, figure_set(report.figures, wording()), report.year)
    assert found.chart is not None and found.faults == ()
    return found.chart


def faults(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(FormError) as caught:
        parse_form(text)
    return [(fault.place.line if fault.place else None, fault.message) for fault in caught.value.faults]


def entry(kind: str, figures: str, more: str = "") -> str:
    return f"图表: {kind}\n  图题: 情况\n  指标: [{figures}]" + (f"\n  {more}" if more else "")


@pytest.mark.parametrize(
    ("written", "chart"),
    [
        (
            entry("柱形", "行政处罚, 行政许可"),
            Chart(
                "bar",
                ("行政处罚", "行政许可（1—11月）"),
                (Series("2023年", ("4800", "173")), Series("2024年", ("4459", "164"))),
                "件",
            ),
        ),
        (
            entry("柱状图", "合同", "年份: 本年"),
            Chart("bar", ("合同",), (Series("2024年", ("300余",)),), "份"),
        ),
        (
            entry("柱形", "行政处罚", "年份: 历年"),
            Chart(
                "bar",
                ("2021年", "2022年", "2023年", "2024年"),
                (Series("行政处罚", ("3890", "4120", "4800", "4459")),),
                "件",
            ),
        ),
        (
            entry("折线", "行政处罚, 行政许可"),
            Chart("line", YEARS, (Series("行政处罚", PENALTIES), Series("行政许可（1—11月）", PERMITS)), "件"),
        ),
        (
            entry("折线图", "满意率"),
            Chart("line", ("2023年", "2024年"), (Series("满意率", ("94.8", "96.20")),), "%"),
        ),
        (
            entry("折线", "行政处罚, 行政强制", "年份: 两年"),
            Chart(
                "line",
                ("2023年", "2024年"),
                (Series("行政处罚", ("4800", "4459")), Series("行政强制", ("80", "59"))),
                "件",
            ),
        ),
        (
            entry("饼", "普通程序, 简易程序"),
            Chart("pie", ("普通程序", "简易程序"), (Series("2024年", ("41", "6")),), "件"),
        ),
        (
            entry("饼图", "普通程序"),
            Chart("pie", ("普通程序", "其余"), (Series("2024年", ("41", "6")),), "件"),
        ),
        (
            entry("饼", "行政处罚, 行政强制, 零件数"),
            Chart("pie", ("行政处罚", "行政强制", "零件数"), (Series("2024年", ("4459", "59", "0")),), "件"),
        ),
    ],
    ids=lambda each: each.splitlines()[0] if isinstance(each, str) else "",
)
def test_what_is_drawn(written: str, chart: Chart) -> None:
    assert chart_of(form(written)) == chart


def test_without_a_year_the_years_have_no_number() -> None:
    chart = chart_of(form(entry("柱形", "行政处罚"), year=""))
    assert [series.name for series in chart.series] == ["上年", "本年"]
    assert "要先填“年度”" in faults(form(entry("折线", "行政处罚"), year=""))[0][1]


@pytest.mark.parametrize(
    ("written", "line", "told"),
    [
        (entry("柱形", "行政处法"), 19, "没有叫“行政处法”的指标，是不是“行政处罚”？"),
        (entry("柱形", "信访"), 19, "没有叫“信访”的指标，先在“指标”或统计表里填上"),
        (entry("柱形", "行政处罚, 行政处罚"), 19, "“行政处罚”写了两次"),
        (entry("柱形", "行政处罚, 罚款"), 19, "行政处罚是“件”，罚款是“万元”"),
        (entry("折线", "满意率, 行政处罚"), 19, "单位不同的指标不能画在一张图里"),
        (entry("柱形", "普通程序"), 19, "“普通程序”没有填上年的数，请补上，或者写“年份: 本年”"),
        (entry("折线", "普通程序"), 19, "“普通程序”没有填上年的数，请补上"),
        (entry("折线", "行政处罚, 行政强制"), 19, "“行政强制”没有填2021年、2022年的数"),
        (entry("折线", "行政强制", "年份: 历年"), 19, "没有填“历年”，画不出历年的图"),
        (entry("折线", "行政处罚", "年份: 本年"), 18, "折线图至少要有两年的数"),
        (entry("饼", "满意率"), 19, "“满意率”是比率，不能画饼图"),
        (entry("饼", "行政处罚"), 18, "饼图至少要有两块"),
        (entry("饼", "零件数, 零件数"), 19, "写了两次"),
        (entry("饼", "零件数"), 19, "各块的数都是零"),
        (entry("饼", "普通程序, 行政强制"), 19, "各块合计100，大于总数47"),
        (entry("饼", "行政处罚, 行政强制", "年份: 两年"), 18, "饼图只画本年"),
        ("图表: 柱形\n  图题:\n  指标: [行政处罚]", 19, "图表要有图题"),
        ("图表: 柱形\n  图题: 情况\n  指标:", 18, "没有写画哪些指标"),
        ("图表: 柱形\n  指标: [行政处罚]", 17, "缺少“图题”"),
        ("图表: 柱形\n  图题: 情况", 17, "缺少“指标”"),
        ("图表: 雷达图\n  图题: 情况\n  指标: [行政处罚]", 17, "没有叫“雷达图”的图表。可以写：柱形、折线、饼"),
        (entry("柱形", "行政处罚", "年份: 十年"), 20, "没有叫“十年”的年份"),
        (entry("柱形", "行政处罚", "颜色: 红"), 20, "没有叫“颜色”的项"),
    ],
)
def test_wrong_input_is_told_where_it_is_written(written: str, line: int, told: str) -> None:
    found = faults(form(written))
    assert [at for at, message in found if told in message] == [line]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("figures", "names", "kind", "told"),
    [
        ("  甲: {本年: -5件, 上年: 3件}\n", "甲", "柱形", "“-5件”不是一个数"),
        ("  甲: {本年: 5件, 历年: {二一: 3件}}\n", "甲", "柱形", "“二一”不是年份"),
        ("  甲: {本年: 5件, 历年: {2021: 多}}\n", "甲", "柱形", "“多”不是一个数"),
        ("  甲: {本年: 5件, 历年: {2021: 3份}}\n", "甲", "柱形", "单位“份”与“件”不一致"),
        ("  甲: {本年: 5件, 上年: 4件, 历年: {2023: 3件}}\n", "甲", "柱形", "2023年的数写在“本年”或“上年”里"),
        ("  甲: {本年: 5件, 历年: 3}\n", "甲", "柱形", "历年：要逐年写，如 2021: 3890宗"),
        ("  甲: {上年: 5件}\n", "甲", "柱形", "“甲”还没有填本年的数，图表里先不能画"),
        ("  甲: {本年: 12345678901234567件, 上年: 1件}\n", "甲", "柱形", "有的数超过15位"),
        ("  甲: {本年: 30余件, 总数: 47件}\n", "甲", "饼", "有概数，算不出其余有多少"),
        (
            "  甲: {本年: 3件, 总数: 47件}\n  乙: {本年: 3件, 总数: 46件}\n",
            "甲, 乙",
            "饼",
            "各块的“总数”不一致（46、47）",
        ),
    ],
)
def test_figures_that_can_not_be_drawn(figures: str, names: str, kind: str, told: str) -> None:
    assert any(told in message for _, message in faults(form(entry(kind, names), figures)))


@pytest.mark.parametrize(
    ("kind", "count", "told"),
    [
        ("柱形", 9, "柱形图最多画8项，这里有9项"),
        ("折线", 5, "折线图最多画4组，这里有5组"),
        ("饼", 7, "饼图最多画6块，这里有7块"),
    ],
)
def test_too_much_for_one_chart(kind: str, count: int, told: str) -> None:
    names = [f"甲{chr(ord('a') + n)}" for n in range(count)]
    figures = "".join(f"  {name}: {{本年: 5件, 上年: 4件}}\n" for name in names)
    assert told in faults(form(entry(kind, ", ".join(names)), figures))[0][1]
    last = f"  {names[-1]}: {{本年: 5件, 上年: 4件}}\n"
    assert chart_of(form(entry(kind, ", ".join(names[:-1])), figures.replace(last, "")))


def test_too_many_numbers() -> None:
    years = ", ".join(f"{year}: 3件" for year in range(2016, 2023))
    figures = "".join(f"  {name}: {{本年: 5件, 上年: 4件, 历年: {{{years}}}}}\n" for name in "甲乙丙丁")
    assert "最多画30个数，这里有36个" in faults(form(entry("折线", "甲, 乙, 丙, 丁"), figures))[0][1]


def test_a_figure_that_only_a_chart_uses_is_used() -> None:
    assert chart_of(form(entry("柱形", "甲"), "  甲: {本年: 5件, 上年: 4件}\n"))
    assert "没有用到这个指标" in faults(form(entry("柱形", "甲"), "  甲: {本年: 5件, 上年: 4件}\n  乙: 3件\n"))[0][1]


def test_charts_of_the_annex_want_the_annex() -> None:
    text = form(entry("柱形", "行政处罚"))
    more = "指标图表:\n  - 图表: 柱形\n    图题: 又一\n    指标: [行政处罚]\n"
    assert "要同时写“指标一览表: 是”" in faults(text + more)[0][1]
    parse_form(text + more + "指标一览表: 是\n")


@pytest.mark.parametrize("kind", ["柱形", "折线", "饼"])
@pytest.mark.parametrize("years", ["", "年份: 两年"])
def test_what_is_read_is_written_and_read_again(kind: str, years: str) -> None:
    names = "普通程序, 简易程序" if kind == "饼" else "行政处罚"
    report = parse_form(form(entry(kind, names, "" if kind == "饼" else years))).report
    again = parse_form(dump_form(as_data(report))).report
    assert as_data(again) == as_data(report)
    assert [(each.kind, each.years, each.figures) for _, each in walk_charts(again, ())] == [
        (each.kind, each.years, each.figures) for _, each in walk_charts(report, ())
    ]


def test_names_in_a_row() -> None:
    assert chart_of(form(entry("柱形", "x").replace("[x]", "行政处罚、行政强制，"))).categories == (
        "行政处罚",
        "行政强制",
    )
    [(line, told)] = faults(form(entry("柱形", "x").replace("[x]", "行政处罚、行政强致")))
    assert line == 19 and "没有叫“行政强致”的指标，是不是“行政强制”？" in told


def test_english_keys() -> None:
    data = {
        "year": 2024,
        "figures": [{"name": "甲", "now": "5件", "prior": "4件", "history": {2021: "3件"}}],
        "measures": [{"kind": "line", "caption": "情况", "figures": ["甲"], "years": "both"}],
    }
    [(_, chart)] = walk_charts(Report.from_data(data), ())
    assert (chart.kind, chart.years, Report.from_data(data).figures[0].history) == ("line", "both", {"2021": "3件"})


@pytest.mark.parametrize(
    "data",
    [
        {"指标": {"行政处罚": "4459宗", "当场处罚": {"本年": "312宗", "历年": {"2021": 3, "2022": "4宗"}}}},
        {"指标": [{"行政处罚": "4459宗"}, {"行政许可": 3, "上年": "4件"}, {"名称": "合同", "本年": 3}]},
        {
            "主要举措和成效": [
                {"标题": "甲", "内容": ["乙", {"图表": "柱状图", "图题": "丙", "指标": ["行政处罚"], "年份": "两年"}]}
            ]
        },
        {"指标图表": [{"图表": "饼", "图题": "丙", "指标": "行政处罚", "公开": "否"}], "指标一览表": "是"},
        {"opening": [{"kind": "饼", "caption": "丙", "figures": "行政处罚"}, {"text": "丁"}]},
    ],
)
def test_the_schema_knows_what_the_loader_takes(data) -> None:
    jsonschema.Draft202012Validator(form_schema()).validate(data)


@pytest.mark.parametrize(
    "data",
    [
        {"指标": {"行政处罚": {"本年": "312宗", "去年的": 3}}},
        {"指标": ["行政处罚"]},
        {"指标图表": [{"图表": "雷达"}]},
        {"指标图表": [{"图表": "饼", "图题": "丙", "指标": "丁", "色": 1}]},
        {"指标图表": [{"图表": "饼", "指标": "丁"}]},
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(data) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(form_schema()).validate(data)


_numbers = st.integers(0, 10**9).map(str) | st.decimals(0, 10**6, places=2, allow_nan=False).map("{:f}".format)


@given(st.lists(st.tuples(_numbers, _numbers, st.sampled_from(["", "余", "近"])), min_size=1, max_size=6))
def test_a_chart_shows_the_very_numbers_that_prose_tells(numbers) -> None:
    names = [f"甲{chr(ord('a') + n)}" for n in range(len(numbers))]
    data = {
        "year": 2024,
        "figures": [
            {"name": name, "now": now, "prior": prior, "unit": "件", "hedge": hedge}
            for name, (now, prior, hedge) in zip(names, numbers, strict=True)
        ],
        "measures": [{"kind": "bar", "caption": "情况", "figures": names}],
    }
    report = Report.from_data(data)
    [(_, written)] = walk_charts(report, ())
    found = figure_set(report.figures, wording())
    chart = drawn(written, found, 2024).chart
    assert chart is not None
    before, after = chart.series
    for figure, shown, earlier in zip(found.figures, after.values, before.values, strict=True):
        assert shown + "件" == amount(figure)
        assert earlier + "件" == amount(figure, figure.prior)
        number = printed_number(shown)
        assert number is not None and number.value == figure.now
    assert len(chart.categories) <= chart_look().limits["bar"].categories


def test_the_documented_example_and_limits_hold() -> None:
    text = (Path(__file__).parents[2] / "docs" / "form.md").read_text(encoding="utf-8")
    section = text[text.index("### 图表") :]
    report = parse_form(section[section.index("```yaml") + 7 : section.index("```\n")]).report
    assert [entry.kind for _, entry in walk_charts(report, ())] == ["pie", "bar", "line"]
    bar, line, pie = (chart_look().limits[kind] for kind in ("bar", "line", "pie"))
    for limits in (
        f"{bar.categories}项、{bar.series}组、{bar.numbers}个数",
        f"{line.categories}年、{line.series}条、{line.numbers}个数",
        f"{pie.categories}块",
    ):
        assert f"| {limits} |" in section
