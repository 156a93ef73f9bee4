"""The figures of two reports, by name and unit: what became of them, and whether this year's bases are last year's.

A name that a report uses for several different numbers tells nothing and is passed over: rather a miss than a false
alarm.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from authoring.comparison.limits import limits
from authoring.comparison.paper import pieces
from authoring.figures import Quantity, Time, changes, lead, name, passages, sentences
from authoring.figures.arithmetic import bounds, growth, plain
from authoring.figures.figure import Figure, change
from authoring.named import NamedTuple
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.comparison.paper import Paper, Piece
    from authoring.figures import Change, Sentence
    from authoring.standard.parts import PartKey

Key = tuple[str, str]
"""Name and unit."""

_DONE: tuple[PartKey | None, ...] = ("measures", "duties", None)
_LAST_YEAR = pattern(r"(?:上一?年|去年)(?:度|同期)?(?:为|是|的)?$")
_OTHER_BASIS = "环比"


class Told(NamedTuple):
    """A figure as a report tells it; ``start:end`` of the text of a block, ``text`` the words, width-folded."""

    key: Key
    quantity: Quantity
    block: int
    start: int
    end: int
    text: str


class Moved(NamedTuple):
    """同比下降7.1% of a figure: ``by`` with its sign in percent, or in 百分点 where the figure is a rate."""

    told: Told
    by: Decimal
    words: Told


class Figures(NamedTuple):
    """What a report tells of its own year by key, what it says of the year before, and the changes between."""

    now: dict[Key, Told]
    bases: tuple[Told, ...]
    moves: tuple[Moved, ...]


class Row(NamedTuple):
    """A figure that both reports tell; ``change`` in words (同比下降7.1%)."""

    key: Key
    last: Told
    this: Told
    change: str


class Disagreement(NamedTuple):
    """Words of this year's report that last year's contradicts; ``sum`` is the calculation, "" for a plain base."""

    told: Told
    last: Told
    sum: str = ""


class FigureComparison(NamedTuple):
    """Two reports' figures.

    ``carried`` are the rows whose numbers are the same; ``gone`` what only last year's report tells.
    """

    rows: tuple[Row, ...]
    bases: tuple[Disagreement, ...]
    moves: tuple[Disagreement, ...]
    carried: tuple[Row, ...]
    gone: tuple[Told, ...]

    @property
    def copied(self) -> bool:
        """Whether so many figures are the same that they must have been copied."""
        limit = limits()["figures"]
        most: float = limit["most_equal"]
        return len(self.rows) >= int(limit["least_matched"]) and len(self.carried) > most * len(self.rows)


def compare_figures(last: Paper, this: Paper) -> FigureComparison:
    """Last year's figures beside this year's."""
    before, now = read_figures(last), read_figures(this)
    rows = tuple(_row(before.now[key], told) for key, told in now.now.items() if key in before.now)
    told_bases = {told.key for told in now.bases}
    return FigureComparison(
        rows,
        tuple(_wrong_bases(now, before)),
        tuple(each for each in _wrong_moves(now, before) if each.last.key not in told_bases),
        tuple(row for row in rows if _same(row)),
        tuple(told for key, told in before.now.items() if key not in now.now),
    )


def _row(last: Told, this: Told) -> Row:
    before, now = last.quantity, this.quantity
    if not (_definite(before) and _definite(now)):
        return Row(this.key, last, this, "")
    return Row(this.key, last, this, change(Figure(this.key[0], now.value, this.key[1], before.value)))


def _definite(quantity: Quantity) -> bool:
    """Whether the number is told without hedge; one in 万 may still be rounded."""
    return not (quantity.hedge or quantity.tail or quantity.upper is not None)


def _same(row: Row) -> bool:
    before, now = row.last.quantity, row.this.quantity
    # everything of everything is the same each year and no sign of copying
    return before.value == now.value and not (now.kind == "percent" and now.value == 100)


def _wrong_bases(now: Figures, before: Figures) -> Iterator[Disagreement]:
    for told in now.bases:
        last = before.now.get(told.key)
        if last:
            (low, high), (least, most) = bounds(told.quantity), bounds(last.quantity)
            if high < least or most < low:
                yield Disagreement(told, last)


def _wrong_moves(now: Figures, before: Figures) -> Iterator[Disagreement]:
    for move in now.moves:
        last = before.now.get(move.told.key)
        if last is None or not (_definite(last.quantity) and last.quantity.value):
            continue
        (least, most), (low, high) = bounds(move.told.quantity), bounds(last.quantity)
        value, prior = move.told.quantity.value, last.quantity.value
        slack = Decimal(1).scaleb(-move.words.quantity.decimals)
        if move.told.quantity.kind == "percent":
            right = value - prior
            fits = least - high - slack <= move.by <= most - low + slack
            text = f"{plain(value)}%－{plain(prior)}%＝{_signed(right)}个百分点"
        else:
            places = max(move.words.quantity.decimals, 1)
            right = growth(value, prior, places)
            ends = growth(least, high, places + 2), growth(most, low, places + 2)
            fits = ends[0] - slack <= move.by <= ends[1] + slack
            text = f"（{plain(value)}－{plain(prior)}）÷{plain(prior)}＝{_signed(right)}%"
        if not fits:
            yield Disagreement(move.words, last, text)


def _signed(value: Decimal) -> str:
    return plain(value).replace("-", "－")


def read_figures(paper: Paper) -> Figures:
    """The figures of the opening, the measures and the duties; those of attachments and tables are left out."""
    now: dict[Key, Told | None] = {}
    bases: list[Told] = []
    moves: list[Moved] = []
    for piece in pieces(paper):
        if piece.part not in _DONE:
            continue
        for sentence in sentences(piece.text):
            own = _of_year(sentence, paper.recognition.year)
            for told in own:
                first = now.setdefault(told.key, _placed(told, piece))
                if first and first.quantity.value != told.quantity.value:
                    now[told.key] = None
            bases += [_placed(told, piece) for told in _bases(sentence, paper.recognition.year)]
            moves += [_moved(each, piece) for each in _moves(sentence, own, paper.recognition.year)]
    return Figures({key: told for key, told in now.items() if told}, tuple(bases), tuple(moves))


def _placed(told: Told, piece: Piece) -> Told:
    return told._replace(block=piece.block, start=told.start + piece.start, end=told.end + piece.start)


def _moved(move: Moved, piece: Piece) -> Moved:
    return Moved(_placed(move.told, piece), move.by, _placed(move.words, piece))


def _of_year(sentence: Sentence, year: int | None) -> list[Told]:
    """The figures of the report's own year: none of what follows another year or a word for last year."""
    passed = {passage.before.start: passage for passage in passages(sentence)}
    names = {passage.after.start: passage.at - 2 for passage in passed.values()}  # 从20项增至66项: named before 20
    moved = {each.quantity.start for each in changes(sentence) if not each.to}
    found = []
    for index, quantity in sentence.quantities:
        if quantity.start in passed.keys() | moved or _LAST_YEAR.search(lead(sentence, index)):
            continue
        if _year_of(sentence, index) not in (None, year):
            continue
        if key := _key(sentence, names.get(quantity.start, index), quantity):
            found.append(_told(sentence, quantity, key))
    return found


def _bases(sentence: Sentence, year: int | None) -> Iterator[Told]:
    """What the sentence says of last year: 上年312件, 从312件增至, 2023年办理312件."""
    own = {told.quantity.start: told.key for told in _of_year(sentence, year)}
    last: Key | None = None
    before = {passage.before.start: passage for passage in passages(sentence)}
    for index, quantity in sentence.quantities:
        told_year = _year_of(sentence, index)
        if quantity.start in before and told_year in (None, year):
            key = _key(sentence, index, quantity)
        elif last and _LAST_YEAR.search(lead(sentence, index)) and last[1] == quantity.unit:
            key = last
        elif told_year is not None and year is not None and told_year == year - 1:
            key = _key(sentence, index, quantity)
        else:
            key = None
        if key:
            yield _told(sentence, quantity, key)
        last = own.get(quantity.start, last)


def _moves(sentence: Sentence, own: list[Told], year: int | None) -> Iterator[Moved]:
    of_quantity = {told.quantity.start: told for told in own}
    for each in changes(sentence):
        told = of_quantity.get(each.subject.start) if each.subject else None
        if told and _annual(each, year) and _fits(each, told):
            by = each.quantity.number if each.direction == "up" else -each.quantity.number
            yield Moved(told, by, _told(sentence, each.quantity, told.key))


def _annual(each: Change, year: int | None) -> bool:
    """Whether the comparison is with the year before."""
    digits = "".join(filter(str.isdigit, each.basis))
    return bool(each.basis) and each.basis != _OTHER_BASIS and (not digits or year is None or int(digits) == year - 1)


def _fits(each: Change, told: Told) -> bool:
    by = each.quantity
    kind = "points" if told.quantity.kind == "percent" else "percent"
    return not each.to and by.kind == kind and by.unit != "成" and _definite(by) and _definite(told.quantity)


def _year_of(sentence: Sentence, index: int) -> int | None:
    """The year that was named last before a token, in the same clause of the sentence."""
    for place in range(index - 1, -1, -1):
        token = sentence.tokens[place]
        if isinstance(token, Time) and token.year:
            return token.year
        if sentence.cue(place) in ("semicolon", "stop"):
            return None
    return None


def _key(sentence: Sentence, index: int, quantity: Quantity) -> Key | None:
    if quantity.kind not in ("amount", "percent") or quantity.unit == "成" or quantity.upper is not None:
        return None
    limit = limits()["figures"]
    words = name(sentence, index)
    for word in (*limit["overall"], *limit["verbs"]):
        words = words.removeprefix(word)
    for word in limit["endings"]:
        words = words.removesuffix(word)
    if words.startswith(tuple(limit["no_starts"])) or words.endswith(tuple(limit["no_names"])):
        return None  # a piece of a sentence and no name
    if len(words) < limit["shortest"] or not quantity.unit:
        return None
    return words, quantity.unit


def _told(sentence: Sentence, quantity: Quantity, key: Key) -> Told:
    text = sentence.text[quantity.start : quantity.end]
    return Told(key, quantity, 0, quantity.start, quantity.end, text)
