"""The report of a check as one standalone page: overview, map of topics, findings, and the draft with marked places.

No network, no fonts, one style sheet and a few lines of script that only filter; without script all is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import SEVERITIES
from authoring.check.rule import FAMILIES
from authoring.emitters.layout import SEVERITY_NAMES, others, spot, state_shown
from authoring.emitters.marking import MarkedBlock, marked
from authoring.emitters.templating import template
from authoring.named import NamedTuple
from authoring.standard.parts import PART_KEYS, requirements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authoring.check import FileReport, Finding, Severity

_SELF = "检查器"
"""The family shown for a finding about the checker itself."""


class PartCard(NamedTuple):
    """One part in the overview."""

    name: str
    sign: str
    words: str
    style: str
    where: str


class TopicRow(NamedTuple):
    """One topic of the outline: the words that touch it and where they stand; both "" where none do.

    ``block`` is the number of their block, None where there is none.
    """

    name: str
    words: str = ""
    where: str = ""
    block: int | None = None


class Row(NamedTuple):
    """One finding in the list."""

    finding: Finding
    severity: str
    family: str
    where: str
    others: str


class Sheet(NamedTuple):
    """One file on the page."""

    report: FileReport
    parts: tuple[PartCard, ...]
    topics: tuple[TopicRow, ...]
    rows: tuple[Row, ...]
    blocks: tuple[MarkedBlock, ...]


def as_html(reports: Sequence[FileReport]) -> str:
    """The page."""
    sheets = [_sheet(report) for report in reports]
    rows = [row for sheet in sheets for row in sheet.rows]
    return template("report.html.jinja").render(
        sheets=sheets,
        severities=[(key, SEVERITY_NAMES[key]) for key in SEVERITIES if any(r.finding.severity == key for r in rows)],
        families=sorted({row.family for row in rows}),
        gravest=_gravest,
    )


def _gravest(sheet: Sheet, numbers: Sequence[int]) -> Severity:
    """The gravest severity among the findings of these numbers."""
    return min((sheet.rows[number].finding.severity for number in numbers), key=SEVERITIES.index)


def _sheet(report: FileReport) -> Sheet:
    blocks = marked(report.document, report.findings) if report.document else []
    return Sheet(report, tuple(_parts(report)), _topics(report), tuple(map(_row, report.findings)), tuple(blocks))


def _topics(report: FileReport) -> tuple[TopicRow, ...]:
    """The map of topics, in the order of the outline."""
    document = report.document
    if document is None:
        return ()
    return tuple(
        TopicRow(topic.name, topic.at.text, spot(topic.at.place(document)), topic.at.block)
        if topic.at
        else TopicRow(topic.name)
        for topic in report.coverage
    )


def _parts(report: FileReport) -> list[PartCard]:
    found, document = report.recognition, report.document
    if found is None or document is None or found.kind != "annual-report":
        return []
    cards = []
    for key in PART_KEYS:
        part, spec = found.parts[key], requirements().part(key)
        if spec.required or part.present:
            sign, words, style = state_shown(part)
            where = spot(part.evidence[0].place(document)) if part.evidence else ""
            cards.append(PartCard(spec.name, sign, words, style, where))
    return cards


def _row(finding: Finding) -> Row:
    family = FAMILIES.get(finding.code[0], _SELF)
    return Row(finding, SEVERITY_NAMES[finding.severity], family, spot(finding.place) or "全文", others(finding))
