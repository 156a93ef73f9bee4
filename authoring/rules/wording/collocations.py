"""Words that don't go together, and words that say the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.matching import anchored, flat
from authoring.rules.wording.bases import GRAMMAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Check, Context

_LEAST, _MOST = 3, 16  # characters between a verb and itself
_BROKEN = frozenset("，。；：,;:“”《》()\n\t0123456789")
_JOINING = "、和与及并或而再以来"


def _from(key: str) -> Check:
    def check(context: Context) -> Iterator[Hit]:
        for found, entry in anchored(context, "wording", key):
            yield Hit(flat(context).mark(found.start, found.end), {"right": entry["right"]})

    return check


def _verb_again(context: Context) -> Iterator[Hit]:
    """A clause without a mark that has the same governing verb twice: two versions of it run together."""
    text = flat(context)
    for verb in load_rules_json("wording")["repeated_verbs"]["verbs"]:
        spots = list(text.find(verb))
        for first, second in pairwise(spots):
            between = text.text[first + len(verb) : second]
            if _LEAST <= len(between) <= _MOST and not _BROKEN & set(between) and between[-1] not in _JOINING:
                yield Hit(text.mark(first, second + len(verb)), {"verb": verb})


RULES = (
    Rule(
        code="W401",
        name="collocation-wrong",
        title="词语搭配不当",
        message="“{text}”搭配不当：{right}。",
        suggestion="换一个搭配的词。",
        explanation=(
            "动词和宾语的常见误配，如“提升……力度”“发挥……成效”，以及“加强提升”一类意思重复的动词。"
            "实测：公开的法规和政府工作报告163万字没有误报（调整四处以后）；3篇真实报告报出6处，5处属实、1处可商；自编的标注句子报出10处，属实。"
        ),
        basis=GRAMMAR,
        severity="warning",
        check=_from("collocations"),
    ),
    Rule(
        code="W402",
        name="words-redundant",
        title="意思重复或多一层否定",
        message="“{text}”：{right}。",
        suggestion="按提示删去多余的词。",
        explanation="“原因是由于”“防止不再发生”一类。实测：公开的法规和政府工作报告163万字误报1处（“目的是为了”）；自编的标注句子报出4处，属实。",
        basis=GRAMMAR,
        severity="warning",
        check=_from("redundant"),
    ),
    Rule(
        code="W403",
        name="verb-repeated-in-clause",
        title="一句里同一个动词带了两个宾语",
        message="一句里两次用“{verb}”，中间没有停顿，像是两种写法拼在了一起。",
        suggestion="删去一个，或者分成两句。",
        explanation="如“打造……格局打造样板”。实测：公开的法规和政府工作报告163万字误报4处；3篇真实报告报出1处，属实。",
        basis=GRAMMAR,
        severity="warning",
        check=_verb_again,
    ),
)
