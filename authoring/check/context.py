"""A draft as rules look at it: the tree, what was recognised in it, and views that are computed once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from authoring.document import Document, Heading, Paragraph, Section, block_text, heading_text, outline
from authoring.recognition import Evidence
from authoring.standard.layout import layout
from authoring.standard.pairs import Words, index_of, pairs_in, pairs_of
from authoring.standard.parts import requirements
from authoring.standard.profile import Profile
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from authoring.comparison import Paper
    from authoring.document import Medium, Role
    from authoring.recognition import Part, Recognition
    from authoring.standard.layout import Layout
    from authoring.standard.parts import PartKey

T = TypeVar("T")

_FEW = 20  # words for which the text is sooner searched than its pairs are made

Purpose = Literal["report", "publish"]
"""What a draft is checked for: sending it up (上报) or publishing it (公开)."""


class Context:
    """One run's view of a draft; all block numbers are indices into ``document.blocks``.

    ``year`` is the report year that the user expects, ``previous`` last year's report, None when not told; ``purpose``
    is what the draft is checked for. The main text ends where the attachments
    begin; views leave the attachments out.
    """

    def __init__(
        self,
        document: Document,
        recognition: Recognition,
        profile: Profile | None = None,
        year: int | None = None,
        purpose: Purpose = "report",
        previous: Paper | None = None,
    ) -> None:
        self.document = document
        self.recognition = recognition
        self.profile = profile or Profile()
        self.year = year
        self.purpose = purpose
        self.previous = previous
        self._once: dict[Callable[[Context], object], Any] = {}
        self._had: dict[tuple[str, bool], tuple[int, ...]] = {}
        self._bodies: dict[PartKey, tuple[tuple[int, int, str], ...]] = {}

    def once(self, view: Callable[[Context], T]) -> T:
        """What ``view`` makes of this draft, computed at the first call: for views that several rules share."""
        if view not in self._once:
            self._once[view] = view(self)
        made: T = self._once[view]
        return made

    def forget(self) -> None:
        """Let go of the views: they hold the context as it holds them, and would stay until the next collection."""
        self._once.clear()

    @property
    def layout(self) -> Layout:
        """The layout to judge by: the profile's, else the standard's."""
        return self.profile.layout or layout()

    @property
    def medium(self) -> Medium:
        """What sort of file the draft is."""
        return self.document.source.medium

    @cached_property
    def raw(self) -> tuple[str, ...]:
        """The text of each block of the main text as it stands."""
        return tuple(block_text(block) for block in self.document.blocks[: self._end])

    @property
    def _end(self) -> int:
        """Where the attachments begin: behind all that was recognised, for a report may come as an attachment."""
        parts = self.recognition.parts.values()
        last = max((part.blocks[-1] for part in parts if part.blocks), default=self.recognition.title_block or 0)
        blocks = enumerate(self.document.blocks)
        labels = (i for i, block in blocks if i > last and isinstance(block, Paragraph) and _opens_attachment(block))
        return next(labels, len(self.document.blocks))

    def text_of(self, block: int) -> str:
        """The text of any block as it stands, of the attachments too."""
        return self.raw[block] if block < len(self.raw) else block_text(self.document.blocks[block])

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The same, width-folded: what patterns are matched on. Offsets are those of ``raw``."""
        whole, starts = self.whole, self.starts
        return tuple(whole[start : end - 1] for start, end in pairwise(starts))

    @cached_property
    def whole(self) -> str:
        """The folded text in one piece, a line break between blocks: for a first look, and for rare patterns."""
        return fold(self.whole_raw)

    @cached_property
    def whole_raw(self) -> str:
        """The same, as it stands; offsets are those of ``whole``."""
        return "\n".join(self.raw)

    @cached_property
    def pairs(self) -> frozenset[int]:
        """The pairs of neighbouring characters of ``whole``, see :mod:`authoring.standard.pairs`."""
        return pairs_in(self.whole)

    @cached_property
    def words(self) -> Words:
        """Which words of lists ``whole`` may have."""
        return Words(self.whole, self.pairs)

    def may_have(self, word: str) -> bool:
        """Whether all neighbouring characters of ``word`` are neighbours somewhere in ``whole``: True if it occurs."""
        return self.pairs >= pairs_of(word) if len(word) > 1 else word in self.whole

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins in ``whole``; last, where it ends."""
        return tuple(accumulate((len(text) + 1 for text in self.raw), initial=0))

    def spot_of(self, offset: int) -> tuple[int, int]:
        """Block and offset in its text of a character of ``whole``."""
        block = bisect_right(self.starts, offset) - 1
        return block, offset - self.starts[block]

    def blocks_with(self, *triggers: str, raw: bool = False) -> Sequence[int]:
        """The blocks whose folded (or raw) text has one of these literals, in order.

        The whole text is searched in one go, and most literals are nowhere in it.
        """
        if raw or (len(triggers) <= _FEW and "words" not in vars(self)):
            there: Sequence[str] = triggers
        else:
            there = self.words.among(index_of(triggers))
        found = [blocks for trigger in there if (blocks := self._having(trigger, raw))]
        return found[0] if len(found) == 1 else sorted(set().union(*found)) if found else ()

    def _having(self, trigger: str, raw: bool) -> tuple[int, ...]:
        """``blocks_with`` for one literal; rules that share it share the answer."""
        key = (trigger, raw)
        if key not in self._had:
            self._had[key] = tuple(_having(trigger, self.whole_raw if raw else self.whole, self.starts))
        return self._had[key]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The outline of the main text."""
        return outline(Document(self.document.blocks[: len(self.raw)]))

    @cached_property
    def part_of(self) -> dict[int, PartKey]:
        """The part each block belongs to: the smaller part where one stands inside another."""
        parts = sorted(self.recognition.parts.values(), key=lambda part: -len(part.blocks))
        return {block: part.key for part in parts for block in part.blocks}

    @cached_property
    def lead(self) -> tuple[int, ...]:
        """The opening: as recognised, else the body paragraphs before the first heading."""
        if self.recognition.opening:
            return tuple(block for block in self.recognition.opening if block < len(self.texts))
        lead = self.sections[0].blocks if self.sections and self.sections[0].heading is None else ()
        named = (self.recognition.title_block,)
        return tuple(
            index
            for index, block in enumerate(lead)
            if isinstance(block, Paragraph)
            and block.role == "body"
            and index not in named
            and self.texts[index].strip()
        )

    @cached_property
    def heading_ends(self) -> dict[int, int]:
        """For each heading block, where the heading proper ends in its text."""
        blocks = enumerate(self.document.blocks[: len(self.raw)])
        return {index: len(heading_text(block)) for index, block in blocks if isinstance(block, Heading)}

    @cached_property
    def length(self) -> int:
        """Characters of the main text, blanks not counted."""
        return sum(map(size, self.texts))

    def part(self, key: PartKey) -> Part:
        """How this part stands in the draft."""
        return self.recognition.parts[key]

    def part_name(self, key: PartKey) -> str:
        """What messages call the part."""
        return requirements().part(key).name

    def part_heading(self, key: PartKey) -> str:
        """The heading to recommend, with the year it must have where the report year is known."""
        offset = 1 if key == "plan" else 0
        year = self.recognition.year or self.year
        heading = self.profile.headings[key]
        return heading.replace("{year}", str(year + offset) if year else "××××")

    def bodies(self, key: PartKey) -> Sequence[tuple[int, int, str]]:
        """Block, offset and folded text of what a part says: its own headings left out, sub-headings included."""
        if key not in self._bodies:
            self._bodies[key] = tuple(self._found_bodies(key))
        return self._bodies[key]

    def _found_bodies(self, key: PartKey) -> Iterator[tuple[int, int, str]]:
        part = self.part(key)
        for block in part.blocks:
            if block < len(self.texts):
                offset = self.heading_ends.get(block, 0) if block in part.headings else 0
                if text := self.texts[block][offset:]:
                    yield block, offset, text

    def headings(self, key: PartKey) -> Iterator[tuple[int, str]]:
        """Block and folded text of the headings that name the part."""
        for block in self.part(key).headings:
            if block in self.heading_ends:
                yield block, self.texts[block][: self.heading_ends[block]]

    def role(self, role: Role) -> int | None:
        """The first block with this role, or None."""
        blocks = enumerate(self.document.blocks[: len(self.raw)])
        return next((i for i, block in blocks if isinstance(block, Paragraph) and block.role == role), None)

    def mark(self, block: int, start: int = 0, end: int | None = None) -> Evidence:
        """The words ``start:end`` of a block, to be pointed at."""
        text = self.raw[block]
        end = len(text) if end is None else end
        return Evidence(block, start, end, text[start:end])

    def spot(self, block: int) -> str:
        """Where a block stands, in words: 第3行 or 第12段."""
        place = self.document.blocks[block].place
        return f"第{place.line}行" if place.line else f"第{place.block or block + 1}段"


def _having(trigger: str, text: str, starts: tuple[int, ...]) -> Iterator[int]:
    at = text.find(trigger)
    while at >= 0:
        block = bisect_right(starts, at) - 1
        yield block
        at = text.find(trigger, starts[block + 1])


def size(text: str) -> int:
    """Characters of a text, blanks not counted."""
    return len(text) - sum(map(text.count, " \t\n"))


def _opens_attachment(block: Paragraph) -> bool:
    return block.role in ("attachment-label", "attachment-title")
