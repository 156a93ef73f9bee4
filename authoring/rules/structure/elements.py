"""The paper's elements around the text: transition sentence, addressee, signature, date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.check.kinds import role_missing
from authoring.document import Heading
from authoring.rules.structure.bases import ADDRESSEE, DATE, PRACTICE, SIGNATURE
from authoring.standard.dates import read_date
from authoring.standard.paperwords import paper_words
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.check.finding import Severity
    from authoring.document import Medium

_ENDS_SHORT = pattern(r"报告[:。]?$")  # 现报告：
_VERB = pattern(r"(汇报|总结)如下")
_LEFT_OPEN = pattern(r"[【_×Xx]|(?:^|[年月])\s*○+\s*[年月日]")
_LIKE_ADDRESSEE = pattern(
    r"(?:中共)?[^,。;:、\d]{0,12}委(?:员会)?(?:[,、;/][^,。;:、\d]{2,20}(?:委|府|局|厅|委员会|办公室)){1,4}[。;,]?"
)
_WEB: dict[Medium, Severity] = {"html": "hint", "txt": "hint"}


def _no_transition(context: Context) -> Iterator[Hit]:
    words = (paper_words().transition, _ENDS_SHORT)
    if context.lead and not any(word.search(context.texts[block]) for block in context.lead for word in words):
        yield Hit(context.mark(context.lead[0]), {"year": context.recognition.year or "××××"})


def _transition_verb(context: Context) -> Iterator[Hit]:
    for block in context.lead:
        if match := _VERB.search(context.texts[block]):
            yield Hit(context.mark(block, *match.span(1)))


def _addressee(context: Context) -> Iterator[Hit]:
    """An addressee that has a semicolon, or ends without a colon."""
    block = context.role("addressee")
    if block is None and (title := context.recognition.title_block) is not None:
        below = [at for at in range(title + 1, len(context.texts)) if context.texts[at].strip()][:1]
        block = next((at for at in below if _LIKE_ADDRESSEE.fullmatch(context.texts[at].strip())), None)
    if block is None:
        return
    text = context.texts[block].rstrip()
    if ";" in text:
        yield Hit(context.mark(block, text.index(";"), text.index(";") + 1), {"what": "里用了分号"})
    if text[-1:] != ":" and not isinstance(context.document.blocks[block], Heading):
        yield Hit(context.mark(block, len(text) - 1, len(text)), {"what": "后面没有冒号"})


def _no_date(context: Context) -> Iterator[Hit]:
    if context.role("date") is None:
        year = context.recognition.year
        yield Hit(values={"next": year + 1 if year else "20××"})


def _malformed(context: Context) -> Iterator[Hit]:
    block = context.role("date")
    if block is None or _LEFT_OPEN.search(text := context.raw[block].strip()):
        return
    day = read_date(text)
    right = f"{day.year}年{day.month}月{day.day}日" if day else ""
    if text.replace(" ", "") != right:
        values = {"mend": f"改为“{right}”" if right else "写成“2025年1月7日”的样子，并核对日期"}
        yield Hit(context.mark(block), values, replacement=right or None)


def _unfitting(context: Context) -> Iterator[Hit]:
    block, report = context.role("date"), context.recognition.year
    day = read_date(context.raw[block]) if block is not None else None
    if block is None or day is None or report is None:
        return
    if day.year != report + 1 and (day.year, day.month) != (report, 12):
        yield Hit(context.mark(block), {"report": report, "next": report + 1})


RULES = (
    Rule(
        code="S304",
        name="transition-missing",
        title="引言没有过渡句",
        message="引言里没有“现将……报告如下”这样的过渡句。",
        suggestion="在引言末尾加上“现将{year}年度法治政府建设情况报告如下：”。",
        explanation="过渡句点明报告的事项，引出下文。查到的真实报告约四分之三有这一句。",
        basis=PRACTICE,
        severity="warning",
        by_medium=_WEB,
        check=_no_transition,
    ),
    Rule(
        code="S305",
        name="transition-verb",
        title="过渡句用了“汇报”或“总结”",
        message="过渡句写的是“{text}如下”，与文种“报告”不一致。",
        suggestion="改为“报告如下”。",
        explanation="文种是报告，过渡句也用“报告”。",
        basis=PRACTICE,
        severity="hint",
        check=_transition_verb,
    ),
    Rule(
        code="S306",
        name="addressee-missing",
        title="没有主送机关",
        message="标题下面没有主送机关。",
        suggestion="在标题下一行顶格写主送机关，末尾用全角冒号，如“县委、县人民政府，市××局：”。",
        explanation=(
            "部门的年度报告报本级党委、政府和上一级政府有关部门。网上公开的文本常略去主送机关，因此网页和纯文本只作提示。"
        ),
        basis=ADDRESSEE,
        severity="warning",
        by_medium=_WEB,
        check=role_missing("addressee"),
    ),
    Rule(
        code="S311",
        name="addressee-marks",
        title="主送机关的标点不对",
        message="主送机关{what}。",
        suggestion="几个主送机关之间用顿号或者逗号，最后用全角冒号。",
        explanation="主送机关顶格写，同类的用顿号、不同类的用逗号隔开，末尾用全角冒号。",
        basis=ADDRESSEE,
        severity="warning",
        check=_addressee,
    ),
    Rule(
        code="S307",
        name="signature-missing",
        title="没有发文机关署名",
        message="正文后面没有发文机关署名。",
        suggestion="在正文后面写发文机关的全称或规范化简称。",
        explanation="公文要有发文机关署名。网上公开的文本常略去，因此网页和纯文本只作提示。",
        basis=SIGNATURE,
        severity="error",
        by_medium=_WEB,
        check=role_missing("signature"),
    ),
    Rule(
        code="S308",
        name="date-missing",
        title="没有成文日期",
        message="署名下面没有成文日期。",
        suggestion="在署名下一行写成文日期，如“{next}年1月7日”。",
        explanation="公文要有成文日期。网上公开的文本常略去，因此网页和纯文本只作提示。",
        basis=DATE,
        severity="error",
        by_medium=_WEB,
        check=_no_date,
    ),
    Rule(
        code="S309",
        name="date-malformed",
        title="成文日期的写法不对",
        message="成文日期“{text}”的写法不合规定。",
        suggestion="{mend}。",
        explanation="成文日期用阿拉伯数字把年、月、日写全，年份四位，月、日不编虚位（1 不写成 01）。",
        basis=DATE,
        severity="error",
        by_medium={"html": "warning", "txt": "warning"},
        check=_malformed,
    ),
    Rule(
        code="S310",
        name="date-unfitting",
        title="成文日期与报告年度不合",
        message="{report}年度的报告，成文日期却是{text}。",
        suggestion="核对报告年度和成文日期；{report}年度的报告应在{next}年初报送，最早在{report}年12月成文。",
        explanation=(
            "年度报告在次年3月1日前报送、4月1日前公开，成文日期应在次年，个别在当年12月。不合多半是套用往年稿子时漏改。"
        ),
        basis=PRACTICE,
        severity="warning",
        check=_unfitting,
    ),
)
