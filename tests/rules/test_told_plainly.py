"""Messages that fit the draft at hand, and what a standard leaves free."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from authoring.document import Cell, Document, Paragraph, Table, plain
from authoring.rules.layout.emphasis import _colour_name
from authoring.rules.numerals import NUMERALS
from authoring.rules.structure.elements import _no_date

N105 = next(rule for rule in NUMERALS if rule.code == "N105")


@pytest.mark.parametrize(("year", "shown"), [(2021, 2022), (2023, 2024), (None, "20××")])
def test_the_example_of_a_date_is_of_the_year_after_the_report(year, shown):
    context = SimpleNamespace(role=lambda _: None, recognition=SimpleNamespace(year=year))
    assert [hit.values for hit in _no_date(context)] == [{"next": shown}]


@pytest.mark.parametrize(
    ("colour", "name"), [("4F81BD", "蓝色（4F81BD）"), ("FF0000", "红色（FF0000）"), ("123456", "颜色123456")]
)
def test_colours_have_names(colour, name):
    assert _colour_name(colour) == name


def test_four_digits_may_be_grouped_in_a_table():
    from authoring.check.context import Context
    from authoring.recognition import recognise

    rows = tuple(
        tuple(Cell((plain(text),)) for text in row) for row in (("宗", "数"), ("甲", "1,620"), ("乙", "12,345"))
    )
    document = Document((Paragraph(plain("全年检查1,620次。")), Table(rows)))
    hits = list(N105.check(Context(document, recognise(document))))
    assert [hit.replacement for hit in hits] == ["1620"]
