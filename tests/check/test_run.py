"""Running rules: order, places, severities, and rules that crash."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from authoring.check import CRASH_CODE, Basis, Context, Hit, Rule, run
from authoring.document import Document, Paragraph, Source, plain
from authoring.place import Place
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.rules.matching import flat
from authoring.standard.profile import Profile
from tests.rules.drafts import codes, draft

if TYPE_CHECKING:
    from collections.abc import Iterator

BASIS = Basis("测试", "practice")


def rule(code: str, check, **changes) -> Rule:
    made = Rule(code, "name", "题目", "有“{text}”。", "改“{text}”。", "说明。", BASIS, "warning", check)
    return made._replace(**changes)


def words(word: str):
    def check(context: Context) -> Iterator[Hit]:
        for block, text in enumerate(context.texts):
            if (start := text.find(word)) >= 0:
                yield Hit(context.mark(block, start, start + len(word)))

    return check


def run_on(document: Document, *rules: Rule):
    return run(document, recognise(document)._replace(kind="annual-report"), rules)


def test_findings_come_in_the_order_of_the_text_then_of_codes() -> None:
    paper = draft("丙甲乙\n乙丁")
    found = run_on(
        paper,
        rule("S902", words("乙")),
        rule("S901", words("乙")),
        rule("S903", words("甲")),
        rule("S904", lambda _: [Hit()]),
    )
    assert [(finding.code, finding.place.block, finding.place.start) for finding in found] == [
        ("S904", None, None),
        ("S903", 1, 1),
        ("S901", 1, 2),
        ("S902", 1, 2),
        ("S901", 2, 0),
        ("S902", 2, 0),
    ]


def test_a_hit_told_twice_is_one_finding() -> None:
    twice = rule("S901", lambda context: [*words("甲")(context), *words("甲")(context)])
    assert len(run_on(draft("甲"), twice)) == 1


def test_equal_words_in_blocks_without_places_stay_two_findings() -> None:
    paper = Document((Paragraph(plain("甲")), Paragraph(plain("甲"))))
    assert len(run_on(paper, rule("S901", words("甲")))) == 2


def test_a_crashing_rule_becomes_a_finding_and_the_others_go_on() -> None:
    def crash(context: Context) -> Iterator[Hit]:
        yield Hit(context.mark(0, 0, 1))
        raise KeyError("oops")

    found = run_on(draft("甲"), rule("S901", crash), rule("S902", words("甲")))
    assert codes(found) == [CRASH_CODE, "S902"]
    assert "S901" in found[0].message
    assert found[0].severity == "warning"


def test_a_place_is_line_and_column_of_the_source() -> None:
    joined = Place("a.txt", line=3, column=5, block=1, joins=((0, 3, 5), (4, 4, 1)))
    paper = Document((Paragraph(plain("一二三四五六七"), place=joined),), Source("a.txt", "txt"))
    (finding,) = run_on(paper, rule("S901", words("六七")))
    assert finding.place == Place("a.txt", line=4, column=2, block=1, start=1, end=3)
    assert (finding.before, finding.evidence, finding.after) == ("一二三四五", "六七", "")


def test_evidence_is_the_authors_own_text_even_where_matching_was_folded() -> None:
    (finding,) = run_on(draft("甲（乙）丙"), rule("S901", words("(乙)")))
    assert finding.evidence == "（乙）"
    assert finding.message == "有“（乙）”。"


def test_a_message_quotes_long_evidence_cut_short_but_the_finding_has_all_of_it() -> None:
    long = "甲" * 50
    (finding,) = run_on(draft(long), rule("S901", words(long)))
    assert finding.evidence == long
    assert len(finding.message) < 40


def test_severity_depends_on_the_medium() -> None:
    weighed = rule("S901", words("甲"), by_medium={"html": "hint"})
    assert [run_on(draft("甲", medium), weighed)[0].severity for medium in ("docx", "html", "txt")] == [
        "warning",
        "hint",
        "warning",
    ]


def test_another_kind_of_paper_gets_one_finding_only() -> None:
    paper = draft("某县2025年法治政府建设工作要点\n一、总体要求\n（三）XX")
    other = recognise(paper)._replace(kind="other", kind_reason="题目是工作要点")
    found = run(paper, other, RULES)
    assert codes(found) == ["S100"]
    assert "题目是工作要点" in found[0].message


def test_only_the_parts_that_the_profile_requires_are_missed() -> None:
    paper = draft("某局关于2024年度法治政府建设情况的报告")
    recognition = recognise(paper)._replace(kind="annual-report")
    profile = Profile(required=frozenset({"plan"}))
    missed = [finding for finding in run(paper, recognition, RULES, profile=profile) if finding.code == "S101"]
    assert [finding.part for finding in missed] == ["plan"]
    assert "2025年度" in missed[0].suggestion


def test_the_main_text_ends_where_attachments_begin() -> None:
    text = draft("正文甲")
    label = Paragraph(plain("附件1"), "attachment-label", Place(block=2))
    paper = Document((*text.blocks, label, Paragraph(plain("附件里的甲"), place=Place(block=3))))
    assert [finding.place.block for finding in run_on(paper, rule("S901", words("甲")))] == [1]


def test_a_shared_view_is_computed_once_in_a_run() -> None:
    calls = []

    def view(context: Context) -> int:
        calls.append(context)
        return len(context.texts)

    paper = draft("甲\n乙")
    context = Context(paper, recognise(paper))
    assert [context.once(view), context.once(view)] == [2, 2]
    assert len(calls) == 1


def test_a_run_leaves_nothing_behind() -> None:
    """Views hold their context: it must be gone without waiting for a collection."""
    kept: list[weakref.ref[Context]] = []

    def check(context: Context) -> Iterator[Hit]:
        context.once(flat)
        kept.append(weakref.ref(context))
        yield from ()

    gc.disable()
    try:
        run_on(draft("甲"), rule("Z001", check))
        assert kept[0]() is None
    finally:
        gc.enable()
