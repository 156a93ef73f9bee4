"""What is kept of a checked file: a few hundred bytes, whatever the draft's size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authoring.check import SEVERITIES
from authoring.named import NamedTuple
from authoring.safetext import shown
from authoring.standard.parts import PART_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.check import FileReport, Severity, Status
    from authoring.recognition import Kind, State
    from authoring.standard.parts import PartKey

_MAIN = 3  # findings told in the summary
_LENGTH = 200  # characters of a message or reason


class Fired(NamedTuple):
    """How often a rule fired in a draft, and its gravest severity there."""

    severity: Severity
    times: int


class Record(NamedTuple):
    """The outcome for one file.

    ``path`` is absolute, ``file`` as the user would say it; ``digest`` is of the file's bytes, "" when there were none
    to read. ``main`` are the gravest findings, one a rule. ``page`` is the file name of the draft's own page. ``text``
    is a digest of the words compared for likeness and ``sketch`` their MinHash in base64; "" for drafts too short.
    """

    path: str
    file: str
    digest: str
    status: Status
    reason: str | None = None
    kind: Kind | None = None
    kind_reason: str = ""
    title: str | None = None
    issuer: str | None = None
    year: int | None = None
    parts: Mapping[PartKey, State] = {}
    counts: Mapping[Severity, int] = {}
    rules: Mapping[str, Fired] = {}
    main: tuple[str, ...] = ()
    page: str | None = None
    text: str = ""
    sketch: str = ""


def record_of(report: FileReport, path: str, digest: str) -> Record:
    """The record of a report, without page and sketch."""
    found = report.recognition
    if report.status == "unreadable" or found is None:
        return Record(path, report.file, digest, "unreadable", _cut(report.reason or "原因不明"))
    is_report = found.kind == "annual-report"
    return Record(
        path,
        report.file,
        digest,
        "checked",
        kind=found.kind,
        kind_reason=found.kind_reason,
        title=_cut(found.title) if found.title else None,
        issuer=_cut(found.issuer) if found.issuer else None,
        year=found.year,
        parts={key: found.parts[key].state for key in PART_KEYS} if is_report else {},
        counts={severity: report.count(severity) for severity in SEVERITIES},
        rules=_rules(report),
        main=_main(report),
    )


def _rules(report: FileReport) -> dict[str, Fired]:
    fired: dict[str, Fired] = {}
    for finding in report.findings:
        before = fired.get(finding.code, Fired(finding.severity, 0))
        gravest = min(before.severity, finding.severity, key=SEVERITIES.index)
        fired[finding.code] = Fired(gravest, before.times + 1)
    return fired


def _main(report: FileReport) -> tuple[str, ...]:
    told: dict[str, str] = {}
    for finding in sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity)):
        told.setdefault(finding.code, f"{finding.code} {_cut(finding.message)}")
    return tuple(told.values())[:_MAIN]


def _cut(text: str) -> str:
    text = shown(text)
    return text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"


def to_json(record: Record) -> dict[str, Any]:
    """The record as an object of plain types."""
    data = record._asdict()
    return data | {name: dict(data[name]) for name in ("parts", "counts", "rules")}


def from_json(data: dict[str, Any]) -> Record:
    """The record that :func:`to_json` gave; raises TypeError, ValueError or KeyError for anything else."""
    rules = {code: Fired(*fired) for code, fired in data["rules"].items()}
    record = Record(**{**data, "rules": rules, "main": tuple(data["main"])})
    if not _is_sound(record):
        raise ValueError("no record of ours")
    return record


def _is_sound(record: Record) -> bool:
    """Whether the values are of the types that they should be: a journal may have been tampered with."""
    texts = (record.path, record.file, record.digest, record.kind_reason, record.text, record.sketch, *record.main)
    maybe = (record.reason, record.kind, record.title, record.issuer, record.page)
    counts = (*record.counts.values(), *(fired.times for fired in record.rules.values()))
    return (
        record.status in ("checked", "unreadable")
        and all(isinstance(text, str) for text in (*texts, *record.parts.values()))
        and all(text is None or isinstance(text, str) for text in maybe)
        and all(type(count) is int for count in counts)
        and (record.year is None or type(record.year) is int)
        and record.parts.keys() <= set(PART_KEYS)
        and record.counts.keys() <= set(SEVERITIES)
        and all(fired.severity in SEVERITIES for fired in record.rules.values())
        and (record.page is None or "/" not in record.page)
    )
