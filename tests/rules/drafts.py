"""Drafts out of lines of text: the notation of the rules' examples.

A line that begins with a number of level 1 to 4 is a heading; what follows its first 。 runs in. 「a | b」 lines are
table rows; one that begins with 图1 or 表1 and a blank is a caption. The slots title, addressee, signature and date
give the paragraphs of that role.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast, get_args

from authoring.check import run
from authoring.comparison import Paper
from authoring.document import Cell, Document, Heading, Medium, Paragraph, Role, Source, Table, plain
from authoring.place import Place
from authoring.recognition.recognise import recognise
from authoring.rules import RULES
from authoring.standard.numbering import parse_label
from authoring.standard.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authoring.check import Finding
    from authoring.document import Block
    from authoring.rules.examples import Example

_LOWEST = 4
_CAPTION = re.compile(r"(图|表)\d{1,2}(?=[\s：])")


def document(slots: Mapping[str, str], medium: Medium = "docx") -> Document:
    lines = [(slot, line) for slot, text in slots.items() for line in text.splitlines()]
    blocks = (_block(slot, line, Place("draft", block=number)) for number, (slot, line) in enumerate(lines, 1))
    return Document(tuple(blocks), Source("draft", medium))


def draft(text: str, medium: Medium = "docx") -> Document:
    """The lines of a text without any paragraph of a special role."""
    return document({"text": text}, medium)


def _block(slot: str, line: str, place: Place) -> Block:
    if slot in get_args(Role):
        return Paragraph(plain(line), cast("Role", slot), place)
    if (caption := _CAPTION.match(line)) is not None:
        return Paragraph(plain(line), "figure-caption" if caption[1] == "图" else "caption", place)
    if " | " in line:
        return Table((tuple(Cell((plain(cell),)) for cell in line.split(" | ")),), place=place)
    label = parse_label(line)
    if label is None or label.level > _LOWEST or (slot == "text" and line.startswith(" ")):
        return Paragraph(plain(line), place=place)
    title, mark, body = line[len(label.text) :].partition("。")
    return Heading(label.level, label.text, plain(title + mark), plain(body), place)


def findings(
    paper: Document, year: int | None = None, profile: Profile | None = None, previous: Document | None = None
) -> tuple[Finding, ...]:
    last = Paper(previous, recognise(previous)) if previous else None
    return run(paper, recognise(paper), RULES, profile=profile, year=year, previous=last)


def of_example(example: Example, slots: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """What is found in an example, or in other slots by the same profile."""
    usual = Profile()
    length = (example.least or usual.length[0], example.most or usual.length[1])
    profile = usual._replace(length=length, words=example.words)
    last = example.last_report()
    previous = document(last) if last else None
    return findings(document(slots or example.report(), example.medium), example.year, profile, previous)


def codes(found: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in found]
