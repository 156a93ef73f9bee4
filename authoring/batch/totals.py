"""What a whole run adds up to, gathered in one pass over its records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from authoring.batch.groups import Bureau, bureau_of
from authoring.check import SEVERITIES
from authoring.recognition.result import PRESENT
from authoring.standard.parts import PART_KEYS, requirements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authoring.batch.record import Record
    from authoring.check import Severity
    from authoring.standard.parts import PartKey

REQUIRED: tuple[PartKey, ...] = tuple(key for key in PART_KEYS if requirements().part(key).required)


@dataclass
class Tally:
    """Files of one group: all, those unreadable, other kinds of paper, reports with all parts; findings; gaps."""

    files: int = 0
    undone: int = 0
    unreadable: int = 0
    other: int = 0
    whole: int = 0
    counts: Counter[Severity] = field(default_factory=Counter)
    missing: Counter[PartKey] = field(default_factory=Counter)

    @property
    def reports(self) -> int:
        """How many of the files are annual reports."""
        return self.files - self.undone - self.unreadable - self.other

    def add(self, record: Record | None) -> None:
        """Count one file; None for one that was not come to."""
        self.files += 1
        if record is None:
            self.undone += 1
        elif record.status == "unreadable":
            self.unreadable += 1
        elif record.kind != "annual-report":
            self.other += 1
        else:
            gaps = [key for key in REQUIRED if record.parts[key] not in PRESENT]
            self.whole += not gaps
            self.missing.update(gaps)
        self.counts.update(record.counts if record else {})


@dataclass
class RuleTally:
    """How often one rule fired: in how many files, how many times, and its gravest severity."""

    severity: Severity
    files: int = 0
    hits: int = 0


@dataclass
class Totals:
    """The sums of a run: of all files, by rule, by region and by kind of bureau."""

    all: Tally = field(default_factory=Tally)
    rules: dict[str, RuleTally] = field(default_factory=dict)
    regions: dict[str, Tally] = field(default_factory=dict)
    kinds: dict[str, Tally] = field(default_factory=dict)


def add_up(records: Iterable[Record | None]) -> Totals:
    """The sums of these records; None stands for a file that was not come to."""
    totals = Totals()
    for record in records:
        totals.all.add(record)
        if record is None:
            continue
        bureau = bureau_of_record(record)
        totals.regions.setdefault(bureau.region, Tally()).add(record)
        totals.kinds.setdefault(bureau.kind, Tally()).add(record)
        for code, fired in record.rules.items():
            tally = totals.rules.setdefault(code, RuleTally(fired.severity))
            tally.severity = min(tally.severity, fired.severity, key=SEVERITIES.index)
            tally.files += 1
            tally.hits += fired.times
    return totals


def bureau_of_record(record: Record) -> Bureau:
    """Region and kind by the issuer's name, and by the file's name where no issuer was found."""
    return bureau_of(record.issuer or record.file.replace("\\", "/").rpartition("/")[2])
