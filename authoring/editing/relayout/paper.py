"""The whole paper: its paragraphs one after the other, then what stands between and around them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from authoring.document import HEAD_ROLES, IMPRINT_ROLES, Paragraph, Table, block_text
from authoring.editing.package import EditedPackage
from authoring.editing.relayout.around import is_for_seal, lay_head, lay_imprint, lay_signing, reset_head
from authoring.editing.relayout.blanks import begin_page, clear_blank, is_empty, keep_text_with, put_blanks
from authoring.editing.relayout.content import insert_label, merge, shape
from authoring.editing.relayout.pages import Pages
from authoring.editing.relayout.paragraphs import Placed, lay_paragraph, tell_place
from authoring.editing.relayout.properties import restyle, shows_picture
from authoring.editing.relayout.stylesheet import fonts_of, put_styles
from authoring.editing.relayout.tables import lay_cell, lay_picture, lay_table, ruled_styles
from authoring.editing.relayout.tracing import trace
from authoring.editing.walk import body_of, numbered_blocks
from authoring.readers.docx.tags import child_of
from authoring.readers.docx.tags import tags as tags_of
from authoring.readers.docx.turned import turned_tables
from authoring.standard import stylenames as names
from authoring.standard.layout import twips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Block
    from authoring.document.look import Where
    from authoring.standard.layout import Layout


def relayout(data: bytes, standard: Layout) -> bytes:
    """The .docx ``data`` laid out by ``standard``; raises UnreadableError for a package without a text."""
    package = EditedPackage(data)
    root = package.document()
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    # where pages began is over with
    etree.strip_elements(root, f"{{{etree.QName(root).namespace}}}lastRenderedPageBreak", with_tail=False)
    paper = _Paper(package, root, standard)
    paper.lay()
    package.put(package.main, root)
    return package.to_bytes()


class _Paper:
    def __init__(self, package: EditedPackage, root: _Element, standard: Layout) -> None:
        self._package = package
        self._root = root
        self._standard = standard
        self._tags = tags_of(root.tag.rpartition("}")[0] + "}")
        self._body = body_of(root, self._tags)
        self._units = list(numbered_blocks(self._body, self._tags))
        self._traced = trace(package, root, self._tags)
        self._where = {each.element: each.where for each in self._traced.seen}
        self._turned = turned_tables(self._body, self._tags)
        self._new_page: set[_Element] = set()
        self._pending_after: set[_Element] = set()

    def lay(self) -> None:
        """Everything."""
        tags, standard = self._tags, self._standard
        fonts = fonts_of(self._package)
        placed = self._placed()
        tell_place(placed)
        groups = _groups(placed)
        sealed = bool(groups) and is_for_seal(groups[-1], tags, standard)
        self._paragraphs(placed, sealed=sealed)
        self._tables()
        self._between(placed)
        put_blanks(self._pairs(placed), tags, sealed_lines=standard.seal.blank_lines if sealed else 0)
        if groups:
            keep_text_with(groups[-1][0].element, tags)
        are_own = any(form.is_own for form in self._traced.forms.values())
        put_styles(self._package, self._root, tags, fonts, standard)
        Pages(self._package, tags, fonts, standard).lay(self._root, blank_ones=are_own)

    def _placed(self) -> list[Placed]:
        """The blocks outside tables and text boxes, each in a paragraph of its own."""
        found: list[Placed] = []
        known = zip(self._traced.blocks, self._traced.homes, strict=True)
        for home, group in groupby(known, key=lambda each: each[1][:1]):
            pairs = list(group)
            where = self._where.get(home[0], "box") if home else "box"
            if where != "box":
                found += self._place([block for block, _ in pairs], pairs[0][1], where)
        return found

    def _place(self, blocks: list[Block], homes: Sequence[_Element], where: Where) -> list[Placed]:
        tags, element = self._tags, homes[0]
        form = self._traced.forms[element]
        roles = {block.role for block in blocks if isinstance(block, Paragraph)}
        if form.is_own and (roles & HEAD_ROLES or (where == "frame" and roles & (IMPRINT_ROLES | {"signature"}))):
            return [Placed(block, element, where, sound=False, settled=True) for block in blocks]
        if len(homes) > 1:
            merge(element, homes[1:], tags)
        texts = [block_text(block) for block in blocks]
        if form.label and texts[0].startswith(form.label):
            texts[0] = texts[0][len(form.label) :]
        lines = isinstance(blocks[0], Paragraph) and blocks[0].role in ("title", "attachment-title")
        properties = child_of(element, tags.ppr)
        if properties is not None and child_of(properties, tags.w + "pageBreakBefore") is not None:
            self._new_page.add(element)
        cut = shape(element, texts, tags, lines=lines)
        if cut is None:
            return [Placed(blocks[0], element, where, sound=False)]
        if form.label:
            insert_label(element, form.label, tags)
        self._new_page |= {each for number, each in enumerate(cut.paragraphs) if number in cut.breaks}
        if len(cut.paragraphs) in cut.breaks:
            self._pending_after.add(cut.paragraphs[-1])
        return [Placed(block, each, where, sound=True) for block, each in zip(blocks, cut.paragraphs, strict=True)]

    def _paragraphs(self, placed: list[Placed], *, sealed: bool) -> None:
        tags, standard = self._tags, self._standard
        for each in placed:
            if not each.settled:
                lay_paragraph(each, tags, self._traced.styles, standard)
        if any(each.settled for each in placed if each.role in HEAD_ROLES):
            reset_head(placed, tags, self._traced.styles, standard)
        else:
            lay_head(placed, tags, standard)
        groups = _groups(placed)
        for group in groups:
            lay_signing(group, tags, standard, sealed=sealed and group is groups[-1])
        lay_imprint(placed, tags, standard)

    def _tables(self) -> None:
        tags = self._tags
        kept = {each.element for each in self._traced.seen if each.where in ("cell", "frame")}
        framed = {each.table for each in self._traced.seen if each.where == "frame"}
        homes = {home for each in self._traced.homes for home in each}
        for _, element, where, *_ in self._traced.seen:
            if where == "cell":
                lay_cell(element, self._traced, tags)
            elif where == "frame" and element not in homes and is_empty(element, tags):
                restyle(element, names.BLANK[0], tags)
        page = self._standard.page
        ruled = ruled_styles(self._package.xml(self._package.related("styles") or "word/styles.xml"), tags)
        for unit in self._units:
            if unit.tag == tags.tbl and unit not in framed and any(each in kept for each in unit.iter(tags.p)):
                turned = unit in self._turned
                lay_table(unit, twips(page.text_height_mm) if turned else page.text_width, tags, ruled)

    def _between(self, placed: Sequence[Placed]) -> None:
        """Empty paragraphs go, pictures get their place, and pages begin where they began."""
        tags = self._tags
        by_element = {each.element: each for each in placed}
        spacers = self._spacers(placed)
        pending = False
        for unit in list(numbered_blocks(self._body, tags)):
            each = by_element.get(unit)
            if unit in spacers:
                continue
            if unit.tag == tags.p and each is None and is_empty(unit, tags):
                pending = clear_blank(unit, tags) or pending
                continue
            if unit.tag == tags.p and each is None:
                self._beside(unit)
            if (pending or unit in self._new_page) and unit is not (placed[0].element if placed else None):
                begin_page(unit, each.role if each else None, tags)
            pending = unit in self._pending_after

    def _spacers(self, placed: Sequence[Placed]) -> set[_Element]:
        """The empty lines of ours above and below a table of joint marks, as high as its place or its rule wants it."""
        marks = {each.element for each in placed if each.settled and each.role == "mark" and each.where == "frame"}
        tables = {each.table for each in self._traced.seen if each.element in marks and each.table is not None}
        beside = {each for table in tables for each in (table.getprevious(), table.getnext()) if each is not None}
        spaced = (each for each in beside if each.tag == self._tags.p and is_empty(each, self._tags))
        return {each for each in spaced if each.find(f"{self._tags.ppr}/{self._tags.w}spacing") is not None}

    def _beside(self, paragraph: _Element) -> None:
        """A paragraph that is no part of the text: a picture, or a line that the reader leaves out and still has to."""
        form = self._traced.forms.get(paragraph)
        if form is not None and form.dropped:
            return
        text = any((node.text or "").strip() for node in paragraph.iter(self._tags.t))
        if text:
            restyle(paragraph, names.BLANK[0], self._tags, frozenset({"numPr", "pageBreakBefore"}))
        elif shows_picture(paragraph):
            lay_picture(paragraph, self._standard.page.text_width, self._tags)

    def _pairs(self, placed: Sequence[Placed]) -> list[tuple[Block, _Element]]:
        """The blocks of the text, with the paragraph or table at the top of the body that each stands in."""
        by_block = {id(each.block): each for each in placed}
        found: list[tuple[Block, _Element]] = []
        for block in self._traced.blocks:
            each = by_block.get(id(block))
            number = block.place.block
            unit = self._units[number - 1] if number is not None and number <= len(self._units) else None
            if each is not None and each.where == "body":
                role = each.role
                found.append(
                    (block._replace(role=role) if isinstance(block, Paragraph) and role else block, each.element)
                )
            elif unit is not None and unit.tag == self._tags.tbl and (each is not None or isinstance(block, Table)):
                found.append((block, unit))
        return found


def _groups(placed: Sequence[Placed]) -> list[list[Placed]]:
    """The signatures with the dates below them that close the text."""
    found: list[list[Placed]] = []
    for each in placed:
        if each.role not in ("signature", "date") or each.front or each.where != "body":
            continue
        last = found[-1][-1] if found else None
        joined = last is not None and last.role == "signature" and placed.index(each) == placed.index(last) + 1
        if joined:
            found[-1].append(each)
        else:
            found.append([each])
    return found
