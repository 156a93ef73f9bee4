"""The skeleton of a draft: its main sections, what stands below them, and what is no part of the report.

Left out are tables of contents, cover letters, repeated lines (watermarks) and attachments.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from authoring.document import HEAD_ROLES, IMPRINT_ROLES, Document, Heading, Paragraph, block_text, heading_text
from authoring.named import NamedTuple
from authoring.recognition.headings import named_parts
from authoring.recognition.vocabulary import squeeze, vocabulary
from authoring.standard.numbering import parse_label
from authoring.standard.patterns import pattern, shared
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.document import Block

_NUMERALS = "一二三四五六七八九十"
# begins with a set of characters, to which the engine jumps; what stands before is looked at behind it
_LEAD = pattern(
    rf"[第①-⑳{_NUMERALS}](?:(?<=^.)|(?<=[。;:,\s].)|(?<=[{_NUMERALS}]、.))"
    rf"(?:(?<=[①-⑳])|(?:(?<=第)[{_NUMERALS}]|(?<=[{_NUMERALS}]))[{_NUMERALS}]{{0,2}}(?:是要?|方面))"
)
_LEAD_END = pattern(r"[。;:,]|$")
_DIGITS = pattern(r"\d+")
_CONTENTS_TAIL = pattern(r"[.…·\s]{2,}\d*$|\s\d{1,3}$")
_END_MARKS = "。;:!?,、"
_TEXT_MARKS = "。;!?,、"  # a bare heading may end in a colon, never in these
_NOT_TEXT = HEAD_ROLES | IMPRINT_ROLES | {"title", "addressee", "signature", "date", "note", "attachment-note"}
_NO_HEADING_END = _TEXT_MARKS + "》"  # a line that ends with a paper's name names that paper
_ENTRY_LENGTH = 80  # characters of an entry of a table of contents
_MIN_CONTENTS = 3  # headings in a row without text that make a table of contents
_MIN_REPEATS = 3  # times a short line must recur to be a watermark
_REPEAT_LENGTH = 50
_MIN_BARE = 2  # unnumbered lines that name parts, before other bare lines count as headings; or one, with two others
_BARE_LENGTH = 30
_COLON_LENGTH = 16  # characters of a bare heading that ends in a colon; a longer one is a sentence


class Item(NamedTuple):
    """A sub-heading or a run-in "一是…" lead: characters ``start:end`` of a block, and how far its text reaches.

    ``title`` is squeezed and without its number. ``text`` is the folded text that belongs to it.
    """

    block: int
    start: int
    end: int
    title: str
    text: str
    last: int
    is_heading: bool


class Main(NamedTuple):
    """A main section: its heading's block, squeezed title, items below, and range of blocks.

    The first ``head`` characters of the heading's block are the heading, what follows is text that runs in after it.
    """

    block: int
    head: int
    title: str
    items: tuple[Item, ...]
    blocks: tuple[int, ...]


class Skeleton(NamedTuple):
    """``lead`` are the blocks of running text before the first main section."""

    mains: tuple[Main, ...]
    lead: tuple[int, ...]
    folded: tuple[str, ...]

    def text(self, main: Main) -> str:
        """The folded text of a section without its main heading."""
        below = (self.folded[index] for index in main.blocks if index != main.block)
        return "\n".join((self.folded[main.block][main.head :], *below)).lstrip()

    def text_blocks(self) -> Iterator[int]:
        """All blocks of the report's body, top to bottom."""
        yield from self.lead
        for main in self.mains:
            yield from main.blocks


def skeleton(document: Document) -> Skeleton:
    """The skeleton of ``document``; block indices are those of ``document.blocks``."""
    blocks = document.blocks
    texts = [block_text(block) for block in blocks]
    folded = tuple(map(fold, texts))
    depth_of = list(map(_depth, blocks, texts))
    kept = _report_blocks(blocks, folded, depth_of)
    depths = _depths(kept, blocks, depth_of)
    top = min(depths.values(), default=1)
    starts = _main_starts(kept, depths, top, blocks)
    text = [index for index in kept if _is_text(blocks[index])]
    first = starts[0] if starts else len(blocks)
    mains = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(blocks)
        covered = tuple(text[bisect_left(text, start) : bisect_left(text, end)])
        head = len(heading_text(block)) if isinstance(block := blocks[start], Heading) else len(folded[start])
        mains.append(Main(start, head, _title(block), _items(covered, blocks, folded), covered))
    return Skeleton(tuple(mains), tuple(index for index in text if index < first), folded)


def _is_text(block: Block) -> bool:
    return not (isinstance(block, Paragraph) and block.role in _NOT_TEXT)


def _report_blocks(blocks: Sequence[Block], folded: Sequence[str], depth_of: Sequence[int | None]) -> list[int]:
    """Indices of the report proper, in order: of a cover letter and its attachments, the piece with the parts."""
    lines = [_DIGITS.sub("#", text) for text in folded]  # a running header counts its pages
    repeated = Counter(line for line in lines if len(line) <= _REPEAT_LENGTH)
    # a numbered heading may come again in each section; a watermark has no number
    kept = [i for i, line in enumerate(lines) if repeated[line] < _MIN_REPEATS or _is_numbered(blocks[i])]
    contents = _contents(kept, blocks, folded)
    kept = [index for index in kept if index not in contents]
    pieces = _pieces(kept, blocks)
    piece = pieces[0] if len(pieces) == 1 else max(pieces, key=lambda piece: _named_headings(piece, blocks, depth_of))
    start = _report_start(piece, blocks, folded, depth_of)
    return [index for index in piece if index >= start]


def _is_numbered(block: Block) -> bool:
    return isinstance(block, Heading) and bool(block.label)


def _pieces(kept: Sequence[int], blocks: Sequence[Block]) -> list[list[int]]:
    """The paper and each of its attachments."""
    pieces: list[list[int]] = [[]]
    for index in kept:
        block = blocks[index]
        if isinstance(block, Paragraph) and block.role == "attachment-label":
            pieces.append([])
        pieces[-1].append(index)
    return pieces


def _named_headings(piece: Sequence[int], blocks: Sequence[Block], depth_of: Sequence[int | None]) -> int:
    """How many different parts the headings of a piece name for certain."""
    names = [named_parts(_title(blocks[index])) for index in piece if depth_of[index] is not None]
    return len({part for named in names if named.certain for part in named.parts})


def _contents(kept: Sequence[int], blocks: Sequence[Block], folded: Sequence[str]) -> set[int]:
    """The lines of a table of contents: entries in a row that have no text and come again below."""
    runs: list[list[int]] = [[]]
    for index in kept:
        if len(folded[index]) <= _ENTRY_LENGTH and _is_entry(blocks[index], folded[index]):
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    runs = [run for run in runs if len(run) >= _MIN_CONTENTS]  # in most papers none: their lines need no second look
    titles = {index: _contents_title(text) for index in kept if runs and len(text := folded[index]) <= _ENTRY_LENGTH}
    last = {title: index for index, title in titles.items()}
    found: set[int] = set()
    for run in runs:
        again = sum(last[titles[i]] > run[-1] for i in run)
        dotted = sum(bool(_CONTENTS_TAIL.search(folded[i])) for i in run)
        if again >= 2 or dotted >= 2 or _after_contents_word(run[0], folded):
            found.update(run)
    return found


def _after_contents_word(index: int, folded: Sequence[str]) -> bool:
    return index > 0 and squeeze(folded[index - 1]) in ("目录", "目次")


def _is_entry(block: Block, text: str) -> bool:
    bare = isinstance(block, Heading) and not block.body
    return bare or (text[-1:] not in _END_MARKS and parse_label(text) is not None)


def _contents_title(text: str) -> str:
    return squeeze(_CONTENTS_TAIL.sub("", text))


def _report_start(
    kept: Sequence[int], blocks: Sequence[Block], folded: Sequence[str], depth_of: Sequence[int | None]
) -> int:
    """Where the report begins: at the last line like its title before the first heading."""
    first = next((i for i in kept if _is_section_heading(blocks[i], depth_of[i])), len(blocks))
    titles = [i for i in kept if i < first and looks_like_title(folded[i])]
    if len(titles) >= 2 and any(len(folded[i]) > 60 for i in kept if titles[0] < i < titles[-1]):
        return titles[-1]
    return 0


def _is_section_heading(block: Block, depth: int | None) -> bool:
    if not isinstance(block, Heading):
        return depth is not None
    title = _title(block)
    return bool(block.label) or (not _is_title(title) and bool(named_parts(title).parts & {"problems", "duties"}))


def _is_title(title: str) -> bool:
    """Whether a squeezed line is a report's title rather than the heading of a part."""
    return title.endswith(("报告", "总结", "汇报")) and looks_like_title(title)


def looks_like_title(text: str) -> bool:
    """Whether a line reads like the title of a report on law-based government."""
    kind, title = vocabulary().kind, squeeze(text)
    if not 8 <= len(title) <= 60 or title[-1] in _END_MARKS or parse_label(title) or title[0] in "附【":
        return False
    return bool(shared(kind["subject"]).search(title) and shared(kind["report"]).search(title))


def _depths(kept: Sequence[int], blocks: Sequence[Block], depth_of: Sequence[int | None]) -> dict[int, int]:
    """Depth of each heading. Where parts stand under bare lines, other bare lines above text are main headings too."""
    depths = {index: depth for index in kept if (depth := depth_of[index]) is not None}
    mains = [index for index, depth in depths.items() if depth <= 1]
    if not mains or any(_is_numbered(blocks[index]) for index in mains):
        return depths
    follow = pairwise([*kept, kept[-1]])
    bare = [i for i, after in follow if i not in depths and _is_bare_line(blocks[i]) and _is_below(blocks[after])]
    enough = len(mains) >= _MIN_BARE or len(mains) + len(bare) > _MIN_BARE
    return dict(sorted((depths | dict.fromkeys(bare, 1)).items())) if enough else depths


def _is_below(block: Block) -> bool:
    """Whether a block is what stands below a bare heading: a numbered sub-heading, or text."""
    return isinstance(block, Heading) or not _is_bare_line(block)


def _is_bare_line(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.role != "body":
        return False
    title = squeeze(block_text(block))
    label = parse_label(title)
    longest = _COLON_LENGTH if title[-1:] == ":" else _BARE_LENGTH
    return 0 < len(title) <= longest and title[-1] not in _TEXT_MARKS and (not label or label.form == "第一")


def _depth(block: Block, text: str) -> int | None:
    """How deep a heading stands: 0 for 第一部分, else its level; a short line that names a part counts as level 1."""
    if isinstance(block, Heading):
        label = parse_label(block.label) if block.label else None
        return 0 if label and label.form == "第一部分" else block.level
    if isinstance(block, Paragraph) and block.role == "body":
        if text[-1:] in _NO_HEADING_END:
            return None  # most: a sentence
        title = squeeze(text)
        bare = len(title) <= (_COLON_LENGTH if title[-1:] == ":" else vocabulary().limits["heading_line"])
        if bare and title[-1:] not in _NO_HEADING_END and not _is_title(title):
            return 1 if named_parts(_bare(text)).certain else None
    return None


def _main_starts(kept: Sequence[int], depths: dict[int, int], top: int, blocks: Sequence[Block]) -> list[int]:
    """Blocks that begin a main section, those with a number of the wrong level included."""
    starts: list[int] = []
    value, below = 0, False
    for index in kept:
        depth = depths.get(index)
        if depth is None:
            continue
        block = blocks[index]
        label = parse_label(heading_text(block)) if isinstance(block, Heading) else None
        continues = label is not None and value > 0 and label.value == value + 1 and not below
        if depth == top or (continues and depth == top + 1 and named_parts(_title(blocks[index])).certain):
            starts.append(index)
            value, below = (label.value if label else value + 1), False
        else:
            below = True
    return starts


def _title(block: Block) -> str:
    return _bare(heading_text(block) if isinstance(block, Heading) else block_text(block))


@lru_cache(maxsize=4096)  # a heading is asked for its title from many sides, and most have those that others have, too
def _bare(text: str) -> str:
    """A heading squeezed, without its number and the mark at its end."""
    label = parse_label(text)
    return squeeze(text[len(label.text) :] if label else text).rstrip(_END_MARKS)


def _items(covered: tuple[int, ...], blocks: Sequence[Block], folded: Sequence[str]) -> tuple[Item, ...]:
    """Sub-headings and leads of a main section, in order."""
    items: list[Item] = []
    for position, index in enumerate(covered):
        block = blocks[index]
        if isinstance(block, Heading) and position:
            stop = _reach(covered, position, blocks)
            text = "\n".join(folded[i] for i in covered[position:stop])
            head = len(heading_text(block))
            items.append(Item(index, 0, head, _title(block), text[head:], covered[stop - 1], True))
        items += _leads(index, block, folded[index])
    return tuple(items)


def _reach(covered: tuple[int, ...], position: int, blocks: Sequence[Block]) -> int:
    """The position after the last block below the sub-heading at ``position``."""
    heading = blocks[covered[position]]
    assert isinstance(heading, Heading)
    for stop in range(position + 1, len(covered)):
        block = blocks[covered[stop]]
        if isinstance(block, Heading) and block.level <= heading.level:
            return stop
    return len(covered)


def _leads(index: int, block: Block, text: str) -> Iterator[Item]:
    """The run-in leads of a paragraph: 一是加强领导。… ；二是…"""
    offset = len(heading_text(block)) if isinstance(block, Heading) and block.body else 0
    if isinstance(block, Heading) and not block.body:
        return
    matches = list(_LEAD.finditer(text, offset))
    for number, match in enumerate(matches):
        stop = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        end_match = _LEAD_END.search(text, match.end(), stop)
        end = end_match.start() if end_match else stop
        if end > match.end():
            yield Item(index, match.start(), end, squeeze(text[match.end() : end]), text[end:stop], index, False)
