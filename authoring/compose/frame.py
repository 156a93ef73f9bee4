"""Everything around the parts: title, addressee, opening; closing, signature, date, attachments, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose.content import Content, closed
from authoring.form.checks import item_place, printed_date
from authoring.form.text import Text
from authoring.standard.compiled import compiled
from authoring.standard.paperwords import paper_words
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.compose.builder import Builder
    from authoring.document import Role
    from authoring.form.models import Attachment

_ENDS_OPEN = compiled(r"[，,；;。：:]\s*$")


def title(builder: Builder) -> None:
    """The title as written, a line a paragraph, or by the profile's wording."""
    text = builder.report.title
    if not text.filled:
        place = builder.place("title" if "title" in builder.form.places else "organisation")
        builder.paragraph([builder.wording("title", place)], "title")
        return
    _lines(builder, [text], "标题", "title")


def addressees(builder: Builder) -> None:
    """Who the report goes to; the last line ends with ：."""
    texts = builder.report.addressees
    if _left_out(texts):
        return
    if not texts:
        builder.paragraph([builder.missing("addressees", "主送"), Text("：")], "addressee")
        return
    lines = [builder.rendered(text, "主送").lines() for text in texts]
    if len(texts) == 1:
        rows = [[line] for line in lines[0]]
    else:
        flat = [line for each in lines for line in each]
        rows = [[piece for line in flat for piece in (Text("，"), line)][1:]] if flat else []
    if rows and not rows[-1][-1].rstrip().endswith((":", "：")):
        rows[-1].append(Text("："))
    for row in rows:
        builder.paragraph(row, "addressee")


def opening(builder: Builder) -> None:
    """The opening as written or by the profile's wording, ending in the transition sentence."""
    blocks = builder.report.opening
    content = Content(builder, "opening")
    if not blocks:
        place = builder.place("opening")
        builder.paragraph([builder.wording("opening", place), *_transition(builder)])
        return
    if isinstance(blocks[0], Text) and len(blocks) == 1 and blocks[0].none:
        return
    content.blocks(blocks[:-1], 1, "前言")
    last = blocks[-1]
    if not isinstance(last, Text):
        content.blocks([last], 1, "前言")
        builder.paragraph([] if builder.report.transition.none else _transition(builder, only_if_written=True))
        return
    *lines, end = builder.rendered(last, "前言").lines() or (Text(),)
    for line in lines:
        builder.paragraph([line])
    told = not builder.report.transition.filled and any(
        paper_words().transition.search(fold(text)) for text in (*blocks, end) if isinstance(text, Text)
    )
    builder.paragraph([end] if told else _with_transition(builder, end))


def _with_transition(builder: Builder, end: Text) -> list[Text]:
    sentence = _transition(builder)
    if not sentence:
        return [end]
    return [end, *sentence] if _ENDS_OPEN.search(end) else [*closed([end]), *sentence]


def _transition(builder: Builder, *, only_if_written: bool = False) -> list[Text]:
    text = builder.report.transition
    if text.none or (only_if_written and not text.filled):
        return []
    if text.filled:
        return [builder.rendered(text, "过渡句")]
    return [builder.wording("transition", builder.place("opening"))]


def closing(builder: Builder) -> None:
    """The closing formula."""
    texts = builder.report.closing
    if texts:
        _lines(builder, texts, "结尾", "body")
    else:
        builder.paragraph([builder.wording("closing", builder.place("closing"))])


def attachment_note(builder: Builder) -> None:
    """附件：1.… below the text."""
    report = builder.report
    if report.attachment_note:
        _lines(builder, report.attachment_note, "附件说明", "attachment-note")
        return
    many = len(report.attachments) > 1
    for number, attachment in enumerate(report.attachments, 1):
        before = ("附件：" if number == 1 else "") + (f"{number}." if many else "")
        name = _attachment_title(builder, attachment, number)
        builder.paragraph([Text(before, name.place), name], "attachment-note")


def signatures(builder: Builder) -> None:
    """Who signs: the organisation unless the form says otherwise."""
    texts = builder.report.signatures
    if texts:
        _lines(builder, texts, "署名", "signature")
    elif builder.report.organisation.filled:
        _lines(builder, [builder.report.organisation], "单位", "signature")
    else:
        builder.paragraph([builder.missing("organisation", "单位")], "signature")


def date(builder: Builder) -> None:
    """The date, in the form 2025年1月20日."""
    text = builder.report.date
    if text.none:
        return
    if not text.filled:
        builder.paragraph([builder.missing("date", "成文日期")], "date")
        return
    _lines(builder, [printed_date(text)], "成文日期", "date")


def note(builder: Builder) -> None:
    """The note in brackets."""
    text = builder.report.note
    if not text.filled or text.none:
        return
    text = builder.rendered(text, "附注")
    bare = not text.strip().startswith(("（", "("))
    builder.paragraph([Text("（"), text, Text("）")] if bare else [text], "note")


def copies(builder: Builder) -> None:
    """抄送：…。"""
    texts = builder.report.copy_to
    if not texts or _left_out(texts):
        return
    names = [name for text in texts if (name := builder.rendered(text, "抄送")).filled]
    if not names:
        return
    if names[0].startswith("抄送"):
        _lines(builder, texts, "抄送", "copy-to")
        return
    row = [piece for name in names for piece in (Text("，"), name)][1:]
    builder.paragraph([Text("抄送："), *closed(row)], "copy-to")


def attachments(builder: Builder) -> None:
    """The attachments that have content, each with label and title."""
    written = builder.report.attachments
    for number, attachment in enumerate(written, 1):
        if not attachment.content:
            continue
        builder.restart()
        name = _attachment_title(builder, attachment, number)
        label = Text(f"附件{number}" if len(written) > 1 else "附件", name.place)
        if not attachment.label.none:
            builder.paragraph([attachment.label or label], "attachment-label")
        builder.paragraph([] if name.none else [name], "attachment-title")
        Content(builder, "attachments").blocks(attachment.content, 1, f"附件 › 第{number}项")
    builder.restart()


def _attachment_title(builder: Builder, attachment: Attachment, number: int) -> Text:
    path = f"附件 › 第{number}项 › 标题"
    if attachment.title.filled:
        return builder.rendered(attachment.title, path)
    return builder.missing("attachments", path, item_place(attachment))


def _lines(builder: Builder, texts: Sequence[Text], path: str, role: Role) -> None:
    if _left_out(texts):
        return
    for text in texts:
        for line in builder.rendered(text, path).lines():
            builder.paragraph([line], role)


def _left_out(texts: Sequence[Text]) -> bool:
    return len(texts) == 1 and texts[0].none
