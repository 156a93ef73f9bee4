"""Set phrases in other words than they have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.check import Basis, Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.matching import Index, anchored, flat, halves, listed, near_misses
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_USAGE = Basis("党的文件和中央文件的用语", "verified")
_GENERAL = Basis("党和国家文件的用语", "unverified")


@cache
def _long() -> tuple[str, ...]:
    phrases = {phrase for entry in load_rules_json("phrases")["long"] for phrase in entry["phrases"]}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _halves() -> Index:
    return Index(half for phrase in _long() for half in halves(phrase))


def _near(context: Context) -> Iterator[Hit]:
    text = flat(context)
    there = frozenset(text.among(_halves()))
    phrases = [phrase for phrase in _long() if not there.isdisjoint(halves(phrase))]
    for miss in near_misses(text, phrases, load_rules_json("phrases")["allowed"]):
        yield Hit(text.mark(miss.start, miss.end), {"right": miss.phrase}, replacement=miss.phrase)


def _verb(context: Context) -> Iterator[Hit]:
    text = flat(context)
    for entry in load_rules_json("phrases")["verbs"]:
        for at in text.find(entry["object"]):
            start = at - 1 if text.text[at - 1 : at] in "“\"'‘" else at
            verb = text.text[start - 2 : start]
            if verb in entry["verbs"]:
                yield Hit(text.mark(start - 2, start), {"right": entry["right"], "object": entry["object"]})


def _decisive(context: Context) -> Iterator[Hit]:
    for found, entry in anchored(context, "phrases", "decisive"):
        yield Hit(flat(context).mark(found.start, found.end), {"right": entry["right"]})


def _strategy(context: Context) -> Iterator[Hit]:
    for found, entry in anchored(context, "phrases", "strategy"):
        at = flat(context).mark(found.start, found.end)
        yield Hit(at, {"right": entry["right"]}, replacement=entry["right"])


def _plenum(context: Context) -> Iterator[Hit]:
    for found, _ in anchored(context, "phrases", "plenum"):
        told = found.match[0].removeprefix("届")
        numbers = sorted(pattern("[一二三四五六七](?=中)").findall(told), key="一二三四五六七".index)
        joint = "全会、" if told.count("全会") == len(numbers) else "、"  # 二中全会、三中全会, each with its word
        right = f"届{joint.join(f'{number}中' for number in numbers)}全会"
        if right != found.match[0]:
            yield Hit(flat(context).mark(found.start, found.end), {"right": right}, replacement=right)


def _old(context: Context) -> Iterator[Hit]:
    text, year = flat(context), context.recognition.year or context.year
    for entry in load_rules_json("phrases")["old"]:
        for at in text.find(entry["old"]) if year and year > entry["until"] else ():
            if not text.in_title(at):
                yield Hit(text.mark(at, at + len(entry["old"])), {"right": entry["right"], "note": entry["note"]})


RULES = (
    Rule(
        code="T101",
        name="set-phrase-misspelt",
        title="固定提法差一个字",
        message="“{text}”与固定提法“{right}”差一个字。",
        suggestion="改为“{right}”。",
        explanation=(
            "清单里的长提法多一个字、少一个字、错一个字或者相邻两字颠倒时提示。实测：公开的法规和政府工作报告163万字没有误报（调整两处以后）；自编的标注句子报出的全部属实。"
        ),
        basis=_USAGE,
        severity="error",
        check=_near,
        yields=1,
    ),
    Rule(
        code="T102",
        name="set-phrase-wrong",
        title="固定提法写错",
        message="“{text}”应为“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation="常见误写的清单，如“四个维护”“放服管”“党的二十大三中全会”。每一条在 phrases.json 里注明出处。",
        basis=_USAGE,
        severity="error",
        check=listed("phrases", "short"),
    ),
    Rule(
        code="T103",
        name="set-phrase-verb-wrong",
        title="固定提法的动词搭配错",
        message="“{text}”不与“{object}”搭配，应写“{right}”。",
        suggestion="改为“{right}”。",
        explanation="增强“四个意识”、坚定“四个自信”、做到“两个维护”，动词不能换用，也不能重复。",
        basis=_USAGE,
        severity="warning",
        check=_verb,
    ),
    Rule(
        code="T104",
        name="two-establishes-wrong",
        title="“两个确立”的说法不准确",
        message="“{text}”应为“{right}”。",
        suggestion="写“深刻领悟‘两个确立’的决定性意义”。",
        explanation="固定说法是“决定性意义”，不是“重要意义”“决定意义”“决定性作用”。",
        basis=_USAGE,
        severity="warning",
        check=_decisive,
    ),
    Rule(
        code="T105",
        name="new-ideas-incomplete",
        title="“新理念新思想新战略”漏写或颠倒",
        message="“{text}”应为“{right}”。",
        suggestion="改为“{right}”；2020年11月以后也可以写“习近平法治思想”。",
        explanation="“全面依法治国新理念新思想新战略”三个“新”的次序固定，不能少。",
        basis=_USAGE,
        severity="error",
        check=_strategy,
    ),
    Rule(
        code="T106",
        name="plenums-run-together",
        title="几次全会的写法不对",
        message="“{text}”应为“{right}”。",
        suggestion="改为“{right}”。",
        explanation="“二十届二中、三中全会”按先后次序写，几次全会之间用顿号；“全会”只在最后写一次，或者每次都写。",
        basis=_GENERAL,
        severity="warning",
        check=_plenum,
    ),
    Rule(
        code="T107",
        name="phrase-outdated",
        title="用了过去的提法",
        message="“{text}”是过去的提法，现在用“{right}”：{note}。",
        suggestion="改为“{right}”。",
        explanation="报告年度在新提法公布之后仍用旧提法的，多半是套用旧稿。",
        basis=_USAGE,
        severity="warning",
        check=_old,
    ),
)
