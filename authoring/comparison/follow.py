"""What became of last year's plan, and which problems are still there.

Two texts are about the same where they share the terms that are rare in both reports. A term weighs the more, the
fewer sentences have it; an inverted index finds the sentences that share any.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from authoring.comparison.limits import limits
from authoring.comparison.paper import pieces
from authoring.named import NamedTuple
from authoring.standard.patterns import pattern
from authoring.standard.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authoring.comparison.paper import Paper, Piece
    from authoring.standard.parts import PartKey

State = Literal["answered", "partly", "open"]
"""answered: a sentence of this year's measures takes the item up. partly: one has some of its words. open: none."""

_SENTENCE = pattern(r"[^。!?！？\n]+[。!?！？]?")
_CLAUSE = pattern(r"[^。;；!?！？\n]+[。;；!?！？]?")
_ORDINAL = pattern(r"(?:^|(?<=[。;:,\s]))[一二三四五六七八九十]{1,2}是")
_DONE: tuple[PartKey | None, ...] = ("measures", "duties", None)


class Passage(NamedTuple):
    """Words of a report: ``start:end`` of the text of a block, and the heading they stand under."""

    block: int
    start: int
    end: int
    text: str
    title: str = ""

    @property
    def about(self) -> str:
        """Heading and words: what terms are taken from."""
        return f"{self.title}\n{self.text}"


class Followed(NamedTuple):
    """An item of last year's plan and where this year's report takes it up; ``score`` is 0 to 1."""

    item: Passage
    state: State
    answers: tuple[Passage, ...]
    score: float


class Again(NamedTuple):
    """A problem of this year's report that stood in last year's; ``score`` is 0 to 1."""

    problem: Passage
    last: Passage
    score: float


class _Index:
    """Passages by their terms."""

    def __init__(self, passages: Sequence[Passage], around: Iterable[Passage]) -> None:
        self.passages = passages
        self.of_term: dict[str, list[int]] = defaultdict(list)
        seen: Counter[str] = Counter()
        for number, passage in enumerate(passages):
            for term in terms(passage.about):
                self.of_term[term].append(number)
                seen[term] += 1
        count = len(passages)
        for passage in around:
            seen.update(terms(passage.about))
            count += 1
        self.weights = {term: math.log((1 + count) / times) for term, times in seen.items()}

    def best(self, text: str) -> list[tuple[float, int, int]]:
        """Score, shared terms and number of the passages that share terms with the text, the best first."""
        wanted = terms(text)
        weights = sorted((self.weights.get(term, 0.0) for term in wanted), reverse=True)
        whole = sum(weights[: limits()["follow"]["top"]])
        if not whole:
            return []
        sums: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for term in sorted(wanted):
            for number in self.of_term.get(term, ()):
                sums[number] += self.weights[term]
                shared[number] += 1
        found = [(min(sums[number] / whole, 1.0), shared[number], number) for number in sums]
        return sorted(found, key=lambda each: (-each[0], each[2]))


def follow_through(last: Paper, this: Paper) -> tuple[Followed, ...]:
    """Each item of last year's plan, in order, and which of this year's measures answer it."""
    wanted = tuple(items(last, "plan"))
    index = _Index(tuple(_sentences(this, _DONE)), wanted)
    return tuple(_followed(item, index) for item in wanted)


def _followed(item: Passage, index: _Index) -> Followed:
    limit = limits()["follow"]
    best = [each for each in index.best(item.about) if each[1] >= limit["shared"] and each[0] >= limit["partly"]]
    if not best:
        return Followed(item, "open", (), 0.0)
    score = best[0][0]
    state: State = "answered" if score >= limit["answered"] else "partly"
    near = [number for value, _, number in best[:2] if value >= max(limit["partly"], score * 2 / 3)]
    return Followed(item, state, tuple(index.passages[number] for number in near), round(score, 2))


def problems_again(last: Paper, this: Paper) -> tuple[Again, ...]:
    """This year's problems that stood in last year's report; reasons are left out, many reports share them."""
    before = tuple(_stated(item) for item in items(last, "problems"))
    now = tuple(_stated(item) for item in items(this, "problems"))
    index = _Index(before, now)
    limit = limits()["follow"]
    found = []
    for problem in now:
        best = index.best(problem.about)
        if best and best[0][0] >= limit["again"] and best[0][1] >= limit["shared"]:
            found.append(Again(problem, before[best[0][2]], round(best[0][0], 2)))
    return tuple(found)


def _stated(item: Passage) -> Passage:
    """The problem without what follows its first sentence."""
    first = _SENTENCE.match(item.text)
    return item._replace(text=first[0], end=item.start + len(first[0])) if first else item


def items(paper: Paper, part: PartKey) -> Iterator[Passage]:
    """The items of a part: what stands under a heading of its own, else 一是 and 二是, else each paragraph."""
    own = [piece for piece in pieces(paper) if piece.part == part]
    for number, piece in enumerate(own):
        following = own[number + 1 : number + 2]
        if piece.title:
            yield from _headed(piece, own[number + 1 :])
        elif not _under_heading(own, number) and not (following and following[0].title and _leads_on(piece)):
            yield from _split(piece)


def _headed(piece: Piece, rest: Sequence[Piece]) -> Iterator[Passage]:
    """A heading with its paragraphs; none where only further headings follow."""
    below = []
    for other in rest:
        if other.title:
            break
        if len(other.raw) >= limits()["follow"]["shortest"]:  # 特此报告 is none of the item
            below.append(other.raw)
    text = "\n".join(filter(None, (piece.raw.strip(), *below)))
    if text:
        yield Passage(piece.block, 0, piece.start + len(piece.raw), text, piece.title)
    elif not rest or not rest[0].title:
        yield Passage(piece.block, 0, piece.start, "", piece.title)


def _under_heading(own: Sequence[Piece], number: int) -> bool:
    return any(piece.title for piece in own[:number])


def _leads_on(piece: Piece) -> bool:
    return piece.text.rstrip().endswith((":", "。")) or not piece.text.strip()


def _split(piece: Piece) -> Iterator[Passage]:
    starts = [match.start() for match in _ORDINAL.finditer(piece.text)] or [0]
    for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        text = piece.raw[start:end]
        if len(text.strip()) >= limits()["follow"]["shortest"] and not text.rstrip().endswith((":", "：")):
            yield Passage(piece.block, piece.start + start, piece.start + end, text)


def _sentences(paper: Paper, parts: tuple[PartKey | None, ...]) -> Iterator[Passage]:
    title = ""
    for piece in pieces(paper):
        title = piece.title or title
        if piece.part not in parts:
            continue
        for match in _CLAUSE.finditer(piece.raw):
            if match[0].strip():
                # the heading counts for the sentence that stands right below it
                yield Passage(piece.block, piece.start + match.start(), piece.start + match.end(), match[0], title)
                title = ""
