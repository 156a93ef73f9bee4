"""Names of WordprocessingML elements, for the transitional and the strict namespace."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)

_MOST_DIGITS = 9

_CONTENTS_GALLERY = "Table of Contents"

ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
MATH_TEXT = frozenset(maths + "t" for maths in _MATHS)
MATH = frozenset(maths + name for maths in _MATHS for name in ("oMath", "oMathPara"))


class Tags(NamedTuple):
    """Qualified names that the reader asks for; ``w`` is the namespace in braces."""

    w: str
    p: str
    r: str
    t: str
    ppr: str
    rpr: str
    tbl: str
    sdt: str
    pstyle: str
    rstyle: str
    vanish: str
    tabs: str
    tc: str
    tcpr: str
    vmerge: str
    gridspan: str
    box: str
    val: str
    inside: frozenset[str]
    deleted: frozenset[str]
    special: tuple[str, ...]


@cache
def tags(w: str) -> Tags:
    """The names in namespace ``w`` (in braces)."""

    def names(words: str) -> tuple[str, ...]:
        return tuple(w + word for word in words.split())

    return Tags(
        w=w,
        p=w + "p",
        r=w + "r",
        t=w + "t",
        ppr=w + "pPr",
        rpr=w + "rPr",
        tbl=w + "tbl",
        sdt=w + "sdt",
        pstyle=w + "pStyle",
        rstyle=w + "rStyle",
        vanish=w + "vanish",
        tabs=w + "tabs",
        tc=w + "tc",
        tcpr=w + "tcPr",
        vmerge=w + "vMerge",
        gridspan=w + "gridSpan",
        box=w + "txbxContent",
        val=w + "val",
        # elements that only wrap paragraphs or runs
        inside=frozenset(
            names("ins moveTo hyperlink smartTag customXml fldSimple sdt sdtContent dir bdo rubyBase ruby")
        ),
        deleted=frozenset(names("del moveFrom rt")),
        # what makes a paragraph more than the joined text of its w:t
        special=(
            *names("del moveFrom fldChar vanish txbxContent sym tab br cr noBreakHyphen rStyle ruby ptab drawing pict"),
            *MATH_TEXT,
            ALTERNATE,
        ),
    )


def digits(value: str | None, default: int) -> int:
    """A count or an id made of up to nine digits; ``default`` for anything else, which Word would not write."""
    return int(value) if value and value.isdecimal() and len(value) <= _MOST_DIGITS else default


def next_id(elements: Iterable[_Element], tags: Tags) -> int:
    """A w:id above those of ``elements``, 0 where they have none."""
    return max((digits(each.get(tags.w + "id"), -1) for each in elements if isinstance(each.tag, str)), default=-1) + 1


def shown_text(element: _Element, *names: str) -> str:
    """The text of all elements of these names below ``element``."""
    return "".join([node.text or "" for node in element.iter(*names)])


def child_of(element: _Element, name: str) -> _Element | None:
    """The first child of that name; much faster than ``find``, which takes a path."""
    return next(element.iterchildren(name), None)


def is_contents(sdt: _Element, tags: Tags) -> bool:
    """Whether a w:sdt holds a table of contents."""
    gallery = sdt.find(f"{tags.w}sdtPr/{tags.w}docPartObj/{tags.w}docPartGallery")
    return gallery is not None and gallery.get(tags.val) == _CONTENTS_GALLERY


def choice_of(alternate: _Element, tags: Tags) -> _Element | None:
    """Which part of an mc:AlternateContent to read: the same content stands in each of them."""
    choices = [child for child in alternate if child.tag in (CHOICE, FALLBACK)]
    with_text = [child for child in choices if next(child.iter(tags.t), None) is not None]
    return with_text[0] if with_text else choices[0] if choices else None
