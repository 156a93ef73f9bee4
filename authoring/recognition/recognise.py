"""From a tree to what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.recognition.claims import Claim, best, heading_claims
from authoring.recognition.identity import find_issuer, find_title, find_year
from authoring.recognition.kind import other_kind
from authoring.recognition.passages import passage_claims
from authoring.recognition.result import Part, Recognition
from authoring.recognition.skeleton import Skeleton, skeleton
from authoring.recognition.vocabulary import variants
from authoring.standard.parts import PART_KEYS, PartKey
from authoring.standard.profile import Profile

if TYPE_CHECKING:
    from authoring.document import Document

_MISSING_CONFIDENCE = 0.85
_MOST_EVIDENCE = 12
_AS_SURE = 0.125  # a claim less sure than the best by more is no evidence beside it


def recognise(document: Document, profile: Profile | None = None) -> Recognition:
    """Kind, identity and the state of each part of ``document``; never fails, whatever the text."""
    draft = skeleton(document)
    title = find_title(document, draft)
    text = title[1] if title else None
    year = find_year(document, text, draft)
    claims = _all_claims(draft, year, profile or Profile())
    winners = {key: claim for key in PART_KEYS if (claim := best(claims[key]))}
    reason = other_kind(text, draft, winners)
    return Recognition(
        "other" if reason else "annual-report",
        reason,
        text,
        find_issuer(document, text, draft),
        year,
        {key: _part(key, claims[key]) for key in PART_KEYS},
        title[0] if title else None,
        _opening(draft, claims["measures"]),
    )


def _all_claims(draft: Skeleton, year: int | None, profile: Profile) -> dict[PartKey, list[Claim]]:
    claims: dict[PartKey, list[Claim]] = {key: [] for key in PART_KEYS}
    for claim in heading_claims(draft, year, variants(profile)):
        claims[claim.part].append(claim)
    for key in PART_KEYS:
        if not any(claim.state in ("own", "merged", "inside") for claim in claims[key]):
            claims[key] += passage_claims(draft, key, year)
    return claims


def _part(key: PartKey, claims: list[Claim]) -> Part:
    winner = best(claims)
    if winner is None:
        return Part(key, "missing", _MISSING_CONFIDENCE)
    least = winner.confidence - _AS_SURE
    same = [claim for claim in claims if claim.state == winner.state and claim.confidence >= least]
    blocks = tuple(sorted({index for claim in same for index in claim.blocks}))
    headings = tuple(sorted({claim.evidence.block for claim in same if claim.is_heading}))
    evidence = tuple(claim.evidence for claim in same[:_MOST_EVIDENCE])
    return Part(key, winner.state, winner.confidence, evidence, blocks, headings)


def _opening(draft: Skeleton, measures: list[Claim]) -> tuple[int, ...]:
    """The running text before the first main section, as far as it is not itself the measures."""
    taken = {index for claim in measures if claim.state == "inside" for index in claim.blocks}
    return tuple(index for index in draft.lead if index not in taken or index == draft.lead[0])
