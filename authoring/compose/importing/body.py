"""The parts of a draft as fields of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.compose.importing.plans import BODY_EMPTY
from authoring.compose.items import Items
from authoring.document import Heading, Paragraph, block_text, plain
from authoring.form.fields import PART_NAMES
from authoring.form.text import NONE
from authoring.form.verbatim import verbatim
from authoring.standard.parts import PART_KEYS, PartKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.compose.importing.plans import Data, Plan
    from authoring.document import Block, Document
    from authoring.recognition import Recognition


def body_plans(document: Document, found: Recognition, start: int, end: int) -> Iterator[Plan]:
    """Plans for blocks ``start:end``: part by part, else as one full text."""
    region = document.blocks[start:end]
    covers = _covers(found)
    if not region:
        yield dict(BODY_EMPTY), []
        return
    groups = _groups(region, covers, start)
    if groups is not None:
        yield _parts(groups), []
    yield BODY_EMPTY | {"全文": Items(covers).convert(region, start)}, []
    yield BODY_EMPTY | {"全文": verbatim(region)}, []
    yield BODY_EMPTY | {"全文": verbatim(map(_as_paragraph, region))}, []


def _covers(found: Recognition) -> dict[int, list[PartKey]]:
    """Which parts the heading at a block stands for."""
    covers: dict[int, list[PartKey]] = {}
    for key in PART_KEYS:
        for index in found.parts[key].headings:
            covers.setdefault(index, []).append(key)
    return covers


def _groups(
    region: Sequence[Block], covers: dict[int, list[PartKey]], start: int
) -> list[tuple[PartKey, list[str | Data]]] | None:
    """The region as parts in order, each with its main sections; None where it does not come apart that way."""
    sections = Items({}).convert(region, start)
    mains = [index for index, block in enumerate(region, start) if isinstance(block, Heading) and block.level == 1]
    if len(mains) != len(sections):
        return None
    groups: list[tuple[PartKey, list[str | Data]]] = []
    for index, section in zip(mains, sections, strict=True):
        parts = covers.get(index, [])
        if len(parts) != 1:
            return None
        if groups and groups[-1][0] == parts[0]:
            groups[-1][1].append(section)
        else:
            groups.append((parts[0], [section]))
    keys = [key for key, _ in groups]
    return groups if len(set(keys)) == len(keys) else None


def _parts(groups: list[tuple[PartKey, list[str | Data]]]) -> Data:
    data: Data = dict(BODY_EMPTY)
    for key, sections in groups:
        data[PART_NAMES[key]] = sections[0] if len(sections) == 1 else {"标题": NONE, "内容": sections}
    keys = [key for key, _ in groups]
    if keys != sorted(keys, key=PART_KEYS.index):
        data["顺序"] = [PART_NAMES[key] for key in keys]
    return data


def _as_paragraph(block: Block) -> Block:
    return Paragraph(plain(block_text(block)), place=block.place) if isinstance(block, Heading) else block
