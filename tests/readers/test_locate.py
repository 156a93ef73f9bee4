"""Where the text of a page stands in its source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from authoring.readers.html.locate import Locator

PIECES = st.lists(
    st.sampled_from(
        ("甲", "乙", "，", "&ldquo;", "&#19993;", "&nbsp;", "<!--甲\n乙-->", "<b\n class='甲乙'>", "</b>", "\n")
    )
)
SHOWN = {"&ldquo;": "“", "&#19993;": "丙", "&nbsp;": "\xa0", "<!--甲\n乙-->": ""}


@given(PIECES)
def test_texts_are_found_behind_entities_and_comments(pieces: list[str]) -> None:
    locator = Locator("".join(pieces), None)
    lines = "".join(pieces).split("\n")
    spots: list[tuple[str, int, int]] = []
    at = 0
    for piece in pieces:
        before = "".join(pieces)[:at]
        spots.append((piece, before.count("\n") + 1, len(before) - before.rfind("\n")))
        at += len(piece)
    row: list[tuple[str, int, int]] = []
    for piece, line, column in [*spots, ("\n", 0, 0)]:
        if piece != "\n" and not piece.startswith(("<b", "</b")):
            row += [(piece, line, column)] if SHOWN.get(piece, piece) else []
        elif row:
            found = locator.find("".join(SHOWN.get(each, each) for each, _, _ in row), row[0][1])
            for offset, (each, line_, column_) in enumerate(row):
                start, got, begin = [join for join in found if join[0] <= offset][-1]
                assert (got, begin + offset - start) == (line_, column_)
                assert lines[line_ - 1][column_ - 1 :].startswith(each)
            row = []
