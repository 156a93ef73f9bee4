"""A .docx laid out anew, where its layout has faults: which are mended by that, and which are left to a person.

And an office's own base: in what it lays papers out otherwise than the standard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from authoring.check.choice import fits
from authoring.document import Document, Heading, Paragraph, lines, plain
from authoring.document.look import PAGE
from authoring.errors import UserError
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from authoring.check import Finding
    from authoring.check.choice import Choice
    from authoring.document import Block, Role
    from authoring.fixing import Fixed, Way
    from authoring.standard.layout import FontSet, Layout
    from authoring.writers.docx.base import Base

_NUMBER: Final = pattern(r"[第页共码\W\d_]+|(?i:page|of)")
"""What belongs to a page number."""
_COUNT: Final = pattern(r"（\d+处）")
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
        raise UserError(
            "只有 .docx 能重排版式；表单请先用 authoring build 生成 .docx，文本和网页请先用 authoring import 转成表单"
        )
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


def base_findings(base: Base, fonts: FontSet, judge: Callable[[Document], Sequence[Finding]]) -> tuple[Finding, ...]:
    """In what a base differs from the standard: the findings about a whole paper written by it, each once.

    How often each look occurs is that paper's, not the base's, and left out.
    """
    from authoring.readers import read_docx
    from authoring.writers.docx import write_docx

    data = write_docx(probe(), fonts=fonts, base=base)
    found = _of_layout(judge(read_docx(data, look=True)))
    return tuple(each._replace(message=_COUNT.sub("", each.message)) for each in found)


def probe() -> Document:
    """A paper with every element that the rules of the layout look at, and no fault."""
    from authoring.readers import read_text
    from authoring.rules.data import model_report

    slots = dict(model_report())
    organ = slots["signature"]
    text = read_text("\n".join(slots.values()).encode())
    head: tuple[tuple[Role, str], ...] = (
        ("copy-number", "000001"),
        ("secrecy", "秘密★1年"),
        ("urgency", "加急"),
        ("mark", f"{organ}文件"),
        ("document-number", "云市监〔2025〕1号"),
        ("signatory", "签发人：王岚"),
    )
    foot: tuple[tuple[Role, str], ...] = (
        ("note", "（此件公开发布）"),
        ("attachment-label", "附件"),
        ("attachment-title", "执法情况统计表"),
        ("body", "全年办理行政处罚案件312件，评查案卷120卷。"),
        ("copy-to", "抄送：县委全面依法治县委员会办公室。"),
        ("printer", f"{organ}办公室"),
        ("print-date", "2025年2月19日印发"),
    )
    at = next(n for n, block in enumerate(text.blocks) if isinstance(block, Paragraph) and block.role == "signature")
    note = _paragraphs((("attachment-note", "附件：执法情况统计表"),))
    return Document(
        (*_paragraphs(head), *_with_deep_headings(text.blocks[:at]), *note, *text.blocks[at:], *_paragraphs(foot))
    )


def _with_deep_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """With headings of the third and fourth level below the first of the second: a base has looks for them, too."""
    at = next(n for n, block in enumerate(blocks, 1) if isinstance(block, Heading) and block.level == 2)
    deep = (Heading(3, "1.", plain("落实学法制度")), Heading(4, "（1）", plain("集体学法")))
    return (*blocks[: at + 1], *deep, *blocks[at:])


def _paragraphs(texts: Sequence[tuple[Role, str]]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(plain(text), role) for role, text in texts)


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
