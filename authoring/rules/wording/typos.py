"""Typos from lists: words that are always wrong, and words that are wrong in what stands around them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json, load_rules_lines
from authoring.rules.matching import Word, WordList, anchored, find_words, flat
from authoring.rules.wording.bases import CHARACTERS, DICTIONARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Check, Context


@cache
def _words() -> WordList:
    data = load_rules_json("wording")
    fine = tuple(word for entry in data["allowed"] for word in entry["words"])
    pairs = {wrong: right for entry in data["typos"] for wrong, right in entry["pairs"].items()}
    return WordList.made_when_found(
        pairs, lambda wrong: Word(pairs[wrong], (wrong,), unless=tuple(word for word in fine if wrong in word))
    )


def _typos(context: Context) -> Iterator[Hit]:
    yield from find_words(context, _words())


def _in_context(hints: bool) -> Check:
    def check(context: Context) -> Iterator[Hit]:
        text = flat(context)
        for found, entry in anchored(context, "wording", "context_pairs"):
            if entry.get("hint", False) == hints and not entry.get("once"):
                start = found.end - entry.get("tail", found.end - found.start)
                values = {"right": entry["right"], "note": entry["note"]}
                yield Hit(text.mark(start, found.end), values, replacement=entry["right"])

    return check


@cache
def _variants() -> dict[str, str]:
    """Characters that the standard list of characters does not have, each with the one that it has instead."""
    pairs = "".join(load_rules_lines("variants"))
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


def _unsimplified(context: Context) -> Iterator[Hit]:
    text, variants = flat(context), _variants()
    for character in sorted(set(text.text) & variants.keys()):
        for at in text.find(character):
            right = variants[character]
            yield Hit(text.mark(at, at + 1), {"right": right}, replacement=right)


RULES = (
    Rule(
        code="W101",
        name="typo",
        title="错别字",
        message="“{text}”应为“{right}”。",
        suggestion="改为“{right}”。",
        explanation=(
            "音近、形近的误写清单，只收任何场合都不对的词形，见 wording.json。"
            "实测：没有用来调整过的地方性法规88万字报出3处，都是旧字形“帐”；自编的标注句子报出31处，都是错字；3篇真实报告2处，都是错字。"
        ),
        basis=DICTIONARY,
        severity="error",
        check=_typos,
    ),
    Rule(
        code="W102",
        name="word-misused",
        title="用错了词",
        message="“{text}”在这里应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation=(
            "截至与截止、反映与反应、权力与权利等，按前后的词判断。"
            "实测：没有用来调整过的地方性法规88万字没有误报（调整一处以后）；自编的标注句子报出27处，全部属实。"
        ),
        basis=DICTIONARY,
        severity="warning",
        check=_in_context(hints=False),
    ),
    Rule(
        code="W103",
        name="word-unusual",
        title="公文里不用的写法",
        message="“{text}”公文里写“{right}”。",
        suggestion="改为“{right}”。",
        explanation="两种写法都有人用，公文用推荐的一种。实测：3篇真实报告报出1处，属实。",
        basis=DICTIONARY,
        severity="hint",
        check=_in_context(hints=True),
    ),
    Rule(
        code="W104",
        name="character-unsimplified",
        title="用了繁体字或异体字",
        message="“{text}”是繁体字、异体字或日本字形，应为“{right}”。",
        suggestion="改为“{right}”。",
        explanation=(
            "公文用规范字。这类字多是粘贴或者扫描识别时带来的，看上去和规范字差不多。人名、地名里依法保留的不必改。"
            "字表见 variants.txt。"
        ),
        basis=CHARACTERS,
        severity="warning",
        check=_unsimplified,
        yields=1,
    ),
)
