"""A .docx laid out anew, where its layout has faults: which are mended by that, and which are left to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.check.choice import fits
from authoring.document import lines
from authoring.document.look import PAGE
from authoring.errors import UserError
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from authoring.check import Finding
    from authoring.check.choice import Choice
    from authoring.document import Document
    from authoring.fixing import Fixed, Way
    from authoring.standard.layout import Layout

FAMILY: Final = "版式"
_NUMBER: Final = pattern(r"[第页共码\W\d_]+|(?i:page|of)")
"""What belongs to a page number."""
_TRACKED: Final = "改版式不能用修订的形式记下来，请去掉 --tracked，或者先用 --tracked 改文字，再用 --only 版式 排版"
_CHANGED: Final = "这份稿件的结构特殊，重排版式会动到文字，没有改；请把正文复制到新的 Word 文件里再试"


def asks_for_layout(choice: Choice) -> bool:
    """Whether rules of the layout are selected by name."""
    from authoring.rules.layout import LAYOUT

    return any(fits(name, rule) for name in choice.select for rule in choice.rules(LAYOUT))


def lay_out(
    fixed: Fixed, way: Way, judge: Callable[[Document], Sequence[Finding]], standard: Layout, *, tracked: bool
) -> Fixed:
    """The mended .docx with its layout by ``standard``, and as it was where its layout has no fault.

    Raises UserError for a draft of another format, for ``tracked``, and rather than change a word.
    """
    from authoring.editing.relayout import relayout
    from authoring.readers import read_docx

    if not way.has_pages:
        raise UserError("只有 .docx 能重排版式；文本和表单请先用 authoring build 生成 .docx")
    if tracked:
        raise UserError(_TRACKED)
    earlier = read_docx(fixed.data, look=True)
    before = _of_layout(judge(earlier))
    if not before:
        return fixed
    data = relayout(fixed.data, standard)
    after = read_docx(data, look=True)
    if list(lines(way.read(fixed.data))) != list(lines(after)):
        raise UserError(_CHANGED)
    left = judge(after)
    codes = {finding.code for finding in left}
    laid = tuple(finding for finding in before if finding.code not in codes)
    if not laid:
        return fixed._replace(left=tuple(left))
    return fixed._replace(data=data, laid=laid, left=tuple(left), lost=_lost(earlier, after))


def _lost(before: Document, after: Document) -> tuple[str, ...]:
    """The words of footers that no page shows any more, each once."""
    left = set(_footers(after))
    return tuple(dict.fromkeys(text for text in _footers(before) if text not in left))


def _footers(document: Document) -> Iterator[str]:
    """Paragraphs of footers that hold more than a page number."""
    for section in document.source.look.sections if document.source.look else ():
        for footer in section.footers.values():
            for each in footer.paragraphs:
                text = each.text.replace(PAGE, "").strip()
                if _NUMBER.sub("", text):
                    yield text


def _of_layout(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    from authoring.rules.layout import LAYOUT

    codes = {rule.code for rule in LAYOUT}
    return tuple(finding for finding in findings if finding.code in codes)
