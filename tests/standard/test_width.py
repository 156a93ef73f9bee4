"""Width-folding: character for character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from authoring.standard.width import fold

WIDE = "，。；：！？（）％０９ＡＺ～　\xa0\u2002\u2003〇“《、"
NARROW = ",。;:!?()%09AZ~    零“《、"


@given(st.lists(st.sampled_from(range(len(WIDE))), max_size=30), st.text(max_size=10))
def test_each_wide_character_has_its_narrow_one(numbers: list[int], other: str) -> None:
    plain = "".join(char for char in other if not "\uff01" <= char <= "\uff5e" and char not in WIDE)
    wide, narrow = ("".join(table[number] for number in numbers) for table in (WIDE, NARROW))
    assert fold(wide + plain) == narrow + plain
    assert len(fold(other)) == len(other)
