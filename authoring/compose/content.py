"""Content of any part: paragraphs, items down to the fourth level, problems, tables, pictures, charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.compose.builder import runs, trimmed
from authoring.compose.result import Gap
from authoring.document import Cell as TreeCell
from authoring.document import Picture as TreePicture
from authoring.document import Table as TreeTable
from authoring.document import grid, squared
from authoring.errors import UserError
from authoring.form.checks import heading_level, item_place
from authoring.form.fields import Unfilled
from authoring.form.models import Cell, Chart, Item, Paragraph, Picture, Problem, Table
from authoring.form.pictures import read_picture
from authoring.form.sentence import needs_stop
from authoring.form.text import Text
from authoring.place import NOWHERE
from authoring.standard.compiled import compiled
from authoring.standard.numbering import format_numeral, parse_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.compose.builder import Builder
    from authoring.place import Place

_SENTENCE = compiled(r"[^。！？]*[。！？]”?(?=.)", re.DOTALL)
_ENDS = "。；;，, \n"
_REASON_TOLD = compiled(r"^(?:(?:主要|其|究其|根本|分析)*原因|究其|根源|主要是|这主要|由于|因为)")
"""Reasons that already say they are one."""


class Content:
    """Prints blocks of content; ``field`` is the English name of the top-level field they belong to."""

    def __init__(self, builder: Builder, field: str) -> None:
        self.builder = builder
        self.field = field

    def blocks(self, blocks: Sequence[object], level: int, path: str) -> None:
        """Blocks in order; items among them get headings of ``level``."""
        for number, block in enumerate(blocks, 1):
            self._block(block, level, f"{path} › 第{number}项")

    def _block(self, block: object, level: int, path: str) -> None:
        match block:
            case Text():
                self.text(block, path)
            case Paragraph():
                for line in self.builder.rendered(block.text, path).lines():
                    self.builder.paragraph([line], block.role)
            case Table():
                self._table(block, path)
            case Picture():
                self._picture(block, path)
            case Chart():
                self._chart(block, path)
            case Problem() if block.problem.filled or block.reasons or _asked(block):
                self._problem(block, level, path)
            case Item():
                self.item(block, level, path)

    def text(self, text: Text, path: str) -> None:
        """A text: each of its lines is a paragraph."""
        for line in self.builder.rendered(text, path).lines():
            self.builder.paragraph([line])

    def item(self, item: Item, level: int, path: str) -> None:
        """A heading with what is under it; run in when the item says so."""
        own = heading_level(item, level)
        if item.title.none or (not item.title.filled and item.content and "title" not in item.model_fields_set):
            self.blocks(item.content, own, path)
            return
        title = self._title(item, path)
        first, content = self._run_in(item, path)
        if first is not None:
            title = closed(title, first)
        self.builder.heading(own, item.label, title, [first] if first is not None else ())
        if first is not None:
            for line in self._further_lines(item, path):
                self.builder.paragraph([line])
        self.blocks(content, own + 1, path)
        if not item.content and "content" in item.model_fields_set:
            self.builder.paragraph([self._missing("content", item, path)])

    def _title(self, item: Item, path: str) -> list[Text]:
        if not item.title.filled:
            return [self._missing("title", item, path)]
        return [self.builder.rendered(item.title, f"{path} › 标题")]

    def _run_in(self, item: Item, path: str) -> tuple[Text | None, Sequence[object]]:
        """The text that runs in after the heading, if any, and the content that is left."""
        if not item.run_in or not item.content or not isinstance(first := item.content[0], Text):
            return None, item.content
        lines = self.builder.rendered(first, path).lines()
        return (lines[0] if lines else None), item.content[1:]

    def _further_lines(self, item: Item, path: str) -> tuple[Text, ...]:
        first = item.content[0]
        return self.builder.rendered(first, path).lines()[1:] if isinstance(first, Text) else ()

    def _problem(self, item: Problem, level: int, path: str) -> None:
        own = heading_level(item, level)
        title = [] if item.title.none or not item.title.filled else self._title(item, path)
        lines = self._problem_lines(item, path)
        reason = self._reason(item, path)
        if title and not lines:
            self.builder.heading(own, item.label, title)
            self.blocks(item.content, own + 1, path)
            self.builder.paragraph(reason)
            return
        if lines and not title and not item.title.none:
            title, lines = _first_sentence(lines)
        paragraphs = [closed([line]) for line in lines] or [[]]
        paragraphs[-1] += reason
        if title:
            self.builder.heading(own, item.label, closed(title), paragraphs.pop(0))
        for paragraph in paragraphs:
            self.builder.paragraph(paragraph)
        self.blocks(item.content, own if item.title.none else own + 1, path)

    def _problem_lines(self, item: Problem, path: str) -> list[Text]:
        if not item.problem.filled:
            return [] if item.content and item.title.filled else [self._missing("problem", item, path)]
        return list(self.builder.rendered(item.problem, f"{path} › 问题").lines())

    def _reason(self, item: Problem, path: str) -> list[Text]:
        """The reasons as a sentence, in the profile's words unless it says itself that it tells them."""
        if not item.reasons:
            return [self._missing("reason", item, path)]
        reasons = [self._in_one_line(reason, f"{path} › 原因") for reason in item.reasons]
        told = _REASON_TOLD.match(reasons[0]) is not None
        sentence = closed(reasons if len(reasons) == 1 else _enumerated(reasons, numbered=not told))
        if told:
            return sentence
        block = "reason" if len(reasons) == 1 else "reasons"
        before, _, after = self.builder.wording(block, NOWHERE, 原因="\0").partition("\0")
        return [Text(before), *sentence, *([Text(after)] if after else [])]

    def _in_one_line(self, text: Text, path: str) -> Text:
        text = self.builder.rendered(text, path)
        return Text("".join(text.split("\n")), text.place) if "\n" in text else text

    def _table(self, table: Table, path: str) -> None:
        if table.caption.filled:
            self.builder.paragraph([self.builder.rendered(table.caption, f"{path} › 表格标题")], "caption")
        written = [[self._lines(cell, path) for cell in row] for row in (*table.header, *table.rows)]
        if any(lines for row in written for lines in row):
            rows = tuple(
                tuple(TreeCell(tuple(runs([line]) for line in lines), cell.columns, cell.rows) for cell, lines in pairs)
                for pairs in map(zip, (*table.header, *table.rows), written)
            )
            tree = squared(TreeTable(rows, len(table.header), table.wide, item_place(table) or NOWHERE))
            self.builder.table(tree._replace(place=tree.place._replace(joins=tuple(_joins(tree, written)))))

    def _picture(self, picture: Picture, path: str) -> None:
        builder = self.builder
        try:
            data, measured = read_picture(picture, builder.form.file)
        except UserError as fault:
            builder.fault(UserError(f"{path} › 图片：{fault.message}", fault.place))
            return
        # imported here: most forms have none
        from authoring.standard.pictures import fitted

        caption = builder.rendered(picture.caption, f"{path} › 图题")
        alt = builder.rendered(picture.alt, f"{path} › 替代文字").strip() or caption.strip()
        page = builder.profile.layout.page if builder.profile.layout else None
        builder.picture(TreePicture(data, alt, *fitted(measured, picture.width, page), picture.file.place))
        builder.figure_caption(caption)
        if not alt:
            guidance = "图片没有图题，也没有替代文字，请补一句说明，读屏软件才念得出来"
            builder.gaps.append(Gap(f"{path} › 替代文字", guidance, "", picture.file.place, printed=False))

    def _chart(self, entry: Chart, path: str) -> None:
        from authoring.form.charts import drawn  # few forms have a chart

        chart, faults = drawn(entry, self.builder.figures, self.builder.report.year)
        if chart is None:
            for fault in faults:
                self.builder.fault(UserError(f"{path} › 图表：{fault.message}", fault.place))
            return
        self.builder.chart(chart)
        self.builder.figure_caption(self.builder.rendered(entry.caption, f"{path} › 图题"))

    def _lines(self, cell: Cell, path: str) -> list[Text]:
        """The paragraphs of a cell."""
        return [trimmed([line])[0] for line in self.builder.rendered(cell.text, path).lines()]

    def _missing(self, name: str, item: Item, path: str) -> Text:
        about = type(item).model_fields[name]
        place = self._near(item, name)
        return self.builder.missing(f"{self.field}.{name}", f"{path} › {about.alias}", place, about=about)

    def _near(self, item: Item, name: str) -> Place | None:
        value = getattr(item, name)
        if isinstance(value, tuple) and value:
            value = value[0]
        if isinstance(value, Text | Unfilled) and value.place.line is not None:
            return value.place
        return item_place(item)


def _joins(table: TreeTable, written: Sequence[Sequence[Sequence[Text]]]) -> Iterator[tuple[int, int, int]]:
    """Where each line of each cell was written, by its offset in the table's text (see ``block_text``)."""
    at = 0
    for row, cells in zip(grid(table)[1], written, strict=True):
        given = iter(cells)
        for _, _, cell in row:
            lines = next(given, ()) if cell is not None else ()
            for line in lines:
                place = line.place
                if place.line is not None:
                    pieces = place.joins or ((0, place.line, place.column or 1),)
                    yield from ((at + start, number, column) for start, number, column in pieces)
                at += len(line) + 1
            at += 0 if lines else 1
        at += 0 if row else 1


def _asked(item: Problem) -> bool:
    # the scaffold's empty 问题 and 原因: to be filled in
    return bool(item.model_fields_set & {"problem", "reason"}) and not item.content


def _first_sentence(lines: list[Text]) -> tuple[list[Text], list[Text]]:
    """The sentence that serves as heading, and the lines that are left; what runs in after it comes first."""
    head, *more = lines
    match = _SENTENCE.match(head)
    if match is None:
        return [head], [Text(), *more] if more else []
    return [head.piece(0, match.end())], [head.piece(match.end(), len(head)), *more]


def _enumerated(texts: Sequence[Text], *, numbered: bool) -> list[Text]:
    """一是…；二是… unless they are numbered already."""
    numbered = numbered and not any(parse_label(text) for text in texts)
    row: list[Text] = []
    for number, text in enumerate(texts, 1):
        end = len(text) if number == len(texts) else len(text.rstrip(_ENDS))
        row += [Text(f"{format_numeral(number)}是")] if numbered else []
        row += [text.piece(0, end), *([Text("；")] if number < len(texts) else [])]
    return row


def closed(texts: Sequence[Text], following: str = "") -> list[Text]:
    """The texts, with 。 after the last where it has no mark of its own."""
    return [*texts, Text("。")] if texts and needs_stop(texts[-1], following) else list(texts)
