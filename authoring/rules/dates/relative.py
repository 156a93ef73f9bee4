"""Times that only the day of writing explains, and what was done in another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.dates.bases import NUMERALS, PRACTICE
from authoring.rules.matching import flat
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context
    from authoring.recognition import Evidence

_YEAR = {"今年": pattern(r"(?<![至迄如当])今年(?!轻)"), "去年": None, "前年": None}
_NOW = {"明年": None, "目前": None, "日前": pattern(r"(?<![\d末昔])日前(?!往|后)"), "近日": None, "不久前": None}
_SENTENCE_YEAR = pattern(
    r"20\d\d年(?:\d{1,2}月(?:\d{1,2}日|份)?)?(?![\d度起底末以至前后版至\-—]|同期|年|上半年|下半年)"
)
_DEADLINE = pattern(r"[在于到]?(20\d\d)年(?:\d{1,2}月|年?[底末中]|上半年|下半年|第?[一二三四]季度)[^,。;\n]{0,6}?前?")
_AT_HEAD = pattern(r"(?<=[。;,\n])20\d\d年(?:\d{1,2}月)?[底末]?前(?=完成|建成|实现|出台|印发|上线|投入|启用|开展)")
_PLANNED = pattern(
    r"(?<=[。;\n)])20\d\d年(?=(?:全年|度)?,?(?:计划|组织|举办|开展|将|拟|继续|力争|着力|召开|完成)(?![^,。;\n]{0,16}的(?:基础|经验|问题)))"
)
_POINTS = pattern(
    r"(?:印发|制定|出台|下发|制发|编制)[^。;,《》\n]{0,8}《[^《》\n]{0,14}(?<![—\-至~])(20\d\d)年[^《》—\n]{0,20}"
    r"(?:要点|计划|任务分解表|责任清单|学法清单|任务清单)》"
)
_HEADS = "。;\n、)是"
_LED = pattern(r"以来|^[\u4e00-\u9fff]{1,3}的")  # 2023年制定的制度 speaks of what is there now
_S207 = 3  # mentions of the year before from which S207 tells, where the report year is not named
_SHOWN = 24  # characters of a sentence that are looked at for what was done
_OFFSETS = {"去年": -1, "前年": -2, "今年": 0}


def _words(words: Mapping[str, re.Pattern[str] | None]) -> Check:
    """Words, each with a pattern that says where it counts; None: everywhere."""

    def check(context: Context) -> Iterator[Hit]:
        text, report = flat(context), context.recognition.year or context.year
        for at, word in text.find_all(words):
            told, fitting = text.part(at) is not None or text.block(at) in context.lead, words[word]
            if told and (fitting is None or fitting.match(text.text, at)):
                right = f"“{report + _OFFSETS[word]}年”" if report and word in _OFFSETS else "具体日期"
                yield Hit(text.mark(at, at + len(word)), {"right": right})

    return check


def _other_year(context: Context) -> Iterator[Hit]:
    report = context.recognition.year
    found = list(_sentences_of_other_years(context, report)) if report else []
    if not report or not found:
        return
    measures = "\n".join(body for _, _, body in context.bodies("measures"))
    if f"{report}年" in measures or measures.count(f"{report - 1}年") < _S207:
        for at in found:
            yield Hit(at, {"year": int(at.text[:4]), "report": report})


def _sentences_of_other_years(context: Context, report: int) -> Iterator[Evidence]:
    """The year at the head of sentences of the measures that tell what was done in another year."""
    text, verbs = flat(context), load_rules_json("dates")["stale_verbs"]["words"]
    for match in _SENTENCE_YEAR.finditer(text.text):
        start, end = match.span()
        if int(match[0][:4]) == report or text.part(start) != "measures" or text.text[start - 1 : start] not in _HEADS:
            continue
        after = text.text[end : min(text.sentence(start)[1], end + _SHOWN)]
        if after.startswith((",", *verbs)) and any(verb in after for verb in verbs) and not _LED.search(after):
            yield text.mark(start, end)


def _deadline_over(context: Context) -> Iterator[Hit]:
    """力争2023年底前建成 among the plans of 2024."""
    report = context.recognition.year
    leads = tuple(load_rules_json("dates")["deadlines"]["leads"])
    text = flat(context)
    if not report or not context.part("plan").present:
        return
    starts = {at + len(lead) for at, lead in text.find_all(leads)}
    starts |= {match.start() for match in _AT_HEAD.finditer(text.text)}
    for planned in _PLANNED.finditer(text.text):
        if int(planned[0][:4]) <= report and text.part(planned.start()) == "plan":
            yield Hit(text.mark(*planned.span()), {"year": report + 1})
    for start in sorted(starts):
        match = _DEADLINE.match(text.text, start)
        if match and int(match[1]) <= report and text.part(start) == "plan":
            yield Hit(text.mark(*match.span()), {"year": report + 1})


def _papers_of_another_year(context: Context) -> Iterator[Hit]:
    """印发《2021年法治工作要点》 among the measures of 2022."""
    report, text = context.recognition.year, flat(context)
    if not report:
        return
    for match in _POINTS.finditer(text.text):
        if int(match[1]) < report and text.part(match.start()) == "measures":
            yield Hit(text.mark(match.start(1), match.end(1) + 1), {"report": report})


RULES = (
    Rule(
        code="D301",
        name="year-relative",
        title="写“今年、去年”",
        message="“{text}”看不出是哪一年。",
        suggestion="写明年份：{right}。",
        explanation="报告在次年初报送、长期公开，“今年”可能被当成报送的那一年，要写明年份。",
        basis=NUMERALS,
        severity="warning",
        check=_words(_YEAR),
    ),
    Rule(
        code="D302",
        name="time-relative",
        title="写“目前、近日、明年”",
        message="“{text}”看不出是什么时候。",
        suggestion="写明时间，如“截至××××年12月31日”；不说明数据时点的可以删去。",
        explanation="报告长期公开，“目前”“近日”过后就不准确。",
        basis=NUMERALS,
        severity="hint",
        check=_words(_NOW),
    ),
    Rule(
        code="D303",
        name="event-of-another-year",
        title="举措里写了别的年度的事",
        message="这里写的是{year}年的事，报告的是{report}年度。",
        suggestion="核对年份；确是{year}年的事，删去或者改写{report}年的情况。",
        explanation="只看举措部分以年月开头的句子，后面写“以来”“起”的不算。全篇都是另一年的由 S207 提示。",
        basis=PRACTICE,
        severity="warning",
        check=_other_year,
    ),
    Rule(
        code="D304",
        name="deadline-over",
        title="安排的完成时间已经过去",
        message="安排里写“{text}”，这个时间在{year}年以前。",
        suggestion="核对年份，多半应是{year}年。",
        explanation="下一年度的安排里，“力争、确保、计划”等后面的完成时间不应在报告年度或更早。常见于套用旧稿。",
        basis=PRACTICE,
        severity="warning",
        check=_deadline_over,
    ),
    Rule(
        code="D305",
        name="paper-of-another-year",
        title="印发的是别的年度的要点、计划",
        message="写印发了{text}的要点或计划，报告的是{report}年度。",
        suggestion="核对年份，多半应是{report}年。",
        explanation="举措里写“印发、制定”以前年度的工作要点、计划、清单时提示。常见于套用旧稿。",
        basis=PRACTICE,
        severity="warning",
        check=_papers_of_another_year,
    ),
)
