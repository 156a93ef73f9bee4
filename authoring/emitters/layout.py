"""Reports laid out as lines of styled text, before anything is known of the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from authoring.check import SEVERITIES
from authoring.named import NamedTuple
from authoring.standard.parts import PART_KEYS, requirements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.check import FileReport, Finding, Severity
    from authoring.document import Document
    from authoring.place import Place
    from authoring.recognition import Part, State

Style = Literal["", "file", "good", "fair", "bad", "error", "warning", "hint", "evidence", "quiet"]

SEVERITY_NAMES: dict[Severity, str] = {"error": "错误", "warning": "警告", "hint": "提示"}
_STATES: dict[State, tuple[str, str, Style]] = {
    # signs that a GBK console has too
    "own": ("●", "独立成章", "good"),
    "merged": ("◎", "与其他部分合写", "fair"),
    "inside": ("◇", "写在其他部分里", "fair"),
    "mentioned": ("△", "只是提到，不算有", "bad"),
    "missing": ("○", "没有", "bad"),
}
_UNSURE = 0.6  # confidence below which a person should look
_SHOWN = 40  # characters of the evidence that are shown


class Line(NamedTuple):
    """One line of output: how far it is indented, and its pieces of text with their styles."""

    pieces: tuple[tuple[str, Style], ...] = ()
    indent: int = 0

    @property
    def text(self) -> str:
        """The line as plain text."""
        return " " * self.indent + "".join(text for text, _ in self.pieces)


def lay_out(reports: Sequence[FileReport]) -> Iterator[Line]:
    """All lines: each file, then one that sums up."""
    for report in reports:
        yield Line(((report.file, "file"),))
        yield from _unreadable(report) if report.document is None else _checked(report, report.document)
        yield Line()
    yield Line(((_summary(reports), "file"),))


def _unreadable(report: FileReport) -> Iterator[Line]:
    yield Line((("无法检查：", "error"), (report.reason or "原因不明", "")), 2)


def _checked(report: FileReport, document: Document) -> Iterator[Line]:
    found = report.recognition
    if found is not None:
        yield Line((("标题：" + (found.title or "（没有）"), ""),), 2)
        facts = [found.issuer or "", f"{found.year}年度" if found.year else ""]
        if any(facts):
            yield Line((("  ".join(filter(None, facts)), "quiet"),), 2)
        if found.kind == "annual-report":
            for key in PART_KEYS:
                yield from _part(document, found.parts[key])
    yield from _findings(report)
    if document.source.via:
        yield Line(((f"这是{document.source.via}，由 LibreOffice 转换后检查，版式没有查。", "quiet"),), 2)
    if dropped := Counter(each.kind for each in document.source.dropped):
        told = "、".join(f"{kind}{count}处" for kind, count in dropped.items())
        yield Line(((f"没有当作正文的：{told}。", "quiet"),), 2)


def _part(document: Document, part: Part) -> Iterator[Line]:
    spec = requirements().part(part.key)
    if not spec.required and not part.present:
        return
    sign, words, style = state_shown(part)
    where = f"  {spot(part.evidence[0].place(document))}" if part.evidence else ""
    yield Line(((sign + " ", style), (spec.name + "：", ""), (words, style), (where, "quiet")), 2)


def state_shown(part: Part) -> tuple[str, str, Style]:
    """A part's state as a sign, in words, and how to colour it."""
    sign, words, style = _STATES[part.state]
    return sign, words + ("（不太确定，请人工核对）" if part.confidence < _UNSURE else ""), style


def state_words(state: State) -> str:
    """A state in words."""
    return _STATES[state][1]


def _findings(report: FileReport) -> Iterator[Line]:
    if not report.findings:
        yield Line((("没有新的问题。" if report.known else "没有发现问题。", "good"),), 2)
    if report.known:
        yield Line(((f"另有{report.known}处上一次已经指出，这里不再列出。", "quiet"),), 2)
    for severity in SEVERITIES:
        found = [finding for finding in report.findings if finding.severity == severity]
        if found:
            yield Line(((f"{SEVERITY_NAMES[severity]}（{len(found)}）", severity),), 2)
        for finding in found:
            yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[Line]:
    where = spot(finding.place)
    yield Line(
        ((f"{finding.code} ", finding.severity), (f"{where}：" if where else "", "quiet"), (finding.message, "")), 4
    )
    if finding.evidence:
        before, after = finding.before.strip(), finding.after.strip()
        yield Line((("原文：", "quiet"), (before, "quiet"), (_marked(finding), "evidence"), (after, "quiet")), 9)
    if more := others(finding):
        yield Line(((more, "quiet"),), 9)
    yield Line((("建议：", "quiet"), (finding.suggestion, "")), 9)
    yield Line((("依据：" + finding.basis, "quiet"),), 9)


def others(finding: Finding) -> str:
    """共97处，另见第5段、第8段……: how often and where else the same defect stands; "" where it stands once.

    Words are 第5行 where the draft has lines.
    """
    if finding.times < 2:
        return ""
    told = list(filter(None, dict.fromkeys(map(_where, finding.places))))
    more = "……" if len(finding.places) + 1 < finding.times else "。"
    return f"共{finding.times}处" + (f"，另见{'、'.join(told)}" if told else "") + more


def _where(place: Place) -> str:
    """The line or paragraph of a place."""
    return spot(place._replace(column=None, start=None))


def _marked(finding: Finding) -> str:
    text = " ".join(finding.evidence.split())
    return f"〖{text if len(text) <= _SHOWN else text[: _SHOWN // 2] + '……' + text[-_SHOWN // 4 :]}〗"


def spot(place: Place) -> str:
    """A place in words: 第3行第5列, 第12段第1字; "" where the whole paper is meant."""
    if place.line is not None:
        return f"第{place.line}行" + (f"第{place.column}列" if place.column else "")
    if place.block is not None:
        return f"第{place.block}段" + (f"第{place.start + 1}字" if place.start else "")
    return ""


def _summary(reports: Sequence[FileReport]) -> str:
    unreadable = sum(report.status == "unreadable" for report in reports)
    clean = sum(report.status == "checked" and not report.findings for report in reports)
    faulty = len(reports) - unreadable - clean
    counts = [(SEVERITY_NAMES[severity], sum(report.count(severity) for report in reports)) for severity in SEVERITIES]
    told = "、".join(f"{name}{count}处" for name, count in counts if count)
    groups = [
        f"{clean}个没有问题" if clean else "",
        f"{faulty}个有问题（{told}）" if faulty else "",
        f"{unreadable}个无法检查" if unreadable else "",
    ]
    return f"共检查{len(reports)}个文件" + "".join("，" + group for group in groups if group) + "。"
