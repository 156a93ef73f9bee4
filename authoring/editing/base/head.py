"""The 版头 of a base: the paragraphs above its title, as far as they are nothing but a 版头."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from authoring.document import HEAD_ROLES, Paragraph
from authoring.editing.base.clean import clean
from authoring.editing.base.samples import Sample, sample_of
from authoring.editing.walk import body_of, numbered_blocks
from authoring.readers.docx.tags import tags as tags_of
from authoring.readers.front import head_role
from authoring.standard import stylenames as names
from authoring.standard.compiled import compiled
from authoring.standard.width import fold
from authoring.writers.docx.base import HeadPart
from authoring.writers.docx.xml import W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from authoring.document import Document, Role
    from authoring.document.look import Printed
    from authoring.editing.base.parts import PartCopier

_MOST: Final = 24  # paragraphs above a title
_LONGEST: Final = 60  # characters of a line of a 版头
_LARGE: Final = 44  # half-points, from which red words are a mark
_REDS: Final = compiled(r"(?:FF0000|[C-F][0-9A-F][0-3][0-9A-F][0-3][0-9A-F])")
_NUMBER: Final = compiled(r"[〔\[(].{0,8}[〕\])].{0,8}号")
_SIGNATORY: Final = "签发人"
_ORDER: tuple[Role, ...] = ("copy-number", "secrecy", "urgency", "mark", "document-number", "signatory")
_TABLE: Final = "底稿的版头排在表格里，没有取用，版头按标准排"
_WORDS: Final = "底稿的版头里有认不出的文字“{text}”，没有取用，版头按标准排"
_RELATED: Final = "底稿的版头里有图片以外的嵌入内容，没有取用，版头按标准排"
_DISORDER: Final = "底稿的版头里各要素的先后与标准不同，没有取用，版头按标准排"
_IDS_FROM: Final = 9000  # of drawings, out of the way of ours


def find_head(
    root: _Element, document: Document, copier: PartCopier, notices: list[str]
) -> tuple[tuple[HeadPart, ...], dict[str, Sample]]:
    """The paragraphs of the 版头 and samples of its elements; nothing where there is none that can be filled in."""
    tags = tags_of(f"{{{W}}}")
    units = list(numbered_blocks(body_of(root, tags), tags))
    look = document.source.look
    printed: dict[int, list[Printed]] = {}
    for each in look.paragraphs if look else ():
        printed.setdefault(each.number, []).append(each)
    end = _end(document, units, printed)
    if end == 0:
        return (), {}
    if any(unit.tag != tags.p for unit in units[:end]):
        notices.append(_TABLE)
        return (), {}
    parts: list[HeadPart] = []
    samples: dict[str, Sample] = {}
    for number, unit in enumerate(units[:end], 1):
        text, roles = _text(printed.get(number, ())), _roles(printed.get(number, ()))
        if text.strip() and not roles:
            notices.append(_WORDS.format(text=text.strip()[:20]))
            return (), {}
        if not copier.picture_of_text(unit):
            notices.append(_RELATED)
            return (), {}
        for role in roles[:1]:
            samples.setdefault(role, sample_of(unit))
        parts.append(_part(unit, roles, text, len(parts)))
    ranks = [_ORDER.index(role) for part in parts for role in part.roles]
    if ranks != sorted(ranks):
        notices.append(_DISORDER)
        return (), {}
    return tuple(parts), samples


def _end(document: Document, units: Sequence[_Element], printed: dict[int, list[Printed]]) -> int:
    """How many blocks make up the 版头: down to its red rule, or its last element; 0 where there is none."""
    titles = (b.place.block for b in document.blocks if isinstance(b, Paragraph) and b.role == "title")
    title = next((number for number in titles if number and "mark" not in _roles(printed.get(number, ()))), None)
    last, marked = 0, False
    for number in range(1, min(len(units), _MOST, (title or _MOST + 1) - 1) + 1):
        there = printed.get(number, ())
        roles = _roles(there)
        marked = marked or "mark" in roles
        if roles or (marked and any(_is_rule(each) for each in there)):
            last = number
        elif _text(there).strip() and marked and _is_text(there):
            break
    return last if marked else 0


def _is_text(there: Sequence[Printed]) -> bool:
    """Whether a paragraph is plainly text rather than a line of a 版头."""
    return len(_text(there)) > _LONGEST


def _text(there: Sequence[Printed]) -> str:
    return "".join(each.text for each in there if each.where == "body").replace("\ufffc", "")


def _is_rule(each: Printed) -> bool:
    border = each.look.bottom or each.look.top
    return (border is not None and bool(_REDS.fullmatch(border.colour.upper()))) or each.text.strip() == "\ufffc"


def _roles(there: Sequence[Printed]) -> tuple[Role, ...]:
    """Which elements a paragraph is: one, or 发文字号 with 签发人 beside it."""
    text = _text(there).strip()
    if not text:
        return ()
    runs = [run for each in there for words, run in each.pieces if not words.isspace()]
    if runs and all(_REDS.fullmatch(run.colour.upper()) and run.half_points >= _LARGE for run in runs):
        return ("mark",)
    folded = fold(text)
    signed = _SIGNATORY in folded
    if _NUMBER.search(folded.replace("〔", "(").replace("〕", ")")) and len(text) < _LONGEST:
        return ("document-number", "signatory") if signed else ("document-number",)
    if signed:
        return ("signatory",)
    role = head_role(folded)
    return (role,) if role in HEAD_ROLES and role != "mark" else ()


def _part(unit: _Element, roles: tuple[Role, ...], text: str, number: int) -> HeadPart:
    """The paragraph in our style of its element, with all that is set on it."""
    clean(unit)
    for count, each in enumerate(unit.iter("{*}docPr")):
        each.set("id", str(_IDS_FROM + _MOST * count + number))
    if roles:
        properties = unit.find(f"{{{W}}}pPr")
        if properties is None:
            properties = etree.Element(f"{{{W}}}pPr")
            unit.insert(0, properties)
        for each in properties.findall(f"{{{W}}}pStyle"):
            properties.remove(each)
        style = etree.Element(f"{{{W}}}pStyle")
        style.set(f"{{{W}}}val", names.PARAGRAPH_STYLES[roles[0]][0])
        properties.insert(0, style)
    unit.tail = None
    return HeadPart(etree.tostring(unit), roles, text.replace("\n", ""))
