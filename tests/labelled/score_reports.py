"""Measure the checker on whole reports with labelled defects: ``python tests/labelled/score_reports.py [--missed]``.

The drafts stand in ``defects/reports/`` (``careless-*`` with defects, ``right-*`` without); how they are labelled is
told in ``defects/README.md``. A finding meets a label when their places overlap; a label of something that is lacking
is met by a finding without a place, or on any place, whose words fit the label's pattern. A finding that meets no
label is a false alarm, whether it stands in a careless draft or in a right one.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "defects" / "reports"
MARK = re.compile(r"\{([^|{}]*)\|([^|{}]*)\|([^|{}]*)(?:\|([^{}]*))?\}")
WIDE = 60
"""Characters: a finding on more than these points at no defect but at its paragraph, and meets no label by overlap."""


class Label(NamedTuple):
    """One labelled defect: its place (line from 1, characters from 0), or the pattern of what is lacking."""

    kind: str
    group: str
    text: str
    line: int
    start: int
    end: int
    pattern: str


class Draft(NamedTuple):
    """A draft of the labelled reports: its plain text and its labels."""

    name: str
    text: str
    labels: list[Label]


def read_draft(path: Path) -> Draft:
    """Return the draft of a labelled file.

    Args:
        path: Head lines, ``---``, then the text with marks ``{wrong|right|kind|note}``.

    Returns:
        The text as its writer left it, and the labels with their places in it.
    """
    head, body = path.read_text("utf-8").split("---\n", 1)
    labels = []
    for line in head.splitlines():
        if line.startswith("missing: "):
            pattern, kind, note = line.removeprefix("missing: ").split(" | ")
            labels.append(Label(kind, note, f"（缺）{note}", 0, 0, 0, pattern))
    lines = []
    for number, marked in enumerate(body.splitlines(), 1):
        plain, done = "", 0
        for mark in MARK.finditer(marked):
            plain += marked[done : mark.start()]
            wrong, kind = mark[1], mark[3]
            name, _, group = kind.partition("#")
            at = len(plain)
            group = group or f"{number}:{at}"
            labels.append(Label(name, group, wrong, number, at, at + len(wrong), ""))
            plain += wrong
            done = mark.end()
        lines.append(plain + marked[done:])
    return Draft(path.stem, "\n".join(lines) + "\n", labels)


def findings_of(drafts: list[Draft]) -> dict[str, list[dict[str, Any]]]:
    """Return what ``authoring check --for 公开`` reports of each draft, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for draft in drafts:
            file = Path(folder) / f"{draft.name}.txt"
            file.write_text(draft.text, "utf-8")
            files.append(str(file))
        command = [sys.executable, "-m", "authoring", "check", "--for", "公开", "--format", "json"]
        command += ["--fail-on", "never"]
        done = subprocess.run([*command, *files], capture_output=True, text=True, check=True)
    return {Path(found["file"]).stem: found["findings"] for found in json.loads(done.stdout)["files"]}


def meets(finding: dict[str, Any], label: Label) -> bool:
    """Tell whether a finding is about a label."""
    if label.pattern:
        return bool(re.search(label.pattern, finding["message"]))
    return any(
        place["line"] == label.line
        and place["end"] - place["start"] <= max(WIDE, label.end - label.start)
        and place["start"] < label.end
        and max(place["end"], place["start"] + 1) > label.start
        for place in [finding["place"], *finding.get("related", [])]
        if place
    )


def ratio(part: int, whole: int) -> str:
    """Return “part/whole = share”, or a dash where there is nothing to divide by."""
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "—"


def report(drafts: list[Draft], found: dict[str, list[dict[str, Any]]], shown: bool) -> None:
    """Print recall by kind and precision by severity, with ``shown`` also what was missed and what alarmed falsely."""
    recall: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    alarms = {"loud": [0, 0], "hint": [0, 0]}
    for draft in drafts:
        findings = found[draft.name]
        groups: dict[str, list[Label]] = defaultdict(list)
        for label in draft.labels:
            groups[label.group].append(label)
        for labels in groups.values():
            met = [finding for finding in findings if any(meets(finding, label) for label in labels)]
            tally = recall[labels[0].kind]
            tally[0] += any(finding["severity"] != "hint" for finding in met)
            tally[1] += bool(met)
            tally[2] += 1
            if shown and not met:
                print(f"missed {draft.name}:{labels[0].line} {labels[0].kind}: {labels[0].text}")
        for finding in findings:
            true = any(meets(finding, label) for label in draft.labels)
            tally = alarms["hint" if finding["severity"] == "hint" else "loud"]
            tally[0] += true
            tally[1] += 1
            if shown and not true:
                place = f"{draft.name}:{finding['place']['line']}"
                print(f"alarm {finding['severity']} {place} {finding['code']} {finding['message']}")
    for kind, (loud, met, whole) in sorted(recall.items()):
        print(f"{kind:10} error+warning {ratio(loud, whole):18} with hints {ratio(met, whole)}")
    loud, met, whole = (sum(tally[at] for tally in recall.values()) for at in range(3))
    print(f"recall: error+warning {ratio(loud, whole)}, with hints {ratio(met, whole)}")
    true, number = alarms["loud"]
    print(f"precision of errors and warnings: {ratio(true, number)}")
    print(f"precision with hints: {ratio(true + alarms['hint'][0], number + alarms['hint'][1])}")


def main() -> None:
    """Score the labelled reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only drafts whose names begin so")
    parser.add_argument("--missed", action="store_true", help="show what was missed and what alarmed falsely")
    chosen = parser.parse_args()
    drafts = [read_draft(path) for path in sorted(FOLDER.glob("*.txt"))]
    drafts = [draft for draft in drafts if not chosen.names or draft.name.startswith(tuple(chosen.names))]
    report(drafts, findings_of(drafts), chosen.missed)


if __name__ == "__main__":
    main()
