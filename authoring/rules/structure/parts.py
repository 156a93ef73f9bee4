"""Whether each required part is there, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Hit, Rule, size
from authoring.rules.structure.bases import JUDGEMENT, PRACTICE, REGULATION
from authoring.standard.parts import PART_KEYS
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Check, Context
    from authoring.recognition import Part, State


def _stands(state: State) -> Check:
    """A required part stands in the draft in this state: a hit at the words that decided it."""

    def check(context: Context) -> Iterator[Hit]:
        for key in PART_KEYS:
            part = context.part(key)
            if key in context.profile.required and part.state == state:
                values = {"part": context.part_name(key), "heading": context.part_heading(key)}
                at = part.evidence[0] if part.evidence and part.state != "missing" else None
                yield Hit(at, values | {"host": _host(context, part), "lack": _LACKS[key]}, key)

    return check


_LACKS = {
    "measures": "举措和成效",
    "problems": "具体的问题和原因",
    "duties": "履职的事实和数据",
    "plan": "具体安排",
    "other": "具体情况",
}
_EXCERPT = 40
_CLOSING = pattern(r"\s*[特专]此(?:报告|汇报)[。.!]?\s*")
_NOTHING = frozenset({"无", "暂无", "没有", "无其他需要报告的情况", "没有其他需要报告的情况", "无其他情况"})


def _host(context: Context, part: Part) -> str:
    """Where a part stands that is not set apart, in words."""
    hosts = [
        other
        for other in context.recognition.parts.values()
        if other.key != part.key and set(part.blocks[:1]) & set(other.blocks)
    ]
    return f"写在“{context.part_name(hosts[0].key)}”里" if hosts else "没有自己的标题"


def _other_kind(context: Context) -> Iterator[Hit]:
    reason = context.recognition.kind_reason.strip("。") or "没有年度报告应有的标题和内容"
    yield Hit(values={"reason": reason})


def _merged(context: Context) -> Iterator[Hit]:
    told: set[frozenset[int]] = set()
    for key in PART_KEYS:
        part = context.part(key)
        shared = frozenset(part.headings)
        if part.state != "merged" or shared in told:
            continue
        told.add(shared)
        parts = [other for other in PART_KEYS if other == key or shared & set(context.part(other).headings)]
        names = "与".join(f"“{context.part_name(name)}”" for name in parts)
        at = part.evidence[0] if part.evidence else None
        yield Hit(at, {"parts": names if len(parts) > 1 else names + "与别的内容"}, key)


def _says_none(context: Context) -> Iterator[Hit]:
    bodies = [body for body in context.bodies("other") if not _CLOSING.fullmatch(body[2])]
    text = "".join(body for _, _, body in bodies)
    if size(text) <= max(map(len, _NOTHING)) + 1 and text.strip(" 。.:").replace(" ", "") in _NOTHING:
        block, offset, body = bodies[0]
        yield Hit(context.mark(block, offset, offset + len(body)), part="other")


_FIGURE = pattern(r"(?<!\d)(?!20\d\d年)\d+|[一二两三四五六七八九十]+(?:次|件|场|期|项|个|人|起|份|篇|节|部)(?!方面)")


def _only_formula(context: Context) -> Iterator[Hit]:
    part = context.part("duties")
    bodies = list(context.bodies("duties"))
    if part.state not in ("own", "inside") or not bodies or any(_FIGURE.search(text) for _, _, text in bodies):
        return
    block, offset, text = bodies[0]
    yield Hit(context.mark(block, offset, offset + min(len(text), _EXCERPT)), part="duties")


RULES = (
    Rule(
        code="S100",
        name="not-annual-report",
        title="不是法治政府建设年度报告",
        message="这不像一份法治政府建设年度报告：{reason}。",
        suggestion="确认文件没有选错；确实是年度报告的，把标题写成“××关于××××年度法治政府建设情况的报告”，并写齐规定的四个方面。",
        explanation="工作方案、新闻稿、政府信息公开年度报告等不按年度报告的结构检查，只给出这一条。",
        basis=JUDGEMENT,
        severity="error",
        check=_other_kind,
        kind="other",
    ),
    Rule(
        code="S101",
        name="part-missing",
        title="缺少必备部分",
        message="全文没有“{part}”部分。",
        suggestion="增写这一部分，标题可写“{heading}”。",
        explanation=(
            "年度报告必须报告四个方面：主要举措和成效、存在的不足和原因、党政主要负责人履行第一责任人职责的情况、"
            "下一年度主要安排。次序不限，缺一不可。"
        ),
        basis=REGULATION,
        severity="error",
        check=_stands("missing"),
    ),
    Rule(
        code="S102",
        name="part-only-mentioned",
        title="必备部分只是提到",
        message="“{part}”只是顺带提到，没有{lack}：“{text}”。",
        suggestion="单写一个部分，标题可写“{heading}”，写出{lack}。",
        explanation=(
            "一个分句、一句套话不算报告了这个方面。第一责任人履职要写明职务，并用会议、学法、述法、出庭应诉等事实和"
            "数据说明，只有套话的等于没写。"
        ),
        basis=REGULATION,
        severity="warning",
        check=_stands("mentioned"),
    ),
    Rule(
        code="S103",
        name="parts-merged",
        title="两个部分合在一起写",
        message="{parts}合在同一个标题下写。",
        suggestion="分成各自的一级标题，读者和督察单位一眼就能找到。",
        explanation="规定没有要求四个方面各立标题，合写也算有，但不好查找，也容易顾此失彼。",
        basis=PRACTICE,
        severity="hint",
        check=_merged,
    ),
    Rule(
        code="S104",
        name="part-inside-another",
        title="必备部分没有单列",
        message="“{part}”没有单列，{host}。",
        suggestion="单列为一级标题，可写“{heading}”。",
        explanation="写在别的部分里也算有，但这是规定专门列出的一个方面，单列更清楚。",
        basis=PRACTICE,
        severity="hint",
        check=_stands("inside"),
    ),
    Rule(
        code="S109",
        name="other-part-says-none",
        title="其他部分只写“无”",
        message="“其他需要报告的情况”只写了“{text}”。",
        suggestion="这一部分可有可无，没有内容时连同标题一起删去。",
        explanation="其他需要报告的情况不是必备部分，没有就不写。",
        basis=PRACTICE,
        severity="hint",
        check=_says_none,
    ),
    Rule(
        code="S110",
        name="duties-without-facts",
        title="履职情况没有一个次数或件数",
        message="第一责任人履职的情况没有一处次数、件数或日期：“{text}”。",
        suggestion="写出主持研究、学法、述法、出庭应诉等各有几次、几件。",
        explanation="只写亲自部署、亲自过问、亲自协调、亲自督办的，看不出做了什么。有一处数字就不提示。",
        basis=REGULATION,
        severity="warning",
        check=_only_formula,
    ),
)
