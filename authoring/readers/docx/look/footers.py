"""Page footers and headers: their text with the page number marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document.look import PAGE, Footer
from authoring.readers.docx.seen import Seen
from authoring.readers.docx.tags import child_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from authoring.document.look import ParagraphLook, Printed, RunLook
    from authoring.readers.docx.look import Looks
    from authoring.readers.docx.package import Package
    from authoring.readers.docx.tags import Tags

_LINE = 240
_LONGEST = 50_000  # bytes of a footer that is kept for the next draft


class FooterReader:
    """Reads the footer of a relationship id, each once: those of other drafts with the same styles, too."""

    def __init__(self, package: Package, looks: Looks, tags: Tags) -> None:
        self._package = package
        self._looks = looks
        self._tags = tags
        self._targets = package.targets()

    def read(self, relation: str) -> Footer:
        """The footer or header with this relationship id; an empty one where there is none."""
        name = self._targets.get(relation, "")
        written = self._package.kept(name) or b""
        found = self._looks.footers.get(written)
        if found is None:
            root = self._package.xml(name)
            lines = [] if root is None else list(root.iter(self._tags.p))
            boxes = [] if root is None else list(root.iter(self._tags.box))
            boxed = {line for box in boxes for line in box.iter(self._tags.p)}
            found = Footer(tuple(self._line(line, boxed=line in boxed) for line in lines))
            if len(written) <= _LONGEST:
                self._looks.footers[written] = found
        return found

    def _line(self, element: _Element, *, boxed: bool) -> Printed:
        tags = self._tags
        printed = self._looks.printed(Seen(0, element, "box" if boxed else "body"), 0, _LINE)
        _, style = self._looks.format(child_of(element, tags.ppr), "", _LINE)
        pieces = tuple(self._pieces(element, style, printed.look))
        return printed._replace(pieces=pieces, text="".join([text for text, _ in pieces]))

    def _pieces(self, element: _Element, style: str, look: ParagraphLook) -> Iterator[tuple[str, RunLook]]:
        """Text outside fields, and PAGE for a field of the page number."""
        tags = self._tags
        field: str | None = None
        for node in _parts(element, tags):
            name = node.tag[len(tags.w) :]
            if name == "fldSimple":
                if _is_page(node.get(tags.w + "instr") or ""):
                    yield PAGE, self._look(next(node.iter(tags.r), node), style, look)
                continue
            for child in node:
                kind = child.get(tags.w + "fldCharType")
                if kind == "begin":
                    field = ""
                elif kind == "end" and field is not None:
                    if _is_page(field):
                        yield PAGE, self._look(node, style, look)
                    field = None
                elif child.tag == tags.w + "instrText" and field is not None:
                    field += child.text or ""
                elif child.tag == tags.t and field is None and child.text:
                    yield child.text, self._look(node, style, look)

    def _look(self, run: _Element, style: str, look: ParagraphLook) -> RunLook:
        rpr = child_of(run, self._tags.rpr)
        return look.mark if rpr is None else self._looks.run(rpr, style)


def _is_page(instruction: str) -> bool:
    return instruction.split()[:1] in (["PAGE"], ["page"])


def _parts(element: _Element, tags: Tags) -> Iterator[_Element]:
    """The runs and simple fields of a paragraph in order, those in wrappers too."""
    for child in element:
        if child.tag in (tags.r, tags.w + "fldSimple"):
            yield child
        elif child.tag in tags.inside:
            yield from _parts(child, tags)
