"""The report of a check as one JSON object; documented in docs/json.md, described by docs/report.schema.json.

Lines, columns and blocks count from 1; ``start`` and ``end`` are a half-open span of characters counted from 0, in the
line where there is one, else in the block.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from authoring.document import block_text
from authoring.safetext import json_safe
from authoring.standard.parts import PART_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authoring.check import FileReport, Finding
    from authoring.document import Document
    from authoring.place import Place
    from authoring.recognition import Evidence, Part
    from authoring.standard.parts import PartKey

VERSION = 1

Json = dict[str, Any]


def as_json(reports: Iterable[FileReport]) -> str:
    """The whole report as text, indented, ending in a line break."""
    return json_safe(json.dumps(as_object(reports), ensure_ascii=False, indent=2)) + "\n"


def as_object(reports: Iterable[FileReport]) -> Json:
    """The whole report as an object of plain types."""
    return {"version": VERSION, "files": [_file(report) for report in reports]}


def _file(report: FileReport) -> Json:
    found = report.recognition
    return {
        "file": report.file,
        "status": report.status,
        "reason": report.reason,
        "kind": found.kind if found else None,
        "title": found.title if found else None,
        "issuer": found.issuer if found else None,
        "year": found.year if found else None,
        "parts": _parts(report),
        **_coverage(report),
        "findings": [_finding(finding) for finding in report.findings],
    }


def _parts(report: FileReport) -> dict[PartKey, Json]:
    if report.document is None or report.recognition is None:
        return {}
    return {key: _part(report.document, report.recognition.parts[key]) for key in PART_KEYS}


def _coverage(report: FileReport) -> Json:
    """The topics of the outline, where there is one for the report year."""
    if report.document is None or not report.coverage:
        return {}
    places = [_evidence(report.document, topic.at) if topic.at else None for topic in report.coverage]
    topics = zip(report.coverage, places, strict=True)
    return {"coverage": [{"key": topic.key, "name": topic.name, "place": place} for topic, place in topics]}


def _part(document: Document, part: Part) -> Json:
    return {
        "state": part.state,
        "confidence": round(part.confidence, 2),
        "places": [_evidence(document, evidence) for evidence in part.evidence],
    }


def _evidence(document: Document, evidence: Evidence) -> Json:
    place = evidence.place(document)
    where = {"block": place.block} if place.line is None else {"line": place.line}
    # recognition works on width-folded text; other programs get the author's own
    text = block_text(document.blocks[evidence.block])[evidence.start : evidence.end]
    return {**where, "start": place.start, "end": place.end, "text": text}


def _finding(finding: Finding) -> Json:
    found = _one(finding)
    if finding.times > 1:
        found["count"] = finding.times
        found["places"] = [place_as_json(place) for place in finding.places]
    return found


def place_as_json(place: Place) -> Json:
    """Where something stands, with the keys of docs/json.md."""
    return {"line": place.line, "column": place.column, "block": place.block, "start": place.start, "end": place.end}


def _one(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "part": finding.part,
        "place": place_as_json(finding.place),
        "evidence": finding.evidence,
        "basis": finding.basis,
        "suggestion": finding.suggestion,
        "replacement": finding.replacement,
    }
