"""The report of a check as SARIF 2.1.0, for editors and code-review tools that show findings beside the text.

A .docx has no lines: its places are given as a logical location (第12段) and, for programs, as properties.
"""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from authoring.check.rule import FAMILIES
from authoring.emitters.layout import spot
from authoring.rules import every_rule
from authoring.safetext import json_safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authoring.check import FileReport, Finding, Rule, Severity
    from authoring.place import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}

Json = dict[str, Any]


def as_sarif(reports: Sequence[FileReport]) -> str:
    """One run over all files as text, ending in a line break."""
    return json_safe(json.dumps(as_object(reports), ensure_ascii=False, indent=2)) + "\n"


def as_object(reports: Sequence[FileReport]) -> Json:
    """The log as an object of plain types."""
    index = {rule.code: number for number, rule in enumerate(every_rule())}
    results = [_result(report.file, finding, index) for report in reports for finding in report.findings]
    unreadable = [_unreadable(report) for report in reports if report.status == "unreadable"]
    run = {
        "tool": {"driver": _driver()},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not unreadable, "toolExecutionNotifications": unreadable}],
        "artifacts": [{"location": {"uri": _uri(report.file)}} for report in reports],
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver() -> Json:
    return {
        "name": "authoring",
        "version": version("authoring"),
        "language": "zh-CN",
        "rules": [_rule(rule) for rule in every_rule()],
    }


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"依据：{rule.basis.text}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES[rule.code[0]]]},
    }


def _result(file: str, finding: Finding, index: Mapping[str, int]) -> Json:
    known = {"ruleIndex": index[finding.code]} if finding.code in index else {}
    return {
        "ruleId": finding.code,
        **known,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}建议：{finding.suggestion}"},
        "locations": [_location(file, finding)],
        "properties": {"basis": finding.basis, "part": finding.part},
    }


def _location(file: str, finding: Finding) -> Json:
    place = finding.place
    physical: Json = {"artifactLocation": {"uri": _uri(file)}}
    location: Json = {"physicalLocation": physical}
    if place.line is not None:
        physical["region"] = _region(place, finding.evidence)
    elif place.block is not None:
        location["logicalLocations"] = [{"name": spot(place), "kind": "element"}]
        location["properties"] = {"block": place.block, "start": place.start, "end": place.end}
    return location


def _region(place: Place, evidence: str) -> Json:
    region: Json = {"startLine": place.line}
    if place.column is not None:
        region["startColumn"] = place.column
        if place.start is not None and place.end is not None and "\n" not in evidence:
            region["endColumn"] = place.column + place.end - place.start
    return region | ({"snippet": {"text": evidence}} if evidence else {})


def _unreadable(report: FileReport) -> Json:
    where = {"physicalLocation": {"artifactLocation": {"uri": _uri(report.file)}}}
    return {"level": "error", "message": {"text": report.reason or "无法检查"}, "locations": [where]}


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
