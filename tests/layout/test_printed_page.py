"""The page as printed, against the standard's numbers."""

from __future__ import annotations

import pytest

from authoring.document import Document, Paragraph, plain
from authoring.standard.layout import layout
from authoring.writers.docx import write_docx
from tests.layout.printed import OFFICE, WHY_NOT, print_pages
from tests.writers.samples import paper

pytestmark = pytest.mark.skipif(OFFICE is None, reason=WHY_NOT)
PAGE = layout().page


@pytest.fixture(scope="module")
def solid(tmp_path_factory):
    """Three pages of one endless paragraph of full-width characters."""
    return _printed(tmp_path_factory, Document((Paragraph(plain("国" * 28 * 22 * 3)),)))


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return _printed(tmp_path_factory, paper(3, 3))


def _printed(factory, document):
    folder = factory.mktemp("printed")
    path = folder / "稿.docx"
    path.write_bytes(write_docx(document))
    return print_pages(path, folder)


def body(page):
    return [line for line in page if "—" not in line.text or len(line.text) > 5]


def test_a_full_page_has_22_lines_of_28_characters(solid):
    lines = body(solid[0])
    assert len(lines) == PAGE.lines
    assert {len(line.text) for line in lines[1:]} == {PAGE.characters}
    assert len(body(solid[1])) == PAGE.lines


def test_the_type_area_stands_where_the_standard_puts_it(solid):
    lines = body(solid[1])
    assert min(line.left for line in lines) == pytest.approx(PAGE.left_mm, abs=1)
    assert max(line.right for line in lines) == pytest.approx(PAGE.left_mm + PAGE.text_width_mm, abs=1)
    pitch = (lines[-1].bottom - lines[0].bottom) / (len(lines) - 1)
    assert pitch * PAGE.lines == pytest.approx(PAGE.text_height_mm, abs=1)
    # the baseline of an exact line lies 80 % down it
    assert lines[0].bottom - 0.8 * pitch == pytest.approx(PAGE.top_mm, abs=1)


def test_page_numbers_stand_outside_and_below(report):
    number = layout().page_number
    for index, page in enumerate(report, 1):
        line = page[-1]
        assert line.text.replace(" ", "") == f"—{index}—"
        assert line.size == pytest.approx(number.half_points / 2, abs=0.3)
        one = number.half_points / 2 * 25.4 / 72
        if index % 2:
            assert line.right == pytest.approx(PAGE.left_mm + PAGE.text_width_mm - one, abs=1.5)
        else:
            assert line.left == pytest.approx(PAGE.left_mm + one, abs=1.5)
        below = line.bottom - (PAGE.top_mm + PAGE.text_height_mm)
        assert number.gap_mm <= below <= number.gap_mm + 3  # the dash stands about 1.6 mm above the baseline


def test_signature_and_date_stand_as_without_a_seal(report):
    """The date is longer, so it ends two characters in and the signature starts two characters left of it."""
    lines = [line for page in report for line in page]
    signature = next(line for line in lines if line.text == "青岚县公安局")
    date = next(line for line in lines if line.text == "2025年1月20日")
    one = PAGE.text_width_mm / PAGE.characters
    right = PAGE.left_mm + PAGE.text_width_mm
    assert right - date.right == pytest.approx(2 * one, abs=0.3 * one)
    assert right - signature.right == pytest.approx((2 + 6.5 + 2 - 6) * one, abs=0.3 * one)


def test_headings_and_title(report):
    first = report[0]
    assert [line.text for line in first[:2]] == ["青岚县公安局关于2024年度", "法治政府建设情况的报告"]
    middle = PAGE.left_mm + PAGE.text_width_mm / 2
    for line in first[:2]:
        assert (line.left + line.right) / 2 == pytest.approx(middle, abs=1)
        assert line.size == pytest.approx(22, abs=0.3)
    heading = next(line for line in first if line.text.startswith("一、"))
    assert heading.left - PAGE.left_mm == pytest.approx(2 * PAGE.text_width_mm / PAGE.characters, abs=1.5)
