"""What an earlier round already said: so that a second round shows only what is new.

Findings are known again by rule and words, not by place: a paragraph put in above moves everything below it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.inputs import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from authoring.check.finding import FileReport

_MOST = 64 * 1024 * 1024  # bytes of a report; one finding has some hundred
_Key = tuple[str, str]
"""Code, and the words it is about: the evidence, or the message where the whole paper is meant."""


class Baseline:
    """The findings of an earlier round, as ``authoring check --format json`` wrote them."""

    def __init__(self, keys: Iterable[_Key]) -> None:
        self._known = Counter(keys)

    def __repr__(self) -> str:
        return f"Baseline({sorted(self._known.elements())})"

    def without_known(self, report: FileReport) -> FileReport:
        """The report with new findings only; of two alike, the second is new when there was one."""
        left = Counter(self._known)
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
        data = json.loads(read_file(path, _MOST).decode("utf-8-sig"))
        findings = [finding for file in data["files"] for finding in file["findings"]]
        return Baseline(_key(each["code"], each["evidence"], each["message"]) for each in findings)
    except OSError as error:
        raise UserError(
            f"读不了“{path}”：{error.strerror or error}；--baseline 后面写上一次检查结果的 JSON 文件"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"“{path}”不是检查结果；上一次检查时要用 --format json 并存成文件"
        raise UserError(message) from error


def _key(code: str, evidence: str, message: str) -> _Key:
    return code, "".join(evidence.split()) or message
