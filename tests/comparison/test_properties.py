"""What holds of any two texts: the same one is copied, one with other words is not, and nothing crashes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.comparison import compare
from authoring.emitters.comparison_json import as_json
from authoring.emitters.comparison_text import as_text
from tests.comparison.papers import paper, report

LINES = st.lists(st.text("查处案件年度上年同比下降增至从由12,.。；：（）一是二、《》%万\n", max_size=60), max_size=8)
ONE = st.text("查处案件取水河湖堤防巡护", min_size=1, max_size=120)
OTHER = st.text("审批窗口便民材料公示普法", min_size=1, max_size=120)


@given(st.one_of(LINES.map("\n".join), st.text(max_size=300)))
def test_the_same_text_is_copied_whole(text: str) -> None:
    found = compare(paper(text), paper(text))
    assert all(part.share == 1 for part in found.parts)
    assert found.figures.bases == ()


@given(ONE, OTHER)
def test_a_text_of_other_words_is_not_copied(one: str, other: str) -> None:
    measures = next(part for part in _compared(one, other).parts if part.part == "measures")
    assert measures.copied == 0


def _compared(one: str, other: str):
    return compare(paper(report(2023, one)), paper(report(2024, other)))


@settings(max_examples=40)  # two recognitions each
@given(LINES, LINES)
def test_any_two_texts_can_be_compared_and_told(last: list[str], this: list[str]) -> None:
    found = compare(paper(report(2023, "\n".join(last))), paper(report(2024, "\n".join(this))))
    assert all(0 <= part.copied <= part.size for part in found.parts)
    for copy in found.copies:
        assert copy.text
        assert copy.last_text
    assert as_text(found)
    assert as_json(found)
