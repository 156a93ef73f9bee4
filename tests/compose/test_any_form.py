from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from authoring.compose import compose
from authoring.document import Cell, Heading, Paragraph, Run, Table, normal
from authoring.form.loader import parse_form
from authoring.form.profiles import load_profile
from tests.strategies import form_texts, forms

if TYPE_CHECKING:
    from authoring.form.models import Report

PROFILE = load_profile()


def _runs(block: Heading | Paragraph | Table) -> list[tuple[Run, ...]]:
    match block:
        case Heading():
            return [block.runs, block.body]
        case Paragraph():
            return [block.runs]
        case Table():
            return [runs for row in block.rows for cell in row for runs in _cell_runs(cell)]


def _cell_runs(cell: Cell) -> tuple[tuple[Run, ...], ...]:
    return cell.paragraphs


@given(forms())
def test_any_valid_form_composes_into_a_normal_tree(report: Report) -> None:
    document = compose(report, PROFILE).document
    assert all(runs == normal(runs) for block in document.blocks for runs in _runs(block))
    assert [block.place.block for block in document.blocks] == list(range(1, len(document.blocks) + 1))
    assert compose(report, PROFILE).document == document


@given(form_texts())
def test_a_form_read_from_a_file_composes_the_same_with_places(text: str) -> None:
    loaded = parse_form(text, "表单.yaml")
    document = compose(loaded, PROFILE).document
    assert document == compose(loaded._replace(places={}, file=None), PROFILE).document
    lines = text.count("\n") + 1
    assert all(1 <= (block.place.line or 1) <= lines for block in document.blocks)
