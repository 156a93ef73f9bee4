"""The title: there, of the right kind, complete."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.data import load_rules_json
from authoring.rules.structure.bases import TITLE
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.recognition import Evidence

_WRONG: list[str] = sorted(load_rules_json("structure")["closings_of_kind"]["wrong"], key=len, reverse=True)
_BRACKET = pattern(r"\([^()]*\)$")
_YEAR = pattern(r"20\d\d|二[零○O0][零○O0一二三四五六七八九]{2}")
_NO_ISSUER = pattern(r"(?:关于)?(?:20\d\d年度?)?(?:推进|开展)?法治政府建设")


def _title(context: Context) -> str:
    """The title, folded and without blanks or a bracket at its end.

    "" when there is none, or only a part's heading that was taken for it.
    """
    block = context.recognition.title_block
    if block is not None and any(block in part.blocks for part in context.recognition.parts.values()):
        return ""
    title = re.sub(r"\s", "", fold(context.recognition.title or ""))
    return _BRACKET.sub("", title).rstrip("。.")


def _mark(context: Context) -> Evidence | None:
    block = context.recognition.title_block
    return None if block is None else context.mark(block)


def _missing(context: Context) -> Iterator[Hit]:
    if context.recognition.title is None:
        year = context.recognition.year or context.year
        issuer = context.recognition.issuer or "××"
        yield Hit(values={"title": f"{issuer}关于{year or '××××'}年度法治政府建设情况的报告"})


def _wrong_kind(context: Context) -> Iterator[Hit]:
    title = _title(context)
    if not title or "报告" in title:
        return
    wrong = next((word for word in _WRONG if title.endswith(word)), None)
    yield Hit(_mark(context), {"fault": f"文种写成“{wrong}”" if wrong else "没有写文种“报告”"})


def _incomplete(context: Context) -> Iterator[Hit]:
    title = _title(context)
    if not title:
        return
    lacks = []
    if _NO_ISSUER.match(title) and not _issuer_above(context):
        lacks.append("发文机关")
    if not _YEAR.search(title):
        lacks.append("年份")
    if "法治政府" not in title:
        lacks.append("“法治政府建设”")
    if lacks:
        yield Hit(_mark(context), {"lacks": "、".join(lacks)})


def _issuer_above(context: Context) -> bool:
    """Whether a line above the title holds the issuer, as in titles of two lines."""
    block = context.recognition.title_block
    return bool(block) and any(text.strip() for text in context.texts[:block])


RULES = (
    Rule(
        code="S301",
        name="title-missing",
        title="没有标题",
        message="全文没有标题。",
        suggestion="在开头写上标题，如“{title}”。",
        explanation="公文标题由发文机关名称、事由和文种组成。网页正文常把标题放在别处，因此网页和纯文本只作警告。",
        basis=TITLE,
        severity="error",
        by_medium={"html": "warning", "txt": "warning"},
        check=_missing,
    ),
    Rule(
        code="S302",
        name="title-kind-wrong",
        title="标题的文种不对",
        message="标题{fault}。",
        suggestion="把标题改为“……关于××××年度法治政府建设情况的报告”的形式。",
        explanation="年度报告的文种是报告，不是总结、汇报、请示或通报。",
        basis=TITLE,
        severity="warning",
        check=_wrong_kind,
    ),
    Rule(
        code="S303",
        name="title-incomplete",
        title="标题不完整",
        message="标题里没有{lacks}。",
        suggestion="把标题补全：发文机关＋关于＋年度＋法治政府建设情况＋的报告。",
        explanation="标题要让人一眼看出是哪个机关、哪个年度、关于什么的报告。",
        basis=TITLE,
        severity="warning",
        by_medium={"html": "hint", "txt": "hint"},
        check=_incomplete,
    ),
)
