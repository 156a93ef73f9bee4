"""What is written is read back: any quantity, alone and in a sentence, and phrases that compare two years."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from authoring.figures import Quantity, changes, passages, read, sentences
from authoring.figures.arithmetic import growth
from authoring.figures.figure import Figure, NoPhraseError, amount, change, difference, large, moved, share
from authoring.figures.writing import wording, write
from tests.figures.quantities import places, quantities, rates


def _only(text: str) -> Quantity:
    (found,) = (token for token in read(text) if isinstance(token, Quantity))
    return found


def _without_place(quantity: Quantity) -> Quantity:
    return quantity._replace(start=0, end=0)


@given(quantities)
def test_any_quantity_is_read_back(quantity: Quantity) -> None:
    written = write(quantity)
    found = _only(written)
    assert (found.start, found.end) == (0, len(written))
    assert _without_place(found) == quantity
    assert str(found.number) == str(quantity.number), "decimals are kept"


@given(quantities)
def test_a_quantity_is_read_back_out_of_a_sentence(quantity: Quantity) -> None:
    before = "全年办理案件" if not quantity.kind.startswith("rank") else "全市"
    written = write(quantity)
    found = _only(f"{before}{written}，工作扎实。")
    assert found.start == len(before)
    assert _without_place(found) == quantity


@given(st.lists(rates | places, min_size=1, max_size=6))
def test_a_series_is_read_back_in_order(series: list[Quantity]) -> None:
    text = "。".join(f"结果{write(quantity)}" for quantity in series) + "。"
    found = [_without_place(token) for token in read(text) if isinstance(token, Quantity)]
    assert found == series


counts = st.integers(1, 10**6).map(Decimal)


@given(counts, counts, st.integers(0, 2))
def test_a_change_is_read_back_with_its_direction(now: Decimal, prior: Decimal, places: int) -> None:
    figure = Figure("行政处罚", now, "宗", prior, decimals=places)
    exact = growth(now, prior, places)
    assume(exact != 0)
    ((found, *rest),) = [list(changes(s)) for s in sentences(f"办理行政处罚{now}宗,{change(figure)}。")]
    assert not rest
    assert found.basis == "同比"
    assert found.direction == ("up" if now > prior else "down")
    assert found.quantity.number == abs(exact)
    assert found.subject is not None
    assert found.subject.value == now


@given(counts, counts)
def test_a_passage_is_read_back(now: Decimal, prior: Decimal) -> None:
    assume(now != prior)
    (sentence,) = sentences(f"事项{moved(Figure('事项', now, '项', prior))}。")
    (found,) = passages(sentence)
    assert (found.before.value, found.after.value, found.to) == (prior, now, True)
    assert found.direction == ("up" if now > prior else "down")


@pytest.mark.parametrize(
    ("figure", "phrase", "written"),
    [
        (Figure("行政处罚", Decimal(4459), "宗"), amount, "4459宗"),
        (Figure("行政处罚", Decimal(4459), "宗", Decimal(4800)), change, "同比下降7.1%"),
        (Figure("行政处罚", Decimal(4459), "宗", Decimal(4459)), change, "与上年持平"),
        (Figure("行政处罚", Decimal(100001), "宗", Decimal(100000)), change, "与上年基本持平"),
        (Figure("行政处罚", Decimal(3), "宗", Decimal(0)), change, "上年为零"),
        (Figure("行政处罚", Decimal(0), "宗", Decimal(0)), change, "与上年持平"),
        (Figure("行政处罚", Decimal(0), "宗", Decimal(3)), change, "同比下降100.0%"),
        (Figure("破案率", Decimal("62.4"), "%", Decimal("54.8")), change, "同比上升7.6个百分点"),
        (Figure("破案率", Decimal("62.4"), "%", Decimal(0)), change, "同比上升62.4个百分点"),
        (Figure("事项", Decimal(66), "项", Decimal(20)), moved, "从20项增加至66项"),
        (Figure("事项", Decimal(66), "项", Decimal(20)), difference, "增加46项"),
        (Figure("破案率", Decimal("52.4"), "%", Decimal("54.8")), difference, "减少2.4个百分点"),
        (Figure("环节", Decimal(3), "个", Decimal(5)), moved, "从5个减少至3个"),
        (Figure("受众", Decimal(4800), "人次", hedge="余"), amount, "4800余人次"),
        (Figure("罚没款", Decimal(1100), "万元", hedge="余"), amount, "1100余万元"),
        (Figure("罚没款", Decimal(3), "万元", hedge="余"), amount, "3万余元"),
        (Figure("受众", Decimal(300), "人次", hedge="近"), amount, "近300人次"),
        (Figure("资料", Decimal(18000), "份"), lambda figure: large(figure, "万"), "1.8万份"),
        (Figure("资料", Decimal(20000), "份"), lambda figure: large(figure, "万"), "2万份"),
        (Figure("简易程序", Decimal(47), "件", whole=Decimal(312)), share, "15.1%"),
        (Figure("简易程序", Decimal(47), "件", whole=Decimal(312), decimals=2), share, "15.06%"),
    ],
)
def test_phrases(figure: Figure, phrase, written: str) -> None:
    assert phrase(figure) == written


def test_a_house_may_have_its_own_words() -> None:
    words = {**wording(), "基期": "较上年", "下降": "减少", "持平": "同上年一样"}
    assert change(Figure("处罚", Decimal(9), "件", Decimal(10)), words) == "较上年减少10.0%"
    assert change(Figure("处罚", Decimal(9), "件", Decimal(9)), words) == "同上年一样"


@pytest.mark.parametrize("phrase", [change, moved, difference, share])
def test_what_is_missing_is_told(phrase) -> None:
    with pytest.raises(NoPhraseError, match=r"“处罚”没有填(上年的数|总数)"):
        phrase(Figure("处罚", Decimal(9), "件"))


def test_a_share_of_nothing_is_told() -> None:
    with pytest.raises(NoPhraseError, match="总数是零"):
        share(Figure("处罚", Decimal(0), "件", whole=Decimal(0)))


@pytest.mark.parametrize(
    ("figure", "word"), [(Figure("处罚", Decimal(4459), "宗"), "亿"), (Figure("率", Decimal(62), "%"), "万")]
)
def test_a_figure_is_never_rounded_away(figure: Figure, word: str) -> None:
    with pytest.raises(NoPhraseError, match="就成了0"):
        large(figure, word)
    assert large(figure._replace(now=Decimal(0)), word).startswith("0")
