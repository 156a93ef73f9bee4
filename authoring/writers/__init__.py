"""Writers: a table from file suffix to the function that turns a tree into bytes. Adding one is one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.standard.finish import PLAIN
from authoring.writers.files import refuse_target, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from authoring.document import Document
    from authoring.standard.finish import Finish
    from authoring.standard.layout import FontSet
    from authoring.writers.docx.base import Base

__all__ = ["SUFFIXES", "render", "write", "write_atomically"]

SUFFIXES = (".docx", ".html", ".txt", ".pdf")
"""Suffixes that can be written."""


def render(
    document: Document, suffix: str, *, fonts: FontSet = "gb2312", finish: Finish = PLAIN, base: Base | None = None
) -> bytes:
    """The document's bytes in the format of ``suffix`` (one of SUFFIXES)."""
    match suffix.lower():
        case ".docx":
            from authoring.writers.docx import write_docx

            return write_docx(document, fonts=fonts, finish=finish, base=base)
        case ".html":
            from authoring.writers.html import write_html

            return write_html(document, finish=finish)
        case ".txt":
            from authoring.writers.txt import write_txt

            return write_txt(document)
        case ".pdf":
            from authoring.writers.pdf import write_pdf

            return write_pdf(document, fonts=fonts, finish=finish, base=base)
        case _:
            what = f"不会写“{suffix}”格式的文件" if suffix else "输出文件名没有写扩展名"
            raise UserError(f"{what}；请以 {'、'.join(SUFFIXES)} 结尾")


def write(
    document: Document,
    path: Path,
    *,
    fonts: FontSet = "gb2312",
    finish: Finish = PLAIN,
    base: Base | None = None,
    overwrite: bool = True,
) -> None:
    """Write the document to ``path`` in the format of its suffix, whole or not at all.

    With ``overwrite`` False only our own .docx that nobody has changed since is replaced.

    Raises UserError for a suffix that can't be written, or a path that can't.
    """
    refuse_target(path)  # a folder has no suffix to speak of
    data = render(document, path.suffix, fonts=fonts, finish=finish, base=base)
    write_atomically(path, data, overwrite=True if overwrite else _is_ours)


def _is_ours(path: Path) -> bool:
    """Whether there is nothing at ``path`` to lose: a .docx that we made and nobody has changed since."""
    if path.suffix.lower() != ".docx" or not path.is_file():
        return False
    from authoring.writers.docx import is_untouched

    return is_untouched(path)
