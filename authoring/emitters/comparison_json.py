"""The comparison as one JSON object; documented in docs/json.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from authoring.comparison.paper import words
from authoring.emitters.json_report import place_as_json
from authoring.recognition import Evidence
from authoring.safetext import json_safe

if TYPE_CHECKING:
    from authoring.comparison import Comparison, Paper
    from authoring.comparison.figures import Disagreement, Told
    from authoring.comparison.follow import Again, Followed, Passage

VERSION = 1

Json = dict[str, Any]


def as_json(found: Comparison) -> str:
    """The whole comparison as text, indented, ending in a line break."""
    data = {
        "version": VERSION,
        "last": _paper(found.last),
        "this": _paper(found.this),
        "figures": _figures(found),
        "parts": [
            {"part": part.part, "characters": part.size, "copied": part.copied, "share": round(part.share, 4)}
            for part in found.parts
        ],
        "copies": [
            {
                "part": copy.part,
                "renewed": copy.renewed,
                "this": _words(found.this, copy.block, copy.start, copy.end),
                "last": _words(found.last, copy.last_block, copy.last_start, copy.last_end),
            }
            for copy in found.copies
        ],
        "plan": [_followed(found, each) for each in found.plan],
        "problems": [_again(found, each) for each in found.problems],
    }
    return json_safe(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _paper(paper: Paper) -> Json:
    found = paper.recognition
    return {"file": paper.document.source.file, "title": found.title, "issuer": found.issuer, "year": found.year}


def _figures(found: Comparison) -> Json:
    figures = found.figures
    return {
        "rows": [
            {
                "name": row.key[0],
                "unit": row.key[1],
                "last": _told(found.last, row.last),
                "this": _told(found.this, row.this),
                "change": row.change or None,
            }
            for row in figures.rows
        ],
        "bases": [_disagreement(found, one) for one in figures.bases],
        "changes": [_disagreement(found, one) for one in figures.moves],
        "carried": len(figures.carried),
        "copied": figures.copied,
        "gone": [{"name": told.key[0], "unit": told.key[1], **_told(found.last, told)} for told in figures.gone],
    }


def _disagreement(found: Comparison, one: Disagreement) -> Json:
    return {
        "name": one.told.key[0],
        "this": _told(found.this, one.told),
        "last": _told(found.last, one.last),
        "calculation": one.sum or None,
    }


def _told(paper: Paper, told: Told) -> Json:
    return {**_words(paper, told.block, told.start, told.end), "value": str(told.quantity.value)}


def _followed(found: Comparison, each: Followed) -> Json:
    return {
        "item": _passage(found.last, each.item),
        "state": each.state,
        "score": each.score,
        "answers": [_passage(found.this, answer) for answer in each.answers],
    }


def _again(found: Comparison, each: Again) -> Json:
    return {"this": _passage(found.this, each.problem), "last": _passage(found.last, each.last), "score": each.score}


def _passage(paper: Paper, passage: Passage) -> Json:
    return _words(paper, passage.block, passage.start, passage.end)


def _words(paper: Paper, block: int, start: int, end: int) -> Json:
    text = words(paper, block, start, end)
    place = Evidence(block, start, start + len(text), text).place(paper.document)
    return {"text": text, "place": place_as_json(place)}
