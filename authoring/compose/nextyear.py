"""Next year's form from last year's report: what stays is filled in, what was planned stands in the comments.

Text is kept only where it should stay from year to year: names, addressees, title, signature, copies. What was done is
to be written anew, so of the parts only lists in comments remain: the plan to tick off, the problems to look at again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from authoring.comparison.figures import read_figures
from authoring.comparison.follow import items
from authoring.comparison.limits import limits
from authoring.document import block_text
from authoring.errors import UserError
from authoring.form.dumper import dump_form
from authoring.form.figures import FigureEntry, figure_set
from authoring.form.scaffold import Filled, new_form
from authoring.form.text import NONE
from authoring.named import NamedTuple
from authoring.recognition.identity import lead_organ
from authoring.rules.data import load_rules_json
from authoring.standard.compiled import compiled
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.comparison import Paper
    from authoring.comparison.follow import Passage
    from authoring.form.models import Report
    from authoring.standard.parts import PartKey
    from authoring.standard.profile import Profile

_KEPT = (
    *("short_name", "marks", "title", "addressees", "addressees_in_imprint", "signatures", "copy_to", "printer"),
    *("table_look", "duplex"),
)
_NAME = compiled(r"[^\W\d_]+")
_ENDS = "。：；，！？:;,!?"
_LONGEST = 80  # characters of an item in the comments


class Carried(NamedTuple):
    """What goes into the new form: ``report`` is last year's form, or the one its draft was imported to."""

    report: Report
    paper: Paper


def next_form(last: Carried, profile: Profile, *, organisation: str = "", year: int | None = None) -> str:
    """The text of next year's form; it loads as it is.

    ``organisation`` and ``year`` replace what last year's report says; UserError where neither tells them.
    """
    old = last.report.year or last.paper.recognition.year
    year = year or (old + 1 if old else None)
    organisation = organisation or str(last.report.organisation) or lead_organ(last.paper.recognition.issuer or "")
    if year is None:
        raise UserError("上年的报告里认不出年度，请用 --year 写上新一年的年度")
    if not organisation:
        raise UserError("上年的报告里认不出单位，请用 --org 写上单位全称")
    filled = Filled(_kept(last.report, old, year), _figures(last), dict(_notes(last.paper, year)))
    return new_form(organisation, year, profile, filled)


def _kept(report: Report, old: int | None, year: int) -> dict[str, str]:
    """The lines of the fields whose wording stays, by field."""
    lines = {}
    for name in _KEPT:
        value = getattr(report, name)
        field = type(report).model_fields[name]
        if value == field.default or _none(value):
            continue
        shown = [str(each) for each in value] if isinstance(value, tuple) else value
        if isinstance(shown, str):
            shown = _moved_on(str(shown), old, year) if name == "title" else str(shown)
        lines[name] = dump_form({field.alias or name: _plain(name, shown)}).rstrip("\n")
    return lines


def _plain(name: str, value: object) -> object:
    if isinstance(value, bool):
        return "是" if value else "否"
    if name == "table_look":
        from authoring.form.fields import TABLE_LOOKS

        return {**TABLE_LOOKS}[value]  # type: ignore[index]
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _none(value: object) -> bool:
    """Whether the field is left out on purpose, which the draft of an imported report says of all that it lacks."""
    return value == NONE or value == (NONE,)


def _moved_on(text: str, old: int | None, year: int) -> str:
    """The text with its years moved on by as many as the report's."""
    if old is None:
        return text
    moved = {old - 1, old, old + 1}
    return re.sub(r"(?<!\d)20\d\d(?=年)", lambda m: str(int(m[0]) + year - old) if int(m[0]) in moved else m[0], text)


def _figures(last: Carried) -> str:
    """The field 指标 with last year's numbers; "" where there are none that can be entered."""
    told = _of_form(last.report) or _of_text(last.paper)
    if not told:
        return ""
    return dump_form({"指标": told}).rstrip("\n")


def _of_form(report: Report) -> list[dict[str, Any]]:
    found = []
    for entry in report.figures:
        if entry.now.filled:
            kept: dict[str, Any] = {
                "名称": str(entry.name).strip(),
                "本年": None,
                "上年": str(entry.now).strip(),
            }
            extra = {"单位": str(entry.unit), "来源": str(entry.source), "小数位": str(entry.decimals)}
            kept |= {key: value for key, value in extra.items() if value}
            found.append(kept | _history(entry, report.year) | ({} if entry.public else {"公开": "否"}))
    return found


def _history(entry: FigureEntry, year: int | None) -> dict[str, dict[str, str]]:
    """历年 with what was last year's number, where the figure has a history: its line goes on."""
    if not entry.history or year is None:
        return {}
    prior = {str(year - 1): str(entry.prior).strip()} if entry.prior.filled else {}
    return {"历年": {each: str(text).strip() for each, text in sorted(entry.history.items())} | prior}


def _of_text(paper: Paper) -> list[dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for (name, _), told in read_figures(paper).now.items():
        if not _NAME.fullmatch(name) or name in found:
            continue
        data: dict[str, str | None] = {"名称": name, "本年": None, "上年": told.text}
        faults = figure_set([FigureEntry.model_validate({**data, "本年": told.text})], {}).faults
        if not faults:
            found[name] = data
    return list(found.values())


def _notes(paper: Paper, year: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Comment lines by the field that they stand above."""
    if plan := _listed(paper, "plan"):
        yield "measures", ("上年的安排，逐条写明落实得怎样，写完划去：", *(f"□ {item}" for item in plan))
    if problems := _listed(paper, "problems"):
        yield (
            "problems",
            ("上年写过的不足，已经解决的不再写，没有解决的写出变化：", *(f"□ {item}" for item in problems)),
        )
    if stale := tuple(_stale(paper, year)):
        yield "opening", ("上年用过、今年要核对的提法：", *stale)


def _listed(paper: Paper, part: PartKey) -> list[str]:
    return [_shortened(item) for item in items(paper, part)]


def _shortened(item: Passage) -> str:
    title = item.title.strip()
    between = "：" if title and item.text.strip() and title[-1] not in _ENDS else ""
    text = " ".join(f"{title}{between}{item.text}".split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _stale(paper: Paper, year: int) -> Iterator[str]:
    """Terms that last year's report used and that have run out by ``year``, or must be looked at each year."""
    text = "\n".join(map(block_text, paper.document.blocks))
    folded, data, dates = fold(text), limits(), load_rules_json("dates")
    for term in (*dates["plans"], *dates["repealed"]):
        used = next((name for name in term["names"] if name in folded), None)
        if used and year > term["until"]:
            yield f"{used}：{year}年度已经过期，现在是{term['now']}"
    for span in _unique(re.finditer(data["spans"], text)):
        if int(span[2]) < year:
            yield f"{span[0]}：期限已过，核对有没有新的"
    for session in _unique(re.finditer(data["sessions"], text)):
        yield f"{session[0]}：核对有没有更近的会议"


def _unique(matches: Iterator[re.Match[str]]) -> Sequence[re.Match[str]]:
    return list({match[0]: match for match in matches}.values())
