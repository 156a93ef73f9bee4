"""word/document.xml to raw paragraphs and tables, in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Chart, Dropped, Picture, Run, block_text
from authoring.place import Place
from authoring.readers.back import is_imprint
from authoring.readers.docx import own
from authoring.readers.docx.folding import Kind, whole
from authoring.readers.docx.inline import Inline, InlineReader
from authoring.readers.docx.paragraphs import Paragraphs, Source
from authoring.readers.docx.pictures import chart_relations, is_inline, read_pictures
from authoring.readers.docx.seen import Seen
from authoring.readers.docx.tables import TableReader
from authoring.readers.docx.tags import ALTERNATE, CHOICE, FALLBACK, is_contents, shown_text
from authoring.readers.front import is_number_row, may_follow
from authoring.readers.raw import INVISIBLE, NO_ALT, text_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from authoring.document import Role
    from authoring.document.look import Where
    from authoring.readers.docx.folding import Folded, Plain
    from authoring.readers.docx.numbering import Numbering
    from authoring.readers.docx.paragraphs import ParagraphFormat, Pieces
    from authoring.readers.docx.pictures import Charts, Media
    from authoring.readers.docx.styles import Styles
    from authoring.readers.docx.tables import CellForm
    from authoring.readers.docx.tags import Tags
    from authoring.readers.raw import Raw

_MOST_BLANKS = 16  # empty paragraphs below a 版记
_IMPRINT_ROWS = 8  # more than any 版记 has


class BodyReader:
    """Reads a body once; ``dropped`` fills on the way.

    Paragraphs and tables that stand directly in the body (or in wrappers there) are counted from 1, empty ones too.
    Pictures are read with their files where ``media`` gives these by the id of their relationship, charts where
    ``chart`` gives them.
    Paragraphs are noted in ``seen``, where it is not None, as they are passed, with what their look depends on.
    """

    def __init__(
        self, tags: Tags, styles: Styles, numbering: Numbering, file: str | None, *, are_own: bool = False
    ) -> None:
        self.dropped: list[Dropped] = []
        self.raws: list[Raw] = []
        self.seen: list[Seen] | None = None
        self.media: Media | None = None
        self.chart: Charts | None = None
        self._at_table: _Element | None = None
        self._tags = tags
        self._file = file
        self._styles = styles
        self._inline = InlineReader(tags, styles)
        self._folded: Folded | None = None
        self._special: set[_Element] = set()
        self._styled: set[_Element] = set()
        self._hidden: dict[str, bool] = {}
        self._number = 0
        self._turned: frozenset[_Element] = frozenset()
        self._carried: list[tuple[str, str]] = []
        self._paragraphs = Paragraphs(tags, styles, numbering, are_own=are_own)
        self._tables = TableReader(tags)  # which must not hold us: only the garbage collector clears up circles

    def read(
        self, body: _Element, turned: frozenset[_Element] = frozenset(), folded: Folded | None = None
    ) -> list[Raw]:
        """The raw paragraphs and tables of ``body``; ``turned`` are the tables on turned pages."""
        self._turned = turned
        self._folded = folded
        self._find_special(body)
        if folded is not None and folded.kinds is not None:
            self._find_special(folded.kinds)
        self._blocks(body)
        if self._carried:  # the last paragraph's mark was deleted: there is none below to join
            pieces, self._carried = self._carried, []
            form = self._paragraphs.format(body)
            self._add(body, form, Source("".join(text for text, _ in pieces), pieces))
        return self.raws

    def _find_special(self, body: _Element) -> None:
        """Finds the paragraphs that are more than the text of their w:t elements, and those with styled runs."""
        tags = self._tags
        special, styled = self._special, self._styled
        for element in body.iter(*tags.special):
            at = element.getparent()
            if at is not None and at.tag == tags.tabs:
                continue
            found = special
            if element.tag == tags.rstyle and not self._is_hidden(element.get(tags.val) or ""):
                found = styled
            while at is not None:
                if at.tag == tags.p:
                    found.add(at)
                at = at.getparent()
        self._styled = styled - special if self._paragraphs.are_own else set()

    def _is_hidden(self, style: str) -> bool:
        hidden = self._hidden.get(style)
        if hidden is None:
            hidden = self._hidden[style] = not own.is_character_style(style) and self._styles.info(style).hidden
        return hidden

    def _blocks(self, container: _Element) -> None:
        tags = self._tags
        for child in container:
            tag = child.tag
            if tag == tags.p:
                self._number += 1
                self.paragraph(child, "body")
            elif tag == tags.tbl:
                self._number += 1
                self._table(child)
            elif tag in tags.inside:
                if tag == tags.sdt and is_contents(child, tags):
                    self._drop("目录", self._all_text(child))
                else:
                    self._blocks(child)
            elif tag in tags.deleted:
                self._drop("修订中已删除的文字", self._all_text(child))
            elif tag == ALTERNATE:
                for chosen in [part for part in child if part.tag in (CHOICE, FALLBACK)][:1]:
                    self._blocks(chosen)
            elif tag == tags.w + "altChunk":
                self._drop("嵌入的其他文档", "altChunk")

    def paragraph(self, element: _Element, where: Where) -> None:
        """Adds the paragraph ``element`` and the text boxes in it."""
        kind, element, texts = self._plain(element)
        if self.seen is not None:
            self._note(element, where, texts)
        form = kind.form or self._form(kind, element)
        pieces: Pieces | None = None
        if not kind.is_simple or self._inline.fields or self._carried:
            if element in self._special or self._inline.fields or self._carried or form.mark_deleted:
                self._rich(whole(element, texts, self._tags.t), form, where)
                return
            pieces = self._styled_pieces(kind, element, texts) if element in self._styled else None
        text = self._shown(element, texts)
        if not text.isprintable() and INVISIBLE.search(text):
            text, pieces = INVISIBLE.sub("", text), _visible(pieces)
        self._add(element, form, Source(text, pieces, texts))

    def _plain(self, paragraph: _Element) -> tuple[Kind, _Element, list[str] | None]:
        """The paragraph's kind, a w:p of that kind, and its texts; itself and None where it was not folded."""
        plain = self._folded.plain(paragraph) if self._folded else None
        if plain is not None and (element := plain[0].element) is not None:
            return plain[0], element, plain[1]
        return Kind(), paragraph, None

    def _form(self, kind: Kind, element: _Element) -> ParagraphFormat:
        """The format of a paragraph of this kind that is not known yet, or different in each."""
        form = self._paragraphs.format(element)
        if not form.counts:
            kind.form = form
            is_special = element in self._special or element in self._styled
            kind.is_simple = not (is_special or form.label or form.mark_deleted)
        return form

    def _shown(self, element: _Element, texts: list[str] | None) -> str:
        return shown_text(element, self._tags.t) if texts is None else "".join(texts)

    def _styled_pieces(self, kind: Kind, element: _Element, texts: list[str] | None) -> Pieces:
        if texts is None:
            return self._inline.styled(element)
        if kind.styles is None:
            kind.styles = [style for _, style in self._inline.styled(element)]
        return list(zip(texts, kind.styles, strict=True))

    def _rich(self, element: _Element, form: ParagraphFormat, where: Where) -> None:
        """Adds a paragraph with fields, revisions, breaks, text boxes and the like."""
        found = self._read(element)
        if form.mark_deleted:
            self._carried += found.pieces
            found.pieces = []
        elif self._carried:
            found.pieces = [*self._carried, *found.pieces]
            self._carried = []
        text = "".join(text for text, _ in found.pieces)
        if found.contents:
            self._drop("目录", text)
        else:
            self._add(element, form, Source(text, found.pieces))
        if found.drawings:
            self._drawn(form, text, found.drawings, where)
        for box in found.boxes:
            self._box(box)

    def _drawn(self, form: ParagraphFormat, text: str, drawings: list[_Element], where: Where) -> None:
        """A picture or chart of ours is a block, and a picture that stands in line by itself; where others stand, and
        what for, nobody can tell."""
        shown: list[Picture | Chart | None] = []
        for drawing in drawings:
            shown += read_pictures(drawing, self.media)
            shown += [self.chart(each) for each in chart_relations(drawing)] if self.chart else []
        alone = len(shown) == 1 and not text.strip()
        is_own = alone and self._paragraphs.are_own and form.style == own.PICTURE
        stands = alone and where == "body" and is_inline(drawings[-1])
        for each in shown:
            if each and (is_own or (stands and isinstance(each, Picture))):
                self.raws.append(each._replace(place=Place(self._file, block=self._number)))
            elif isinstance(each, Picture):
                self._drop("图片", each.alt or NO_ALT)
            else:
                self._drop("图表", block_text(each) if each else "（读不出数据）")

    def _read(self, element: _Element) -> Inline:
        found = self._inline.read(element)
        found.pieces = _visible(found.pieces) or []
        for kind, text in found.dropped:
            self._drop(kind, text)
        return found

    def _add(self, element: _Element, form: ParagraphFormat, source: Source) -> None:
        text = source.text
        if not text or text.isspace():
            return
        if form.dropped:
            self._drop(form.dropped, text)
        else:
            self.raws += self._paragraphs.raws(element, form, source, Place(self._file, block=self._number))

    def plain(self, element: _Element) -> Plain | None:
        """What was taken out where ``element``, a w:p or w:tr, stands."""
        return self._folded.plain(element) if self._folded else None

    def cell_paragraphs(self, cell: CellForm, texts: list[str] | None) -> list[tuple[Run, ...]]:
        """The paragraphs of a table cell as runs; line breaks part them too.

        ``texts`` are those of the whole row where it was folded.
        """
        paragraphs: Iterable[tuple[Kind, _Element, list[str] | None]]
        if texts is None or cell.paragraphs is None:
            paragraphs = [self._plain(each) for each in _paragraphs_in(cell.element, self._tags)]
        else:
            paragraphs = [(kind, element, texts[at]) for kind, element, at in cell.paragraphs]
        lines: list[tuple[Run, ...]] = []
        for kind, element, own_texts in paragraphs:
            if self.seen is not None:
                self._note(element, "cell", own_texts)
            form = kind.form or self._form(kind, element)
            if kind.is_simple and not self._inline.fields:
                text = self._shown(element, own_texts).strip()
                if text.isprintable():  # most cells: nothing to part, hide or take out
                    if text:
                        lines.append(text_runs(text))
                    continue
            lines += self._cell_lines(element, form, own_texts)
        return lines

    def _cell_lines(self, element: _Element, form: ParagraphFormat, texts: list[str] | None) -> list[tuple[Run, ...]]:
        boxes: list[_Element] = []
        if element in self._special or element in self._styled or self._inline.fields:
            found = self._read(whole(element, texts, self._tags.t))
            pieces, boxes = found.pieces, found.boxes
        else:
            pieces = [(INVISIBLE.sub("", self._shown(element, texts)), "")]
        lines = self._paragraphs.lines(form, pieces)
        for box in boxes:
            self._box(box)
        return lines

    def _box(self, box: _Element) -> None:
        for child in box.iter(self._tags.p, self._tags.tbl):
            if _nearest(child, self._tags) is box:
                if child.tag == self._tags.p:
                    self.paragraph(child, "box")
                else:
                    self._table(child)

    def _table(self, element: _Element) -> None:
        self._at_table = element
        frame = self._frame(element) if self._paragraphs.are_own else self._foreign_frame(element)
        if frame is not None:
            self._unfold(frame)
            for paragraph in _paragraphs_in(frame, self._tags):
                self.paragraph(paragraph, "frame")
            return
        table = self._tables.read(element, Place(self._file, block=self._number), self)
        if table.rows:
            self.raws.append(table._replace(wide=True) if element in self._turned else table)

    def _note(self, element: _Element, where: Where, texts: list[str] | None) -> None:
        if self.seen is not None:
            table = self._at_table if where in ("cell", "frame") else None
            self.seen.append(Seen(self._number, element, where, table, texts))

    def _frame(self, table: _Element) -> _Element | None:
        """The table itself where it only holds paragraphs in styles of ours that are no table text: the 版记, the marks
        and signatures of several organs, which stand beside one another, and a text that somebody put in a frame."""
        if (cell := self._tables.only_cell(table)) is not None:
            styles = {self._paragraphs.style(self._plain(each)[1]) for each in _paragraphs_in(cell, self._tags)}
            return cell if all(own.is_known(style) for style in styles) and own.TABLE_TEXT not in styles else None
        roles: set[Role] = set()
        for paragraph in self._paragraphs_of(table):
            role = self._paragraphs.role(paragraph)
            if role is not None:
                roles.add(role)
            elif self._paragraphs.style(paragraph) != own.BLANK:
                return None
        return table if own.stand_beside(roles) or self._tables.is_one_column(table, self) else None

    def _foreign_frame(self, table: _Element) -> _Element | None:
        """The only cell of a table, or a table that only puts the elements of a 版头 or 版记 beside one another."""
        if (cell := self._tables.only_cell(table)) is not None:
            return cell
        rows = sum(1 for _ in table.iterchildren(self._tags.w + "tr"))
        first = rows == 1 and may_follow(self.raws)
        if rows > _IMPRINT_ROWS or not (first or self._is_last(table)):
            return None
        self._unfold(table)
        shown = [self._shown(each, None).strip() for each in _paragraphs_in(table, self._tags)]
        texts = [text for text in shown if text]
        return table if (first and is_number_row(texts)) or (self._is_last(table) and is_imprint(texts)) else None

    def _is_last(self, table: _Element) -> bool:
        """Whether nothing but empty paragraphs stands below a table."""
        below = [each for each in table.itersiblings() if each.tag != self._tags.w + "sectPr"]
        if len(below) > _MOST_BLANKS or any(each.tag != self._tags.p or each in self._special for each in below):
            return False
        return not any(self._shown(*self._plain(each)[1:]).strip() for each in below)

    def _paragraphs_of(self, table: _Element) -> Iterator[_Element]:
        """A paragraph of the kind of each in ``table``, of those too whose rows were taken out."""
        for each in table.iter(self._tags.p, self._tags.w + "tr"):
            if each.tag == self._tags.p:
                yield self._plain(each)[1]
            elif (plain := self.plain(each)) is not None:
                for cell, _ in plain[0].cells:
                    yield from () if cell.element is None else cell.element.iter(self._tags.p)

    def _all_text(self, element: _Element) -> str:
        tags = self._tags
        self._unfold(element)
        lines = [
            shown_text(paragraph, tags.t, tags.w + "delText") if texts is None else "".join(texts)
            for _, paragraph, texts in map(self._plain, element.iter(tags.p))
        ]
        return "\n".join(line for line in lines if line.strip())

    def _unfold(self, element: _Element) -> None:
        """Puts whole rows into ``element`` where they were taken out of it."""
        if self._folded and (rows := list(element.iter(self._tags.w + "tr"))):
            self._folded.unfold(rows, self._tags.t)
            self._find_special(element)

    def _drop(self, kind: str, text: str) -> None:
        if text.strip():
            self.dropped.append(Dropped(kind, text.strip(), Place(self._file, block=self._number or None)))


def _paragraphs_in(cell: _Element, tags: Tags) -> list[_Element]:
    """Paragraphs of a cell, those of tables nested in it too, but not those of text boxes."""
    children = [child for child in cell if child.tag != tags.tcpr]
    if all(child.tag == tags.p for child in children):
        return children
    return [element for element in cell.iter(tags.p) if _stands_in(element, cell, tags)]


def _stands_in(element: _Element, cell: _Element, tags: Tags) -> bool:
    at = element.getparent()
    while at is not None and at is not cell and at.tag != tags.box:
        at = at.getparent()
    return at is cell


def _visible(pieces: Pieces | None) -> Pieces | None:
    return None if pieces is None else [(INVISIBLE.sub("", text), style) for text, style in pieces]


def _nearest(element: _Element, tags: Tags) -> _Element | None:
    """The text box, cell or table that ``element`` stands in."""
    at = element.getparent()
    while at is not None and at.tag not in (tags.box, tags.tbl):
        at = at.getparent()
    return at
