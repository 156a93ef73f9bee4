"""The text of one paragraph, run by run: what Word would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.readers.docx.styles import is_hidden
from authoring.readers.docx.tags import ALTERNATE, MATH, MATH_TEXT, child_of, choice_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from authoring.readers.docx.styles import Styles
    from authoring.readers.docx.tags import Tags

_PAGE_BREAKS = frozenset(("page", "column"))
_DRAWINGS = frozenset(("drawing", "pict", "object"))
_MOST_FIELDS = 50  # open within one another; Word opens a handful
CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
"""What elements of a run stand for, by their local names."""


class Field:
    """A complex field that is open: its instruction so far, and whether its result has begun."""

    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents."""
        return self.instruction.split(maxsplit=1)[:1] in (["TOC"], ["toc"])


class Inline:
    """A paragraph's text as (text, character style id or "") pieces, and what else was in it.

    ``dropped`` are (kind, text) of what is not shown; ``boxes`` the text boxes that are anchored here, ``drawings`` all
    that is drawn.
    """

    def __init__(self) -> None:
        self.pieces: list[tuple[str, str]] = []
        self.dropped: list[tuple[str, str]] = []
        self.boxes: list[_Element] = []
        self.drawings: list[_Element] = []
        self.contents = False


class InlineReader:
    """Reads paragraphs in order, for a field may reach over several."""

    def __init__(self, tags: Tags, styles: Styles) -> None:
        self._tags = tags
        self._styles = styles
        self.fields: list[Field] = []

    def read(self, paragraph: _Element) -> Inline:
        """The content of a w:p."""
        found = Inline()
        found.contents = any(field.is_contents for field in self.fields)
        self._walk(paragraph, found)
        # an instruction that is not over at the paragraph's end never will be: the rest would be lost
        self.fields = [field for field in self.fields if field.in_result]
        return found

    def styled(self, paragraph: _Element) -> list[tuple[str, str]]:
        """The pieces of a paragraph that has styled runs and nothing else out of the way."""
        tags = self._tags
        pieces = []
        style = ""
        for node in paragraph.iter(tags.r, tags.rstyle, tags.t):
            if node.tag == tags.t:
                pieces.append((node.text or "", style))
            else:
                style = "" if node.tag == tags.r else node.get(tags.val) or ""
        return pieces

    def _walk(self, element: _Element, found: Inline) -> None:
        tags = self._tags
        for child in element:
            tag = child.tag
            if tag == tags.r:
                self._run(child, found)
            elif tag in tags.inside:
                self._walk(child, found)
            elif tag in tags.deleted:
                self._drop("修订中已删除的文字", child, found)
            elif tag in MATH:
                found.pieces += [(node.text or "", "") for node in child.iter(*MATH_TEXT)]
            elif tag == ALTERNATE and (chosen := choice_of(child, tags)) is not None:
                self._walk(chosen, found)

    def _run(self, run: _Element, found: Inline) -> None:
        tags = self._tags
        style = ""
        for child in run:
            tag = child.tag
            if tag == tags.t:
                if child.text and (not self.fields or all(field.in_result for field in self.fields)):
                    found.pieces.append((child.text, style))
            elif tag == tags.rpr:
                named = child_of(child, tags.rstyle)
                style = (named.get(tags.val) or "") if named is not None else ""
                if is_hidden(child, tags) or (style and self._styles.info(style).hidden):
                    self._drop("隐藏文字", run, found)
                    return
            else:
                self._other(child, tag, style, found)

    def _other(self, child: _Element, tag: str, style: str, found: Inline) -> None:
        tags = self._tags
        name = tag.removeprefix(tags.w)
        if name in CHARACTERS:
            found.pieces.append((CHARACTERS[name], style))
        elif name == "br":
            page = child.get(tags.w + "type") in _PAGE_BREAKS
            found.pieces.append(("\f" if page else "\n", style))
        elif name == "fldChar":
            self._field(child.get(tags.w + "fldCharType"), found)
        elif name == "instrText":
            if self.fields:
                self.fields[-1].instruction += child.text or ""
                found.contents = found.contents or self.fields[-1].is_contents
        elif name == "sym":
            found.dropped.append(("符号字体中的符号", child.get(tags.w + "char") or ""))
        elif name == "ruby":
            self._walk(child, found)
        elif tag == ALTERNATE:
            chosen = choice_of(child, tags)
            if chosen is not None:
                found.drawings.append(chosen)
                found.boxes += _outer_boxes(chosen, tags)
        else:
            found.drawings += [child] if name in _DRAWINGS else []
            found.boxes += _outer_boxes(child, tags)

    def _field(self, kind: str | None, found: Inline) -> None:
        if kind == "begin" and len(self.fields) < _MOST_FIELDS:
            self.fields.append(Field())
        elif self.fields and kind == "separate":
            self.fields[-1].in_result = True
        elif self.fields and kind == "end":
            found.contents = found.contents or self.fields[-1].is_contents
            self.fields.pop()

    def _drop(self, kind: str, element: _Element, found: Inline) -> None:
        w = self._tags.w
        text = "".join(node.text or "" for node in element.iter(w + "t", w + "delText"))
        if text.strip():
            found.dropped.append((kind, text))


def _outer_boxes(element: _Element, tags: Tags) -> list[_Element]:
    """Text boxes in ``element`` that stand in no other text box; of alternatives only the first with text."""
    found: list[_Element] = []
    waiting = [element]
    while waiting:
        at = waiting.pop()
        if at.tag == tags.box:
            found.append(at)
        elif at.tag == ALTERNATE:
            chosen = choice_of(at, tags)
            waiting += [] if chosen is None else [chosen]
        else:
            waiting += reversed(at)
    return found
