"""An office's own .docx as the base of a draft: page, styles, headers, footers and 版头 from it, the rest from us."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from authoring.editing.base.clean import transitional
from authoring.editing.base.head import find_head
from authoring.editing.base.page import first_section, page_of
from authoring.editing.base.parts import PartCopier
from authoring.editing.base.pitch import line_pitch
from authoring.editing.base.samples import Sample, find_samples
from authoring.editing.base.styleparts import sets_text
from authoring.editing.base.styles import merged_styles
from authoring.editing.package import EditedPackage
from authoring.errors import UnreadableError, UserError
from authoring.named import NamedTuple
from authoring.place import Place
from authoring.readers.docx import read_package
from authoring.readers.docx.tags import tags as tags_of
from authoring.readers.limits import DEFAULT
from authoring.readers.sniff import load, sniff
from authoring.standard.compiled import compiled
from authoring.standard.layout import layout as standard_layout
from authoring.writers.docx.base import Base
from authoring.writers.docx.xml import W

if TYPE_CHECKING:
    from pathlib import Path

    from authoring.standard.layout import FontSet

__all__ = ["LoadedBase", "load_base"]

_MACROS: Final = compiled(rb"macroEnabled|vbaProject")
_WITH_MACROS: Final = "底稿带有宏，不能用；请在 Word 里另存为不带宏的 .docx"
_NO_STYLES: Final = "底稿里没有样式，各要素的样式都用标准的"
_NO_PAGE: Final = "底稿里没有页面设置，纸张和页边距用标准的"


class LoadedBase(NamedTuple):
    """A base and, in Chinese, what of it could not be taken."""

    base: Base
    notices: tuple[str, ...] = ()


def load_base(path: Path, fonts: FontSet) -> LoadedBase:
    """The base in a .docx; ``fonts`` is the family for what it lacks. Raises UserError for a file of no use."""
    try:
        data = load(path, DEFAULT)
        if sniff(data, path.suffix.lower()) != "docx":
            raise UnreadableError("底稿要用 .docx")
        return _loaded(data, fonts)
    except UnreadableError as error:
        raise UserError(f"底稿用不了：{error.message}", Place(file=str(path))) from error


@lru_cache(maxsize=2)  # many forms are built by one base
def _loaded(data: bytes, fonts: FontSet) -> LoadedBase:
    package = EditedPackage(data)
    if _MACROS.search(package.data("[Content_Types].xml") or b""):
        raise UnreadableError(_WITH_MACROS)
    document = read_package(data, None, DEFAULT, look=True)
    root = transitional(package.data(package.main) or b"")
    notices: list[str] = []
    tags = tags_of(f"{{{W}}}")
    section = first_section(root, tags)
    page = page_of(section, standard_layout(), notices)
    if section is None:
        notices.append(_NO_PAGE)
    copier = PartCopier(package)
    named = package.data(package.related("styles") or "word/styles.xml")
    if named is None:
        notices.append(_NO_STYLES)
    theirs = None if named is None else transitional(named)
    head, found = find_head(root, document, copier, notices)
    samples = find_samples(root, document) | found
    if theirs is not None and "body" not in samples and sets_text(theirs):
        samples["body"] = Sample("", None, None)
    pitch = line_pitch(theirs, samples, page)
    laid = standard_layout()._replace(page=page.page._replace(pitch=pitch))
    styles, renamed = merged_styles(theirs, fonts, laid, samples)
    copier.renamed = renamed
    references, even_odd = copier.running_lines(section, package)
    copier.theme()
    titled = section is not None and section.find(f"{{{W}}}titlePg") is not None
    base = Base(
        laid,
        styles,
        page.attributes,
        titled and any(each.type == "first" for each in references),
        even_odd,
        references,
        copier.parts,
        tuple(part._replace(xml=copier.with_ids(part.xml)) for part in head),
    )
    return LoadedBase(base, (*notices, *copier.notices))
