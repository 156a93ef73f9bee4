"""Whole reports with labelled defects: most are found, and right reports are left alone."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.labelled.score_reports import FOLDER, findings_of, meets, read_draft

DRAFTS = [read_draft(path) for path in sorted(FOLDER.glob("*.txt"))]


@cache
def found() -> dict[str, list[dict[str, Any]]]:
    """What the checker tells of each draft."""
    return findings_of(DRAFTS)


def loud(name: str) -> list[dict[str, Any]]:
    """The findings of a draft above hint."""
    return [finding for finding in found()[name] if finding["severity"] != "hint"]


def test_right_reports_have_no_finding_above_hint() -> None:
    right = [draft for draft in DRAFTS if not draft.labels]
    assert len(right) == 12
    assert {draft.name: [finding["message"] for finding in loud(draft.name)] for draft in right} == {
        draft.name: [] for draft in right
    }


def test_most_defects_are_found_and_few_findings_are_of_none() -> None:
    groups: dict[tuple[str, str], list[bool]] = {
        (draft.name, label.group): [] for draft in DRAFTS for label in draft.labels
    }
    for draft in DRAFTS:
        for label in draft.labels:
            groups[draft.name, label.group].append(any(meets(finding, label) for finding in loud(draft.name)))
    careless = [draft for draft in DRAFTS if draft.labels]
    told = [(finding, draft) for draft in careless for finding in loud(draft.name)]
    true = [finding for finding, draft in told if any(meets(finding, label) for label in draft.labels)]
    assert sum(map(any, groups.values())) >= 0.75 * len(groups)
    assert len(true) >= 0.9 * len(told)


def test_labels_stand_where_they_say() -> None:
    for draft in DRAFTS:
        lines = draft.text.splitlines()
        assert "{" not in draft.text
        assert [lines[each.line - 1][each.start : each.end] for each in draft.labels if each.line] == [
            each.text for each in draft.labels if each.line
        ]
