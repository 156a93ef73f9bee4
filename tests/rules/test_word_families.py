"""The families on words, dates, privacy and content where examples alone don't say enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.check import Context, run
from authoring.readers import read_draft, read_text
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.rules.content.coverage import coverage
from authoring.rules.data import model_report
from authoring.rules.examples import Example, examples
from authoring.rules.privacy.numbers import is_card_number, is_identity_number
from authoring.standard.width import fold
from tests.rules.drafts import codes, document, findings, of_example

FAMILIES = "MTDWOC"
SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
FAILING = [each for each in examples() if each.expected == "fails" and each.code[0] in FAMILIES]


def with_swap(old: str, new: str):
    return findings(document(Example("M101", "fails", swaps={old: new}).report()))


def test_there_are_enough_rules() -> None:
    assert sum(rule.code[0] in FAMILIES for rule in RULES) >= 60


@pytest.mark.parametrize("example", FAILING, ids=lambda example: example.code)
def test_folded_text_is_judged_alike(example: Example) -> None:
    folded = {slot: fold(text) for slot, text in example.report().items()}
    assert example.code in codes(of_example(example, folded))


@pytest.mark.parametrize("example", FAILING, ids=lambda example: example.code)
def test_a_replacement_mends_what_it_replaces(example: Example) -> None:
    """Where the rule is sure of the right words, the draft with them is no longer found at fault by it."""
    slots = example.report()
    for finding in of_example(example):
        if finding.replacement is None or finding.at is None:
            continue
        lines = [(slot, line) for slot, text in slots.items() for line in text.splitlines()]
        slot, line = lines[finding.at.block]
        mended = line[: finding.at.start] + finding.replacement + line[finding.at.end :]
        lines[finding.at.block] = (slot, mended)
        again: dict[str, str] = {}
        for name, text in lines:
            again[name] = again[name] + "\n" + text if name in again else text
        left = [found.at.block for found in of_example(example, again) if found.code == finding.code and found.at]
        before = [found.at.block for found in of_example(example) if found.code == finding.code and found.at]
        assert left.count(finding.at.block) == before.count(finding.at.block) - 1


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("110105194912310021", False),  # check digit
        ("99010519491231002X", False),  # no such region
        ("11010519491331002X", False),  # no such month
        ("1101051949123100", False),
    ],
)
def test_identity_numbers(number: str, right: bool) -> None:
    assert is_identity_number(number) == right


@pytest.mark.parametrize(
    ("number", "right"),
    [("6222020200098765437", True), ("6222020200098765436", False), ("4444444444444448", False), ("12345", False)],
)
def test_card_numbers(number: str, right: bool) -> None:
    assert is_card_number(number) == right


@pytest.mark.parametrize(
    "text",
    [
        "12345热线受理",
        "拨打110报警",
        "编号20240312000123456受理",
        "投资13800000000.5元",
        "合同号HT13912345678",
    ],
)
def test_numbers_of_nobody(text: str) -> None:
    assert [code for code in codes(with_swap("约谈经营者15家次", text)) if code in ("O101", "O102", "O103")] == []


@pytest.mark.parametrize(
    "text",
    [
        "当事人申请听证",
        "犯罪嫌疑人高发",
        "受害人家属满意",
        "举报人陈述，",
        "当事人何某因病",
        "嫌疑人12名",
        "信访人王某某在",
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert "O201" not in codes(with_swap("约谈经营者15家次", text))


def test_what_matters_for_publication_only_is_a_hint_until_then() -> None:
    slots = Example("O302", "fails", swaps={"退回补充调查14件": "侦破“5·17”假药专案，嫌疑人王建设涉嫌诈骗"}).report()
    paper = document(slots)
    graded = [
        {finding.code: finding.severity for finding in run(paper, recognise(paper), RULES, purpose=purpose)}
        for purpose in ("report", "publish")
    ]
    assert graded == [{"O201": "hint", "O302": "hint"}, {"O201": "error", "O302": "warning"}]


@pytest.mark.parametrize("mark", ["机密★1年", "秘密★"])
def test_a_mark_of_secrecy_is_wrong_on_what_is_published(mark: str) -> None:
    paper = document(model_report() | {"closing": mark})
    told = [codes(run(paper, recognise(paper), RULES, purpose=purpose)) for purpose in ("report", "publish")]
    assert ["O301" in each for each in told] == [False, True]


def test_the_plan_may_speak_of_the_next_year() -> None:
    assert codes(with_swap("制定“九五”普法工作方案", "宣传法治宣传教育法，制定普法工作方案")) == []


def test_a_meeting_that_was_still_to_come_is_no_anachronism() -> None:
    slots = {slot: text.replace("2025", "2022").replace("2024", "2021") for slot, text in model_report().items()}
    slots["opening"] = slots["opening"].replace("按照县委", "以优异成绩迎接党的二十大，按照县委")
    assert "D101" not in codes(findings(document(slots)))
    slots["opening"] = slots["opening"].replace("以优异成绩迎接", "深入贯彻")
    assert "D101" in codes(findings(document(slots)))


def test_a_phrase_in_use_before_the_paper_that_bears_it_is_no_anachronism() -> None:
    text = "某县公安局关于{}年度法治政府建设情况的报告\n推行“高效办成一件事”{}。"
    guide = "，落实《关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见》"
    told = [
        "D101" in codes(findings(read_text(text.format(year, more))))
        for year, more in ((2023, ""), (2023, guide), (2024, guide))
    ]
    assert told == [False, True, False]


@pytest.mark.parametrize("place", ["株洲市", "芦洲市", "满洲里市"])
def test_the_name_of_a_place_is_no_slip_for_another(place: str) -> None:
    title = f"{place}公安局关于2023年度法治政府建设情况的报告\n{place}公安局做好"
    assert "W204" not in codes(findings(read_text(title + "社区矫正。")))
    assert "W204" in codes(findings(read_text(title + "社驱矫正。")))


def test_the_map_follows_the_outline_of_the_year() -> None:
    paper = document(model_report())
    recognition = recognise(paper)
    topics = {topic.key: topic.at for topic in coverage(Context(paper, recognition))}
    assert len(topics) == 10
    assert topics["enforcement"] is not None
    assert coverage(Context(paper, recognition._replace(year=2026))) == ()
    assert len(coverage(Context(paper, recognition._replace(year=2019)))) == 7


def test_nobody_is_touched_where_only_plan_and_problems_speak_of_it() -> None:
    slots = model_report() | {"measures": "一、2024年度推进法治政府建设的主要举措和成效\n全年工作顺利。", "duties": ""}
    paper = document(slots)
    topics = {topic.key for topic in coverage(Context(paper, recognise(paper))) if topic.at}
    assert topics == {"thought"}  # the opening


@pytest.mark.skipif(len(SEEDS) != 3, reason="the real reports are not at ../shared/seeds")
def test_findings_on_real_reports() -> None:
    """Errors and warnings of these families, each of which was read and judged right."""

    def of(index: int) -> list[str]:
        found = findings(read_draft(SEEDS[index]))
        return sorted(each.code for each in found if each.severity != "hint" and each.code[0] in FAMILIES)

    assert of(0) == ["D301", "M207", "M207", "M207", "W101", "W101", *["W401"] * 6, "W403"]
    assert of(1) == ["D301", "W301"]
    assert of(2) == ["M103", "M204", "T105", "T105"]
