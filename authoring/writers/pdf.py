"""The .pdf writer: our .docx, printed by LibreOffice; and what only a printed draft can tell."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from authoring.convert import convert, is_installed, page_count
from authoring.document import IMPRINT_ROLES, Document, Paragraph
from authoring.standard.compiled import compiled
from authoring.standard.finish import END_OF_TEXT, PLAIN, SIGNATURE
from authoring.standard.layout import layout
from authoring.writers.docx import write_docx

if TYPE_CHECKING:
    from authoring.standard.finish import Finish
    from authoring.standard.layout import FontSet, Page
    from authoring.writers.docx.base import Base

_WITH_BOOKMARKS = 'writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_PLACE = compiled(rb"/?(\w+)\[(\d+) 0 R/XYZ [\d.]+ ([\d.]+)")
_MM_PER_POINT = 25.4 / 72
_TEXT = ("content.xml", "styles.xml")
_MISREAD = (
    (compiled(rb'style:text-autospace="[^"]*"'), b'style:text-autospace="none"'),
    (compiled(rb'style:punctuation-wrap="[^"]*"'), b'style:punctuation-wrap="simple"'),
)
"""What LibreOffice 7.4 makes of settings that it doesn't read as Word does: it parts Chinese from digits though we say
no, and lets marks hang outside because we say no. Pages would not break where they do in Word."""


def write_pdf(
    document: Document, *, fonts: FontSet = "gb2312", finish: Finish = PLAIN, base: Base | None = None
) -> bytes:
    """The document as a .pdf. Raises UserError where LibreOffice is missing or fails."""
    docx = write_docx(document, fonts=fonts, finish=finish._replace(notes=(), marked=True), base=base)
    # not the flat form, which loses charts where LibreOffice has no Calc
    return convert(_as_word_reads(convert(docx, ".docx", "odt")), ".odt", "pdf", options=_WITH_BOOKMARKS)


def _as_word_reads(odt: bytes) -> bytes:
    """The .odt with the settings of its own text mended; charts in it are documents of their own, and stay."""
    mended = BytesIO()
    with ZipFile(BytesIO(odt)) as old, ZipFile(mended, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():  # the first is the mimetype, uncompressed
            data = old.read(member)
            if member.filename in _TEXT:
                for wrong, right in _MISREAD:
                    data = wrong.sub(right, data)
            new.writestr(member, data)
    return mended.getvalue()


def lines_above_signature(pdf: bytes, page: Page | None = None) -> int | None:
    """About how many lines of the text stand above the signature on its page; None where the text ends on another one,
    or begins higher up, or there is no signature. ``page`` is that of a base or a profile, None for the standard's."""
    places = {name: (page, float(y)) for name, page, y in _PLACE.findall(pdf)}
    text, signature = (places.get(name.encode()) for name in (END_OF_TEXT, SIGNATURE))
    if text is None or signature is None or text[0] != signature[0]:
        return None
    page = page or layout().page
    top, pitch = (page.height_mm - page.top_mm) / _MM_PER_POINT, page.line_pitch / 20
    return max(round((top - text[1]) / pitch), 0) + 1


def fit_imprint(
    document: Document, *, fonts: FontSet = "gb2312", finish: Finish = PLAIN, base: Base | None = None
) -> tuple[Finish, bool]:
    """The finish that brings the 版记 onto an even page, and whether the pages could be counted.

    It stays where it is if that page is even. Else it goes to the next page, which is; where it already has an odd
    page of its own, to the even one after it, and neither that nor the blank page before has a number.
    Uncounted, it gets an even page of its own.
    """
    blocks = document.blocks
    if not any(isinstance(block, Paragraph) and block.role in IMPRINT_ROLES for block in blocks):
        return finish._replace(imprint_page="same"), True
    if not is_installed():
        return finish._replace(imprint_page="even"), False
    pages = _pages(document, fonts, finish, base)
    if pages % 2 == 0:
        return finish._replace(imprint_page="same"), True
    text = tuple(block for block in blocks if not (isinstance(block, Paragraph) and block.role in IMPRINT_ROLES))
    alone = _pages(Document(text), fonts, finish, base) < pages
    return finish._replace(imprint_page="after-next" if alone else "next"), True


def _pages(document: Document, fonts: FontSet, finish: Finish, base: Base | None) -> int:
    return page_count(write_pdf(document, fonts=fonts, finish=finish._replace(imprint_page="same"), base=base))
