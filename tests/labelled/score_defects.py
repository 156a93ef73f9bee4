"""Score the rules on labelled slips: ``python tests/labelled/score_defects.py [BATCH …] [--folded] [--missed]``.

A batch is two files in ``defects/``: ``BATCH-wrong.txt`` has sentences of reports with one slip each, written as
``{wrong|right}``; ``BATCH-right.txt`` has sentences that look suspicious and are right. Each stands alone in a sound
report, ``carrier.txt``; a line that begins with ``@`` is a slip in the carrier itself. ¶ ends a paragraph. A head
``## family kind`` begins a kind; ``year=2022`` moves the years of the carrier, ``for=公开`` is what it is checked for,
``part=plan`` puts the sentence there. All is our own writing about an invented bureau.

A slip is found when a finding touches its words (two characters more or less); whether the finding is an error or a
warning, or only a hint, is counted apart. A finding above hint anywhere else, or in the right form of the
sentence, is a false alarm.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from authoring import api
from authoring.readers import read_text
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Finding

FOLDER = Path(__file__).parent / "defects"
BEFORE = {"measures": "（二）健全矛盾纠纷化解体系", "problems": "三、", "duties": "四、", "plan": "特此报告。"}
_CHOICE = re.compile(r"\{([^|{}]*)\|([^|{}]*)\}")
_NEAR = 2


class Case(NamedTuple):
    """One labelled sentence: the draft that has it, where it stands, and where its slips are, as offsets."""

    family: str
    kind: str
    line: str
    text: str
    body: tuple[int, int]
    slips: tuple[tuple[int, int], ...]
    options: dict[str, str]

    @property
    def purpose(self):
        return "publish" if self.options.get("for") == "公开" else "report"


@dataclass
class Tally:
    """Counts of one family or of all: slips, those found, and findings above hint that are right or wrong."""

    slips: int = 0
    found: int = 0
    graver: int = 0
    true: int = 0
    false: int = 0

    def add(self, other: Tally) -> None:
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def recall(self) -> float:
        return self.found / self.slips if self.slips else 1.0

    @property
    def precision(self) -> float:
        return self.true / (self.true + self.false) if self.true + self.false else 1.0

    def __str__(self) -> str:
        graver = self.graver / (self.slips or 1)
        return (
            f"slips {self.slips:3} recall {self.recall:.2f} (above hint {graver:.2f}) "
            f"precision {self.precision:.2f} ({self.true} true, {self.false} false)"
        )


@dataclass
class Score:
    """Counts by family; ``missed`` and ``alarms`` tell the cases."""

    families: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        total = Tally()
        for tally in self.families.values():
            total.add(tally)
        return total


def carrier(year: int) -> str:
    """The sound report, for another year with all its years moved, but for those of named plans."""
    text = (FOLDER / "carrier.txt").read_text(encoding="utf-8")
    return re.sub(r"20(\d\d)(?=年度|年，|年1月)", lambda match: str(int(match[0]) + year - 2024), text)


def cases(batch: str, kind: str) -> Iterator[Case]:
    """The cases of ``BATCH-wrong.txt`` or ``BATCH-right.txt``."""
    family = name = ""
    options: dict[str, str] = {}
    for line in (FOLDER / f"{batch}-{kind}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            family, *rest = line[3:].split()
            name = " ".join(word for word in rest if "=" not in word)
            options = dict(word.split("=") for word in rest if "=" in word)
        elif line:
            yield _case(family, name, line, options, wrong=True)
            if kind == "wrong":
                yield _case(family, name, line, options, wrong=False)


def _case(family: str, name: str, line: str, options: dict[str, str], *, wrong: bool) -> Case:
    sentence, slips = _sentence(line.removeprefix("@"), wrong=wrong)
    text = carrier(int(options.get("year", 2024)))
    if line.startswith("@"):
        sound = _sentence(line[1:], wrong=False)[0]
        if text.count(sound) != 1:
            raise ValueError(f"the carrier must have this once: {sound}")
        at = text.index(sound)
        text = text[:at] + sentence + text[at + len(sound) :]
    else:
        at = text.index(BEFORE[options.get("part", "measures")])
        text = text[:at] + sentence + "\n" + text[at:]
    spans = tuple((at + start, at + end) for start, end in slips)
    return Case(family, name, line, text, (at, at + len(sentence)), spans, options)


def _sentence(line: str, *, wrong: bool) -> tuple[str, list[tuple[int, int]]]:
    line = line.replace("¶", "\n")
    out, slips, at = "", [], 0
    for match in _CHOICE.finditer(line):
        out += line[at : match.start()]
        word = match[1] if wrong else match[2]
        if wrong:
            slips.append((len(out), len(out) + len(word)))
        out += word
        at = match.end()
    return out + line[at:], slips


@cache
def _findings(text: str, purpose: str, *, folded: bool) -> tuple[tuple[int, int, Finding], ...]:
    """Start and end of each finding in the text; of one about the whole paper, -1."""
    document = read_text(fold(text) if folded else text)
    starts = [0]
    for line in text.splitlines():
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for finding in api.check(document, purpose=purpose).findings:
        spots = [finding.place, *finding.places] if finding.place.line else []
        for place in spots:
            start = starts[place.line - 1] + (place.column or 1) - 1
            found.append((start, start + len(finding.evidence), finding))
        if not spots:
            found.append((-1, -1, finding))
    return tuple(found)


def score(batch: str, *, folded: bool = False, every: int = 1) -> Score:
    """The score of one batch, or of ``every`` third case and so on.

    ``folded``: as on a web site that turned all marks to half width.
    """
    result = Score()
    for kind in ("wrong", "right"):
        for number, case in enumerate(cases(batch, kind)):
            if number // 2 % every == 0:
                _judge(case, result, folded=folded)
    return result


def _judge(case: Case, result: Score, *, folded: bool) -> None:
    tally = result.families[case.family]
    base = {_identity(entry[2]) for entry in _findings(_base(case), case.purpose, folded=folded)}
    new = [entry for entry in _findings(case.text, case.purpose, folded=folded) if _identity(entry[2]) not in base]
    hits, others = [], []
    for start, end, finding in new:
        (hits if _touches(case, start, end) else others).append(finding)
    if case.slips:
        tally.slips += 1
        tally.found += bool(hits)
        graver = [finding for finding in hits if finding.severity != "hint"]
        tally.graver += bool(graver)
        tally.true += len(graver)
        if not graver:
            result.missed.append(f"{'hint' if hits else 'miss'} {case.family} {case.kind}: {case.line}")
    for finding in {finding for finding in others if finding.severity != "hint"} - set(hits):
        tally.false += 1
        result.alarms.append(f"{finding.code} {finding.message} [{finding.evidence}] ← {case.line}")


def _touches(case: Case, start: int, end: int) -> bool:
    if "near" in case.options and case.slips:
        low, high = (-1, len(case.text)) if case.options["near"] == "paper" else case.body
        return start <= high and low <= end
    return any(start <= high + _NEAR and low - _NEAR <= end for low, high in case.slips)


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.evidence, finding.message


def _base(case: Case) -> str:
    return carrier(int(case.options.get("year", 2024)))


def main(arguments: list[str]) -> None:
    """Print the scores of the batches named, or of all."""
    batches = [word for word in arguments if not word.startswith("--")]
    for batch in batches or sorted(path.name.removesuffix("-wrong.txt") for path in FOLDER.glob("*-wrong.txt")):
        result = score(batch, folded="--folded" in arguments)
        print(batch)
        for family, tally in result.families.items():
            print(f"  {family} {tally}")
        print(f"  all  {result.total}")
        if "--missed" in arguments:
            print(*result.missed, sep="\n")
            print(*result.alarms, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
