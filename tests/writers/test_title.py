from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.standard.layout import text_width
from authoring.writers.title import break_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于2024年度法治政府建设情况的报告", ("关于2024年度法治政府建设情况的报告",)),
        ("青岚县公安局关于2024年度法治政府建设情况的报告", ("青岚县公安局关于2024年度", "法治政府建设情况的报告")),
        (
            "临江市市场监督管理局关于2024年度法治政府建设情况的报告",
            ("临江市市场监督管理局", "关于2024年度法治政府建设情况的报告"),
        ),
    ],
)
def test_breaks_where_the_sense_breaks(title, lines):
    assert break_title(title, 20) == lines


def test_no_word_of_the_genre_is_torn():
    title = "某省某某自治州某某土家族苗族自治县人民政府关于2024年度推进法治政府建设工作情况的报告"
    lines = break_title(title, 20)
    assert len(lines) == 3
    assert not any(line.startswith(("的", "度", "府", "设")) for line in lines)


@given(st.text("某县公安局关于的2024年度法治政府建设情况报告《》（）a1", min_size=1, max_size=120), st.integers(4, 24))
def test_lines_join_to_the_title_and_fit(title, width):
    lines = break_title(title, width)
    assert "".join(lines) == title
    assert all(text_width(line) <= width + 2 for line in lines)
    assert all(lines)


def test_a_book_title_longer_than_a_line_is_parted_at_its_own_words():
    book = "《法治政府建设实施纲要（2021—2025年）》"
    title = f"青岚县公安局关于2024年度贯彻落实{book}推进法治政府建设暨行政执法质量提升三年行动工作情况的报告"
    lines = break_title(title, 19.1)
    assert "".join(lines) == title
    assert "（2021—2025年）" in "".join(f"{line}\n" for line in lines)
    assert all(text_width(line) <= 19.1 for line in lines)
    assert not any(line.startswith(("》", "）")) or line.endswith(("《", "（")) for line in lines)


def test_names_of_several_organs_are_not_torn():
    title = "青岚县公安局青岚县司法局青岚县市场监督管理局关于2024年度法治政府建设情况的报告"
    lines = break_title(title, 19.1)
    assert not any(line.endswith("县") or line.startswith(("公安局", "司法局", "市场监督")) for line in lines)
