"""The structure family where examples alone don't say enough: near misses, counting, what is told where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring.check import CRASH_CODE, run
from authoring.readers import read_draft, read_text
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.rules.data import model_report
from authoring.rules.examples import of_rule
from authoring.rules.structure.numbering import numbered
from tests.rules.drafts import codes, document, draft, findings

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


def with_(**slots: str):
    return findings(document(model_report() | slots))


def problems(*lines: str):
    return with_(problems="二、2024年度推进法治政府建设存在的不足和原因\n" + "\n".join(lines))


ITEM = (
    "山区监管所执法人员少，新类型案件的调查取证能力偏弱，遇到复杂案件要等县局派人支援，原因是编制多年没有调整，"
    "年轻干部任职时间短、流动快{}。"
)


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("特此报告。", []),
        ("专此报告。", []),
        ("当否，请指示。", ["S503"]),
        ("以上报告当否，请批示。", ["S503"]),
        ("请予批准。", ["S503"]),
        ("以上报告，请审阅。", ["S505"]),
        ("恳请批评指正。", []),
        ("恳请上级协调增加执法经费。", ["S504"]),
        ("上述项目已报请批准。", []),
        ("相关方案已按程序提请审批。", []),
    ],
)
def test_requests(closing: str, expected: list[str]) -> None:
    assert codes(with_(closing=closing)) == expected


def test_the_letter_that_forwards_a_report_may_ask_for_reading() -> None:
    letter = [
        "关于报送2024年度法治政府建设情况报告的函",
        "县人民政府：",
        "现将报告报上，请审阅。",
        "某县公安局",
        "附件",
    ]
    report = "\n".join(model_report().values())
    assert "S505" not in codes(findings(read_text("\n".join([*letter, report]))))
    asking = report.replace("特此报告。", "以上报告，请审阅。")
    assert "S505" in codes(findings(read_text("\n".join([*letter, asking]))))


@pytest.mark.parametrize(
    "left",
    ["XX", "××局", "【待填：会议次数】", "〔  〕", "此处填写成效", "＿＿＿", "20××年", "X月", "？？？", "（待补充）"],
)
def test_placeholders_left_over(left: str) -> None:
    assert codes(problems(ITEM.format(left))) == ["S502"]


@pytest.mark.parametrize("kept", ["4×6米", "〔2024〕3号", "【典型案例】", "APP", "X光机", "“XYZ”系统"])
def test_what_only_looks_like_a_placeholder(kept: str) -> None:
    assert codes(problems(ITEM.format(kept))) == []


def test_numbers_that_run_on_across_headings_are_no_gap() -> None:
    found = problems(
        "（一）执法方面", "1." + ITEM.format("甲"), "2." + ITEM.format("乙"), "（二）普法方面", "3.人手少。", "4.钱少。"
    )
    assert codes(found) == []


def test_items_that_run_on_in_one_paragraph_are_counted() -> None:
    assert codes(problems("（一）人手少。" + ITEM.format("甲") + "（二）经费少。原因同上。（三）装备少。")) == []


def test_a_short_line_may_be_a_heading_of_an_unknown_kind_and_the_count_begins_anew() -> None:
    found = problems("Ⅰ.执法方面", "1." + ITEM.format("甲"), "2.人手少。", "Ⅱ.普法方面", "1.人手少。", "2.经费少。")
    assert codes(found) == []


def test_a_stray_line_between_two_items_is_no_reason_to_count_anew() -> None:
    found = problems(
        "（一）执法方面", ITEM.format("甲"), "云岫县市场监督管理局文件", "（二）普法方面", "人手少，原因同上。"
    )
    assert codes(found) == []


def test_a_parts_heading_taken_for_the_title_is_not_judged_as_a_title() -> None:
    paper = document(model_report())
    recognition = recognise(paper)
    mistaken = recognition._replace(title="三、第一责任人履职情况", title_block=recognition.parts["duties"].headings[0])
    assert run(paper, mistaken, RULES) == ()


def test_a_plan_that_stands_before_the_problems_need_not_answer_them() -> None:
    failing = next(example for example in of_rule("S106", "fails")).report()
    turned = {"problems": failing["plan"], "plan": failing["problems"]}
    assert "S106" in codes(findings(document(failing)))
    assert "S106" not in codes(findings(document(failing | turned)))


def test_a_gap_of_several_numbers_is_told_with_both_ends() -> None:
    found = problems("（一）人手少。" + ITEM.format("甲"), "（五）经费少。原因同上。")
    assert codes(found) == ["S401"]
    assert "“（二）”至“（四）”" in found[0].message
    assert found[0].evidence == "（五）"


def test_each_level_is_counted_anew_under_the_next_heading() -> None:
    lines = [
        "（一）执法方面",
        "（1）" + ITEM.format("甲"),
        "（2）人手少。",
        "（二）普法方面",
        "（1）人手少。",
        "（2）经费少。",
    ]
    assert "S401" not in codes(problems(*lines))
    assert "S403" not in codes(problems(*lines))


@pytest.mark.parametrize(
    ("form", "value", "like", "printed"),
    [
        ("一、", 12, "二、", "十二、"),
        ("（一）", 3, "（二）", "（三）"),
        ("（一）", 3, "(二)、", "(三)、"),
        ("1.", 3, "2、", "3、"),
        ("（1）", 10, "（2）", "（10）"),
        ("①", 3, "①", "③"),
        ("（一）", 3, "㈡", "㈢"),
        ("（1）", 2, "⑴", "⑵"),
        ("1.", 12, "⒈", "⒓"),
        ("第一部分", 2, "第三部分", "第二部分"),
    ],
)
def test_a_number_is_printed_in_the_style_of_its_neighbour(form, value: int, like: str, printed: str) -> None:
    assert numbered(form, value, like) == printed


def test_the_right_date_is_offered() -> None:
    (found,) = with_(date="2025年01月07日")
    assert "2025年1月7日" in found.suggestion


def test_a_date_left_open_is_told_as_a_placeholder_only() -> None:
    assert codes(with_(date="2025年X月X日")) == ["S502", "S502"]


def test_a_pasted_section_is_one_finding() -> None:
    model = model_report()
    pasted = model["plan"] + "\n" + "\n".join(model["plan"].splitlines()[1:])
    assert codes(with_(plan=pasted)).count("S508") == 1


def test_a_web_page_is_not_blamed_for_what_web_pages_leave_out() -> None:
    slots = model_report() | {"addressee": "", "signature": "", "date": "", "title": ""}
    assert {finding.severity for finding in findings(document(slots, "html"))} == {"warning", "hint"}
    assert [finding.code for finding in findings(document(slots, "html")) if finding.severity == "warning"] == ["S301"]
    assert {finding.severity for finding in findings(document(slots, "docx"))} == {"error", "warning"}


@pytest.mark.parametrize(
    ("reason", "told"),
    [("这与编制多年没有调整有关。", True), ("系年轻干部流动快所致。", True), ("要与有关部门会商。", False)],
)
def test_a_reason_may_be_told_in_other_words(reason: str, told: bool) -> None:
    found = problems("山区监管所执法人员少，新类型案件的调查取证能力偏弱。", reason)
    assert ("S105" not in {one.code for one in found}) == told


def test_the_missing_parts_heading_is_offered_with_its_year() -> None:
    (found,) = with_(plan="")
    assert "2025年度推进法治政府建设的主要安排" in found.suggestion


@pytest.mark.skipif(len(SEEDS) != 3, reason="the real reports are not at ../shared/seeds")
def test_findings_on_real_reports() -> None:
    def of(index: int) -> set[str]:
        paper = read_draft(SEEDS[index])
        return {found.code for found in findings(paper) if found.severity != "hint" and found.code[0] == "S"}

    assert of(0) == {"S102"}
    assert of(1) == {"S101", "S301"}
    assert of(2) == {"S105", "S301"}


_LABELS = ["一、", "（一）", "1.", "（3）", "①", "一是", "第二部分"]
_FIXED = ["法治政府建设", "存在的不足和原因", "主要安排", "第一责任人", "2024年", "上一年度", "报告", "推荐", "原因"]
_ODD = ["【待填】", "XX", "____", "？？？", "请批示", "2025年2月30日", "现将", "如下", "无", "〔"]
_PIECES = st.sampled_from(_LABELS + _FIXED + _ODD + ["。", "：", "《", "》", " ", "\n", "\t"])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES | st.text(max_size=5), max_size=60).map("".join), st.sampled_from(["docx", "txt", "html"]))
def test_no_text_crashes_a_rule(text: str, medium) -> None:
    assert CRASH_CODE not in codes(findings(draft(text, medium), 2024))


@given(st.sampled_from(sorted(model_report())), st.lists(_PIECES, max_size=30).map("".join))
def test_no_slot_crashes_a_rule(slot: str, text: str) -> None:
    assert CRASH_CODE not in codes(with_(**{slot: text}))


def test_a_number_that_is_right_once_a_repeat_is_mended_is_no_gap() -> None:
    lines = [f"{number}、第{index}个方面的情况\n全年办理案件{index}件。" for index, number in enumerate("一二二四", 1)]
    head = "某局关于2024年度法治政府建设情况的报告\n2024年，我局依法行政。现将有关情况报告如下：\n"
    codes = [finding.code for finding in findings(read_text(head + "\n".join(lines))) if finding.code.startswith("S40")]
    assert codes == ["S402"]
