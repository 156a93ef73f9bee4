"""Two years beside each other, as all forms of output tell it: rows of plain Chinese text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.comparison.paper import spot, words
from authoring.named import NamedTuple
from authoring.standard.parts import requirements

if TYPE_CHECKING:
    from authoring.comparison import Comparison, Paper
    from authoring.comparison.follow import Followed, Passage, State
    from authoring.standard.parts import PartKey

STATES: dict[State, str] = {"answered": "已写到", "partly": "可能写到", "open": "没有写到"}
_LONGEST = 120  # characters of a passage that are shown
_OUTSIDE = "引言和其他文字"


class PlanRow(NamedTuple):
    """An item of last year's plan: where it stands, what became of it, and the words that say so."""

    where: str
    item: str
    state: State
    shown: str
    answers: tuple[tuple[str, str], ...]


class View(NamedTuple):
    """The page's content, top to bottom; places are 第12段.

    ``figures`` are name, last year, this year, change; ``wrong`` sentences about bases that disagree; ``gone`` names
    with figure. ``parts`` are name and share in percent; ``copies`` part, this year's place and words, last year's
    place and words, note. ``problems`` are this year's place and words, last year's place and words.
    """

    last_name: str
    this_name: str
    figures: tuple[tuple[str, str, str, str], ...]
    wrong: tuple[str, ...]
    gone: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    copies: tuple[tuple[str, str, str, str, str, str], ...]
    plan: tuple[PlanRow, ...]
    plan_sum: str
    problems: tuple[tuple[str, str, str, str], ...]


def view(found: Comparison) -> View:
    """The comparison in words."""
    return View(
        _name(found.last),
        _name(found.this),
        tuple((row.key[0], row.last.text, row.this.text, row.change or "—") for row in found.figures.rows),
        _wrong(found),
        tuple(f"{told.key[0]}{told.text}" for told in found.figures.gone),
        tuple((part_name(part.part), f"{part.share:.0%}") for part in found.parts),
        _copies(found),
        tuple(_plan(found, followed) for followed in found.plan),
        _plan_sum(found.plan),
        _problems(found),
    )


def part_name(key: PartKey | None) -> str:
    """What the page calls a part."""
    return requirements().part(key).name if key else _OUTSIDE


def shortened(text: str) -> str:
    """The words on one line, cut short."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _name(paper: Paper) -> str:
    return paper.recognition.title or paper.document.source.file or "（没有标题）"


def _wrong(found: Comparison) -> tuple[str, ...]:
    bases = [
        f"{one.told.key[0]}：本年报告{spot(found.this, one.told.block)}写上年是{one.told.text}，"
        f"上年报告{spot(found.last, one.last.block)}写的是{one.last.text}"
        for one in found.figures.bases
    ]
    moves = [
        f"{one.told.key[0]}：本年报告{spot(found.this, one.told.block)}写变化{one.told.text}，"
        f"按上年报告的{one.last.text}计算，{one.sum}"
        for one in found.figures.moves
    ]
    carried = found.figures.carried
    same = f"同名的{len(found.figures.rows)}个数据有{len(carried)}个与上年完全相同，请核对是不是本年度的数"
    return (*bases, *moves, *([same] if found.figures.copied else []))


def _copies(found: Comparison) -> tuple[tuple[str, str, str, str, str, str], ...]:
    return tuple(
        (
            part_name(copy.part),
            spot(found.this, copy.block),
            shortened(copy.text),
            spot(found.last, copy.last_block),
            shortened(copy.last_text),
            "只改了数字或个别词" if copy.renewed else "一字不差",
        )
        for copy in found.copies
    )


def _plan(found: Comparison, followed: Followed) -> PlanRow:
    answers = tuple(
        (spot(found.this, each.block), shortened(words(found.this, each.block, each.start, each.end)))
        for each in followed.answers
    )
    where = spot(found.last, followed.item.block)
    return PlanRow(where, _item(followed.item), followed.state, STATES[followed.state], answers)


def _item(passage: Passage) -> str:
    return shortened(f"{passage.title}{passage.text}")


def _plan_sum(plan: tuple[Followed, ...]) -> str:
    if not plan:
        return "上年报告里没有认出逐条的安排。"
    counts = [(shown, sum(each.state == state for each in plan)) for state, shown in STATES.items()]
    told = "，".join(f"{shown}{count}条" for shown, count in counts if count)
    return f"上年安排{len(plan)}条：{told}。"


def _problems(found: Comparison) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (
            spot(found.this, each.problem.block),
            _item(each.problem),
            spot(found.last, each.last.block),
            _item(each.last),
        )
        for each in found.problems
    )
