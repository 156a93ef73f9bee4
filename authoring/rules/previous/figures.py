"""Figures of two years: bases that last year's report contradicts, and figures nobody renewed (M19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.previous.view import BOTH_YEARS, comparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_PLACES = 5  # further places that a finding lists


def _carried(context: Context) -> Iterator[Hit]:
    found = comparison(context)
    if found is None or not found.figures.copied:
        return
    first, *more = [context.mark(row.this.block, row.this.start, row.this.end) for row in found.figures.carried]
    names = [f"{row.key[0]}{row.this.text}" for row in found.figures.carried]
    values: dict[str, str | int] = {
        "all": len(found.figures.rows),
        "same": len(names),
        "names": "、".join(names[:_PLACES]) + ("等" if len(names) > _PLACES else ""),
    }
    yield Hit(first, values, times=len(names), more=tuple(more[:_PLACES]))


def _base_differs(context: Context) -> Iterator[Hit]:
    found = comparison(context)
    for one in found.figures.bases if found else ():
        values = {"name": one.told.key[0], "last": one.last.text, "spot": _spot(context, one.last.block)}
        yield Hit(context.mark(one.told.block, one.told.start, one.told.end), values)


def _change_differs(context: Context) -> Iterator[Hit]:
    found = comparison(context)
    for one in found.figures.moves if found else ():
        values = {
            "name": one.told.key[0],
            "last": one.last.text,
            "spot": _spot(context, one.last.block),
            "sum": one.sum,
        }
        yield Hit(context.mark(one.told.block, one.told.start, one.told.end), values)


def _spot(context: Context, block: int) -> str:
    from authoring.comparison.paper import spot

    assert context.previous is not None, "only a comparison has words of last year's"
    return spot(context.previous, block)


RULES = (
    Rule(
        code="F119",
        name="figures-carried-over",
        title="数据和上年一样，像是没有更新",
        message="与上年报告同名的{all}个数据，有{same}个一字未变：{names}。",
        suggestion="逐个核对是不是本年度的数，没有更新的换成本年的。",
        explanation=(
            "要给出上年的报告（--previous）才查。名称、单位都相同的数据有5个以上，其中一半以上与上年完全相同时提示；"
            "百分之百的比率不算。"
        ),
        basis=BOTH_YEARS,
        severity="warning",
        check=_carried,
    ),
    Rule(
        code="F130",
        name="base-differs-from-last-report",
        title="上年基数与上年报告不一致",
        message="{name}的上年数这里写{text}，上年报告{spot}写的是{last}。",
        suggestion="核对后改成同一个数；口径有调整的，写明调整后的口径。",
        explanation=(
            "要给出上年的报告（--previous）才查。“上年×件”“从×件增加到”“2023年×件”中的数，与上年报告里名称、单位都"
            "相同的数比。带概数的按可能的范围比；上年报告里同一名称有几个不同的数时不比。"
        ),
        basis=BOTH_YEARS,
        severity="error",
        check=_base_differs,
    ),
    Rule(
        code="F131",
        name="change-differs-from-last-report",
        title="同比与上年报告的数对不上",
        message="{name}写变化{text}，按上年报告{spot}的{last}计算：{sum}。",
        suggestion="核对本年、上年的数和同比；口径有调整的，写明调整后的口径。",
        explanation=(
            "要给出上年的报告（--previous）才查。用本年的数和上年报告里名称、单位都相同的数重算同比，末位容许差1；"
            "比率的变化按百分点算。"
        ),
        basis=BOTH_YEARS,
        severity="warning",
        check=_change_differs,
    ),
)
