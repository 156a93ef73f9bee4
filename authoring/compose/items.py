"""Blocks of a tree as content of a form: the inverse of ``content``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.compose.builder import lone_numbers
from authoring.document import Heading, runs_text
from authoring.form.fields import MAX_LEVEL, PART_NAMES
from authoring.form.template import literal
from authoring.form.text import NONE
from authoring.form.verbatim import verbatim
from authoring.standard.numbering import format_label, parse_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authoring.document import Block
    from authoring.standard.parts import PartKey

Data = dict[str, Any]


class Items:
    """Turns a stretch of blocks into nested items. Numbers are written only where they are not the automatic ones.

    ``covers`` names the parts that the heading at a block index stands for.
    """

    def __init__(self, covers: Mapping[int, Sequence[PartKey]]) -> None:
        self._covers = covers
        self._counters = [0] * (MAX_LEVEL + 1)
        self._lone: frozenset[int] = frozenset()

    def convert(self, blocks: Sequence[Block], start: int) -> list[str | Data]:
        """The blocks as content; ``start`` is the index of the first one in the document."""
        self._lone = frozenset(start + index for index in lone_numbers(blocks))
        return self._content(blocks, start, 1)

    def _content(self, blocks: Sequence[Block], start: int, level: int) -> list[str | Data]:
        content: list[str | Data] = []
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if not isinstance(block, Heading) or not block.runs:
                content += verbatim([block])
                position += 1
                continue
            end = self._reach(blocks, position)
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
        label = self._label(head, index)
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
        content += self._content(below, index + 1, min(head.level + 1, MAX_LEVEL))
        return item | ({"内容": content} if content else {})

    def _label(self, head: Heading, index: int) -> str | None:
        """The number to write: None where the automatic one is the same."""
        counters, level = self._counters, head.level
        counters[level + 1 :] = [0] * (MAX_LEVEL - level)
        if not head.label:
            return NONE
        if head.label == format_label(level, counters[level] + 1) and index not in self._lone:
            counters[level] += 1
            return None
        found = parse_label(head.label.strip())
        counters[level] = found.value if found else counters[level] + 1
        return literal(head.label)
