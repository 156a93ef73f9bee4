"""Set phrases of several members: none missing, in their order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from authoring.check import Basis, Hit, Rule
from authoring.named import NamedTuple
from authoring.rules.data import load_rules_json
from authoring.rules.matching import Flat, Index, flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.check import Check, Context

_USAGE = Basis("党的文件和中央文件的用语", "unverified")
_JOINTS = "、,，和 "


class _Phrase(NamedTuple):
    """A phrase of members. ``gap`` is how many characters may stand between two; 1 is a mark.

    ``complete``: from how many members on the others are missed, 0 for never. ``least``: how many make a run.
    ``joints``: the marks that may stand between two. ``inner``: only a member within the run is missed, because a
    text may stop before the last ones, or begin later. ``optional`` members may be left out: not every case has them.
    """

    members: tuple[str, ...]
    name: str
    suffix: str = ""
    gap: int = 1
    complete: int = 0
    least: int = 2
    joints: str = _JOINTS
    inner: bool = False
    optional: tuple[str, ...] = ()


class _Run(NamedTuple):
    """Members that stand in a row: the span in the flat text, and their numbers in the phrase."""

    start: int
    end: int
    order: tuple[int, ...]


@cache
def _phrases() -> tuple[_Phrase, ...]:
    return tuple(_phrase(entry) for entry in load_rules_json("phrases")["ordered"])


def _phrase(entry: Mapping[str, Any]) -> _Phrase:
    members, suffix, gap = tuple(entry["members"]), entry.get("suffix", ""), entry.get("gap", 1)
    complete, least, joints = entry.get("complete", 0), entry.get("least", 2), entry.get("joints", _JOINTS)
    inner, optional = entry.get("inner", False), tuple(entry.get("optional", ()))
    return _Phrase(members, entry["name"], suffix, gap, complete, least, joints, inner, optional)


def _all_runs(context: Context) -> list[tuple[_Phrase, _Run]]:
    text = flat(context)
    there = frozenset(text.among(_members()))
    return [
        (phrase, run)
        for phrase in _phrases()
        if sum(member in there for member in phrase.members) >= phrase.least
        for run in _runs(text, phrase)
    ]


@cache
def _members() -> Index:
    return Index(member for phrase in _phrases() for member in phrase.members)


def _runs(text: Flat, phrase: _Phrase) -> Iterator[_Run]:
    found = sorted((at, number) for number, member in enumerate(phrase.members) for at in text.find(member))
    row: list[tuple[int, int]] = []
    for at, number in (*found, (len(text.text) + 99, -1)):
        if row and not _joined(text.text, row[-1][0] + len(phrase.members[row[-1][1]]), at, phrase):
            end = row[-1][0] + len(phrase.members[row[-1][1]])
            if len(row) >= phrase.least and text.text.startswith(phrase.suffix, end):
                yield _Run(row[0][0], end, tuple(n for _, n in row))
            row = []
        row.append((at, number))


def _joined(text: str, end: int, at: int, phrase: _Phrase) -> bool:
    between, gap = text[end:at], phrase.gap
    if len(between) > gap or "\n" in between or "。" in between:
        return False
    return gap > 1 or between in phrase.joints


def _wrong_order(run: _Run) -> bool:
    return list(run.order) != sorted(run.order) and len(set(run.order)) == len(run.order)


def _incomplete(phrase: _Phrase, run: _Run) -> bool:
    if _wrong_order(run) or not phrase.complete:
        return False
    asked = range(run.order[0], run.order[-1] + 1) if phrase.inner else range(len(phrase.members))
    lacking = [at for at in asked if at not in run.order and phrase.members[at] not in phrase.optional]
    return phrase.complete <= len(set(run.order)) and bool(lacking)


def _runs_that(kind: Literal["order", "incomplete"]) -> Check:
    """The runs that are wrong in this way."""

    def check(context: Context) -> Iterator[Hit]:
        for phrase, run in context.once(_all_runs):
            if _wrong_order(run) if kind == "order" else _incomplete(phrase, run):
                first, last = (run.order[0], run.order[-1]) if phrase.inner else (0, len(phrase.members))
                members = enumerate(phrase.members)
                missing = "、".join(each for at, each in members if at not in run.order and first <= at <= last)
                at = flat(context).mark(run.start, run.end)
                yield Hit(
                    at,
                    {"right": phrase.name, "missing": missing},
                    replacement=_mended(context, phrase, run) if kind == "order" else None,
                )

    return check


def _mended(context: Context, phrase: _Phrase, run: _Run) -> str | None:
    """The phrase with the marks of the draft; None where other words stand between the members."""
    if phrase.gap > 1:
        return None
    text = flat(context).text
    first = run.start + len(phrase.members[run.order[0]])
    joint = text[first] if text[first] in _JOINTS else ""
    return ("、" if joint else "").join(phrase.members if phrase.complete else sorted_members(phrase, run))


def sorted_members(phrase: _Phrase, run: _Run) -> list[str]:
    """The members of a run in the order of the phrase."""
    return [phrase.members[number] for number in sorted(run.order)]


RULES = (
    Rule(
        code="T201",
        name="set-phrase-order",
        title="固定提法的次序颠倒",
        message="“{text}”的次序不对，应为“{right}”。",
        suggestion="按“{right}”的次序写。",
        explanation="并列成分的次序是提法的一部分，如“尊法学法守法用法”“严格规范公正文明执法”。",
        basis=_USAGE,
        severity="error",
        check=_runs_that("order"),
    ),
    Rule(
        code="T202",
        name="set-phrase-incomplete",
        title="固定提法漏了一项",
        message="“{text}”漏了“{missing}”，应为“{right}”。",
        suggestion="补成“{right}”。",
        explanation="几项并列的提法写了大半、单单漏掉一项时提示；只引用其中一两项的不算。",
        basis=_USAGE,
        severity="warning",
        check=_runs_that("incomplete"),
    ),
)
