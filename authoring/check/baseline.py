"""What an earlier round already said: so that a second round shows only what is new.

Findings are known again by rule and words, not by place: a paragraph put in above moves everything below it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.inputs import read_file, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from authoring.check.finding import FileReport

_MOST = 64 * 1024 * 1024  # bytes of a report; one finding has some hundred
_Key = tuple[str, str]
"""Code, and the words it is about: the evidence, or the message where the whole paper is meant."""


class Baseline:
    """The findings of an earlier round by file, as ``authoring check --format json`` wrote them."""

    def __init__(self, rounds: Iterable[tuple[str, Sequence[_Key]]]) -> None:
        self._rounds: dict[str, Counter[_Key]] = {}
        for file, keys in rounds:
            self._rounds.setdefault(file, Counter()).update(keys)

    def __repr__(self) -> str:
        return f"Baseline({[(file, sorted(keys.elements())) for file, keys in sorted(self._rounds.items())]})"

    def _said_of(self, file: str) -> Counter[_Key]:
        """What the round said of a draft: of several by path, else by name; the only one may have another name now."""
        if len(self._rounds) == 1:
            return sum(self._rounds.values(), Counter[_Key]())
        if file in self._rounds:
            return Counter(self._rounds[file])
        return sum((keys for known, keys in self._rounds.items() if _name(known) == _name(file)), Counter[_Key]())

    def without_known(self, report: FileReport) -> FileReport:
        """The report with new findings only; of two alike, the second is new when there was one."""
        left = self._said_of(report.file)
        fresh = []
        for finding in report.findings:
            key = _key(finding.code, finding.evidence, finding.message)
            if left[key]:
                left[key] -= 1
            else:
                fresh.append(finding)
        return report._replace(findings=tuple(fresh), known=len(report.findings) - len(fresh))


def read_baseline(path: Path) -> Baseline:
    """The round in the JSON file at ``path``; raises UserError when it is none."""
    try:
        data = json.loads(read_file(path, _MOST))  # in UTF-16, too, as PowerShell redirects it
        return Baseline((str(file["file"]), [_key_of(each) for each in file["findings"]]) for file in data["files"])
    except OSError as error:
        raise UserError(f"读不了“{path}”：{unread(error)}；--baseline 后面写上一次检查结果的 JSON 文件") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"“{path}”不是检查结果；上一次检查时要用 --format json 并存成文件"
        raise UserError(message) from error


def _name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


def _key_of(finding: Mapping[str, str]) -> _Key:
    return _key(finding["code"], finding["evidence"], finding["message"])


def _key(code: str, evidence: str, message: str) -> _Key:
    return code, "".join(evidence.split()) or message
