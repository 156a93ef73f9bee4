"""Word documents, read from their XML directly: one pass over the body, styles and numbering on demand."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from authoring.document import Document, Dropped, Source, Table
from authoring.errors import UnreadableError
from authoring.place import Place
from authoring.readers.blocks import build_blocks
from authoring.readers.docx.body import BodyReader
from authoring.readers.docx.extras import read_extras
from authoring.readers.docx.folding import Folded
from authoring.readers.docx.numbering import Numbering
from authoring.readers.docx.own import MARKS
from authoring.readers.docx.package import Package
from authoring.readers.docx.styles import Styles
from authoring.readers.docx.tags import tags
from authoring.readers.docx.turned import MARK, turned_tables
from authoring.readers.raw import RawParagraph
from authoring.readers.sweep import sweep
from authoring.standard.width import is_folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.document import Chart
    from authoring.document.look import Look
    from authoring.readers.docx.pictures import Charts, Media
    from authoring.readers.limits import Limits
    from authoring.readers.raw import Raw


def read_package(data: bytes, file: str | None, limits: Limits, *, look: bool = False) -> Document:
    """The tree of a .docx, with how it is laid out where ``look`` is asked for, else with the files of its pictures."""
    with _collector_paused():
        return _read_package(data, file, limits, look=look)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes thousands of objects that all stay: the garbage collector would go through them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_package(data: bytes, file: str | None, limits: Limits, *, look: bool) -> Document:
    raws, dropped, seen = read_raws(data, file, limits, look=look)
    limits.check_blocks(len(raws))
    limits.check_characters(sum([_size(raw) for raw in raws]))
    raws = swept(raws, dropped)
    blocks, repeated = build_blocks(raws)
    folded = is_folded("\n".join([raw.text for raw in raws if isinstance(raw, RawParagraph)]))
    return Document(tuple(blocks), Source(file, "docx", None, folded, (*dropped, *repeated), seen))


def read_raws(
    data: bytes, file: str | None, limits: Limits, *, look: bool = False
) -> tuple[list[Raw], list[Dropped], Look | None]:
    """The first step alone: raw paragraphs and tables, what was left out, and the look if asked for."""
    package = Package(data, limits)
    content = package.data(package.main)
    folded = None if content is None else Folded(content, limits)
    body = None if folded is None else next((child for child in folded.root if child.tag.endswith("}body")), None)
    if folded is None or body is None:
        raise UnreadableError("文件里没有 Word 正文，可能已损坏，请用 Word 或 WPS 打开后另存为 .docx，再试一次")
    names = tags(folded.root.tag.rpartition("}")[0] + "}")
    related = package.related()
    parts = dict(reversed(related))
    styles = Styles(lambda: package.xml(parts.get("styles", "word/styles.xml")), names)
    numbering = Numbering(package.xml(parts.get("numbering", "word/numbering.xml")), names, styles)
    reader = BodyReader(names, styles, numbering, file, are_own=MARKS.search(folded.searchable) is not None)
    reader.seen = [] if look else None
    reader.media = None if look else _media(package)
    reader.chart = _charts(package)
    raws = reader.read(body, turned_tables(body, names) if MARK in folded.searchable else frozenset(), folded)
    dropped = reader.dropped + read_extras(package, related, names, file)
    if reader.seen is None:
        return raws, dropped, None
    from authoring.readers.docx.look import read_look

    return raws, dropped, read_look(package, body, reader.seen, names, folded.searchable)


def _media(package: Package) -> Media:
    targets: dict[str, str] = {}

    def media(relation: str) -> bytes:
        if not targets:
            targets.update(package.targets())
        return package.data(targets.get(relation, "")) or b""

    return media


def _charts(package: Package) -> Charts:
    def chart(relation: str) -> Chart | None:
        from authoring.readers.docx.charts import read_chart  # few papers have a chart

        root = package.xml(package.targets().get(relation, ""))
        return None if root is None else read_chart(root)

    return chart


def swept(raws: list[Raw], dropped: list[Dropped]) -> list[Raw]:
    """``raws`` without the lines that are no part of the paper, which go to ``dropped``; what is sure stays."""
    if all(not isinstance(raw, RawParagraph) or raw.sure for raw in raws):
        return raws
    out = sweep([raw.text if isinstance(raw, RawParagraph) else "" for raw in raws])
    out = {index: kind for index, kind in out.items() if not _is_sure(raws[index]) and _is_whole(raws, index)}
    for index, kind in out.items():
        raw = raws[index]
        assert isinstance(raw, RawParagraph)
        dropped.append(Dropped(kind, raw.text, Place(raw.place.file, block=raw.place.block)))
    return [raw for index, raw in enumerate(raws) if index not in out] if out else raws


def _is_whole(raws: list[Raw], index: int) -> bool:
    """Whether a raw paragraph is a whole one of Word's: what shares one with other lines is no watermark's."""
    near = (at for at in (index - 1, index + 1) if 0 <= at < len(raws))
    return all(raws[at].place.block != raws[index].place.block for at in near)


def _size(raw: Raw) -> int:
    if not isinstance(raw, Table):
        return len(raw.text) if isinstance(raw, RawParagraph) else 0
    return sum([len(run.text) for row in raw.rows for cell in row for runs in cell.paragraphs for run in runs])


def _is_sure(raw: Raw) -> bool:
    return isinstance(raw, RawParagraph) and raw.sure
