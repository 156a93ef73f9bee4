"""Sections with nothing in them, and two with one heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.check import Hit, Rule, size
from authoring.document import block_text, runs_text
from authoring.rules.structure.bases import PRACTICE
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context
    from authoring.document import Section

_SENTENCE_END = pattern(r"[。；;！!]\s*$")
_HEADING_MOST = 40  # a longer "heading" is a sentence that was numbered
_TITLE_LEAST = 4


def _filled(section: Section) -> bool:
    heading = section.heading
    inline = runs_text(heading.body) if heading else ""
    return bool(inline.strip() or section.children or any(block_text(block).strip() for block in section.blocks))


def _title(section: Section) -> str:
    return re.sub(r"\s", "", fold(runs_text(section.heading.runs))) if section.heading else ""


def _empty(context: Context) -> Iterator[Hit]:
    for siblings in _families(context.sections):
        for section in siblings:
            if section.heading and not _filled(section) and _is_heading(section, siblings):
                end = context.heading_ends[section.first]
                yield Hit(context.mark(section.first, 0, end), {"heading": context.raw[section.first][:end].strip()})


def _is_heading(section: Section, siblings: tuple[Section, ...]) -> bool:
    """Whether it is meant for a heading: below the first level, a list of numbered sentences looks the same."""
    title = _title(section)
    if not title or size(title) > _HEADING_MOST or _SENTENCE_END.search(title):
        return False
    return bool(section.heading and section.heading.level == 1) or any(map(_filled, siblings))


def _families(sections: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    yield sections
    for section in sections:
        yield from _families(section.children)


def _repeated(context: Context) -> Iterator[Hit]:
    for siblings in _families(context.sections):
        seen: dict[str, int] = {}
        for section in siblings:
            title = _title(section).rstrip("。:")
            if len(title) < _TITLE_LEAST:
                continue
            first = seen.setdefault(title, section.first)
            if first != section.first:
                at = context.mark(section.first, 0, context.heading_ends[section.first])
                yield Hit(at, {"first": context.spot(first), "title": title})


RULES = (
    Rule(
        code="S501",
        name="section-empty",
        title="标题下面没有内容",
        message="标题“{heading}”下面没有内容。",
        suggestion="补写内容；不需要这一节的，删去标题并顺改序号。",
        explanation="只有标题没有正文，多半是留着没写或者内容粘贴到了别处。",
        basis=PRACTICE,
        severity="error",
        check=_empty,
    ),
    Rule(
        code="S509",
        name="heading-repeated",
        title="标题重复",
        message="同一层里标题“{title}”用了两次，另一处在{first}。",
        suggestion="把两节合并，或者改写其中一个标题。",
        explanation="同一层里两个标题一样，可能是复制后忘了改，也可能是一个部分被分成了两处。",
        basis=PRACTICE,
        severity="warning",
        check=_repeated,
    ),
)
