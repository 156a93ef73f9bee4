"""The map of topics: which topics of the outline the measures touch, and which of the six duties the duties part."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from authoring.check import Hit, Rule, Topic, size
from authoring.rules.content.bases import DUTIES, OUTLINE
from authoring.rules.content.figures import FIGURE
from authoring.rules.data import load_rules_json
from authoring.rules.matching import Index, flat
from authoring.standard.parts import requirements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authoring.check import Context
    from authoring.recognition import Evidence
    from authoring.standard.parts import PartKey

_TOUCHED_IN: frozenset[PartKey] = frozenset({"measures", "duties"})
_LEAST_DUTIES = 3
_ENOUGH = 60  # characters below which S107 tells that the part is too short


def coverage(context: Context) -> tuple[Topic, ...]:
    """The topics of the outline that was current in the report year, in its order; () where none is known."""
    outline = _outline(context)
    there = frozenset(flat(context).among(_words()) if outline else ())
    return tuple(
        Topic(topic["key"], topic["name"], _first(context, there.intersection(topic["words"])))
        for topic in (outline or {}).get("topics", ())
    )


@cache
def _words() -> Index:
    outlines = load_rules_json("content")["outlines"]
    return Index(word for outline in outlines for topic in outline["topics"] for word in topic["words"])


def _outline(context: Context) -> Any:
    year = context.recognition.year or context.year
    outlines = load_rules_json("content")["outlines"]
    return next((each for each in outlines if year and each["from"] <= year <= each["to"]), None)


def _first(context: Context, words: Iterable[str]) -> Evidence | None:
    """The first of these words in measures, duties or the opening; of two at a spot the shorter."""
    text = flat(context)
    for start, end in context.once(_touched):
        found = [(at, at + len(word)) for word in words if (at := text.text.find(word, start, end)) >= 0]
        if found:
            return text.mark(*min(found))
    return None


def _touched(context: Context) -> list[tuple[int, int]]:
    """Where a word touches its topic: in measures and duties, and in the opening."""
    inside = [block for block, part in context.part_of.items() if part in _TOUCHED_IN]
    return flat(context).spans([*inside, *context.lead])


def _untouched(context: Context) -> Iterator[Hit]:
    part, outline = context.part("measures"), _outline(context)
    missing = [topic.name for topic in context.once(coverage) if topic.at is None]
    limits = load_rules_json("content")["coverage"]
    many = part.present and outline and len(missing) > limits["most"]
    if many and sum(size(text) for _, _, text in context.bodies("measures")) >= limits["size"]:
        headings = list(context.headings("measures"))
        at = context.mark(headings[0][0], 0, len(headings[0][1])) if headings else None
        yield Hit(at, {"count": len(missing), "topics": "、".join(missing), "outline": outline["name"]}, "measures")


def _few_duties(context: Context) -> Iterator[Hit]:
    bodies = [text for _, _, text in context.bodies("duties")]
    text = "\n".join(bodies)
    if context.part("duties").state != "own" or size(text) < _ENOUGH or not FIGURE.search(text):
        return
    words = load_rules_json("content")["duties"]["words"]
    duties = requirements().duties
    covered = [duty.name for duty in duties if any(word in text for word in words[duty.key])]
    if len(covered) < _LEAST_DUTIES:
        missing = "、".join(duty.name for duty in duties if duty.name not in covered)
        headings = list(context.headings("duties"))
        at = context.mark(headings[0][0], 0, len(headings[0][1])) if headings else None
        yield Hit(at, {"count": len(covered), "missing": missing}, "duties")


RULES = (
    Rule(
        code="C101",
        name="duties-few",
        title="第一责任人履职写到的职责太少",
        message="履职部分只写到六类职责中的{count}类，没有写到：{missing}。",
        suggestion="补写履职的事实，至少写实三类，写明次数和件数。",
        explanation=(
            "规定列了六类职责：组织领导、依法决策、规范执法、督促监督、维护司法权威、学法普法。"
            "按用词判断，写到不足三类的提示；太短的由 S107、没有数字的由 S110 提示。"
        ),
        basis=DUTIES,
        severity="warning",
        check=_few_duties,
    ),
    Rule(
        code="C102",
        name="outline-topics-untouched",
        title="纲要的多个方面没有涉及",
        message="{outline}有{count}个方面没有涉及：{topics}。",
        suggestion="对照本单位职责补写；确实不涉及的不必写。",
        explanation=(
            "按报告年度选用当时的纲要，看举措和履职两部分有没有这个方面的用语。部门不必面面俱到，超过五个方面没有涉及才提示。"
            "2026年以后的纲要没有公布，不查。"
        ),
        basis=OUTLINE,
        severity="hint",
        check=_untouched,
    ),
)
