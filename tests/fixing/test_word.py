"""Mending Word drafts, however they are written: only the words found, in their look, and all else as it was."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from lxml import etree

from authoring.document import block_text
from authoring.fixing import AUTHOR, Way, edit_for, mend, word_way
from tests.editing.test_comments import W
from tests.fixing.faults import FEW, chances, faulty_lines, judge
from tests.fixing.shapes import shaped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from authoring.check import Finding
    from authoring.document import Document
    from authoring.editing.edits import Edit

MAIN = "word/document.xml"
TEXTS = (W + "t", W + "delText")


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts_by_number(document: Document) -> dict[int | None, str]:
    """The text of each paragraph of the file, without blanks: how its lines are parted is the reader's matter."""
    found: dict[int | None, str] = defaultdict(str)
    for block in document.blocks:
        found[block.place.block] += "".join(block_text(block).split())
    return {number: text for number, text in found.items() if text}


def edited(document: Document, spots: Iterable[tuple[Finding, Edit]]) -> dict[int | None, str]:
    """The same with exactly these findings mended."""
    texts = [block_text(block) for block in document.blocks]
    for at, edit in sorted(((f.at, e) for f, e in spots if f.at), reverse=True):
        text = texts[at.block]
        assert text[at.start : at.end] == edit.words
        texts[at.block] = text[: at.start] + edit.replacement + text[at.end :]
    found: dict[int | None, str] = defaultdict(str)
    for block, text in zip(document.blocks, texts, strict=True):
        found[block.place.block] += "".join(text.split())
    return {number: text for number, text in found.items() if text}


def look(node: etree._Element) -> tuple[bytes, ...]:
    """What a text looks like and stands in: its run's properties, and the elements around it."""
    run = node.getparent()
    assert run is not None
    properties = run.find(W + "rPr")
    around = [etree.QName(each).localname.encode() for each in node.iterancestors() if each.get(W + "author") != AUTHOR]
    return (b"" if properties is None else etree.tostring(properties), *around)


def characters(root: etree._Element, *, without: str = "") -> list[tuple[str, tuple[bytes, ...]]]:
    """Each character with its look; those of our own tracked changes of a kind (ins, del) are left out."""
    found = []
    for node in root.iter(*TEXTS):
        ours = [each for each in node.iterancestors(W + "ins", W + "del") if each.get(W + "author") == AUTHOR]
        if not any(each.tag == W + without for each in ours):
            found += [(char, look(node)) for char in node.text or ""]
    return found


def skeleton(root: etree._Element) -> list[tuple[str, dict[str, str], str | None]]:
    """All elements with attributes and the texts that no mending may touch."""
    space = "{http://www.w3.org/XML/1998/namespace}space"
    return [
        (
            each.tag,
            {name: value for name, value in each.attrib.items() if name != space},
            None if each.tag == W + "t" else each.text,
        )
        for each in root.iter()
    ]


def hidden(root: etree._Element) -> list[str]:
    """Deleted and hidden words, and field codes."""
    found = []
    for node in root.iter(W + "t", W + "delText", W + "instrText"):
        run = node.getparent()
        ours = [each for each in node.iterancestors(W + "del") if each.get(W + "author") == AUTHOR]
        shown = node.tag == W + "t" and run is not None and not list(run.iter(W + "vanish", W + "rStyle"))
        if not shown and not ours:
            found.append(node.text or "")
    return found


def watched(way: Way) -> Way:
    """The same way, each step of which is looked at."""

    def apply(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
        document = way.read(data)
        wanted = {edit: finding for finding in judge(document) if (edit := edit_for(document, finding))}
        changed, made = way.apply(data, edits)
        assert set(made) <= set(wanted)
        assert texts_by_number(way.read(changed)) == edited(document, [(wanted[edit], edit) for edit in made])
        return changed, made

    return way._replace(apply=apply)


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
@FEW
@given(faulty_lines(), chances())
def test_any_draft(tracked: bool, lines: list[str], chance: Random) -> None:
    data = shaped(lines, chance)
    way = word_way("稿.docx", tracked=tracked)
    fixed = mend(data, watched(way), judge)
    if not fixed.mended:
        assert fixed.data == data
        return
    assert mend(fixed.data, way, judge).data == fixed.data
    before, after = files(data), files(fixed.data)
    assert list(before) == list(after)
    assert {name: content for name, content in after.items() if name != MAIN} == {
        name: content for name, content in before.items() if name != MAIN
    }
    old, new = etree.fromstring(before[MAIN]), etree.fromstring(after[MAIN])
    assert hidden(old) == hidden(new)
    if tracked:
        assert characters(new, without="ins") == characters(old)
    else:
        assert skeleton(new) == skeleton(old)
