"""References from a text to its attachments, figures and tables (见图9和表7, 如表2所示), and the captions they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from authoring.named import NamedTuple
from authoring.standard.numbering import parse_label
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["图", "表", "附件"]

LEADS = tuple(f"{word}{kind}" for word in "见参照看如" for kind in ("图", "表", "附件"))
"""Words of which a text with references has one; there may be blanks between the two parts."""

_NUMERAL = r"[0-9０-９]{1,2}(?![0-9０-９])|[一二三四五六七八九十]{1,3}+(?![致般样定些目起直旦律切时个])"
_FIRST = pattern(rf"[见参照看如]\s*(?:(图|表)\s*({_NUMERAL})|(附件)\s*({_NUMERAL})?)")
_NEXT = pattern(
    rf"\s*(?:、|和|与|及|以及|或|至|到|[-—~～])\s*"
    rf"(?:(图|表|附件)\s*({_NUMERAL})|({_NUMERAL})(?=\s*(?:所示|[，,。；;）)、和与及]|$)))"
)
_CAPTION = pattern(rf"(图|表)\s*({_NUMERAL})(?=[\s:：、.．]|$)")
_NUMBERS = pattern(_NUMERAL)


class Reference(NamedTuple):
    """Characters ``start:end`` of a text that point to one of a kind; ``number`` None where there is only one."""

    kind: Kind
    number: int | None
    start: int
    end: int


def references(text: str) -> Iterator[Reference]:
    """All references of a text, those that share a verb one by one."""
    for first in _FIRST.finditer(text):
        kind = cast("Kind", first[1] or first[3])
        written = first[2] or first[4]
        yield Reference(kind, number_of(written) if written else None, *first.span())
        at = first.end() if written else len(text)
        while more := _NEXT.match(text, at):
            kind = cast("Kind", more[1]) if more[1] else kind
            group = 2 if more[1] else 3
            yield Reference(kind, number_of(more[group]), more.start(1 if more[1] else 3), more.end())
            at = more.end()


def caption_number(text: str, kind: Kind) -> int | None:
    """The number that a caption begins with (图3　执法培训); None where it has none, or one of parts (图1-2)."""
    match = _CAPTION.match(text.strip())
    return number_of(match[2]) if match and match[1] == kind else None


def numbers_in(text: str) -> frozenset[int]:
    """All small numbers of a text, as a list of attachments has them."""
    return frozenset(number_of(match[0]) for match in _NUMBERS.finditer(text))


def number_of(number: str) -> int:
    """The value of a number in digits or Chinese numerals; 0 for what is none."""
    if number[0].isdigit():
        return int(number)
    label = parse_label(f"{number}、")
    return label.value if label else 0
