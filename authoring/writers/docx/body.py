"""word/document.xml: each block of the tree as a paragraph or table in its named style."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never, cast

from authoring.document import Block, Chart, Document, Heading, Paragraph, Picture, Run, Table, block_text, runs_text
from authoring.standard import stylenames as names
from authoring.standard.finish import END_OF_TEXT, SIGNATURE
from authoring.standard.layout import text_width
from authoring.standard.numbering import parse_label
from authoring.writers.docx import sections
from authoring.writers.docx.base import current, layout
from authoring.writers.docx.foot import imprint_length, write_imprint
from authoring.writers.docx.head import head_length, write_head
from authoring.writers.docx.inline import (
    bookmark,
    broken_runs,
    keep_with_next,
    paragraph,
    paragraph_markup,
    runs,
    runs_markup,
)
from authoring.writers.docx.ownhead import write_own_head
from authoring.writers.docx.pictures import Pictures
from authoring.writers.docx.signing import signing_length, write_signing
from authoring.writers.docx.tables import write_table
from authoring.writers.docx.xml import Markup, add, root
from authoring.writers.spacing import blank_lines
from authoring.writers.title import break_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Role
    from authoring.standard.finish import Finish
    from authoring.writers.docx.package import Related

_TITLE_SLACK = 1  # characters left free: digits and letters come out wider in some fonts
_LINES_WITH_SIGNATURE = 2  # of the text, on the page that has signature and date


def document_root(document: Document, finish: Finish, related: Related) -> tuple[_Element, Markup]:
    """The main part's root element, with the markup that has its place in it; what it refers to joins ``related``."""
    element = root("document")
    body = _Body(add(element, "body"), document.blocks, finish, related)
    body.write()
    return element, body.markup


class _Body:
    """Writes the blocks in order; those that belong together on the page are written at one go."""

    def __init__(self, body: _Element, blocks: tuple[Block, ...], finish: Finish, related: Related) -> None:
        self.markup = Markup()
        self._element = body
        self._waiting: list[str] = []
        self._blocks = blocks
        self._finish = finish
        self._related = related
        self._pictures = Pictures(related)
        self._kinds = sections.kinds(blocks, finish.imprint_page)
        self._kind: sections.Kind = self._kinds[0] if blocks else "upright"

    @property
    def _body(self) -> _Element:
        """The w:body with all that was written so far, the plain paragraphs that waited too."""
        if self._waiting:
            self.markup.put(self._element, self._waiting)
            self._waiting.clear()
        return self._element

    def write(self) -> None:
        """All blocks, and the section that they end in."""
        index = 0
        while index < len(self._blocks):
            index += self._group(index)
        last = self._blocks[-1] if self._blocks else None
        if last is None or isinstance(last, Table) or imprint_length(self._blocks, len(self._blocks) - 1):
            # a body may not end with a table, and needs a paragraph; a low one, lest it push the 版记 to the next page
            sections.thin_paragraph(self._body)
        sections.last_section(self._body, self._kind)

    def _group(self, index: int) -> int:
        """Writes what begins at ``index``; returns how many blocks that are."""
        blocks = self._blocks
        imprint = imprint_length(blocks, index)
        if not self._new_page(index, imprint) and not imprint:  # the 版记 floats: no line need stay free above it
            self._blanks(index)
        if count := head_length(blocks, index):
            self._head(_paragraphs(blocks, index, count), first=index == 0)
        elif imprint:
            count = imprint
            write_imprint(self._body, _paragraphs(blocks, index, count))
        elif count := signing_length(blocks, index):
            body = self._body
            text, at = self._keep_text_with_signature(), len(body)
            write_signing(body, _paragraphs(blocks, index, count), sealed=self._finish.sealed)
            if self._finish.marked and text is not None:
                for number, (name, element) in enumerate(((END_OF_TEXT, text), (SIGNATURE, body[at])), 1):
                    bookmark(element, number, name)
                self._finish = self._finish._replace(marked=False)  # names are given once
        else:
            self._block(index, blocks[index])
            count = 1
        return count

    def _head(self, head: Sequence[Paragraph], *, first: bool) -> None:
        base = current()
        own = base.head if base and first else ()
        if not write_own_head(self._body, head, own):
            write_head(self._body, head, first=first)

    def _new_page(self, index: int, imprint: int) -> bool:
        """Begins a page where the paper is to be turned from here on, or the 版记 to stand on its own."""
        kind = self._kinds[index]
        if kind != self._kind:
            sections.end_section(self._body, self._kind)
            self._kind = kind
            if kind == "unnumbered":
                paragraph(self._body, names.BLANK[0])
                self._page_break()
            return kind == "unnumbered" or not imprint  # a floating table needs a paragraph before it on its page
        if imprint and index + imprint == len(self._blocks) and self._finish.imprint_page == "next":
            self._page_break()
            return True
        return False

    def _page_break(self) -> None:
        add(paragraph(self._body, names.BLANK[0])[0], "pageBreakBefore")

    def _blanks(self, index: int) -> None:
        before, block = self._blocks[index - 1] if index else None, self._blocks[index]
        count = blank_lines(before, block)
        if self._finish.sealed and signing_length(self._blocks, index):
            count = layout().seal.blank_lines
        self._waiting += [paragraph_markup(names.BLANK[0])] * count

    def _keep_text_with_signature(self) -> _Element | None:
        """The last lines of the text stay on the signature's page, with the blank lines between; the last of them."""
        kept = texts = 0
        last: _Element | None = None
        for element in self.markup.from_end(self._body):
            if not element.tag.endswith("}p") or (kept >= _LINES_WITH_SIGNATURE and texts):
                break
            keep_with_next(element)
            has_words = any(True for _ in element.iter("{*}t"))
            kept += has_words
            if has_words and not is_note(element):  # 附件说明 alone is no text
                texts += 1
                last = element if last is None else last
        return last

    def _block(self, index: int, block: Block) -> None:
        match block:
            case Heading():
                self._waiting.append(_heading(block))
            case Paragraph(role="title" | "attachment-title"):
                _title(self._body, block)
            case Paragraph(role="attachment-note"):
                element = paragraph(self._body, names.PARAGRAPH_STYLES[block.role][0])
                place_note(element, block)
                runs(element, block.runs)
            case Paragraph():
                style, _ = names.PARAGRAPH_STYLES[block.role]
                self._waiting.append(paragraph_markup(style, runs_markup(block.runs)))
            case Table():
                caption = block_text(self._blocks[index - 1]) if self._has_role(index - 1, "caption") else ""
                width = sections.text_width(self._kinds[index])
                write_table(self._body, block, self._finish.tables, width, caption, self.markup)
            case Picture():
                self._pictures.write(self._body, block, captioned=self._has_role(index + 1, "figure-caption"))
            case Chart():
                from authoring.writers.docx.charts import write_chart

                write_chart(self._body, block, self._related, captioned=self._has_role(index + 1, "figure-caption"))
            case _:
                assert_never(block)

    def _has_role(self, index: int, role: Role) -> bool:
        block = self._blocks[index] if 0 <= index < len(self._blocks) else None
        return isinstance(block, Paragraph) and block.role == role


def _paragraphs(blocks: tuple[Block, ...], start: int, count: int) -> tuple[Paragraph, ...]:
    return cast("tuple[Paragraph, ...]", blocks[start : start + count])


def _heading(heading: Heading) -> str:
    title = (Run(heading.label), *heading.runs) if heading.label else heading.runs
    if not heading.body:
        return paragraph_markup(names.heading_style(heading.level), runs_markup(title))
    content = runs_markup(title, names.run_in_text_style(heading.level)) + runs_markup(heading.body)
    return paragraph_markup(names.run_in_style(heading.level), content)


def title_lines(title: Paragraph) -> tuple[str, ...]:
    """The lines of a title or an attachment's title as they are written."""
    width = layout().page.text_width / (layout().roles[title.role].half_points * 10) - _TITLE_SLACK
    return break_title(runs_text(title.runs), width)


def _title(body: _Element, title: Paragraph) -> None:
    broken_runs(paragraph(body, names.PARAGRAPH_STYLES[title.role][0]), title.runs, title_lines(title))


def is_note(element: _Element) -> bool:
    """Whether a w:p is a line of 附件说明."""
    style = next(element.iter("{*}pStyle"), None)
    return style is not None and names.PARAGRAPH_STYLES["attachment-note"][0] in style.attrib.values()


def place_note(element: _Element, block: Paragraph) -> None:
    """附件：1.… and the entries below it: numbers under one another, further lines under the name (7.3.4)."""
    text = runs_text(block.runs)
    opens = text.startswith("附件")
    label = parse_label(text.partition("：")[2] if opens else text)
    if label is None or label.form != "1.":
        return
    look = layout().roles[block.role]
    number = text_width(label.text)
    hanging = number + (look.hanging if opens else 0)
    unit = look.half_points * 10
    left = look.left + number
    measures = {"left": left, "hanging": hanging}
    chars = {f"{name}Chars": round(value * 100) for name, value in measures.items()}
    add(element[0], "ind", **chars, **{name: round(value * unit) for name, value in measures.items()})
