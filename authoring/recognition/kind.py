"""Whether a draft is an annual report on law-based government at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.recognition.result import PRESENT
from authoring.recognition.vocabulary import squeeze, vocabulary
from authoring.standard.patterns import shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authoring.recognition.claims import Claim
    from authoring.recognition.skeleton import Skeleton
    from authoring.standard.parts import PartKey

_HEAD = 1500  # characters of the text in which a kind of paper shows itself
_MIN_SUBJECT = 2  # times the subject must be named where no title tells
_TOPICS = 4  # of twelve topics that such reports have, if the subject is named once
_MANY_TOPICS = 6  # the same, if it is never named
_FACTS = 12  # figures with a measure word that make a full account of a year
_PER_FACT = 100  # characters; a plan or a regulation has a figure less often
_FULL = 2  # parts that a full account has, the measures among them
_FULL_TOPICS = ((2, 5), (1, 7), (0, 9))  # times the subject is named, and topics told of with it
_WELL_BUILT = 3  # parts with headings of their own that make a report, whatever its opening


def other_kind(title: str | None, draft: Skeleton, claims: Mapping[PartKey, Claim]) -> str:
    """Why the draft is another kind of paper, in Chinese; "" for an annual report."""
    squeezed = squeeze(title or "")
    text = "\n".join(draft.folded[index] for index in draft.text_blocks())
    if reason := _by_title(squeezed) or _by_body(text[:_HEAD], sure=True):
        return reason
    if _is_report_title(squeezed):
        return ""
    if reason := _by_body(text[:_HEAD]):
        return reason
    return (
        ""
        if _reads_like_report(squeezed, text, draft, claims)
        else "既没有本类报告的题目，正文也不像法治政府建设年度报告"
    )


def _by_title(title: str) -> str:
    """A reason from the title alone. A report may well carry next year's plan in its title too."""
    is_report = _is_report_title(title)
    for entry in vocabulary().kind["other_titles"]:
        if not (is_report and entry.get("soft")) and shared(entry["pattern"]).search(title):
            return str(entry["reason"])
    return ""


def _by_body(text: str, *, sure: bool = False) -> str:
    """A reason from the text; ``sure`` looks only for what decides against any title."""
    for entry in vocabulary().kind["other_bodies"]:
        if (entry.get("sure") or not sure) and shared(entry["pattern"], re.MULTILINE).search(text):
            return str(entry["reason"])
    return ""


def _is_report_title(title: str) -> bool:
    kind = vocabulary().kind
    return bool(shared(kind["subject"]).search(title) and shared(kind["report_end"]).search(title))


def _reads_like_report(title: str, text: str, draft: Skeleton, claims: Mapping[PartKey, Claim]) -> bool:
    """Without a telling title: the text announces a report or is built like one, and is on the subject."""
    kind = vocabulary().kind
    if title and shared(kind["report"]).search(title) and not shared(kind["subject"]).search(title):
        return False  # a report on something else
    if _is_full_account(text, claims) or any(shared(kind["heading"]).search(main.title) for main in draft.mains):
        return True
    announced = shared(kind["typical_body"]).search(text)
    built = sum(claim.state in ("own", "merged") for claim in claims.values())
    if not announced and built < _WELL_BUILT:
        return False
    subject = shared(kind["subject"])
    if (announced and subject.search(announced[0])) or any(subject.search(main.title) for main in draft.mains):
        return True
    named = len(subject.findall(text))
    return named >= _MIN_SUBJECT or (announced is not None and _topics(text) >= (_TOPICS if named else _MANY_TOPICS))


def _is_full_account(text: str, claims: Mapping[PartKey, Claim]) -> bool:
    """Whether a text tells, with many figures, of most of what such reports tell of, though nothing announces it: a
    page scraped without its title."""
    present = {key for key, claim in claims.items() if claim.state in PRESENT}
    if "measures" not in present or len(present) < _FULL:
        return False
    kind = vocabulary().kind
    facts = len(shared(kind["fact"]).findall(text))
    if facts < max(_FACTS, len(text) // _PER_FACT):
        return False
    named, topics = len(shared(kind["subject"]).findall(text)), _topics(text)
    return any(named >= times and topics >= least for times, least in _FULL_TOPICS)


def _topics(text: str) -> int:
    """How many of the things that such reports tell of a text tells of."""
    return sum(shared(topic).search(text) is not None for topic in vocabulary().kind["topics"])
