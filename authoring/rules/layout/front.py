"""What stands above the title: the elements of the 版头, and where its red rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document.look import DRAWING
from authoring.named import NamedTuple
from authoring.rules.layout.marks import COPY_NUMBER, DOCUMENT_NUMBER, SECRECY, SIGNATORY, URGENCY
from authoring.rules.layout.view import Laid, leading, look, main_text

if TYPE_CHECKING:
    from authoring.check import Context
    from authoring.document.look import Border, Printed

ORDER = ("copy-number", "secrecy", "urgency", "mark", "document-number", "signatory")
"""The elements from top to bottom; the last two share a row."""

NAMES = {
    "copy-number": "份号",
    "secrecy": "密级和保密期限",
    "urgency": "紧急程度",
    "mark": "发文机关标志",
    "document-number": "发文字号",
    "signatory": "签发人",
}
_RED = ("FF0000", "C00000", "E60012", "EE0000")
_LARGE = 44  # half-points: a mark is larger than a title


class Rule(NamedTuple):
    """The red rule: a paragraph's border, and whether it is below that paragraph."""

    border: Border
    printed: Printed
    below: bool


class Front(NamedTuple):
    """The elements found, in the order of the paper; a row with number and signatory counts as both."""

    elements: tuple[tuple[str, Laid], ...] = ()
    rules: tuple[Rule, ...] = ()
    drawn: bool = False

    def first(self, name: str) -> Laid | None:
        """The first element of that name."""
        return next((each for found, each in self.elements if found == name), None)

    @property
    def formal(self) -> bool:
        """Whether the paper has a 版头 at all: a mark or a number."""
        return any(name in ("mark", "document-number") for name, _ in self.elements)


def front(context: Context) -> Front:
    """The 版头 of the draft."""
    title = context.role("title")
    if title is None:
        return Front()
    elements: list[tuple[str, Laid]] = []
    for each in context.once(main_text):
        if each.block < title:
            elements += [(name, each) for name in _names(context, each)]
    last = next((each.printed[0].number for each in context.once(main_text) if each.block == title), 0)
    above = [each for each in look(context).paragraphs if each.number < last]
    rules = [Rule(border, each, below) for each in above for border, below in _borders(each)]
    drawn = any(DRAWING in text for each in above for text, _ in each.pieces)
    return Front(tuple(elements), tuple(rules), drawn)


def _borders(each: Printed) -> list[tuple[Border, bool]]:
    found = ((each.look.top, False), (each.look.bottom, True))
    return [(border, below) for border, below in found if border is not None]


def _names(context: Context, each: Laid) -> list[str]:
    """Which elements a paragraph above the title is."""
    text = context.text_of(each.block).strip()
    if each.kind in ORDER:
        shared = each.kind == "document-number" and SIGNATORY.search(text)
        return [each.kind, "signatory"] if shared else [each.kind]
    found = []
    if DOCUMENT_NUMBER.search(text):
        found.append("document-number")
    if SIGNATORY.search(text):
        found.append("signatory")
    if found:
        return found
    run = leading(each.pieces[0][1])
    if run is not None and (run.colour in _RED or text.endswith("文件")) and run.half_points > _LARGE:
        return ["mark"]
    wanted = (("copy-number", COPY_NUMBER), ("secrecy", SECRECY), ("urgency", URGENCY))
    return [name for name, shape in wanted if shape.fullmatch(text)]


def is_red(colour: str) -> bool:
    """Whether a colour is one of the reds in use for 版头."""
    return colour in _RED
