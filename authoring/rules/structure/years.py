"""Years that do not fit: in part headings, between title and opening, in the body, and against what was asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from authoring.check import Hit, Rule
from authoring.rules.structure.bases import PRACTICE, REGULATION
from authoring.standard.paperwords import paper_words
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from authoring.check import Check, Context
    from authoring.recognition import Evidence
    from authoring.standard.parts import PartKey

_ASIDE = pattern(r"《[^》]*》|\d{4}年?\s*[-—–~至到]+\s*\d{4}年?")  # years in names of documents, and spans of years
_YEAR = pattern(r"(?<!\d)(20\d\d)\s*年(?!以来|报告|提出|反馈|\d)")
_DAY = pattern(r"(?<!\d)(20\d\d)\s*年(?!以来)")
_RELATIVE = pattern(r"上一?年度?|去年")
_OPENS = pattern(r"\s*(20\d\d)年(?:度|以来)?[,，、]")
_NEXT = pattern(r"(?<!\d)(20\d\d)\s*年|明年|下一?年度?")
_PLANNED = pattern(r"[^,，。]{0,20}?(?:打算|安排|计划|思路|部署|任务|要点)")  # 2024年工作情况和2025年工作打算
_COMPARED = pattern(r"(?:比|较|同|与|对|截至|自|从)$")  # 比2023年提高 speaks of this year
_OFTEN = 3  # mentions of another year that show a body to be another year's


def _years(text: str, pattern: re.Pattern[str] = _YEAR) -> list[tuple[int, int, int]]:
    """Years a text names, with their spans; those in names of documents and spans of years are left out."""
    if "20" not in text:
        return []
    text = _ASIDE.sub(lambda match: "*" * len(match[0]), text)
    return [(int(match[1]), match.start(), match.start() + 4) for match in pattern.finditer(text)]


def _heading_year(parts: tuple[PartKey, ...], offset: Literal[0, 1]) -> Check:
    """A heading of one of these parts names a year, and not the one the part speaks of.

    A heading of several parts may name the year of any of them.
    """

    def check(context: Context) -> Iterator[Hit]:
        report = context.recognition.year
        if report is None:
            return
        shared = Counter(block for part in context.recognition.parts.values() for block in part.headings)
        right = report + offset
        for key in parts:
            for block, text in context.headings(key):
                years = _years(text)
                fitting = {right} if shared[block] == 1 else {report, report + 1}
                if years and not fitting & {year for year, _, _ in years}:
                    year, start, end = years[0]
                    values = {"year": year, "right": right, "report": report}
                    yield Hit(context.mark(block, start, end), {"part": context.part_name(key), **values}, key)

    return check


def _relative(context: Context) -> Iterator[Hit]:
    found: list[Evidence] = []
    for key in ("measures", "problems", "duties"):
        for block, text in context.headings(key):
            if not _years(text) and (match := _RELATIVE.search(text)):
                found.append(context.mark(block, *match.span()))
    if found:
        year = context.recognition.year
        yield Hit(found[0], {"count": len(found), "right": f"{year}年度" if year else "具体年份"})


def _lead_years(context: Context) -> Iterator[tuple[str, int, Evidence]]:
    """The years that transition sentence and opening name, with what names them."""
    for block in context.lead:
        text = context.texts[block]
        if match := paper_words().transition.search(text):
            for year, start, end in _years(match[0], _DAY):
                if year - 1 == context.recognition.year and _PLANNED.match(match[0], end):
                    continue  # what the report plans for the next year
                yield "引言的过渡句", year, context.mark(block, match.start() + start, match.start() + end)
    for block in context.lead[:1]:
        if match := _OPENS.match(context.texts[block]):
            yield "引言开头", int(match[1]), context.mark(block, *match.span(1))


def _disagree(context: Context) -> Iterator[Hit]:
    title = context.recognition.title or ""
    titled = [year for year, _, _ in _years(title.translate(_FOLD), _DAY)]
    lead = list(_lead_years(context))
    first, others = ("标题", titled) if titled else (lead[0][0] if lead else "", [year for _, year, _ in lead[:1]])
    agreeing = set(others)
    for who, year, at in lead:
        if agreeing and year not in agreeing:
            yield Hit(at, {"first": first, "year": others[0], "who": who, "other": year})
            return


def _asked(context: Context) -> Iterator[Hit]:
    found, asked = context.recognition.year, context.year
    if asked is None or found is None or asked == found:
        return
    block = context.recognition.title_block
    years = _years(context.texts[block], _DAY) if block is not None else []
    at = context.mark(block, *years[0][1:]) if block is not None and years else None
    yield Hit(at, {"found": found, "asked": asked})


def _plan_without_year(context: Context) -> Iterator[Hit]:
    part = context.part("plan")
    headings = list(context.headings("plan"))
    if part.state != "own" or not headings:
        return
    texts = [text for _, text in headings] + [text for _, _, text in context.bodies("plan")]
    if not any(_NEXT.search(text) for text in texts):
        block, text = headings[0]
        year = context.recognition.year
        values = {"right": f"{year + 1}年" if year else "具体年份"}
        yield Hit(context.mark(block, 0, len(text)), values, "plan")


def _body_year(context: Context) -> Iterator[Hit]:
    report = context.recognition.year
    if report is None or context.whole.count(str(report - 1)) < _OFTEN:
        return
    named = [
        (year, context.mark(block, offset + start, offset + end))
        for block, offset, text in context.bodies("measures")
        if context.part_of[block] == "measures"
        for year, start, end in _years(text, _DAY)
        if not _COMPARED.search(text[max(start - 2, 0) : start])
    ]
    counts = Counter(year for year, _ in named)
    if counts[report] or not counts:
        return
    year, count = counts.most_common(1)[0]
    if count >= _OFTEN and year == report - 1:
        at = next(at for named_year, at in named if named_year == year)
        yield Hit(at, {"year": year, "count": count, "report": report}, "measures")


_FOLD = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # full-width digits

RULES = (
    Rule(
        code="S201",
        name="plan-year-wrong",
        title="安排部分标题的年份不对",
        message="安排部分的标题写的是{year}年，{report}年度报告的安排应是{right}年。",
        suggestion="把{year}年改为{right}年；如果年份没错，核对标题里的报告年度。",
        explanation="报告上一年度的工作，安排下一年度的工作：安排部分的年份等于报告年度加一。常见于套用往年稿子时漏改。",
        basis=REGULATION,
        severity="error",
        check=_heading_year(("plan",), 1),
    ),
    Rule(
        code="S202",
        name="part-year-wrong",
        title="部分标题的年份不是报告年度",
        message="“{part}”的标题写的是{year}年，与报告年度{report}年不一致。",
        suggestion="把{year}年改为{right}年，并核对这一部分的内容是不是{right}年的。",
        explanation="举措和成效、不足和原因、第一责任人履职都报告同一个年度。年份不一致，多半是套用往年稿子时漏改。",
        basis=REGULATION,
        severity="error",
        check=_heading_year(("measures", "problems", "duties"), 0),
    ),
    Rule(
        code="S203",
        name="heading-year-relative",
        title="标题只写“上一年度”",
        message="有{count}个标题写“{text}”，看不出是哪一年。",
        suggestion="把“{text}”改为“{right}”。",
        explanation="“上一年度”是规定里的说法，相对于报送的年份而言。报告会长期公开，写明年份才不会误解。",
        basis=PRACTICE,
        severity="hint",
        check=_relative,
    ),
    Rule(
        code="S204",
        name="years-disagree",
        title="标题和引言的年份不一致",
        message="{first}写的是{year}年，{who}写的是{other}年。",
        suggestion="核对报告年度，把两处改成同一年。",
        explanation="标题、引言和过渡句说的是同一个报告年度。不一致多半是套用往年稿子时漏改。",
        basis=PRACTICE,
        severity="error",
        check=_disagree,
    ),
    Rule(
        code="S205",
        name="not-the-year-asked",
        title="不是要查的年度",
        message="这是{found}年度的报告，要查的是{asked}年度。",
        suggestion="确认文件没有选错；文件没错的，核对标题和引言里的年份，或者改用 --year {found}。",
        explanation="命令行用 --year 指定年度时，核对稿子写的年度是否相同。",
        basis=PRACTICE,
        severity="error",
        check=_asked,
    ),
    Rule(
        code="S206",
        name="plan-without-year",
        title="安排部分没有写明年份",
        message="安排部分从标题到正文都没有写是哪一年的安排。",
        suggestion="在标题或第一句写明年份：{right}。",
        explanation="规定要求报告下一年度的主要安排。只写“下步工作打算”看不出是不是下一年度的。",
        basis=REGULATION,
        severity="hint",
        check=_plan_without_year,
    ),
    Rule(
        code="S207",
        name="body-year-differs",
        title="正文说的是另一个年度",
        message="举措和成效部分{count}次写到{year}年，没有一处写{report}年。",
        suggestion="核对这一部分是不是{report}年的内容；是套用往年稿子的，更新事实和数据。",
        explanation="举措和成效部分多次写到前一年度、从不写报告年度时提示，常见于整段套用往年稿子。",
        basis=PRACTICE,
        severity="warning",
        check=_body_year,
    ),
)
