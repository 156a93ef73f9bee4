"""What a text is about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from authoring.standard.terms import share_terms, terms

TEXT = st.text(alphabet="推进执法加强邮驿舟楫，a1", max_size=30)


@given(TEXT, TEXT)
def test_what_surely_shares_a_term_shares_one(one: str, other: str) -> None:
    if share_terms(one, other):
        assert terms(one) & terms(other)


def test_words_of_any_report_are_no_term() -> None:
    assert not share_terms("推进执法", "推进执法")
    assert share_terms("整治舟楫", "登记舟楫")


def test_a_term_is_two_neighbours() -> None:
    assert not share_terms("邮舟，驿楫", "邮驿")  # neither has a mark between
    assert not share_terms("邮推驿", "邮推驿")  # a character of generic words stands between
    assert not share_terms("a1a1", "a1a1")
