"""Sentences that came apart: a clause inside a word, the same clause again, no subject."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.document import DISPLAYED
from authoring.rules.data import load_rules_json
from authoring.rules.matching import anchored, flat
from authoring.rules.wording.bases import GRAMMAR, PRACTICE
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from authoring.check import Context

_STOPS = ",。;:!?\t"
_FIGURE = pattern(r"\d")
_WHOLE = 40  # from this length on S508 tells


@cache
def _orphan() -> re.Pattern[str]:
    data = load_rules_json("wording")["orphans"]
    return pattern(rf"[,，。；;](?=[{data['first']}])(.[{data['after']}])")


def _orphans(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for match in _orphan().finditer(text.text):
        yield Hit(text.mark(*match.span(1)), {"first": match[1][0]})


def _again(context: Context) -> Iterator[Hit]:
    """A clause that stands twice: within a paragraph any, elsewhere one with a figure."""
    limits = load_rules_json("wording")["clauses"]
    pieces = context.once(clauses)
    counts = Counter([piece for piece in pieces if len(piece) >= limits["same_paragraph"]])
    often = {clause for clause, count in counts.items() if count > 1}
    often = {clause for clause in often if limits["same_paragraph"] <= len(clause.strip()) < _WHOLE}
    telling = {clause for clause in often if len(clause) >= limits["elsewhere"] and _FIGURE.search(clause)}
    longest = max(map(len, context.texts), default=0)
    first: dict[str, int] = {}
    at = 0
    for piece in pieces if often else ():
        if piece in often:
            seen = first.setdefault(piece, at)
            beside = at - seen == len(piece) + 1  # W208 tells
            if at > seen and not beside and (piece in telling or at - seen < longest):
                yield from _repeated(context, seen, at, piece, piece in telling)
        at += len(piece) + 1


def clauses(context: Context) -> list[str]:
    """The flat text cut at its marks, each of which is one character."""
    text = flat(context).text
    for stop in _STOPS:
        text = text.replace(stop, "\n")
    return text.split("\n")


def _repeated(context: Context, first: int, at: int, clause: str, telling: bool) -> Iterator[Hit]:
    text = flat(context)
    block, before = text.block(at), text.block(first)
    if isinstance(context.document.blocks[block], DISPLAYED):
        return
    if block == before:
        yield Hit(text.mark(at, at + len(clause)), {"first": "同一段前面"})
    elif telling:
        yield Hit(text.mark(at, at + len(clause)), {"first": context.spot(before)})


def _grammar(context: Context) -> Iterator[Hit]:
    for found, entry in anchored(context, "wording", "grammar"):
        yield Hit(flat(context).mark(found.start, found.end), {"note": entry["note"]})


def _lost(context: Context) -> Iterator[Hit]:
    for found, entry in anchored(context, "wording", "lost"):
        yield Hit(flat(context).mark(found.start, found.end), {"note": entry["note"]})


def _tone(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for found, entry in anchored(context, "wording", "tone"):
        if not text.in_title(found.start) and not _quoted(text.text, found.start):
            yield Hit(text.mark(found.start, found.end), {"note": entry["note"]})


def _quoted(text: str, at: int) -> bool:
    """Whether a quotation is open at ``at``: what is quoted are the words of others, or a name."""
    begin = text.rfind("\n", 0, at) + 1
    return text.rfind("“", begin, at) > text.rfind("”", begin, at)


RULES = (
    Rule(
        code="W301",
        name="clause-inside-word",
        title="句子断在词中间",
        message="“{text}”前面断得不对：“{first}”不能单独开头。",
        suggestion="核对这里是不是插进了别的话，或者漏了前一个字。",
        explanation=(
            "粘贴时把一句话插进了另一个词里，如“瑕疵问……，题从考核中剔除”。"
            "实测：3篇真实报告报出1处，属实；228篇自编报告没有报出。"
        ),
        basis=PRACTICE,
        severity="warning",
        check=_orphans,
    ),
    Rule(
        code="W302",
        name="clause-repeated",
        title="同一句话写了两遍",
        message="这句话和{first}的一字不差。",
        suggestion="删去一处；如果是复制后忘了改，改成应有的内容。",
        explanation=(
            "同一段里12字以上的子句、不同段里20字以上带数字的子句重复时提示；40字以上的整句由 S508 提示。"
            "举措和履职两部分用同一个数据时会提示，因此只作提示。"
        ),
        basis=PRACTICE,
        severity="hint",
        check=_again,
    ),
    Rule(
        code="W303",
        name="grammar-slip",
        title="语法毛病",
        message="“{text}”：{note}。",
        suggestion="按提示改写。",
        explanation="“通过……，使……”缺主语、动词前面用“的”。这类写法常见，不影响理解，只作提示。",
        basis=GRAMMAR,
        severity="hint",
        check=_grammar,
        yields=1,
    ),
    Rule(
        code="W305",
        name="words-lost",
        title="句子里漏了词",
        message="“{text}”：{note}。",
        suggestion="补上漏掉的词，或者改写这一句。",
        explanation=(
            "“在……的领导”漏了“下”、“满足”“听取”“取得”缺宾语、“为……的保障”缺动词一类，见 wording.json 的 lost。"
            "实测：公开的法规和政府工作报告419万字、自编报告500余篇没有误报（调整十来处以后）。"
        ),
        basis=GRAMMAR,
        severity="warning",
        check=_lost,
        yields=1,
    ),
    Rule(
        code="W304",
        name="tone-unfit",
        title="夸大或口语的说法",
        message="“{text}”：{note}。",
        suggestion="改用平实的书面语，成绩用数据和事实说明。",
        explanation="“史无前例”“搞定”一类的词，见 wording.json。引号和书名号里的不查。",
        basis=PRACTICE,
        severity="warning",
        check=_tone,
        yields=1,
    ),
)
