"""The one tree in the middle: what is written reads back, what is imported builds again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import authoring
from authoring.api import load_profile
from authoring.compose import compose
from authoring.compose.importing import import_document
from authoring.compose.importing.letterhead import elements, same_paper, tidied, without_letterhead
from authoring.document import Document, block_text, lines
from authoring.errors import FormError
from authoring.form.loader import parse_form
from authoring.readers import read_draft, read_text
from authoring.recognition import recognise
from authoring.standard.finish import PLAIN, Finish, ImprintPage
from authoring.writers import render, write
from tests.strategies import form_texts
from tests.writers.samples import documents, formal_paper, paper

SEEDS = sorted((Path(__file__).parents[2].parent / "shared" / "seeds").glob("*.txt"))
LABELLED = [
    path for path in sorted((Path(__file__).parents[1] / "labelled").glob("*/*")) if path.suffix in (".txt", ".html")
]
PROFILE = load_profile()


def states(document):
    return {key: part.state for key, part in recognise(document).parts.items()}


def through_docx(document, folder: Path, finish=PLAIN):
    path = folder / "稿.docx"
    write(document, path, finish=finish)
    return authoring.read(path)


def rebuilt(document):
    """The tree that the form made from ``document`` composes to, in the edition that has all of it."""
    imported = import_document(document, PROFILE)
    return compose(parse_form(imported.text), PROFILE, imported.edition).document


def test_a_paper_with_every_kind_of_block_comes_back_from_docx(tmp_path):
    assert through_docx(paper(), tmp_path) == paper()


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_formal_paper_comes_back_from_docx(tmp_path, count):
    document = formal_paper(tuple(f"甲县{name}局" for name in "子丑寅卯"[:count]))
    for sealed in (False, True):
        assert through_docx(document, tmp_path, Finish(sealed)) == document


finishes = st.builds(
    Finish, st.booleans(), st.sampled_from(["grid", "three-line"]), st.sampled_from(get_args(ImprintPage))
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents, finishes)
def test_any_tree_comes_back_from_docx_however_it_is_finished(tmp_path, document, finish):
    assert through_docx(document, tmp_path, finish) == document


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form_texts(), st.sampled_from(["draft", "formal", "public"]))
@example("补充内容:\n  - 位置: 文首\n    内容:\n      - 标题: 0、\n        编号: 无\n", "draft")
@example("主要举措和成效:\n  - 标题: （三）重点领域\n    编号: 无\n    内容: 写明\n", "formal")
def test_any_valid_form_builds_and_reads_back_equal_in_every_edition(tmp_path, text, edition):
    form = parse_form(text)
    secrecy = form.report.secrecy
    if edition == "public" and secrecy.filled and not secrecy.none:
        with pytest.raises(FormError, match="涉密的报告不得公开"):
            compose(form, PROFILE, edition)
        return
    made = compose(form, PROFILE, edition)
    assert through_docx(made.document, tmp_path, made.finish) == made.document


@given(form_texts())
def test_the_form_of_any_formal_paper_is_imported_whole_again(text):
    paper = compose(parse_form(text), PROFILE, "formal").document
    imported = import_document(paper, PROFILE)
    again = compose(parse_form(imported.text), PROFILE, imported.edition).document
    assert text_of(again) == text_of(paper)
    assert elements(again.blocks) == elements(paper.blocks)


@given(documents)
def test_any_tree_is_imported_without_losing_a_line(document):
    made = rebuilt(document)
    assert text_of(made) == text_of(document)
    assert elements(made.blocks) == elements(document.blocks)


def text_of(document) -> list[str]:
    return [*lines(Document(tuple(without_letterhead(document.blocks))))]


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_labelled_drafts_are_imported_to_the_same_tree(path):
    document = read_draft(path)
    tidy = tidied(document.blocks)
    assert tidy.changed == ()
    assert same_paper(rebuilt(document).blocks, tidy.blocks)


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
    text = re.sub(r"</?(?:mark|span|br|td|th)\b[^>]*>", "", text)
    return "".join(text.replace("&lt;", "<").replace("&amp;", "&").replace("&quot;", '"').split())


def test_written_text_reads_back_as_the_same_paper():
    document = paper()
    back = read_text(render(document, ".txt").decode())
    kept = [block_text(b) for b in document.blocks if not hasattr(b, "rows")]
    assert [block_text(b) for b in back.blocks][: len(kept) - 1] == kept[:-1]
