from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from authoring import api
from authoring.convert import convert, is_installed, office, page_count, stand_ins
from authoring.document import Document, Paragraph, plain
from authoring.errors import UserError
from authoring.standard.finish import Finish
from authoring.standard.layout import layout
from authoring.writers import pdf, render
from authoring.writers.pdf import lines_above_signature
from tests.compose.test_compose import SIMPLE
from tests.layout.printed import OFFICE, WHY_NOT
from tests.writers.samples import formal_paper
from tests.writers.test_charts import LINES

needs_office = pytest.mark.skipif(OFFICE is None, reason=WHY_NOT)


def test_a_machine_without_libreoffice_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(office, "_office", lambda: None)
    assert not is_installed()
    with pytest.raises(UserError, match="LibreOffice"):
        convert(b"", ".docx", "pdf")


def test_an_office_that_fails_or_hangs_is_told(monkeypatch, tmp_path):
    script = tmp_path / "soffice"
    monkeypatch.setattr(office, "_office", lambda: str(script))
    script.write_text("#!/bin/sh\nexit 3\n")
    script.chmod(0o755)
    with pytest.raises(UserError, match="退出码 3"):
        convert(b"", ".docx", "pdf")
    script.write_text("#!/bin/sh\nexit 0\n")
    with pytest.raises(UserError, match="没有生成"):
        convert(b"", ".docx", "pdf")
    script.write_text("#!/bin/sh\nexec sleep 5\n")
    with pytest.raises(UserError, match="超过1秒"):
        convert(b"", ".docx", "pdf", seconds=1)


def test_fonts_that_are_there_need_no_stand_in(tmp_path):
    assert stand_ins(["没有这种字体 ABC"], tmp_path) or not stand_ins(["仿宋_GB2312"], tmp_path)


@needs_office
def test_a_draft_is_printed_as_pdf():
    data = render(Document((Paragraph(plain("国" * 28 * 22 * 2)),)), ".pdf")
    assert data.startswith(b"%PDF")
    assert page_count(data) == 3  # the first line's indent pushes two characters on


@pytest.mark.parametrize(
    ("pages", "without", "wanted"),
    [(4, 4, "same"), (3, 3, "next"), (3, 2, "after-next")],
)
def test_the_imprint_comes_onto_an_even_page(monkeypatch, pages, without, wanted):
    monkeypatch.setattr(pdf, "is_installed", lambda: True)
    counts = iter((pages, without))
    monkeypatch.setattr(pdf, "_pages", lambda *_: next(counts))
    assert pdf.fit_imprint(formal_paper(), finish=Finish(True)) == (Finish(True, imprint_page=wanted), True)


def test_an_imprint_without_counted_pages_gets_an_even_page_of_its_own(monkeypatch):
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    assert pdf.fit_imprint(formal_paper(), finish=Finish(True)) == (Finish(True, imprint_page="even"), False)


@pytest.mark.parametrize(
    ("text", "signature", "lines"),
    [
        ((1, 737), (1, 600), 1),
        ((1, 708), (1, 600), 2),
        ((1, 300), (1, 200), 16),
        ((1, 137), (2, 737), None),  # on another page
        (None, (1, 600), None),
    ],
)
def test_lines_above_the_signature_are_counted_from_the_pdfs_own_marks(text, signature, lines):
    places = {"AuthoringEndOfText": text, "AuthoringSignature": signature}
    marks = "/".join(f"{name}[{at[0]} 0 R/XYZ 79.4 {at[1]}.5 0]" for name, at in places.items() if at)
    assert lines_above_signature(f"35 0 obj\n<</{marks}>>\nendobj".encode()) == lines


def test_lines_above_the_signature_are_counted_on_the_page_of_a_base():
    page = layout().page._replace(top_mm=layout().page.top_mm + 20)
    marks = b"/AuthoringEndOfText[1 0 R/XYZ 79.4 680.5 0]/AuthoringSignature[1 0 R/XYZ 79.4 600.5 0]"
    assert (lines_above_signature(marks), lines_above_signature(marks, page)) == (3, 1)


def test_a_signature_nearly_alone_is_told_with_a_base_too(monkeypatch, tmp_path):
    form, base = tmp_path / "表单.yaml", tmp_path / "底稿.docx"
    form.write_text(SIMPLE, "utf-8")
    api.write(formal_paper(), base)
    marks = b"/AuthoringEndOfText[1 0 R/XYZ 79.4 708.5 0]/AuthoringSignature[1 0 R/XYZ 79.4 600.5 0]"
    monkeypatch.setattr(pdf, "write_pdf", lambda *_, **__: marks)
    loaded, _ = api.build(form, tmp_path / "稿.pdf", edition="formal", base=base)
    assert "署名所在的一面只有正文的最后2行左右" in loaded.notices[-1]


@needs_office
@pytest.mark.parametrize("charts", [(), (LINES,)], ids=["without", "with"])
def test_digits_stand_next_to_characters_with_a_chart_too(charts, monkeypatch):
    """What LibreOffice is given to print parts no Chinese from digits, and still has its charts."""
    given = []

    def kept(data, suffix, to, **options):
        given.append((data, suffix))
        return convert(data, suffix, to, **options)

    monkeypatch.setattr(pdf, "convert", kept)
    assert render(Document((Paragraph(plain("2025年办理4459宗。")), *charts)), ".pdf").startswith(b"%PDF")
    data, suffix = given[-1]
    assert suffix == ".odt"
    with ZipFile(BytesIO(data)) as package:
        assert package.namelist()[0] == "mimetype"
        text = package.read("content.xml") + package.read("styles.xml")
    assert b'text-autospace="none"' in text
    assert b'text-autospace="ideograph-alpha"' not in text
    assert text.count(b"<draw:object ") == len(charts)
