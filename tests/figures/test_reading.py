"""Reading quantities: what is one, what only looks like one, and what they have to do with each other."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.figures import Cue, Quantity, Tally, Time, changes, follow, name, passages, read, sentences
from authoring.figures.arithmetic import agrees, bounds, prior_exists
from authoring.figures.lexer import tokens
from authoring.figures.numerals import parse_han
from authoring.figures.writing import han
from authoring.standard.width import fold
from tests.patience import no_hang

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


def quantities(text: str) -> list[Quantity]:
    return [token for token in read(text) if isinstance(token, Quantity)]


def told(text: str) -> list[tuple[str, str, str]]:
    """Value, unit and the words of each quantity."""
    return [(f"{q.value:f}", q.unit, text[q.start : q.end]) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("办理案件1046件", "1046", "件", "1046件"),
        ("发放资料1,046份。", "1046", "份", "1,046份"),
        ("发放资料27.9万份", "279000", "份", "27.9万份"),
        ("经费2亿4千万元", "240000000", "元", "2亿4千万元"),
        ("受众1万2000人", "12000", "人", "1万2000人"),
        ("培训１２场", "12", "场", "１２场"),
        ("审查案件200多宗", "200", "宗", "200多宗"),
        ("挽损1100余万元", "11000000", "元", "1100余万元"),
        ("受众3万余人次", "30000", "人次", "3万余人次"),
        ("服务逾10632人次", "10632", "人次", "逾10632人次"),
        ("处理近300件", "300", "件", "近300件"),
        ("不少于30场", "30", "场", "不少于30场"),
        ("比例不低于20%", "20", "%", "不低于20%"),
        ("保持在95%以上", "95", "%", "95%以上"),
        ("上升7.6个百分点", "7.6", "百分点", "7.6个百分点"),
        ("占七成", "70", "成", "七成"),
        ("百分之三十的案件", "30", "%", "百分之三十"),
        ("增长2.5倍", "2.5", "倍", "2.5倍"),
        ("压缩至3个工作日", "3", "工作日", "3个工作日"),
        ("召开两次会议", "2", "次", "两次"),
        ("走访三十二家企业", "32", "家", "三十二家"),
        ("排名全市第3。", "3", "", "第3"),
        ("在评比中取得第十二名的成绩", "12", "名", "第十二名"),
        ("位居前三名", "3", "名", "前三名"),
        ("实现“十一连降”", "11", "连降", "十一连降"),
        ("时间约5公里", "5", "公里", "约5公里"),
        ("缴获5千克", "5", "千克", "5千克"),
    ],
)
def test_one_quantity(text: str, value: str, unit: str, words: str) -> None:
    assert told(text) == [(value, unit, words)]


@pytest.mark.parametrize(
    "text",
    [
        "12345热线",
        "开展“1+N”行动",
        "落实“1310”部署",
        "6·26国际禁毒日",
        "参照G20标准、A4纸",
        "电话0571-88886666",
        "一是开展一次检查",
        "第一责任人、第一议题、第一时间",
        "前三季度",
        "三分之二",
        "一窗通办、五位一体",
        "〔2024〕12号",
        "《关于3项措施的通知》",
        "数十件、几百家",
        "3部门、5人大代表",
        "1.2.3版",
        "二审、三农、两会",
    ],
)
def test_what_only_looks_like_a_quantity(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("每所3—5人", "3", "5", "人"),
        ("每所3至5人", "3", "5", "人"),
        ("提高63%～68%", "63", "68", "%"),
        ("经费13万元～17万元", "13", "17", "元"),
        ("经费13—17万元", "13", "17", "元"),
        ("每月三四次", "3", "4", "次"),
    ],
)
def test_ranges(text: str, low: str, high: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (str(found.number), str(found.upper), found.unit) == (low, high, unit)


def test_a_series_lends_its_unit() -> None:
    assert told("分别提高2.1和3.4个百分点") == [("2.1", "百分点", "2.1"), ("3.4", "百分点", "3.4个百分点")]
    assert told("12345、110等5条热线") == [("5", "条", "5条")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1—12月", Time(None, 1, None, None, 12)),
        ("2021年1至11月份", Time(2021, 1, None, None, 11)),
        ("2021—2025年", Time(2021, None, None, 2025)),
        ("2023年8月31日", Time(2023, 8, 31)),
        ("3月19日", Time(None, 3, 19)),
        ("5月份", Time(None, 5)),
        ("2024年度", Time(2024)),
    ],
)
def test_times(text: str, expected: Time) -> None:
    (found,) = read(text)
    assert isinstance(found, Time)
    assert found._replace(start=0, end=0) == expected
    assert (found.start, found.end) == (0, len(text))


def test_tallies() -> None:
    (found,) = (token for token in read("呈现“两降四升”的态势") if isinstance(token, Tally))
    assert (found.up, found.down) == (4, 2)


@pytest.mark.parametrize(
    ("text", "told_names"),
    [
        ("全年共办理行政处罚案件312件，其中当场办结47件。", ["办理行政处罚案件", "当场办结"]),
        ("组织培训12期、参训人员达到310人次。", ["培训", "参训人员"]),
        ("行政拘留34宗60人。", ["行政拘留", ""]),
        ("甲。2024年发放资料3份。", ["发放资料"]),
    ],
)
def test_names(text: str, told_names: list[str]) -> None:
    assert [name(s, i) for s in sentences(fold(text)) for i, _ in s.quantities] == told_names


def test_what_follows_a_quantity() -> None:
    (sentence,) = sentences("查处68起案件,罚款。")
    assert follow(sentence, 0) == "起案件"[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("破案658起，同比上升58.75%。", [("up", False, "同比", "658", "58.75")]),
        ("投诉较上年减少31.5%。", [("down", False, "较上年", None, "31.5")]),
        (
            "警情、案件同比下降39.8%、5.8%。",
            [("down", False, "同比", None, "39.8"), ("down", False, "同比", None, "5.8")],
        ),
        ("覆盖率提高到80%。", [("up", True, "", None, "80")]),
        ("合格率98%，力争进一步提高。", []),
    ],
)
def test_changes(text: str, expected: list) -> None:
    found = [change for s in sentences(fold(text)) for change in changes(s)]
    shown = [(c.direction, c.to, c.basis, c.subject and str(c.subject.number), str(c.quantity.number)) for c in found]
    assert shown == expected


def test_passages() -> None:
    (sentence,) = sentences("事项从20项增加至66项,时间由5天压缩到2天,由此增加3人。")
    found = [(p.before.number, p.after.number, p.direction, p.to) for p in passages(sentence)]
    assert found == [(20, 66, "up", True), (5, 2, "down", True)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("312件", "312", "312"),
        ("4800余件", "4800", "4900"),
        ("近300件", "200", "300"),
        ("约300件", "200", "400"),
        ("1.8万件", "17500", "18500"),
        ("300件以上", "300", "Infinity"),
        ("不足300件", "0", "300"),
        ("3—5件", "3", "5"),
    ],
)
def test_what_the_words_leave_open(text: str, low: str, high: str) -> None:
    (found,) = quantities(text)
    assert bounds(found) == (Decimal(low), Decimal(high))


@given(st.integers(1, 10**5), st.integers(1, 10**5), st.integers(0, 2))
def test_a_rate_agrees_with_its_parts_and_with_no_others(part: int, whole: int, places: int) -> None:
    part, whole = min(part, whole), max(part, whole)
    rate = (Decimal(part) * 100 / whole).quantize(Decimal(1).scaleb(-places))
    made = [Quantity("amount", Decimal(part), "件"), Quantity("amount", Decimal(whole), "件")]
    assert agrees(*made, Quantity("percent", rate, "%"))
    assert not agrees(*made, Quantity("percent", rate + 3, "%"))


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 2))
def test_a_change_that_was_calculated_has_a_prior(now: int, prior: int, places: int) -> None:
    change = (Decimal(now - prior) * 100 / prior).quantize(Decimal(1).scaleb(-places))
    assert prior_exists(Decimal(now), change)


def test_a_change_that_no_whole_number_gives() -> None:
    assert not prior_exists(Decimal(22), Decimal("17.3"))
    assert prior_exists(Decimal(0), Decimal(-100))
    assert not prior_exists(Decimal(5), Decimal(-101))


@given(st.integers(1, 99))
def test_numerals_are_read_back(value: int) -> None:
    assert parse_han(han(value)) == value


@pytest.mark.parametrize(
    ("text", "value"), [("三百零五", 305), ("两万", 20000), ("一亿二千万", 120000000), ("二二", None), ("百", 100)]
)
def test_numerals(text: str, value: int | None) -> None:
    assert parse_han(text) == value


@given(st.text(st.sampled_from("0123456789.,%万亿千个件项至—一二十百第前余近约同比上升下降其中、，。《》“”年月日 ")))
def test_any_text_is_read_with_spans_in_order_and_within(text: str) -> None:
    found = read(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert text.count("。") >= sum(isinstance(token, Cue) and token.kind == "stop" for token in found)


@pytest.mark.parametrize(
    "piece", ["1件、", "一二三四五六七八九十百千万亿", "《", "“", "1—", "从1增加至", "上升", "，", "12,345,"]
)
def test_no_text_takes_more_time_than_its_length_asks_for(piece: str) -> None:
    with no_hang():
        read(piece * 20_000)


@pytest.mark.skipif(not SEEDS, reason="the reports are not at hand")
def test_real_reports_are_read() -> None:
    """How many quantities were counted by hand to be read rightly: see the notes with the change that brought them."""
    found = [len(quantities(path.read_text(encoding="utf-8"))) for path in SEEDS]
    assert all(count == expected for count, expected in zip(found, (38, 17, 75), strict=True)), found


@given(st.text(alphabet="一二三十百万第前届项是个件余升降连分之至—%.,年月2０ 。\n（“", max_size=30))
def test_no_sentence_with_a_figure_is_passed_over(text: str) -> None:
    folded, numeral = fold(text), re.compile("[\\d两二三四五六七八九十]|第一")
    spans = [match.span() for match in re.finditer("[^。！？!?\n]+", folded)]
    telling = [
        span
        for span in spans
        if numeral.search(folded, *span)
        and any(isinstance(token, (Quantity, Time, Tally)) for token in tokens(folded, *span))
    ]
    assert [(sentence.start, sentence.end) for sentence in sentences(folded)] == telling
