"""The second step of every reader: raw paragraphs to the blocks of the tree."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from authoring.document import DISPLAYED, Dropped, Heading, Paragraph, Table, normal
from authoring.named import NamedTuple
from authoring.place import Place
from authoring.readers.back import find_back, split_signatures, without_seals
from authoring.readers.front import find_front, repeats_title
from authoring.readers.heads import LONGEST_UNNUMBERED, split_heading
from authoring.readers.raw import RawParagraph
from authoring.standard.numbering import parse_label
from authoring.standard.paperwords import paper_words
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authoring.document import Block, Role
    from authoring.readers.heads import Split
    from authoring.readers.raw import Raw

_LOWEST = 4
_MARKS_END = pattern(r"[。！？；：，、.!?;:,]$")
_CAPTION = pattern(r"表\s*[\d一二三四五六七八九十]{1,3}(?:\s|:|$)")

_FIGURE_CAPTION = pattern(r"图\s*[\d一二三四五六七八九十]{1,3}(?:\s|:)")


def build_blocks(raws: list[Raw], *, copied: bool = False, from_web: bool = False) -> tuple[list[Block], list[Dropped]]:
    """The blocks that ``raws`` make up; and what is left out: paragraphs that only repeat the title, seals.

    ``copied``: the format has no pages of its own, so that the text may have come with another page's list title and
    the bureau's name above it. ``from_web``: the text is known to have been copied with the page around it, so that
    short lines above the title are the page's.
    """
    if any(isinstance(raw, RawParagraph) and raw.sure for raw in raws):
        return _own_blocks(raws)
    raws, dropped = without_seals(raws)
    raws = split_signatures(raws)
    front = find_front(raws, copied=copied)
    roles: dict[int, Role] = {**dict(front.roles), **find_back(raws, front.end)}
    untitled = [raw for index, raw in enumerate(raws) if index not in roles and index not in front.title]
    reader = _Classifier(raws, roles, _levels(untitled), _has_first_level(raws), min(front.title, default=0))
    blocks: list[Block] = []
    for index, raw in enumerate(raws):
        if index in front.title:
            if index == front.title[0]:
                blocks.append(_joined_title([raws[at] for at in front.title]))
        elif isinstance(raw, DISPLAYED):
            blocks.append(raw)
        elif index in front.repeated:
            dropped.append(Dropped("重复的标题", raw.text, raw.place))
        elif from_web and index < reader.title and index not in roles:
            dropped.append(Dropped("网页栏目", raw.text, raw.place))
        else:
            blocks.append(reader.block(index, raw))
    return blocks, dropped


def _own_blocks(raws: Sequence[Raw]) -> tuple[list[Block], list[Dropped]]:
    """Blocks of a document in our own styles; only paragraphs that somebody added in another style are looked at."""
    title = next((i for i, raw in enumerate(raws) if isinstance(raw, RawParagraph) and raw.role == "title"), 0)
    reader = _Classifier(raws, {}, {}, _has_first_level(raws), title)
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    for index, raw in enumerate(raws):
        if isinstance(raw, DISPLAYED):
            blocks.append(raw)
        elif raw.sure:
            blocks.append(_sure_block(raw))
        elif repeats_title(raws, index, title):
            dropped.append(Dropped("重复的标题", raw.text, raw.place))
        else:
            blocks.append(reader.block(index, raw))
    return blocks, dropped


def _sure_block(raw: RawParagraph) -> Block:
    """The block of a paragraph whose style is our own: nothing is guessed."""
    if not raw.level:
        return Paragraph(raw.part(0), raw.role or "body", raw.place)
    label = None if raw.number else parse_label(raw.text)
    start = len(label.text) if label and label.level <= _LOWEST else raw.number
    end = len(raw.text) if raw.split < 0 else max(raw.split, start)
    return Heading(raw.level, raw.text[:start], raw.part(start, end), raw.part(end), raw.place)


def _joined_title(parts: Sequence[Raw]) -> Paragraph:
    lines = [part for part in parts if isinstance(part, RawParagraph)]
    runs = tuple(run for line in lines for run in line.part(0))
    place = lines[0].place
    if len(lines) > 1 and place.line is not None:
        joins, offset = [], 0
        for line in lines:
            own = line.place.joins or ((0, line.place.line or 1, line.place.column or 1),)
            joins += [(offset + at, row, column) for at, row, column in own]
            offset += len(line.text)
        place = Place(place.file, place.line, place.column, place.block, joins=tuple(joins))
    return Paragraph(normal(runs), "title", place)


def _levels(raws: Sequence[Raw]) -> dict[int, int]:
    """Which level of ours a format's heading level stands for: what its numbers say, else its rank."""
    seen: dict[int, Counter[int]] = {}
    for raw in raws:
        if isinstance(raw, RawParagraph) and raw.level and not raw.title:
            label = parse_label(raw.text)
            votes = seen.setdefault(raw.level, Counter())
            if label is not None and label.level <= _LOWEST:
                votes[label.level] += 1
    levels: dict[int, int] = {}
    below = 0
    for level in sorted(seen):
        votes = seen[level]
        levels[level] = below = votes.most_common(1)[0][0] if votes else min(below + 1, _LOWEST)
    return levels


def _has_first_level(raws: Sequence[Raw]) -> bool:
    return any(
        isinstance(raw, RawParagraph) and (label := parse_label(raw.text)) is not None and label.level == 1
        for raw in raws
    )


class _Classifier(NamedTuple):
    """``title`` is the index at which the title begins: what is shown large above it is a letterhead, no heading."""

    raws: Sequence[Raw]
    roles: Mapping[int, Role]
    levels: Mapping[int, int]
    has_first_level: bool
    title: int

    def block(self, index: int, raw: RawParagraph) -> Block:
        role = self.roles.get(index)
        if role is not None:
            return Paragraph(raw.part(0), role, raw.place)
        split = split_heading(raw.text)
        if split is not None and (not split.sentence or self._heads(index, split)):
            runs, body = raw.part(split.label, split.title), raw.part(split.title)
            return Heading(split.level, raw.text[: split.label], runs, body, raw.place)
        if split is None and (level := self._unnumbered_level(index, raw)):
            return Heading(level, raw.text[: raw.number], raw.part(raw.number), (), raw.place)
        return Paragraph(raw.part(0), self._role(index, raw), raw.place)

    def _heads(self, index: int, split: Split) -> bool:
        """Whether a full sentence with a number has something under it; else it is an item of a list."""
        if index + 1 >= len(self.raws) or index + 1 in self.roles:
            return False
        after = self.raws[index + 1]
        if not isinstance(after, RawParagraph):
            return True
        label = parse_label(after.text)
        return label is None or label.level > split.level

    def _unnumbered_level(self, index: int, raw: RawParagraph) -> int:
        """The level of a heading without a number that parts it; 0 when it is none."""
        if len(raw.text) > LONGEST_UNNUMBERED or _MARKS_END.search(raw.text) or index + 1 >= len(self.raws):
            return 0
        if index < self.title:
            return 0
        text = fold(raw.text)
        if (raw.number == 0 and parse_label(raw.text) is not None) or _FIGURE_CAPTION.match(text):
            return 0
        if raw.level:
            return self.levels.get(raw.level, 1)
        if paper_words().unnumbered_heading.fullmatch(text):
            return 1
        if (
            (not raw.strong and raw.align != "center")
            or self._is_caption(index, raw)
            or not re.search(r"[\u4e00-\u9fff]{2}", text)
        ):
            return 0
        return 2 if self.has_first_level else 1

    def _role(self, index: int, raw: RawParagraph) -> Role:
        if self._is_caption(index, raw):
            return "caption"
        is_short = len(raw.text) <= LONGEST_UNNUMBERED and not _MARKS_END.search(raw.text)
        return "figure-caption" if is_short and _FIGURE_CAPTION.match(fold(raw.text)) else "body"

    def _is_caption(self, index: int, raw: RawParagraph) -> bool:
        after = self.raws[index + 1] if index + 1 < len(self.raws) else None
        if not isinstance(after, Table) or len(raw.text) > LONGEST_UNNUMBERED or _MARKS_END.search(raw.text):
            return False
        return raw.align == "center" or raw.strong or bool(_CAPTION.match(fold(raw.text)))
