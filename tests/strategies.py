"""Hypothesis strategies for forms of any shape."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from authoring.form.data import as_data
from authoring.form.dumper import dump_form
from authoring.form.fields import ROLE_NAMES
from authoring.form.models import Report

PARTS = ("主要举措和成效", "存在的不足和原因", "第一责任人履职", "下一年度主要安排", "其他需要报告的情况")
DUTIES = ("组织领导", "依法决策", "规范执法", "督促监督", "维护司法权威", "学法普法")
POSITIONS = (
    *("文首", "标题", "主送", "前言", *PARTS, "全文", "结尾"),
    *("附件说明", "署名", "成文日期", "附注", "附件", "抄送", "文末"),
)
ROLES = tuple(ROLE_NAMES.values())

_CHARS = (
    "年月日法治政府建设报告情况一二三（）()、，。；：“”《》【】—…%％0123456789XYZ 　:#-[]'\"|>&*!@`,?~无是否\U00020000"
)
_OPENERS = ("{{", "{%")
_YES_NO = st.sampled_from(["是", "否"])
_SHOWN = {"横排": _YES_NO, "公开": _YES_NO}


def texts(*, lines: bool = True, max_size: int = 24) -> st.SearchStrategy[str]:
    """Texts that are not blank and have no template marks; with line breaks unless ``lines`` is False."""
    alphabet = st.sampled_from(_CHARS + ("\n" if lines else ""))
    return st.text(alphabet, min_size=1, max_size=max_size).filter(_usable)


def _usable(text: str) -> bool:
    return bool(text.strip()) and not any(mark in text for mark in _OPENERS)


def _optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def tables() -> st.SearchStrategy[dict[str, Any]]:
    """Tables with and without heads."""
    cell = st.one_of(
        texts(max_size=6),
        st.just(""),
        st.fixed_dictionaries({"文字": texts(max_size=6), "跨列": st.integers(1, 3)}),
    )
    row = st.lists(cell, min_size=1, max_size=4)
    return st.fixed_dictionaries(
        {"行": st.lists(row, min_size=1, max_size=3)},
        optional={"表格标题": texts(lines=False), "表头": row, **_SHOWN},
    )


def paragraphs() -> st.SearchStrategy[dict[str, Any]]:
    """Paragraphs printed as they stand."""
    return st.fixed_dictionaries({"段落": texts()}, optional={"格式": st.sampled_from(ROLES), "公开": _YES_NO})


def items(depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """Items with at most ``depth`` levels of headings."""
    content = contents(depth - 1)
    item = _optional(
        标题=texts(lines=False),
        内容=content,
        接排=st.booleans(),
        公开=_YES_NO,
        编号=st.sampled_from(["无", "一 、", "（3）"]),
    )
    leaf = st.fixed_dictionaries({"标题": texts(lines=False), "层次": st.integers(1, 4)})
    return st.one_of(item, leaf)


def contents(depth: int, item: st.SearchStrategy[Any] | None = None) -> st.SearchStrategy[list[Any]]:
    """Content of any kind; ``item`` stands for the headed items of the first level."""
    kinds = [texts(), paragraphs(), tables()]
    if depth > 0:
        kinds.append(item if item is not None else items(depth))
    return st.lists(st.one_of(kinds), max_size=3)


@st.composite
def _parts(draw: st.DrawFn) -> dict[str, Any]:
    plain = st.one_of(st.just("无"), contents(2), texts(), st.fixed_dictionaries({"标题": texts(lines=False)}))
    part = st.one_of(plain, _optional(标题=st.one_of(st.just("无"), texts(lines=False)), 内容=contents(2)))
    duties = _optional(职务=texts(lines=False), **{kind: st.lists(texts(), max_size=2) for kind in DUTIES})
    fields = {"主要举措和成效": part, "其他需要报告的情况": part, "第一责任人履职": st.one_of(part, duties)}
    data = draw(_optional(**fields))
    reasons = st.one_of(texts(), st.lists(texts(), max_size=3))
    problems = draw(
        st.lists(
            _optional(问题=texts(), 原因=reasons, 标题=texts(lines=False)),
            max_size=3,
        )
    )
    plans = draw(st.lists(_optional(标题=texts(lines=False), 内容=contents(1)), max_size=3))
    for problem in problems if plans else []:
        problem["对应安排"] = draw(st.integers(1, len(plans)))
    for plan in plans if problems else []:
        plan["针对"] = draw(st.lists(st.integers(1, len(problems)), max_size=2))
    data["存在的不足和原因"] = [*draw(contents(0)), *problems]
    data["下一年度主要安排"] = [*plans, *draw(contents(0))]
    data["顺序"] = draw(st.permutations(PARTS))[: draw(st.integers(0, 5))]
    return data


def form_data() -> st.SearchStrategy[dict[str, Any]]:
    """Forms as plain data with Chinese keys, all valid."""
    line = texts(lines=False)
    several = st.one_of(st.just("无"), line, st.lists(line, min_size=1, max_size=2))
    attachment = st.one_of(line, _optional(标题=line, 内容=contents(1)))
    leftover = st.fixed_dictionaries({"位置": st.sampled_from(POSITIONS), "内容": contents(2)})
    frame = _optional(
        年度=st.integers(2000, 2099), 单位=line, 简称=line, 标题=st.one_of(st.just("无"), texts()), 主送=several,
        前言=st.one_of(st.just("无"), contents(0)), 过渡句=st.one_of(st.just("无"), line), 结尾=several, 署名=several,
        成文日期=st.sampled_from(["无", "2025-01-20", "2025/1/2", "二〇二五年一月二十日"]), 附注=line, 抄送=several,
        附件=st.lists(attachment, max_size=2), 补充内容=st.lists(leftover, max_size=2),
        **_formal(line, several),
    )  # fmt: skip
    body = st.one_of(_parts(), st.fixed_dictionaries({"全文": contents(3)}))
    return st.tuples(frame, body).map(lambda both: both[0] | both[1])


def _formal(line: st.SearchStrategy[str], several: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """Fields that only some editions print."""
    return {
        "份号": st.sampled_from(["无", "12", "000001"]),
        "密级和保密期限": st.sampled_from(["无", "机密★1年", "秘密6个月", "绝密"]),
        "紧急程度": st.sampled_from(["无", "特急", "加急"]),
        "发文机关标志": several,
        "发文字号": st.sampled_from(["无", "甲公〔2025〕1号", "甲公〔2025〕 号"]),
        "签发人": several,
        "主送移至版记": _YES_NO,
        "加盖印章": _YES_NO,
        "印发机关": line,
        "印发日期": st.sampled_from(["无", "2025-01-20", "二〇二五年一月二十日"]),
        "双面印刷": _YES_NO,
        "表格样式": st.sampled_from(["网格", "三线表"]),
        "不公开": st.lists(st.sampled_from(POSITIONS[1:-1]), max_size=3),
    }


def forms() -> st.SearchStrategy[Report]:
    """Valid forms of any shape."""
    return form_data().map(Report.from_data)


def form_texts() -> st.SearchStrategy[str]:
    """Valid forms as YAML texts."""
    return forms().map(lambda report: dump_form(as_data(report)))
