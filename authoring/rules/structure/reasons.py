"""Problems told without their reasons."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.structure.bases import REGULATION
from authoring.standard.patterns import AnyOf, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_PLACEHOLDER = pattern(r"【[^】]*】")  # "【待填：原因…】" tells none
_ITEM = pattern(r"(?:^|[。;:])([一二三四五六七八九]是)")
_HEADED = pattern(r"[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]是|\d+\.")
_ITEMS = 3  # so many problems, of which all but one have a reason
_MENDED = pattern(r"[（(]?[一二三四五六七八九十\d]+(?:[）)]|是|[.．])[^,。;]{0,4}(?:下一步|改进|整改|打算|措施)")
_LEAST = 20  # characters of a problem that is told, and not only named
_REASONS = AnyOf(load_rules_json("structure")["reasons"]["patterns"])


def _no_reasons(context: Context) -> Iterator[Hit]:
    part = context.part("problems")
    bodies = list(context.bodies("problems"))
    if not part.present or not bodies or any(_REASONS.search(_PLACEHOLDER.sub("", text)) for _, _, text in bodies):
        return
    headings = list(context.headings("problems"))
    block, end = (headings[0][0], len(headings[0][1])) if headings else (bodies[0][0], None)
    yield Hit(context.mark(block, 0, end), part="problems")


def _one_without(context: Context) -> Iterator[Hit]:
    """One problem of three or more has no reason, while the others have: it was left out."""
    bodies = context.bodies("problems")
    if not context.part("problems").present:
        return
    for block, offset, text in bodies:
        starts = [match.start(1) for match in _ITEM.finditer(text)]
        spans = pairwise([*starts, len(text)])
        yield from _lacking(context, [(block, offset, text, *span) for span in spans])
    alone = [(block, offset, text, 0, len(text)) for block, offset, text in bodies if _HEADED.match(text)]
    yield from _lacking(context, [item for item in alone if len(item[2]) >= _LEAST])


def _lacking(context: Context, items: list[tuple[int, int, str, int, int]]) -> Iterator[Hit]:
    items = [item for item in items if not _MENDED.match(item[2], item[3])]
    without = [item for item in items if not _REASONS.search(_PLACEHOLDER.sub("", item[2][item[3] : item[4]]))]
    if len(items) >= _ITEMS and len(without) == 1:
        block, offset, text, start, end = without[0]
        stop = min([at for mark in ",。;" if (at := text.find(mark, start)) > start] or [end])
        yield Hit(context.mark(block, offset + start, offset + stop), part="problems")


RULES = (
    Rule(
        code="S105",
        name="reasons-missing",
        title="只写不足，没写原因",
        message="“存在的不足和原因”部分没有一处写明原因。",
        suggestion="在每个问题后面写明原因，如“原因是……”“主要由于……”。",
        explanation="规定要求报告存在的不足和原因，两样都要有。本规则只查有没有“原因是”“由于”“主要是”一类的词语。",
        basis=REGULATION,
        severity="warning",
        check=_no_reasons,
    ),
    Rule(
        code="S111",
        name="reason-missing",
        title="有一个问题没写原因",
        message="“{text}”没有写原因，其他问题都写了。",
        suggestion="补上原因，如“主要原因是……”。",
        explanation=(
            "三个以上的问题，只有一个没有“原因是”“由于”“主要是”一类的词语时提示，可能是漏写。"
            "原因也可能用别的话写了，因此只作提示。都没有写的由 S105 提示。"
        ),
        basis=REGULATION,
        severity="hint",
        check=_one_without,
    ),
)
