"""Parts and reports that are far too short or too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from authoring.check import Hit, Rule, size
from authoring.rules.data import load_rules_json
from authoring.rules.structure.bases import JUDGEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Check, Context
    from authoring.recognition import Evidence
    from authoring.standard.parts import PartKey

_LIMITS = load_rules_json("structure")["lengths"]
_MINIMUM: dict[PartKey, int] = _LIMITS["minimum"]
_SHARE: dict[PartKey, float] = _LIMITS["share"]


def _own_size(context: Context, key: PartKey) -> int:
    """Characters under the part's own heading, 0 where it has none or nothing stands below."""
    if context.part(key).state != "own":
        return 0
    return sum(size(text) for _, _, text in context.bodies(key))


def _heading(context: Context, key: PartKey) -> Evidence | None:
    headings = list(context.headings(key))
    return context.mark(headings[0][0], 0, len(headings[0][1])) if headings else None


def _part_short(context: Context) -> Iterator[Hit]:
    for key, least in _MINIMUM.items():
        length = _own_size(context, key)
        if 0 < length < least:
            values: dict[str, str | int] = {"part": context.part_name(key), "length": length, "least": least}
            yield Hit(_heading(context, key), values, key)


def _part_long(context: Context) -> Iterator[Hit]:
    for key, most in _SHARE.items():
        share = _own_size(context, key) / max(context.length, 1)
        if share > most:
            values = {"part": context.part_name(key), "share": f"{share:.0%}", "most": f"{most:.0%}"}
            yield Hit(_heading(context, key), values, key)


def _report(side: Literal["below", "above"]) -> Check:
    """The whole report is below or above the profile's usual span."""

    def check(context: Context) -> Iterator[Hit]:
        least, most = context.profile.length
        length = context.length
        if (0 < length < least) if side == "below" else length > most:
            yield Hit(values={"length": length, "least": least, "most": most})

    return check


RULES = (
    Rule(
        code="S107",
        name="part-too-short",
        title="部分过短",
        message="“{part}”部分只有{length}个字。",
        suggestion="写实这一部分，一般不少于{least}个字，有事实、有数据。",
        explanation="一个部分只有一两句话，等于没有报告。下限见数据文件，是本工具的判断，规定没有字数要求。",
        basis=JUDGEMENT,
        severity="warning",
        check=_part_short,
    ),
    Rule(
        code="S108",
        name="part-too-long",
        title="部分过长",
        message="“{part}”部分占全文的{share}，明显偏长。",
        suggestion="压缩这一部分，一般不超过全文的{most}；主要篇幅留给举措和成效。",
        explanation="真实报告里不足占5%—13%，履职占4%—9%，安排最多占59%。超出很多时，多半是写进了别的部分的内容。",
        basis=JUDGEMENT,
        severity="hint",
        check=_part_long,
    ),
    Rule(
        code="S506",
        name="report-too-short",
        title="全文过短",
        message="全文只有{length}个字，少于通常的{least}个字。",
        suggestion="看看四个方面是不是都写实了；各地通知对部门报告的要求常在3000—5000字。",
        explanation="规定没有字数要求，篇幅范围来自配置，可以按本地通知调整。",
        basis=JUDGEMENT,
        severity="hint",
        check=_report("below"),
    ),
    Rule(
        code="S507",
        name="report-too-long",
        title="全文过长",
        message="全文有{length}个字，超过通常的{most}个字。",
        suggestion="删去业务总结性质的内容，突出依法行政；各地通知对部门报告的要求常在3000—5000字。",
        explanation="规定没有字数要求，篇幅范围来自配置，可以按本地通知调整。",
        basis=JUDGEMENT,
        severity="hint",
        check=_report("above"),
    ),
)
