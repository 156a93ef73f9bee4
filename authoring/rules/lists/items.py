"""Enumerations in running text: 一是……二是……, 第一，……第二，……, 其一…… and ①……②……, in one paragraph or over several."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from authoring.document import DISPLAYED, Heading
from authoring.named import NamedTuple
from authoring.standard.numbering import format_numeral, parse_numeral
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.recognition import Evidence

_FORMS = (
    # group 1 is the numeral
    pattern(r"([一二三四五六七八九十]{1,3})[是要](?![否求])"),
    pattern(r"第([一二三四五六七八九十]{1,2}),"),
    pattern(r"其([一二三四五六七])(?=[,是、:])"),
    pattern("([①-⑳])"),
)
_WORD = pattern(r"[一-龥\w]")
"""Before an item stands no word: 之一是 and 唯一要 open none."""
_SIGNS = "".join(map(chr, range(ord("①"), ord("⑳") + 1)))
_NUMERAL = pattern("[一二三四五六七八九十]+|[①-⑳]")
_NEAR = 1000  # characters, and paragraphs, in which the rest of a list is looked for
_NEAR_BLOCKS = 20
_OPEN_LISTS = 8  # lists under one heading that a later item may go on with


class Item(NamedTuple):
    """The words that open one item: characters ``start:end`` of a block's text, and the number they stand for.

    ``leads`` tells that they open their paragraph.
    """

    block: int
    start: int
    end: int
    value: int
    text: str
    leads: bool

    def numbered(self, value: int) -> str:
        """The same words with another number."""
        sign = _SIGNS[value - 1] if self.text in _SIGNS else format_numeral(value)
        return _NUMERAL.sub(sign, self.text, count=1)


Enumeration = list[Item]
"""The items of one list in the order of the text, whatever their numbers."""


def enumerations(context: Context) -> list[Enumeration]:
    """All lists of the main text; one that does not begin with its first item has lost it."""
    lists: list[Enumeration] = []
    for form in _FORMS:
        current: list[Enumeration] = []
        section = 0
        for block, items in groupby(_items(context, form), key=lambda item: item.block):
            if (head := context.once(_heads)[block]) != section:
                section, current = head, []
            for run in _runs(items):
                _add(run, current, lists)
    return lists


def _heads(context: Context) -> list[int]:
    heads, head = [], 0
    for block, node in enumerate(context.document.blocks[: len(context.raw)]):
        head = block if isinstance(node, Heading) else head
        heads.append(head)
    return heads


def found_before(context: Context, item: Item, wanted: re.Pattern[str]) -> bool:
    """Whether ``wanted`` stands under the same heading, not far above an item."""
    heads = context.once(_heads)
    above = range(max(item.block - _NEAR_BLOCKS, heads[item.block]), item.block)
    return bool(wanted.search(context.texts[item.block][max(item.start - _NEAR, 0) : item.start])) or any(
        wanted.search(context.texts[block]) for block in above
    )


def found_after(context: Context, item: Item, wanted: re.Pattern[str]) -> bool:
    """Whether ``wanted`` stands under the same heading, not far below an item."""
    heads = context.once(_heads)
    below = range(item.block + 1, min(item.block + 1 + _NEAR_BLOCKS, len(heads)))
    return bool(wanted.search(context.texts[item.block][item.end : item.end + _NEAR])) or any(
        wanted.search(context.texts[block]) for block in below if heads[block] == heads[item.block]
    )


def _items(context: Context, form: re.Pattern[str]) -> Iterator[Item]:
    """All words of this form that open an item."""
    whole = context.whole
    for match in form.finditer(whole):
        before, value = whole[max(match.start() - 1, 0) : match.start()], parse_numeral(match[1])
        opens = match[1] in _SIGNS or not _WORD.match(before)
        if opens and value is not None and 1 <= value <= len(_SIGNS):
            block, start = context.spot_of(match.start())
            if not isinstance(context.document.blocks[block], DISPLAYED):
                leads = not context.texts[block][:start].strip()
                yield Item(block, start, start + len(match[0]), value, match[0], leads)


def _runs(items: Iterator[Item]) -> Iterator[Enumeration]:
    """The items of a paragraph, cut where the count begins anew."""
    run: Enumeration = []
    for item in items:
        if run and (item.value == 1 or (run[0].leads and len(run) == 1 and item.value < run[0].value)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _add(run: Enumeration, current: list[Enumeration], lists: list[Enumeration]) -> None:
    """A run goes on with the list that it follows, or opens one."""
    going_on = None if run[0].value == 1 else _before(run[0], current)
    if going_on is None:
        lists.append(run)
        current.append(run)
        del current[:-_OPEN_LISTS]
    else:
        going_on += run


def _before(item: Item, current: list[Enumeration]) -> Enumeration | None:
    """The list under the same heading whose next item this is; else the last one, which then has a fault."""
    alike = [items for items in current if items[-1].leads == item.leads] if item.leads else current
    fitting = [items for items in alike or current if items[-1].value == item.value - 1]
    return next(reversed(fitting or alike or current), None)


def mark(context: Context, item: Item) -> Evidence:
    """Where an item's opening words stand."""
    return context.mark(item.block, item.start, item.end)
