"""Punctuation, numerals and lists where examples alone don't say enough: what only looks wrong, cures, worst cases."""

from __future__ import annotations

import pytest

from authoring.check import Context
from authoring.document import Document, Heading, Paragraph, Source, plain
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.rules.data import model_report
from authoring.rules.examples import Example, examples
from authoring.standard.width import fold
from tests.patience import no_hang
from tests.rules.drafts import codes, document, findings, of_example

LANGUAGE = tuple(rule for rule in RULES if rule.code[0] in "PNH")
PLACE = "组织人员按规定参加旁听庭审2批次。"


def with_words(words: str):
    slots = {slot: text.replace("全年召开党组会议7次", words) for slot, text in model_report().items()}
    return findings(document(slots))


def problems(*lines: str):
    return findings(document(model_report() | {"problems": "\n".join(("二、2024年度存在的不足和原因", *lines))}))


@pytest.mark.parametrize(
    "right",
    [
        "拨打110报警电话和12345热线",
        "“110”宣传日、“119”消防宣传日和“122”全国交通安全日",
        "组织“3·15”“6·26”“12·4”系列活动",
        "印发云政发〔2024〕1号文件",
        "12:30至14:00值班",
        "刊登于https://www.example.gov.cn/2024-05/a.html，点击3260次",
        "参照GB/T 9704—2012排版",
        "使用“云执法”APP（V2.0版）和AI、GIS平台",
        "落实“四个一”和“1+N”工作机制",
        "深化“放管服”改革（含“一网通办”“跨省通办”等）",
        "制定《办法》（试行）、《细则》、《指引》",
        "推进“甲”工程、“乙”、“丙”行动",
        "贯彻党的二十大和二十届二中、三中全会精神",
        "贯彻落实“十四五”规划、“八五”普法规划",
        "从警25年的老民警带徒，建局30年来首次",
        "近5年来年均增长3.2%",
        "温度保持在2至8摄氏度，罚款5000元至1万元",
        "第一、二季度各召开1次，第一、第二批名单已公布",
        "两个以上部门、第二个月、十二个乡镇",
        "平均成绩97.35分，案卷评查得分98.125",
        "获评县级以上先进、查处三名以上人员",
        "会议研究了法官等高等级人才、学校等同等机构等事项",
        "召开市委十四届十二次全会精神宣讲会",
        "发送信息2,860,000条",
        "网站www.example.cn和邮箱a.b@example.cn均已公布",
        "统一要求、唯一要素、之一是重点",
        "甲、乙、丙等三个部门和县委、县政府重点工作三项任务",
        "1—3月、2023年1月至2024年12月",
        "满意率提高3.2个百分点",
        "下降约八成，增长2.5倍，减少至三分之一",
        "修订后的《中华人民共和国行政处罚法》（2021年修订）",
        "张三·李四同志、买买提·艾力同志",
        "‘首违不罚’清单有28项",
        "设备型号为A-100，批次20240105-2",
    ],
)
def test_what_only_looks_wrong(right: str) -> None:
    assert [code for code in codes(with_words(right)) if code[0] in "PNH"] == []


@pytest.mark.parametrize(
    ("wrong", "code", "evidence", "replacement"),
    [
        ("召开会议(含视频会议)7次", "P102", "(", "（"),
        ("推行'首违不罚'清单", "P105", "'首违不罚'", "‘首违不罚’"),
        ("印发《关于<执法手册>的通知》", "P202", "《关于<执法手册>的通知》", "《关于〈执法手册〉的通知》"),
        ("开展12·4和“12.4”国家宪法日活动", "P403", "“12.4”", "“12·4”"),
        ("侦破“7．21”案件", "P403", "“7．21”", "“7·21”"),
        ("落实2021年-2025年规划", "P404", "-", "—"),
        ("落实2021——2025年规划", "P404", "——", "—"),
        ("各所提高3至5%", "N103", "3至5%", "3%至5%"),
        ("下降４.２%", "N403", "４.２", "4.2"),
        ("二○二四年召开会议", "N102", "二○二四", "2024"),
        ("办理案件二十三件", "N406", "二十三", "23"),
        ("2024年03月召开会议", "N402", "0", ""),
        ("一是抓学习；二要抓执法", "H105", "二要", "二是"),
        ("一是抓学习。二是抓执法；三是抓普法", "H106", "；", "。"),
    ],
)
def test_the_cure_stands_for_exactly_the_evidence(wrong: str, code: str, evidence: str, replacement: str) -> None:
    found = [finding for finding in with_words(wrong) if finding.code == code]
    assert (found[0].evidence, found[0].replacement) == (evidence, replacement)


@pytest.mark.parametrize(
    "example",
    [example for example in examples() if example.expected == "fails" and example.code[0] in "PNH"],
    ids=lambda example: example.code,
)
def test_what_is_mended_no_longer_fires(example: Example) -> None:
    found = [finding for finding in of_example(example) if finding.replacement is not None]
    slots = example.report()
    lines = [(slot, line) for slot, text in slots.items() for line in text.splitlines()]
    for finding in reversed(found):
        block, start, end = (finding.place.block or 0) - 1, finding.place.start, finding.place.end
        slot, line = lines[block]
        assert line[start:end] == finding.evidence
        lines[block] = (slot, line[:start] + (finding.replacement or "") + line[end:])
    mended: dict[str, str] = {}
    for slot, line in lines:
        mended[slot] = f"{mended[slot]}\n{line}" if slot in mended else line
    still = [finding for finding in findings(document(mended, example.medium)) if finding.replacement is not None]
    assert still == []


def test_a_folded_text_has_one_note_and_the_other_rules_still_work() -> None:
    slots = {slot: fold(text) for slot, text in model_report().items()}
    slots["plan"] = slots["plan"].replace("主动监测,", "主动监测,,")
    paper = document(slots, "txt")
    assert codes(findings(paper)) == ["P101", "P301"]


def test_a_cure_for_a_folded_text_is_folded_too() -> None:
    slots = {slot: fold(text) for slot, text in model_report().items()}
    slots["plan"] = slots["plan"].replace("主动监测,", "主动监测、以及")
    paper = document(slots, "txt")
    paper = Document(paper.blocks, Source("draft", "txt", folded=True))
    (found,) = (finding for finding in findings(paper) if finding.code == "P402")
    assert found.replacement == ",以及"


def test_a_text_typed_at_half_width_with_few_full_width_marks_is_one_note_too() -> None:
    slots = {slot: fold(text) for slot, text in model_report().items()}
    slots["addressee"] = "县委、县人民政府："
    assert codes(findings(document(slots))) == ["P101"]


def test_a_quote_cut_by_a_line_break_is_a_broken_sentence_and_no_missing_quote() -> None:
    found = problems(
        "山区监管所人员少，新类型案件的调查取证能力偏弱，原因是编制多年没有调整，没有做到“人随",
        "事走”，年轻干部任职时间短、流动快，遇到复杂案件要等县局派人支援。",
    )
    assert "P201" not in codes(found)


def test_each_lone_mark_is_pointed_at() -> None:
    found = problems("人员少（含协管员，原因是编制没有调整。" + PLACE, "设备旧》，原因是经费不足。" + PLACE)
    assert [(f.code, f.evidence) for f in found if f.code == "P201"] == [("P201", "（"), ("P201", "》")]


def test_lists_in_one_section_and_in_the_next_are_counted_apart() -> None:
    found = problems(
        "（一）执法方面",
        "一是人手少，原因是编制没有调整。" + PLACE,
        "二是装备旧，原因是经费不足。" + PLACE,
        "（二）普法方面",
        "一是形式少，原因是人手不足。",
        "二是内容旧，原因是更新慢。",
        "三是受众窄，原因是渠道单一。",
    )
    assert not {code for code in codes(found) if code.startswith("H1")}


def test_two_lists_after_one_another_in_one_paragraph_are_no_nested_lists() -> None:
    found = problems("主要问题：一是人手少；二是装备旧。主要原因：一是编制没有调整；二是经费不足。")
    assert not {code for code in codes(found) if code.startswith("H1")}


def test_an_item_that_comes_before_its_turn_is_told_once() -> None:
    found = problems("原因：一是人手少；二是装备旧；二是渠道单一；四是更新慢。")
    assert [(f.code, f.evidence) for f in found if f.code.startswith("H")] == [("H102", "二是")]


def test_a_signature_and_a_date_are_no_sentences() -> None:
    slots = model_report() | {"date": "2025年 2月18日", "signature": "云岫县 市场监督管理局"}
    assert not [code for code in codes(findings(document(slots))) if code[0] in "PNH"]


@pytest.mark.parametrize("piece", ["一是", "《甲》、", '"甲', "三个方面：一是", "一方面", "；二是", "1", "（"])
def test_no_text_hangs_a_rule(piece: str) -> None:
    recognition = recognise(document(model_report()))
    blocks = (Heading(1, "一、", plain("2024年情况")), Paragraph(plain(piece * 10_000)))
    context = Context(Document(blocks), recognition)
    with no_hang():  # a rule that is quadratic in the length of a paragraph needs minutes
        for rule in LANGUAGE:
            for _ in rule.check(context):
                pass
