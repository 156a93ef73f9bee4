"""The comparison as lines for the screen: long passages one under the other, not in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.emitters.comparison_view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.comparison import Comparison
    from authoring.emitters.comparison_view import View

_SIGNS = {"answered": "●", "partly": "△", "open": "○"}  # a GBK console has them too


def as_text(found: Comparison) -> str:
    """The whole page."""
    return "".join(f"{line}\n" for line in _lines(view(found)))


def _lines(shown: View) -> Iterator[str]:
    yield f"上年：{shown.last_name}"
    yield f"本年：{shown.this_name}"
    yield ""
    yield "一、数据"
    yield from (f"  ！{sentence}。" for sentence in shown.wrong)
    yield from (f"  {name}：{last} → {this}  {change}" for name, last, this, change in shown.figures)
    if not shown.figures:
        yield "  两年报告里没有名称、单位都相同的数据。"
    if shown.gone:
        yield f"  上年写了、本年没有同名的数据：{'、'.join(shown.gone)}。"
    yield ""
    yield "二、各部分与上年相同的文字"
    yield from (f"  {name}：{share}" for name, share in shown.parts)
    if not shown.copies:
        yield "  没有成段照搬上年的文字。"
    for part, here, text, there, last, note in shown.copies:
        yield f"  {part}，{note}"
        yield f"    本年{here}：{text}"
        yield f"    上年{there}：{last}"
    yield ""
    yield "三、上年安排的落实"
    yield f"  {shown.plan_sum}"
    for row in shown.plan:
        yield f"  {_SIGNS[row.state]} {row.shown}  {row.where}：{row.item}"
        yield from (f"      本年{where}：{text}" for where, text in row.answers)
    yield ""
    yield "四、两年都有的不足"
    if not shown.problems:
        yield "  没有发现两年相同的不足。"
    for here, text, there, last in shown.problems:
        yield f"  本年{here}：{text}"
        yield f"  上年{there}：{last}"
