"""Whether measures are told with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule, size
from authoring.document import Heading
from authoring.rules.content.bases import JUDGEMENT, REGULATION
from authoring.rules.data import load_rules_json
from authoring.rules.matching import anchored, flat
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

FIGURE = pattern(
    r"(?<![\d“\"])(?!20\d\d年)\d+(?![\d”\"])|[一二两三四五六七八九十]+(?:次|件|场|期|项|名|起|份|篇|部|家)"
)
"""A count: no year, and nothing that stands in quotation marks as a name."""
_ENOUGH = 200  # characters of measures below which S107 tells that they are too short


def _none(context: Context) -> Iterator[Hit]:
    bodies = list(context.bodies("measures"))
    text = "\n".join(body for _, _, body in bodies)
    if context.part("measures").present and size(text) >= _ENOUGH and not FIGURE.search(text):
        block, offset, body = bodies[0]
        headings = list(context.headings("measures"))
        span = (headings[0][0], 0, len(headings[0][1])) if headings else (block, offset, offset + len(body))
        yield Hit(context.mark(*span), part="measures")


def _sections(context: Context) -> list[tuple[int, str]]:
    """The sections of the measures below the first level: the heading's block, and all text under it."""
    found: list[tuple[int, str]] = []
    for block in context.part("measures").blocks:
        if block >= len(context.texts):
            continue
        node = context.document.blocks[block]
        if isinstance(node, Heading) and node.level == 2:
            found.append((block, context.texts[block][context.heading_ends[block] :]))
        elif found:
            head, text = found[-1]
            found[-1] = (head, text + "\n" + context.texts[block])
    return found


def _few(context: Context) -> Iterator[Hit]:
    limits = load_rules_json("content")["figures"]
    sections = [(block, text) for block, text in _sections(context) if size(text) >= limits["size"]]
    empty = [block for block, text in sections if not FIGURE.search(text)]
    if len(sections) >= limits["sections"] and limits["share"] * len(sections) < len(empty) < len(sections):
        at = context.mark(empty[0], 0, context.heading_ends[empty[0]])
        yield Hit(at, {"count": len(empty), "all": len(sections)}, "measures")


def _vague(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for found, _ in anchored(context, "content", "vague_counts"):
        if text.part(found.start) in ("measures", "duties"):
            yield Hit(text.mark(found.start, found.end))


RULES = (
    Rule(
        code="C201",
        name="measures-without-figures",
        title="举措和成效没有一个数据",
        message="“主要举措和成效”部分没有一个数据。",
        suggestion="补写会议、审核、办案、培训、普法等的次数和件数。",
        explanation="规定要求报告成效。全部分没有一处数量时提示，年份和引号里的数字不算；太短的由 S107 提示。",
        basis=REGULATION,
        severity="warning",
        check=_none,
    ),
    Rule(
        code="C202",
        name="sections-without-figures",
        title="多数小节没有数据",
        message="举措部分{all}个小节中有{count}个没有数据。",
        suggestion="每一节至少写一个数据。",
        explanation="只写“加强、推进、强化”，看不出做了多少。半数以上的小节没有数据才提示一次。",
        basis=JUDGEMENT,
        severity="hint",
        check=_few,
    ),
    Rule(
        code="C203",
        name="count-vague",
        title="用“多次、若干”代替数据",
        message="“{text}”没有写明数量。",
        suggestion="写明次数、件数。",
        explanation="举措和履职部分的“多次召开”“若干次”“一系列活动”应当写成具体的数。",
        basis=JUDGEMENT,
        severity="hint",
        check=_vague,
    ),
)
