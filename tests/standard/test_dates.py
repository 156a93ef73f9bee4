from __future__ import annotations

from datetime import date

import pytest

from authoring.standard.dates import read_date

DAY = date(2025, 1, 10)


@pytest.mark.parametrize(
    "text",
    [
        *("2025年1月10日", "2025年01月10日", "２０２５年１月１０日", "2025.1.10", "2025-01-10", "（2025年1月10日）"),
        *("二○二五年一月十日", "二〇二五年一月十日", "二零二五年一月十日", "二O二五年元月十日", "二0二五年 一月 十日"),
    ],
)
def test_a_day_in_figures_or_numerals(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize("text", ["", "2025年", "2025年2月30日", "二〇二五年×月×日", "2025年○月○日", "去年一月十日"])
def test_what_names_no_day(text: str) -> None:
    assert read_date(text) is None


def test_all_zeros_are_read() -> None:
    assert read_date("二○○九年十一月卅日") == date(2009, 11, 30)
    assert read_date("二○二○年十二月廿一日") == date(2020, 12, 21)
