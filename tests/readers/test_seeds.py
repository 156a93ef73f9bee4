"""Real reports, where they are at hand: only numbers and our own words are checked, their text is not ours."""

from pathlib import Path

import pytest

from authoring.document import Document, Heading, Paragraph
from authoring.readers import read_docx, read_draft
from authoring.writers.docx import write_docx

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(not SEEDS, reason="the real reports are not part of this repository")

EXPECTED = {
    "000": ("title", [3, 10], 0),
    "002": ("addressee", [3, 5], 3),
    "004": ("body", [4, 8], 0),
}
"""By seed: role of the first block, headings of level 1 and 2, dropped lines."""


def _levels(document: Document) -> list[int]:
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    return [levels.count(1), levels.count(2)]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_structure(path: Path) -> None:
    document = read_draft(path)
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.role, _levels(document), len(document.source.dropped)) == EXPECTED[path.name[:3]]
    assert document.source.folded
    assert read_docx(write_docx(document)) == document
