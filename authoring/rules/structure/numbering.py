"""Numbers of headings and items: gaps, repeats, going back, skipped levels, mixed styles, single items."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from authoring.check import Hit, Rule
from authoring.document import Heading, Paragraph
from authoring.named import NamedTuple
from authoring.rules.structure.bases import LEVELS, PRACTICE
from authoring.standard.numbering import format_numeral, parse_label, parse_numeral
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Check, Context
    from authoring.recognition import Evidence
    from authoring.standard.numbering import Form, Label

_Fault = Literal["gap", "repeat", "back"]
_MOST = 60  # numbers above this are no ordinals
_LOWEST = 4
_SHORT = 30  # characters of a line that may be a heading
_SENTENCE = pattern(r"[。;:!?…]\s*$")
_SIGN = pattern(r"[①-⑳㈠-㈩⒈-⒛⑴-⒇]")  # a number with its marks in one character
_STANDARD = frozenset({"(N)", "N."})  # below 一、, as GB/T 9704 has them
_NUMERAL = pattern(r"[零〇一二三四五六七八九十百\d]+|" + _SIGN.pattern)


class Item(NamedTuple):
    """A numbered heading or paragraph.

    ``last`` is the number that its text counts to: above its own where further items run on in the same paragraph.
    """

    block: int
    level: int
    label: Label
    last: int

    @property
    def printed(self) -> str:
        """The number without blanks, as messages quote it."""
        return re.sub(r"\s", "", self.label.text)

    @property
    def style(self) -> str:
        """How the number is printed, whatever its value: N、 (N) N. ..."""
        return _style(self.label.text)


@lru_cache(1024)  # the same few numbers come again and again
def _style(text: str) -> str:
    return _NUMERAL.sub("N", fold(re.sub(r"\s", "", text)), count=1)


def numbered(form: Form, value: int, like: str) -> str:
    """``value`` printed in the style of the number ``like``."""
    sign = _SIGN.search(like)
    if sign and (own := parse_numeral(sign[0])):
        return like.replace(sign[0], chr(ord(sign[0]) - own + value))
    numeral = str(value) if form in ("1.", "（1）") else format_numeral(value)
    return _NUMERAL.sub(numeral, like, count=1)


def sequences(context: Context) -> list[list[Item]]:
    """Items that are counted together: those of one level, until a heading above that level comes.

    A short line that is no sentence may be a heading of a kind we don't know (壹、Ⅰ. ▲): a count that begins anew
    behind it is another one.
    """
    sequences: list[list[Item]] = []
    current: dict[int, list[Item]] = {}
    line = -1  # the last such line
    for block, node in enumerate(context.document.blocks[: len(context.raw)]):
        item = context.once(_items)[block]
        if item is None and not isinstance(node, Heading):
            line = block if _is_short_line(context.texts[block]) else line
            continue
        level = item.level if item else node.level if isinstance(node, Heading) else _LOWEST
        current = {upper: items for upper, items in current.items() if upper <= level}
        if item:
            if level not in current or (item.label.value == 1 and current[level][-1].block < line):
                current[level] = []
                sequences.append(current[level])
            current[level].append(item)
    return sequences


def _is_short_line(text: str) -> bool:
    return 0 < len(text.strip()) <= _SHORT and not _SENTENCE.search(text)


def _items(context: Context) -> list[Item | None]:
    """What each block of the main text is numbered with."""
    return [_item(context, block) for block in range(len(context.raw))]


def _item(context: Context, block: int) -> Item | None:
    """What a block is numbered with: any heading, and plain paragraphs below the first level."""
    node, text = context.document.blocks[block], context.raw[block]
    label = parse_label(text.lstrip())
    if label is None or not 0 < label.value <= _MOST:
        return None
    if isinstance(node, Heading):
        return Item(block, node.level, label, _last(context.texts[block], label)) if node.label.strip() else None
    if isinstance(node, Paragraph) and node.role == "body" and 2 <= label.level <= _LOWEST:
        return Item(block, label.level, label, _last(context.texts[block], label))
    return None


def _last(folded: str, label: Label) -> int:
    """How far the numbers in a text run on from its first; 12.4% has no "2." in it, and neither has 2.4%."""
    value, at = label.value, 0
    while value < _MOST and (at := _find_number(folded, _as_label(label, value + 1), at)) >= 0:
        value += 1
    return value


@lru_cache(4096)  # most labels of most papers are the same
def _as_label(label: Label, value: int) -> str:
    return numbered(label.form, value, re.sub(r"\s", "", fold(label.text)))


def _find_number(text: str, number: str, start: int) -> int:
    while (start := text.find(number, start)) >= 0:
        end = start + len(number)
        if not (text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()):
            return start
        start = end
    return -1


def number_at(context: Context, item: Item) -> Evidence:
    """Where the item's number is printed."""
    start = context.raw[item.block].find(item.label.text.strip())
    return context.mark(item.block, max(start, 0), max(start, 0) + len(item.label.text.strip()))


def _counting(wanted: _Fault) -> Check:
    """Numbers that do not follow on one another in this way."""

    def check(context: Context) -> Iterator[Hit]:
        ended: dict[Form, int] = {}  # how far each form was counted: 1. 2. may run on across （一）（二）
        for items in context.once(sequences):
            before, repeated = 0, False
            for position, item in enumerate(items):
                value, form = item.label.value, item.label.form
                runs_on = position == 0 and form == "1." and value == ended.get(form, 0) + 1
                mended = repeated and value == before + 2  # right once the repeat before it is
                fault = None if runs_on or mended else _fault(value, before, first=position == 0)
                repeated = fault == "repeat"
                if fault == wanted:
                    yield Hit(number_at(context, item), _values(item, before, items[max(position - 1, 0)]))
                before = ended[form] = item.last

    return check


def _fault(value: int, before: int, *, first: bool) -> _Fault | None:
    if value == before + 1:
        return None
    if value > before:
        return "gap"
    return None if first else "repeat" if value == before else "back"


def _values(item: Item, before: int, previous: Item) -> dict[str, str | int]:
    form, printed = item.label.form, item.printed
    lacking = [numbered(form, value, printed) for value in range(before + 1, item.label.value)]
    right = numbered(form, before + 1, printed)
    lack = lacking[0] if len(lacking) == 1 else f"{lacking[0]}”至“{lacking[-1]}" if lacking else ""
    return {"number": printed, "lack": lack, "right": right, "previous": previous.printed}


def _jump(context: Context) -> Iterator[Hit]:
    chain: list[int] = []
    for block, node in enumerate(context.document.blocks[: len(context.raw)]):
        item = context.once(_items)[block] if isinstance(node, Heading) else None
        if item is None:
            continue
        chain = [level for level in chain if level < item.level]
        upper = chain[-1] if chain else 0
        chain.append(item.level)
        if item.level > upper + 1 and (upper, item.level) != (1, 3):
            yield Hit(number_at(context, item), {"number": item.printed, "lack": _lacking(upper)})
            if not upper:
                return


def _lacking(upper: int) -> str:
    return ("一、", "（一）", "1.")[min(upper, 2)]


def _mixed(context: Context) -> Iterator[Hit]:
    for items in context.once(sequences):
        styles = Counter(item.style for item in items)
        if len(styles) > 1:
            usual = max(styles, key=lambda style: (style in _STANDARD, styles[style]))  # N、 is usual and yet wrong
            odd = next(item for item in items if item.style != usual)
            like = next(item for item in items if item.style == usual)
            right = numbered(like.label.form, odd.label.value, like.printed)
            values = {"number": odd.printed, "like": like.printed, "right": right}
            yield Hit(number_at(context, odd), values, replacement=right)


def _doubled(context: Context) -> Iterator[Hit]:
    for block, node in enumerate(context.document.blocks[: len(context.raw)]):
        if not isinstance(node, Heading) or not node.label.strip():
            continue
        again = parse_label(context.raw[block][len(node.label) :].lstrip())
        if again is not None and again.level <= _LOWEST and again.form not in ("1.", "Ⅰ"):
            at = context.mark(block, 0, len(node.label) + len(again.text))
            yield Hit(at, {"number": node.label.strip(), "again": again.text.strip()})


def _single(context: Context) -> Iterator[Hit]:
    for items in context.once(sequences):
        item = items[0]
        if len(items) == 1 and item.label.value == item.last == 1 and item.level > 1:
            second = numbered(item.label.form, 2, item.printed)
            yield Hit(number_at(context, item), {"number": item.printed, "second": second})


RULES = (
    Rule(
        code="S401",
        name="number-skipped",
        title="序号跳号",
        message="序号“{number}”前面缺“{lack}”。",
        suggestion="补上缺的一项，或者把“{number}”改为“{right}”并顺改后面的序号。",
        explanation="同一层的序号要连续。跳号可能是漏了一项，也可能是删改后忘了重编。",
        basis=LEVELS,
        severity="warning",
        check=_counting("gap"),
    ),
    Rule(
        code="S402",
        name="number-repeated",
        title="序号重复",
        message="同一层里序号“{number}”用了两次。",
        suggestion="把后一个“{number}”改为“{right}”，并顺改后面的序号。",
        explanation="同一层的序号不能重复，否则引用时分不清。",
        basis=LEVELS,
        severity="warning",
        check=_counting("repeat"),
    ),
    Rule(
        code="S403",
        name="number-goes-back",
        title="序号倒退",
        message="序号“{number}”排在“{previous}”后面，又从头编起或者颠倒了。",
        suggestion="把“{number}”改为“{right}”并顺改后面的序号；如果这里另起一层，换用下一层的序号。",
        explanation="同一层的序号要递增，不能中途重新从一开始。",
        basis=LEVELS,
        severity="warning",
        check=_counting("back"),
    ),
    Rule(
        code="S404",
        name="level-skipped",
        title="序号层次跳级",
        message="序号“{number}”前面缺“{lack}”这一层。",
        suggestion="按“一、”“（一）”“1.”“（1）”的次序使用序号；只有两层时，“一、”下面可以直接用“1.”。",
        explanation="结构层次序数依次用“一、”“（一）”“1.”“（1）”标注，可以少用，不能倒着用或者越级用。",
        basis=LEVELS,
        severity="warning",
        check=_jump,
    ),
    Rule(
        code="S405",
        name="number-styles-mixed",
        title="同层序号写法不一",
        message="序号“{number}”和同一层的“{like}”写法不一样。",
        suggestion="统一写法，改为“{right}”。",
        explanation="同一层的序号用同一种写法，不混用“一、”和“第一部分”、“1.”和“1、”、“（一）”和“（一）、”。",
        basis=LEVELS,
        severity="warning",
        check=_mixed,
    ),
    Rule(
        code="S406",
        name="single-item",
        title="只有一个分项",
        message="这里只有“{number}”，没有“{second}”。",
        suggestion="只有一项时不必编号，直接写成段落；如果漏了其他项，补上。",
        explanation="分项至少要有两项，只有一项就不成其为分项。",
        basis=PRACTICE,
        severity="hint",
        check=_single,
    ),
    Rule(
        code="S407",
        name="number-doubled",
        title="标题编了两次号",
        message="标题前有两个序号：“{number}”和“{again}”。",
        suggestion="删去一个；表单的“标题”里不用写编号，会自动编，要自定就写在“编号”里。",
        explanation="表单的标题里又写了编号，或者 Word 自动编号的段落里又手写了编号，就会编两次号。",
        basis=LEVELS,
        severity="error",
        check=_doubled,
    ),
)
