"""The rule machinery: what a rule is, how rules are run, what they find."""

from authoring.check.context import Context, Purpose, size
from authoring.check.finding import SEVERITIES, FileReport, Finding, Severity, Status, Topic
from authoring.check.rule import (
    BASIS_STATUS,
    FAMILIES,
    Basis,
    BasisStatus,
    Check,
    Family,
    Hit,
    Rule,
)
from authoring.check.run import CRASH_CODE, CRASH_NAME, run, run_in

__all__ = [
    "BASIS_STATUS",
    "CRASH_CODE",
    "CRASH_NAME",
    "FAMILIES",
    "SEVERITIES",
    "Basis",
    "BasisStatus",
    "Check",
    "Context",
    "Family",
    "FileReport",
    "Finding",
    "Hit",
    "Purpose",
    "Rule",
    "Severity",
    "Status",
    "Topic",
    "run",
    "run_in",
    "size",
]
