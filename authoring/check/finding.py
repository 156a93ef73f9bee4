"""What a check says about a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from authoring.document import Document
    from authoring.place import Place
    from authoring.recognition import Evidence, Recognition
    from authoring.standard.parts import PartKey

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
"""Gravest first."""

Status = Literal["checked", "unreadable"]


class Finding(NamedTuple):
    """One defect of a draft.

    ``code`` and ``name`` are the rule's; ``message`` names the defect and ``suggestion`` the cure, both in Chinese;
    ``basis`` is the document it rests on. ``part`` is None where the defect belongs to no part. ``place`` has the file
    only where the whole paper is meant, and ``evidence`` (the words as they stand in the draft) is "" then.
    ``before`` and ``after`` are the text around the evidence, cut short. ``at`` is where the evidence stands in the
    tree, None where the whole paper is meant. ``replacement`` is what should stand instead of exactly ``evidence``, ""
    to strike it out; None where only a person can mend the defect. ``times`` is at how many spots the same defect
    stands, and ``places`` the first of those after ``place``.
    """

    code: str
    name: str
    severity: Severity
    message: str
    part: PartKey | None
    place: Place
    evidence: str
    basis: str
    suggestion: str
    before: str = ""
    after: str = ""
    at: Evidence | None = None
    replacement: str | None = None
    times: int = 1
    places: tuple[Place, ...] = ()


class Topic(NamedTuple):
    """A topic of the outline (纲要) that was current in the report year, and where the draft first touches it.

    ``at`` is None where measures and duties say nothing of it.
    """

    key: str
    name: str
    at: Evidence | None = None


class FileReport(NamedTuple):
    """What came of one file: everything an emitter needs.

    ``reason`` says in Chinese why a file is unreadable, None for a checked one; ``document`` and ``recognition`` are
    None for an unreadable one. ``known`` is how many findings were left out because an earlier round told them.
    ``coverage`` has the topics of the outline, () where none was current.
    """

    file: str
    status: Status
    reason: str | None = None
    document: Document | None = None
    recognition: Recognition | None = None
    findings: tuple[Finding, ...] = ()
    known: int = 0
    coverage: tuple[Topic, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity == severity for finding in self.findings)
