"""Finding words: the flat text, lists, near misses, doubled words, titles of documents."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.check import Context
from authoring.recognition.recognise import recognise
from authoring.rules.matching import Flat, Index, Word, WordList, find_words, flat, near_misses
from authoring.rules.matching.misspellings import misspellings
from authoring.rules.matching.rows import Row
from authoring.rules.matching.slips import slips
from authoring.rules.matching.vocabulary import groups, number, sounding, spelt, suspicious
from authoring.rules.names.documents import nearest
from tests.rules.drafts import draft

PHRASE = "习近平新时代中国特色社会主义思想"


def context(text: str) -> Context:
    paper = draft(text)
    return Context(paper, recognise(paper))


def flat_of(text: str) -> Flat:
    return flat(context(text))


@given(st.text(alphabet="法治政府建设，。\n", max_size=40), st.text(alphabet="法治政府建", min_size=1, max_size=4))
def test_a_word_that_occurs_is_never_ruled_out(text: str, word: str) -> None:
    found = flat_of(text or "空")
    assert list(found.find(word)) == [at for at in range(len(found.text)) if found.text.startswith(word, at)]


@given(
    st.text(alphabet="法治政府建设𠮷，。\n", max_size=40),
    st.lists(st.text(alphabet="法治政府建𠮷", min_size=1, max_size=4), max_size=6),
)
def test_an_index_finds_what_its_words_find_one_by_one(text: str, words: list[str]) -> None:
    early = Index(words)
    found = flat_of(text or "空")
    alone = [(at, word) for word in dict.fromkeys(words) for at in found.find(word)]
    assert list(found.find_all(early)) == alone
    late = Index(words)  # made after the text was looked at for all words
    assert list(found.find_all(late)) == alone
    assert list(flat_of(text or "空").find_all(late)) == alone
    assert list(found.find_all(late)) == alone  # another text was looked at for it


@given(st.text(alphabet="法治。;\n", max_size=30), st.integers(0, 29))
def test_a_sentence_ends_at_the_next_stop(text: str, at: int) -> None:
    found = flat_of("空" + text)
    at = min(at, len(found.text) - 1)
    start, end = found.sentence(at)
    assert start <= at <= end
    assert not set(found.text[start:end]) & set("。;\n")
    assert found.text[max(start - 1, 0) : start] in ("", *"。;\n")
    assert found.text[end : end + 1] in ("", *"。;\n")


@pytest.mark.parametrize("before", ["", "甲", "甲乙", "甲乙丙"])
def test_whatever_may_be_a_slip_is_suspicious(before: str) -> None:
    words = [spelt(group) for group in list(groups())[::400]]
    text = before + "".join(words)
    slips = [slip for a, b, c, d in words for slip in (b + a + c + d, a + b + d + c, sounding(a + b + c + d))]
    assert suspicious(text) >= {number(word) for word in words}
    assert suspicious(before + "".join(slips)) >= set(map(number, slips))
    assert suspicious("法治政府"[: len(before)]) == set()  # too short to be a group


def test_spots_lead_back_to_blocks() -> None:
    found = flat_of("第一段。\n第二段，很短；完了。")
    at = found.text.index("很短")
    assert found.spot(at) == (1, 4)
    assert found.text[slice(*found.sentence(at))] == "第二段,很短"
    mark = found.mark(at, at + 2)
    assert (mark.block, mark.start, mark.end, mark.text) == (1, 4, 6, "很短")


def test_a_mark_does_not_reach_beyond_its_block() -> None:
    found = flat_of("短句\n第二段")
    assert found.mark(0, 6).text == "短句"


@pytest.mark.parametrize(
    "written",
    [
        "习近平新时代中国特色社会义思想",  # one dropped
        "习近平新时代特色社会主义思想",  # two dropped
        "习近平新时代中国特色色社会主义思想",  # one added
        "习近平新时代中国特包社会主义思想",  # one exchanged
        "习近平新代时中国特色社会主义思想",  # two swapped
    ],
)
def test_one_slip_is_found_with_its_span(written: str) -> None:
    found = flat_of(f"坚持以{written}为指导。")
    assert [found.text[miss.start : miss.end] for miss in near_misses(found, [PHRASE])] == [written]


@pytest.mark.parametrize(
    "written",
    [PHRASE, "习近平新时代中国特色社会主义经济思想", "新时代中国特色社会主义", "习近平新时代", "中国特色社会主义思想"],
)
def test_what_is_no_slip(written: str) -> None:
    assert list(near_misses(flat_of(f"坚持以{written}为指导。"), [PHRASE])) == []


def words(text: str, *entries: Word) -> list[str]:
    return [hit.at.text for hit in find_words(context(text), WordList(entries)) if hit.at]


def test_a_wrong_word_inside_a_right_one_is_let_be() -> None:
    assert words("人民警察法和警察法。", Word("人民警察法", ("警察法",))) == ["警察法"]
    assert words("法制宣传科开展法制宣传。", Word("法治宣传", ("法制宣传",), unless=("法制宣传科",))) == ["法制宣传"]


def test_of_two_wrong_words_at_a_spot_the_longer_is_told() -> None:
    assert words("全国法制宣传日。", Word("国家宪法日", ("全国法制", "全国法制宣传日"))) == ["全国法制宣传日"]


def test_a_word_is_wrong_from_its_year_on() -> None:
    text = "某局关于{}年度法治政府建设情况的报告\n聘任法制副校长3名。"
    entry = Word("法治副校长", ("法制副校长",), since=2022)
    assert words(text.format(2021), entry) == []
    assert words(text.format(2023), entry) == ["法制副校长"]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("行政处罚罚法", "行政处罚法"),
        ("反电信网络炸骗法", "反电信网络诈骗法"),
        ("法治政府建设与责任落实监查工作规定", "法治政府建设与责任落实督察工作规定"),
        ("行政处罚法", None),
        ("教师法", None),
        ("行政处罚法释义", None),
        ("广东省法治政府建设实施纲要", None),
        ("云岫县行政规范性文件管理办法", None),
        ("合同管理办法", None),
    ],
)
def test_titles_that_are_meant(name: str, right: str | None) -> None:
    assert nearest(name) == right


@pytest.mark.parametrize("rare", ["", "\U00020bb7", "\U00020bb7\U00020bb7，\U00020000"])
def test_a_character_written_twice_behind_rare_ones(rare: str) -> None:
    text = f"{rare}，与9个部门办理理投诉"
    assert [text[slip.start : slip.end] for slip in slips(context(text))] == ["理理"]


def test_what_was_told_of_one_text_is_told_of_the_next_too() -> None:
    wrong, rare = "依法履行职责，规泛执法行为。", "\U00020bb7依法履行职责，规泛执法行为，解答热点问体。"
    for text, told in ((wrong, ["规范"]), ("依法履行职责。", []), (rare, ["规范", "问题"]), (wrong, ["规范"])):
        found = sorted(misspellings(context(text)))
        assert [each.right for each in found] == told
        assert [text[each.start : each.end] for each in found] == ["规泛", "问体"][: len(told)]


@given(st.sets(st.integers(0, 50)), st.lists(st.sets(st.integers(0, 60)), max_size=8))
def test_a_row_is_a_set_before_and_after_it_is_made_into_one(numbers: set[int], asked: list[set[int]]) -> None:
    row = Row("I", array("I", sorted(numbers)).tobytes())
    assert list(row) == sorted(numbers)
    for some in asked:
        assert row.without(some) == some - numbers
        assert row.has_none(some) == numbers.isdisjoint(some)
        assert all((number in row) == (number in numbers) for number in some)
