"""The 版头 of an office's own base: its paragraphs as they stand in its file, with this paper's words in them."""

from __future__ import annotations

from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING

from lxml import etree

from authoring.document import block_text
from authoring.standard import stylenames as names
from authoring.writers.docx.base import layout
from authoring.writers.docx.head import cut_runs
from authoring.writers.docx.inline import paragraph, runs, tab_of
from authoring.writers.docx.xml import W, add

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from authoring.document import Paragraph, Role, Run
    from authoring.writers.docx.base import HeadPart

_ABOVE: tuple[Role, ...] = ("copy-number", "secrecy", "urgency")
"""What most bases lack, for most papers do: it takes the place of blank lines above the mark."""

_BEFORE_TABS = frozenset(
    (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd"),
    )
)
_BEFORE_SPACING = _BEFORE_TABS | {
    *("tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE"),
    *("autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid"),
}
_LABEL = "签发人："
_WORDS = frozenset(f"{{{W}}}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen", "ptab"))


def write_own_head(body: _Element, head: Sequence[Paragraph], own: Sequence[HeadPart]) -> bool:
    """The 版头 ``head`` in the base's paragraphs; False, and nothing written, where they have no room for it."""
    if not own or not _fits(head, own):
        return False
    elements = list(_filled(head, own))
    known = {role for part in own for role in part.roles}
    blanks = list(takewhile(_is_blank, elements))
    more = 0
    for block in head:
        if block.role in _ABOVE and block.role not in known:
            if blanks:
                elements.remove(blanks.pop(0))
            else:
                more += 1
            added = paragraph(body, names.PARAGRAPH_STYLES[block.role][0])
            runs(added, block.runs)
            elements.insert(_below_upper(elements, block.role), added)
    gone = sum(1 for role in known if role in _ABOVE and all(block.role != role for block in head))
    _move(elements, gone - more)
    body.extend(elements)
    return True


def _below_upper(elements: Sequence[_Element], role: Role) -> int:
    """Where a label belongs that the base lacks: below those that the standard puts above it."""
    upper = {names.PARAGRAPH_STYLES[each][0] for each in _ABOVE[: _ABOVE.index(role)]}
    return max((at for at, each in enumerate(elements, 1) if _style(each) in upper), default=0)


def _move(elements: Sequence[_Element], lines: int) -> None:
    """Keeps the mark at its height where there are so many lines more above it in the base than in this paper."""
    mark = next((each for each in elements if _style(each) == names.PARAGRAPH_STYLES["mark"][0]), None)
    spacing = None if mark is None else mark.find(f"{{{W}}}pPr/{{{W}}}spacing")
    if mark is None or not lines:
        return
    if spacing is None:
        spacing = etree.Element(f"{{{W}}}spacing")
        properties = mark[0]
        at = sum(1 for child in properties if etree.QName(child).localname in _BEFORE_SPACING)
        properties.insert(at, spacing)
    of_lines = spacing.get(f"{{{W}}}beforeLines")  # where it stands the other doesn't count
    if of_lines:
        del spacing.attrib[f"{{{W}}}beforeLines"]
    before = int(of_lines) * layout().page.line_pitch / 100 if of_lines else int(spacing.get(f"{{{W}}}before", "0"))
    spacing.set(f"{{{W}}}before", str(max(round(before + lines * layout().page.line_pitch), 0)))


def _style(element: _Element) -> str | None:
    style = element.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return None if style is None else style.get(f"{{{W}}}val")


def _fits(head: Sequence[Paragraph], own: Sequence[HeadPart]) -> bool:
    wanted = [block.role for block in head]
    there = [role for part in own for role in part.roles]
    several = [role for role in wanted if wanted.count(role) > 1 or there.count(role) > 1]
    return not any(wanted.count(role) != there.count(role) for role in several) and all(
        role in there for role in wanted if role not in _ABOVE
    )


def _filled(head: Sequence[Paragraph], own: Sequence[HeadPart]) -> Iterator[_Element]:
    waiting = list(head)
    for part in own:
        element = etree.fromstring(part.xml)
        blocks = []
        for role in part.roles:
            block = next((each for each in waiting if each.role == role), None)
            if block is not None:
                waiting.remove(block)
                blocks.append(block)
        if not part.roles:
            yield element
        elif blocks or _is_drawn(element):
            _fill(element, part, blocks)
            yield element


def _is_blank(element: _Element) -> bool:
    """Whether a paragraph shows nothing at all."""
    return not _is_drawn(element) and next(element.iter(*_WORDS), None) is None


def _is_drawn(element: _Element) -> bool:
    """Whether a paragraph shows a rule or a picture besides its words."""
    return next(element.iter("{*}pBdr", "{*}drawing", "{*}pict"), None) is not None


def _fill(element: _Element, part: HeadPart, blocks: Sequence[Paragraph]) -> None:
    """This paper's words instead of the base's, in the look of the base's."""
    if len(blocks) == 1 and block_text(blocks[0]) == part.text:
        return
    first, label, last = _looks(element)
    _clear(element)
    for number, block in enumerate(blocks):
        if number:
            _tab(element)
        length = len(_LABEL) if block.role == "signatory" and block_text(block).startswith(_LABEL) else 0
        if block.role == "signatory":
            _write(element, cut_runs(block.runs, 0, length), label)
            _write(element, cut_runs(block.runs, length, len(block_text(block))), last)
        else:
            _write(element, block.runs, first)


def _tab(element: _Element) -> None:
    """A tab to the right edge's inset, at the base's own stop where it has one."""
    properties = element.find(f"{{{W}}}pPr")
    if properties is not None and properties.find(f"{{{W}}}tabs") is None:
        inset = layout().roles["signatory"].right * layout().roles["signatory"].half_points * 10
        tabs = etree.Element(f"{{{W}}}tabs")
        add(tabs, "tab", val="right", pos=layout().page.text_width - inset)
        at = sum(1 for child in properties if etree.QName(child).localname in _BEFORE_TABS)
        properties.insert(at, tabs)
    tab_of(element, names.SIGNATORY_TAB[0])


def _looks(element: _Element) -> tuple[_Element | None, _Element | None, _Element | None]:
    """Run properties of the first words, of 签发人 and of the last words."""
    worded = [each for each in element.iter(f"{{{W}}}r") if (each.findtext(f"{{{W}}}t") or "").strip()]
    looks = [each.find(f"{{{W}}}rPr") for each in worded]
    if not looks:
        return None, None, None
    label = next(
        (look for each, look in zip(worded, looks, strict=True) if "签发" in (each.findtext(f"{{{W}}}t") or "")),
        looks[0],
    )
    return looks[0], label, looks[-1]


def _clear(element: _Element) -> None:
    """Takes the words out; what is drawn stays."""
    for each in [node for node in element.iter(*_WORDS) if node.getparent() is not None]:
        holder = each.getparent()
        if (
            holder is not None
            and holder.tag == f"{{{W}}}r"
            and not any(True for _ in holder.iterancestors("{*}txbxContent"))
        ):
            holder.remove(each)
            outer = holder.getparent()
            if outer is not None and all(child.tag == f"{{{W}}}rPr" for child in holder):
                outer.remove(holder)


def _write(element: _Element, texts: Sequence[Run], look: _Element | None) -> None:
    for each in texts:
        runs(element, [each])
        if look is not None and not each.style:
            made = element[-1]
            properties = deepcopy(look)
            made.replace(made[0], properties)
            _hinted(properties)


def _hinted(properties: _Element) -> None:
    """Marks that both scripts have take the Chinese font."""
    fonts = properties.find(f"{{{W}}}rFonts")
    if fonts is None:
        fonts = etree.Element(f"{{{W}}}rFonts")
        style = properties.find(f"{{{W}}}rStyle")
        properties.insert(0 if style is None else 1, fonts)
    fonts.set(f"{{{W}}}hint", "eastAsia")
