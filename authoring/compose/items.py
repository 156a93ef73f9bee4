"""Blocks of a tree as content of a form: the inverse of ``content``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from authoring.document import Block, Cell, Heading, Paragraph, Table, cell_text, normal, plain, runs_text
from authoring.form.fields import MAX_LEVEL, PART_NAMES, ROLE_NAMES
from authoring.form.template import literal
from authoring.form.text import NONE
from authoring.standard.numbering import format_label, parse_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authoring.standard.parts import PartKey

Data = dict[str, Any]


def block_data(block: Block) -> str | Data:
    """A paragraph or table as an item of content; a heading alone, without what stands below it."""
    match block:
        case Paragraph(role="body"):
            return literal(runs_text(block.runs))
        case Paragraph():
            return {"段落": literal(runs_text(block.runs)), "格式": ROLE_NAMES[block.role]}
        case Table():
            rows = [[_cell(cell) for cell in row] for row in block.rows]
            head = {"表头": rows[: block.header]} if block.header else {}
            return {**head, "行": rows[block.header :]}
        case Heading():
            return Items({}, flat=True).convert([block], 0)[0]
        case _:
            assert_never(block)


def _cell(cell: Cell) -> str | Data:
    text = literal(cell_text(cell))
    spans = ({"跨列": cell.columns} if cell.columns > 1 else {}) | ({"跨行": cell.rows} if cell.rows > 1 else {})
    return {"文字": text, **spans} if spans else text


class Items:
    """Turns a stretch of blocks into nested items. Numbers are written only where they are not the automatic ones.

    ``covers`` names the parts that the heading at a block index stands for. ``flat`` writes every heading as an item
    of its own with its level and number: less handy, but it holds any order of levels.
    """

    def __init__(self, covers: Mapping[int, Sequence[PartKey]], *, flat: bool = False) -> None:
        self._covers = covers
        self._flat = flat
        self._counters = [0] * (MAX_LEVEL + 1)

    def convert(self, blocks: Sequence[Block], start: int, level: int = 1) -> list[str | Data]:
        """The blocks as content; ``start`` is the index of the first one in the document."""
        content: list[str | Data] = []
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if not isinstance(block, Heading) or not block.runs:
                content.append(block_data(_bare(block)))
                position += 1
                continue
            end = position + 1 if self._flat else self._reach(blocks, position)
            content.append(self._item(block, blocks[position + 1 : end], start + position, level))
            position = end
        return content

    def _reach(self, blocks: Sequence[Block], position: int) -> int:
        head = blocks[position]
        assert isinstance(head, Heading)
        after = range(position + 1, len(blocks))
        return next((i for i in after if isinstance(b := blocks[i], Heading) and b.level <= head.level), len(blocks))

    def _item(self, head: Heading, below: Sequence[Block], index: int, level: int) -> Data:
        item: Data = {"标题": literal(runs_text(head.runs))}
        label = self._label(head)
        if label is not None:
            item["编号"] = label
        if head.level != level:
            item["层次"] = head.level
        if covers := self._covers.get(index):
            item["涵盖"] = [PART_NAMES[key] for key in covers]
        content: list[str | Data] = []
        if head.body:
            item["接排"] = "是"
            content.append(literal(runs_text(head.body)))
        content += self.convert(below, index + 1, min(head.level + 1, MAX_LEVEL))
        return item | ({"内容": content} if content else {})

    def _label(self, head: Heading) -> str | None:
        """The number to write: None where the automatic one is the same."""
        counters, level = self._counters, head.level
        counters[level + 1 :] = [0] * (MAX_LEVEL - level)
        if not head.label:
            return NONE
        if head.label == format_label(level, counters[level] + 1):
            counters[level] += 1
            return None
        found = parse_label(head.label.strip())
        counters[level] = found.value if found else counters[level] + 1
        return literal(head.label)


def _bare(block: Block) -> Block:
    """A heading without words, as the paragraph it amounts to."""
    if isinstance(block, Heading):
        return Paragraph(normal((*plain(block.label), *block.body)), place=block.place)
    return block
