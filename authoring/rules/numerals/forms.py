"""Numbers whose right form has to be worked out: years and counts in characters, full-width digits, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit
from authoring.check.kinds import is_running
from authoring.figures.numerals import parse_han
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping

    from authoring.check import Check, Context

_YEAR = pattern("二[零○oO0][零一二三四][零○oO0一二三四五六七八九](?=年)")
_YEAR_DIGITS = str.maketrans("零○oO一二三四五六七八九", "0000123456789")
_WIDE = pattern("[０-９Ａ-Ｚａ-ｚ]+(?:[．.][０-９]+)*")
_DAY = pattern(r"(\d{1,2})月(\d{1,2})日")
_MONTH = pattern(r"20\d\d年(?:0|1[3-9]|[2-9]\d)月")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_COUNT = pattern(
    # in 第十二次 and 三届二十次全会 it is an ordinal, in 二十余件 a rough number
    "(?:(?:[一二三四五六七八九]百(?:零[一二三四五六七八九]|[一二三四五六七八九]十[一二三四五六七八九]?)"
    "|[二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九])"
    "(?=[件起次名场份宗项])(?!次(?:全会|会议|集体|代表|党代)|项(?:规定|措施|举措|行动|制度|任务|重点|工程|改革|承诺|机制|禁令|工作))"
    "|[一二三四五六七八九]千[一二三四五六七八九]百(?:[一二三四五六七八九]十[一二三四五六七八九]?)?(?=余?[件起人名次场份户家]))"
)
_MONTH_IN_CHARACTERS = pattern(
    "(?:十[一二]?|[一二三四五六七八九])月"
    "(?=份|[上中下]旬|[底初末](?![一步级])|[一二三]?十?[一二三四五六七八九十]日|以来|起,)"
)
_MONTH_BEFORE = pattern("[十历闰正第个\\d]")
_ORDINAL = pattern(r"[第“年月届一二三四五六七八九十百千万零\d]")


def _formed(
    looked_for: re.Pattern[str], right: Callable[[str], str], *triggers: str, before: re.Pattern[str] | None = None
) -> Check:
    """What this pattern matches on folded text, to be replaced by the form that ``right`` makes of it.

    Behind a character that ``before`` matches, it is something else.
    """

    def check(context: Context) -> Iterator[Hit]:
        for block in context.blocks_with(*triggers):
            for match in looked_for.finditer(context.texts[block]) if is_running(context, block) else ():
                if before and before.match(context.texts[block][max(match.start() - 1, 0) : match.start()]):
                    continue
                mended = right(match[0])
                yield Hit(context.mark(block, *match.span()), {"right": mended}, replacement=mended)

    return check


def _wide(context: Context) -> Iterator[Hit]:
    for match in _WIDE.finditer(context.whole_raw):
        block, start = context.spot_of(match.start())
        right = fold(match[0])
        yield Hit(context.mark(block, start, start + len(right)), {"right": right}, replacement=right)


def _impossible(context: Context) -> Iterator[Hit]:
    for block in context.blocks_with("日"):
        for match in _DAY.finditer(context.texts[block]) if is_running(context, block) else ():
            month, day = int(match[1]), int(match[2])
            if not (1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]):
                yield Hit(context.mark(block, *match.span()))


def _impossible_month(context: Context) -> Iterator[Hit]:
    for block in context.blocks_with("月"):
        for match in _MONTH.finditer(context.texts[block]):
            yield Hit(context.mark(block, *match.span()))


def _digits(numeral: str) -> str:
    return str(parse_han(numeral))


def _month(month: str) -> str:
    return f"{_digits(month[:-1])}月"


CHECKS: Mapping[str, Check] = {
    "year-in-characters": _formed(_YEAR, lambda year: year.translate(_YEAR_DIGITS), "二零", "二○", "二o", "二O", "二0"),
    "digits-full-width": _wide,
    "date-impossible": lambda context: (*_impossible(context), *_impossible_month(context)),
    "count-in-characters": _formed(_COUNT, _digits, "十", "千", before=_ORDINAL),
    "month-in-characters": _formed(
        _MONTH_IN_CHARACTERS, _month, *(f"{each}月" for each in "一二三四五六七八九十"), before=_MONTH_BEFORE
    ),
}
