"""附件说明, and the attachments that it lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule
from authoring.rules.layout.bases import clause
from authoring.rules.layout.view import Laid, Spot, hit, laid, leading, look, whole
from authoring.standard.layout import layout
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context

_ILL_LABELLED = pattern(r"附件?\s*\d*\s*:|附\s*[:：]|附件\s*\d+\s*[:：]")
_ENDS_IN_MARK = pattern(r"[。；;，,]$")
_ILL_NUMBERED = pattern(r"(?:附件：)?\s*\d+、")
_NUMBERED = pattern(r"(?:附件[:：])?\s*\d")
_NO_WORD = pattern(r"[\s《》“”。；;，,、（）()]")
_LABEL = pattern(r"附件\d*")
_LABEL_NUMBER = pattern(r"附件\s*(\d{1,2})")
_ENTRY = pattern(r"(?:附件\s*\d*\s*[:：]?)?\s*(?:(\d{1,2})\s*[.．、]\s*)?(.*)")


def _notes(context: Context) -> list[Laid]:
    return [each for each in context.once(laid) if each.kind == "attachment-note"]


def _note_form(context: Context) -> Iterator[Hit]:
    notes = _notes(context)
    found, spots = [], []
    for each in notes:
        text = context.text_of(each.block).strip()
        faults = []
        if _ILL_LABELLED.match(text):
            faults.append("开头没有写成“附件：”")
        if _ENDS_IN_MARK.search(text):
            faults.append("名称后面有标点")
        if _ILL_NUMBERED.match(text):
            faults.append("序号后面用了顿号")
        if len(notes) > 1 and not _NUMBERED.match(text):
            faults.append("几个附件没有编序号")
        if faults:
            found += faults
            spots.append(Spot(each.block, ""))
    yield from hit(context, spots, {"found": "，".join(dict.fromkeys(found))})


def _listed(context: Context) -> list[str]:
    names = []
    for each in _notes(context):
        match = _ENTRY.match(context.text_of(each.block).strip())
        if match and match[2].strip():
            names.append(_plain(match[2]))
    return names


def _plain(name: str) -> str:
    return _NO_WORD.sub("", fold(name))


def _agreement(context: Context) -> Iterator[Hit]:
    """The attachments named below the text against those that follow, where any follow."""
    listed, notes = _listed(context), _notes(context)
    labels = [each for each in context.once(laid) if each.kind == "attachment-label"]
    titles = [each for each in context.once(laid) if each.kind == "attachment-title"]
    if not labels or not notes:
        if labels and not notes:
            values = {"found": f"后面有{len(labels)}个附件，正文后面没有附件说明"}
            yield from hit(context, [whole(context, labels[0].block)], values)
        return
    listed = _following(listed, [context.text_of(each.block).strip() for each in labels])
    if len(listed) != len(labels):
        values = {"found": f"附件说明列了{len(listed)}个，后面有{len(labels)}个附件"}
        yield from hit(context, [whole(context, notes[0].block)], values)
        return
    if len(titles) != len(labels):
        return
    for name, title in zip(listed, titles, strict=True):
        text = context.text_of(title.block)
        if _plain(text) != name:
            values = {"found": f"附件说明里是“{name}”，附件的标题是“{text}”"}
            yield from hit(context, [whole(context, title.block)], values)
            return


def _following(listed: list[str], labels: list[str]) -> list[str]:
    """The names of those that follow where their labels tell by number which these are; the others may be files of
    their own. All names where the labels don't tell."""
    numbers = [int(match[1]) for label in labels if (match := _LABEL_NUMBER.fullmatch(label))]
    if len(numbers) != len(labels) or not all(0 < number <= len(listed) for number in numbers):
        return listed
    return [listed[number - 1] for number in numbers]


def _labels(context: Context) -> Iterator[Hit]:
    right = context.layout.roles["attachment-label"]
    for each in context.once(laid):
        run = leading(each.pieces[0][1]) if each.kind == "attachment-label" else None
        if run is None:
            continue
        shape, faults = each.printed[0].look, []
        if context.layout.font_role(run.east) != right.font or run.half_points != right.half_points:
            faults.append("不是三号黑体")
        indent = shape.left.in_characters(320) + shape.first.in_characters(320)
        if shape.align not in ("left", "both") or abs(indent) > context.layout.judging.indent_characters:
            faults.append("没有顶格")
        text = context.text_of(each.block).strip()
        if not re.fullmatch(r"附件\d*", text):
            faults.append("没有写成“附件”加阿拉伯数字")
        if not _on_new_page(context, each):
            faults.append("没有另起一页")
        if faults:
            yield from hit(context, [whole(context, each.block)], {"found": "，".join(faults)})


def _on_new_page(context: Context, each: Laid) -> bool:
    printed = each.printed[0]
    if printed.look.new_page or printed.text.startswith("\f"):
        return True
    for line in reversed([line for line in look(context).paragraphs if line.number < printed.number]):
        if "\f" in line.text or line.look.new_page or line.section != printed.section:
            return True
        if line.text.strip():
            return False
    return True


_NOTE = clause(layout().roles["attachment-note"].clause)
_ATTACHMENT = clause(layout().roles["attachment-label"].clause)

RULES = (
    Rule(
        code="L711",
        name="attachment-note-form",
        title="附件说明的写法不对",
        message="附件说明{found}。",
        suggestion="写成“附件：1.名称”，全角冒号，序号用阿拉伯数字加下脚点，名称后面不加标点。",
        explanation="正文下空一行左空二字写“附件”，后标全角冒号和附件名称；有多个的用阿拉伯数字标序号，名称后不加标点。",
        basis=_NOTE,
        severity="warning",
        check=_note_form,
        kind=None,
    ),
    Rule(
        code="L712",
        name="attachments-differ",
        title="附件说明与附件不一致",
        message="{found}。",
        suggestion="核对附件的个数和名称，使附件说明与附件一致。",
        explanation="附件的序号和标题应与附件说明的表述一致。附件不在同一个文件里的不看。",
        basis=_ATTACHMENT,
        severity="warning",
        check=_agreement,
        kind=None,
    ),
    Rule(
        code="L713",
        name="attachment-label",
        title="附件标识的样子不对",
        message="“{text}”{found}。",
        suggestion="“附件”和序号用三号黑体，在新的一页版心左上角第一行顶格写。",
        explanation="附件另面编排，“附件”二字及顺序号用三号黑体字顶格编排在版心左上角第一行。",
        basis=_ATTACHMENT,
        severity="warning",
        check=_labels,
        kind=None,
    ),
)
