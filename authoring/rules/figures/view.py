"""What the rules of this family share: the sentences with figures, read once, and how a figure is pointed at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from authoring.check import Basis, Hit
from authoring.document import DISPLAYED
from authoring.figures import Change, Passage, Quantity, Sentence, changes, name, passages, sentences
from authoring.figures.arithmetic import bounds
from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authoring.check import Context

WORDS: Any = load_rules_json("figures")
ARITHMETIC = Basis("数据之间的算术关系", "practice")
USAGE = Basis("统计数据的通行写法", "practice")
TERMS = Basis("有关统计指标的通行定义", "unverified")


class Named(NamedTuple):
    """A count and what it counts; ``at`` is its place among the sentence's tokens."""

    at: int
    quantity: Quantity
    name: str


class Told:
    """A sentence with figures, the block it stands in, and what it says, worked out once when a rule asks for it."""

    def __init__(self, block: int, sentence: Sentence) -> None:
        self.block = block
        self.sentence = sentence
        self.text = sentence.text[sentence.start : sentence.end]

    @cached_property
    def counts(self) -> tuple[Named, ...]:
        """The counts and measures: no rates, no ranks."""
        sentence = self.sentence
        return tuple([Named(at, q, name(sentence, at)) for at, q in sentence.quantities if q.kind == "amount"])

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """By how much what has changed."""
        return tuple(changes(self.sentence))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """From which number to which."""
        return tuple(passages(self.sentence))


def told(context: Context, *kinds: str) -> Sequence[Told]:
    """The sentences of the main text that have figures; tables hold bare numbers and are left out.

    With ``kinds`` those that have a token of one of these kinds, see :attr:`~authoring.figures.Sentence.kinds`.
    """
    chosen = context.once(_by_kinds)
    if kinds not in chosen:
        chosen[kinds] = [one for one in chosen[()] if not one.sentence.kinds.isdisjoint(kinds)]
    return chosen[kinds]


def _by_kinds(context: Context) -> dict[tuple[str, ...], Sequence[Told]]:
    """What :func:`told` was asked for; first, all sentences."""
    return {(): _told(context)}


def told_with(context: Context, words: Sequence[str]) -> Sequence[Told]:
    """The same, but those that have one of these words."""
    blocks = frozenset(context.blocks_with(*words))
    return [one for one in told(context) if one.block in blocks and has(one.text, words)] if blocks else ()


def _told(context: Context) -> tuple[Told, ...]:
    blocks = context.document.blocks
    texts = ((block, text) for block, text in enumerate(context.texts) if not isinstance(blocks[block], DISPLAYED))
    return tuple(Told(block, sentence) for block, text in texts for sentence in sentences(text))


def hit(context: Context, block: int, quantity: Quantity, **values: str | int) -> Hit:
    """A finding at a quantity."""
    return Hit(context.mark(block, quantity.start, quantity.end), values)


def shown(sentence: Sentence, quantity: Quantity) -> str:
    """The quantity as it is written."""
    return sentence.text[quantity.start : quantity.end]


def exceeds(part: Quantity, wholes: Iterable[Quantity]) -> bool:
    """Whether ``part`` is surely more than each of ``wholes``."""
    return bounds(part)[0] > max(bounds(whole)[1] for whole in wholes)


def has(text: str, words: Iterable[str]) -> bool:
    """Whether the text has one of the words."""
    for word in words:  # noqa: SIM110 a generator would cost more than the search
        if word in text:
            return True
    return False


def pairs(named: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Each count with the next one of the same unit."""
    last: dict[str, Named] = {}
    for one in named:
        if one.quantity.unit in last:
            yield last[one.quantity.unit], one
        last[one.quantity.unit] = one
