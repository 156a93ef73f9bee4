"""Running rules over a draft: the one place where spans become places and hits become findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check.context import Context
from authoring.check.finding import Finding
from authoring.place import Place
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from authoring.check.context import Purpose
    from authoring.check.rule import Hit, Rule
    from authoring.comparison import Paper
    from authoring.document import Document
    from authoring.recognition import Recognition
    from authoring.standard.profile import Profile

CRASH_CODE = "X000"
CRASH_NAME = "rule-crashed"
_ABOUT_WORDS = ("M", "T", "W", "S510")
_AROUND = 14  # characters shown on each side of the evidence
_QUOTED = 30  # characters of the evidence that a message quotes

_Key = tuple[int, int, str]


def run(
    document: Document,
    recognition: Recognition,
    rules: Iterable[Rule],
    *,
    profile: Profile | None = None,
    year: int | None = None,
    purpose: Purpose = "report",
    previous: Paper | None = None,
) -> tuple[Finding, ...]:
    """All findings, top to bottom and by code within a spot; those about the whole paper come first.

    ``year`` is the report year the user expects, ``purpose`` what the draft is checked for, ``previous`` last
    year's report to compare with.
    """
    context = Context(document, recognition, profile, year, purpose, previous)
    try:
        return run_in(context, rules)
    finally:
        context.forget()


def run_in(context: Context, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """The same on a context that is there already. A rule that crashes becomes a finding about that rule."""
    found: dict[tuple[_Key, str], Finding] = {}
    yields: dict[str, int] = {}
    for rule in rules:
        if rule.kind in (None, context.recognition.kind):
            for key, finding in _apply(rule, context):
                found.setdefault((key, finding.message), finding)
                if rule.yields:
                    yields[rule.code] = rule.yields
    if yields:
        _give_way(found, yields)
    return tuple(found[key] for key in sorted(found))


def _give_way(found: dict[tuple[_Key, str], Finding], yields: Mapping[str, int]) -> None:
    """Drop the findings of rules that yield where another rule about words points at the same ones."""
    about_words = [finding for finding in found.values() if finding.at and finding.code.startswith(_ABOUT_WORDS)]
    for key, finding in list(found.items()):
        own = yields.get(finding.code, 0)
        if own and any(yields.get(other.code, 0) < own and _overlap(finding, other) for other in about_words):
            del found[key]


def _overlap(one: Finding, other: Finding) -> bool:
    a, b = one.at, other.at
    return a is not None and b is not None and a.block == b.block and a.start < b.end and b.start < a.end


def _apply(rule: Rule, context: Context) -> Sequence[tuple[_Key, Finding]]:
    try:
        hits = list(rule.check(context))
        return [(_key(rule, hit), _finding(rule, hit, context)) for hit in hits] if hits else ()
    except Exception as error:  # a fault in one rule must not cost the user all other findings
        return [((-1, 0, CRASH_CODE), _crash(rule, error, context))]


def _key(rule: Rule, hit: Hit) -> _Key:
    return (hit.at.block, hit.at.start, rule.code) if hit.at else (-1, 0, rule.code)


def _finding(rule: Rule, hit: Hit, context: Context) -> Finding:
    at = hit.at
    text = context.text_of(at.block) if at else ""
    evidence = text[at.start : at.end] if at else ""
    values = {"text": _shortened(evidence), **hit.values}
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity_in(context.medium, context.purpose),
        message=rule.message.format_map(values),
        part=hit.part or (context.part_of.get(at.block) if at else None),
        place=at.place(context.document) if at else Place(file=context.document.source.file),
        evidence=evidence,
        basis=rule.basis.text,
        suggestion=rule.suggestion.format_map(values) if "{" in rule.suggestion else rule.suggestion,
        before=text[max(at.start - _AROUND, 0) : at.start] if at else "",
        after=text[at.end : at.end + _AROUND] if at else "",
        at=at,
        replacement=_replacement(hit, context),
        times=hit.times,
        places=tuple(evidence.place(context.document) for evidence in hit.more),
    )


def _replacement(hit: Hit, context: Context) -> str | None:
    """In a width-folded text the marks of a replacement are folded too: one full-width mark would stand out."""
    folded = context.document.source.folded
    return fold(hit.replacement) if folded and hit.replacement is not None else hit.replacement


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _crash(rule: Rule, error: Exception, context: Context) -> Finding:
    return Finding(
        code=CRASH_CODE,
        name=CRASH_NAME,
        severity="warning",
        message=f"规则{rule.code}（{rule.title}）运行出错，本文没有按这条规则检查：{type(error).__name__}：{error}",
        part=None,
        place=Place(file=context.document.source.file),
        evidence="",
        basis="本工具自身",
        suggestion="其他规则的结果不受影响；请把这段信息告诉工具的维护者。",
    )
