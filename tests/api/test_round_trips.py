"""The one tree in the middle: what is written reads back, what is imported builds again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import authoring
from authoring.api import load_profile
from authoring.compose import compose
from authoring.compose.importing import import_document
from authoring.document import block_text
from authoring.form.loader import parse_form
from authoring.readers import read_draft, read_text
from authoring.recognition import recognise
from authoring.writers import render
from tests.strategies import form_texts
from tests.writers.samples import documents, paper

SEEDS = sorted((Path(__file__).parents[2].parent / "shared" / "seeds").glob("*.txt"))
LABELLED = sorted((Path(__file__).parents[1] / "labelled").glob("*/*.txt"))
PROFILE = load_profile()


def states(document):
    return {key: part.state for key, part in recognise(document).parts.items()}


def through_docx(document, folder: Path):
    path = folder / "稿.docx"
    authoring.write(document, path)
    return authoring.read(path)


def rebuilt(document):
    """The tree that the form made from ``document`` composes to."""
    return compose(parse_form(import_document(document, PROFILE).text), PROFILE).document


def test_a_paper_with_every_kind_of_block_comes_back_from_docx(tmp_path):
    assert through_docx(paper(), tmp_path) == paper()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents)
def test_any_tree_comes_back_from_docx(tmp_path, document):
    assert through_docx(document, tmp_path) == document


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form_texts())
def test_any_valid_form_builds_and_reads_back_equal(tmp_path, text):
    document = compose(parse_form(text), PROFILE).document
    assert through_docx(document, tmp_path) == document


@given(documents)
def test_any_tree_is_imported_without_losing_a_line(document):
    assert [*map(block_text, rebuilt(document).blocks)] == [*map(block_text, document.blocks)]


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_labelled_drafts_are_imported_to_the_same_tree(path):
    document = read_draft(path)
    assert rebuilt(document) == document


@pytest.mark.skipif(not SEEDS, reason="the seeds are not at hand")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_real_report_goes_the_whole_road(path, tmp_path):
    draft = read_draft(path)
    form, docx = tmp_path / "表单.yaml", tmp_path / "稿.docx"
    imported = authoring.import_draft(path, form)
    assert imported.leftover == ()
    authoring.build(form, docx)
    back = authoring.read(docx)
    assert [*map(block_text, back.blocks)] == [*map(block_text, draft.blocks)]
    assert states(back) == states(draft)


@given(documents)
def test_html_and_txt_keep_every_line(document):
    for suffix in (".html", ".txt"):
        written = render(document, suffix).decode()
        for block in document.blocks:
            for line in block_text(block).splitlines():
                assert _bare(line) in _bare(written), suffix


def _bare(text: str) -> str:
    for mark in ("<mark>", "</mark>", "</span>", "<br>", "</td><td>", "</th><th>"):
        text = text.replace(mark, "")
    return "".join(text.replace("&lt;", "<").replace("&amp;", "&").replace("&quot;", '"').split())


def test_written_text_reads_back_as_the_same_paper():
    document = paper()
    back = read_text(render(document, ".txt").decode())
    kept = [block_text(b) for b in document.blocks if not hasattr(b, "rows")]
    assert [block_text(b) for b in back.blocks][: len(kept) - 1] == kept[:-1]
