"""What stands before the text: title, issuer and date under it, addressee."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.readers.heads import split_heading
from authoring.readers.raw import RawParagraph
from authoring.standard.dates import YEAR
from authoring.standard.paperwords import paper_words
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authoring.document import Role
    from authoring.readers.raw import Raw

_REGION = 16  # paragraphs in which title and addressee are looked for
_LONGEST_TITLE_LINE, _LONGEST_FRONT_LINE = 60, 80
_MOST_TITLE_LINES = 4
_SHORTEST_TITLE = 8  # characters; shorter than any title of a report
_LOOKED_AT = 200  # characters of a paragraph that are enough to tell what it is
_MARKS = pattern(r"[。，；：,;:!?]")
_TOPIC = pattern(r"法治|依法|关于|20\d\d|年度|述职|述法")
_ISSUER = pattern(r"\s*(\S{2,30}?)(?=关于|20\d\d年)")
_NOT_TITLE = pattern(
    r"文件$|[〔\[(]\s*20\d\d\s*[〕\])].{0,6}号|^\(.*\)$|^附\s*件|^内部|^签发人|^目\s*录|^\d[\d\s年月日.-]*$|稿(?:\(.*\))?$"
)
_REPORTS_BELOW = pattern(r"如下|年.*日")
_SUBTITLE = pattern(r"\([^()]{2,20}\)")
_HEAD: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("copy-number", pattern(r"\d{6}")),
    ("secrecy", pattern(r"(?:绝密|机密|秘密)(?:★.{0,6})?")),
    ("urgency", pattern(r"特急|加急|特提|平急")),
    ("mark", pattern(r".{2,40}[^发]文件|文件")),
    (
        "document-number",
        pattern(r"[^\d〔\[(【]{1,14}\s*[〔\[(【]第?(?:20)?\d\d年?[〕\])】]\s*第?\d{0,5}\s*号(?:\s+签发人:.{2,40})?"),
    ),
    ("signatory", pattern(r"签发人:.{2,40}")),
)
"""The 版头 by its text, above the title."""
DATE = pattern(rf"{YEAR}年\S{{1,3}}月\S{{1,3}}日")
"""成文日期 on width-folded text without blanks."""


class Front(NamedTuple):
    """Indices of paragraphs by what they are; ``end`` is where the text begins."""

    title: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    roles: tuple[tuple[int, Role], ...] = ()
    end: int = 0


def find_front(raws: Sequence[Raw], *, copied: bool = False) -> Front:
    """Title and addressee of a paper that says nothing of its styles; ``copied`` as in build_blocks."""
    region, addressee = _region(raws)
    title = _title(raws, region)
    last = title[-1] + 1 if title else 0
    roles: list[tuple[int, Role]] = [(addressee, "addressee")] if addressee is not None else []
    roles += [(index, role) for index in region if (role := _role(raws, index, last if title else None))]
    roles += [(index, "mark") for index in _joint_marks(raws, region, title, dict(roles))]
    titled = tuple(roles) if title or addressee is not None else ()
    end = max((last, *(index + 1 for index, _ in titled)))
    repeated = (*_repeated(raws, region, title), *(_repeated_in_parts(raws, region, title) if copied else ()))
    return Front(title, repeated, titled, end)


def _region(raws: Sequence[Raw]) -> tuple[list[int], int | None]:
    """Paragraphs before the text, and the addressee that ends them."""
    region: list[int] = []
    for index, raw in enumerate(raws[:_REGION]):
        if not isinstance(raw, RawParagraph):
            continue
        text = fold(raw.text[:_LOOKED_AT])
        if len(raw.text) < _LOOKED_AT and _is_addressee(text):
            return region, index
        if _begins_text(raw, text):
            break
        region.append(index)
    return region, None


def _is_addressee(text: str) -> bool:
    return not _REPORTS_BELOW.search(text) and bool(paper_words().addressee.fullmatch(text))


def _begins_text(raw: RawParagraph, text: str) -> bool:
    if raw.title:
        return False
    if split_heading(raw.text) is not None or paper_words().unnumbered_heading.fullmatch(text):
        return True
    return len(text) > _LONGEST_FRONT_LINE or "。" in text


def _text(raws: Sequence[Raw], index: int) -> str:
    raw = raws[index]
    return fold(raw.text) if isinstance(raw, RawParagraph) else ""


def _title(raws: Sequence[Raw], region: list[int]) -> tuple[int, ...]:
    styled = [index for index in region if isinstance(raw := raws[index], RawParagraph) and raw.title]
    if styled:
        return _run(styled, styled[0])
    lines = [index for index in region if _may_be_title(_text(raws, index))]
    ends = [index for index in lines if paper_words().title_end.search(_text(raws, index))]
    core = next((index for index in ends if _TOPIC.search(_text(raws, index))), ends[0] if ends else None)
    if core is not None:
        return _grown(raws, region, core)
    shown = [index for index in lines if _is_shown(raws, index) or re.search("法治|依法行政", _text(raws, index))]
    return _run(shown, shown[0]) if shown else ()


def _run(indices: list[int], first: int) -> tuple[int, ...]:
    """The indices that follow one another from ``first`` on."""
    start = indices.index(first)
    return tuple(
        index for offset, index in enumerate(indices[start : start + _MOST_TITLE_LINES]) if index == first + offset
    )


def _may_be_title(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_TITLE_LINE and not _MARKS.search(text) and not _NOT_TITLE.search(text)


def _is_shown(raws: Sequence[Raw], index: int) -> bool:
    raw = raws[index]
    return isinstance(raw, RawParagraph) and (raw.align == "center" or raw.strong or raw.level == 1)


def _grown(raws: Sequence[Raw], region: list[int], core: int) -> tuple[int, ...]:
    """The title's line with those above and below that are part of it."""
    first = last = core
    title = _text(raws, core)
    while first - 1 in region and core - first < _MOST_TITLE_LINES - 1:
        above = _text(raws, first - 1)
        if not _leads(above) or title.startswith(above) or _own_issuer(title) in above:
            break  # a page headed by the issuer whom the title names itself, perhaps in fewer words
        first -= 1
    while last + 1 in region and _follows(_text(raws, last + 1)):
        last += 1
    return tuple(range(first, last + 1))


def _own_issuer(title: str) -> str:
    """The organ with which a title's line begins; the title itself where it begins with none."""
    match = _ISSUER.match(title)
    return match[1] if match and paper_words().organisation_end.search(match[1]) else title


def _leads(text: str) -> bool:
    """Whether a line is a title's beginning: the issuer, or words that stop short of the kind of paper."""
    if not _may_be_title(text) or paper_words().title_end.search(text):
        return False
    return (
        bool(paper_words().organisation_end.search(text)) or "关于" in text or bool(re.search(r"年度?$|的$|法治", text))
    )


def _follows(text: str) -> bool:
    if _SUBTITLE.fullmatch(text):
        return not re.search(r"\d月|\d日", text)
    return _may_be_title(text) and text[0] in "的及和暨与" and bool(paper_words().title_end.search(text))


def _repeated(raws: Sequence[Raw], region: list[int], title: tuple[int, ...]) -> tuple[int, ...]:
    """Paragraphs of the front that give the whole title once more, as pages copied with their list title do."""
    whole = "".join(_text(raws, index) for index in title)
    if len(whole) < _SHORTEST_TITLE:
        return ()
    return tuple(index for index in region if index not in title and _text(raws, index) == whole)


def _repeated_in_parts(raws: Sequence[Raw], region: list[int], title: tuple[int, ...]) -> tuple[int, ...]:
    """Paragraphs that together give the whole title once more, blanks apart, or above it the issuer whom it begins
    with, as pages headed by the bureau's name do."""
    whole = _unspaced(raws, title)
    if len(whole) < _SHORTEST_TITLE:
        return ()
    found: list[int] = []
    rest = [index for index in region if index not in title]
    for at in range(len(rest)):
        runs = (_run(rest, rest[at])[:count] for count in range(_MOST_TITLE_LINES, 0, -1))
        found += next((run for run in runs if _unspaced(raws, run) == whole), ())
    found += [index for index in rest if index < title[0] and _names_issuer(_text(raws, index), whole)]
    return tuple(found)


def _names_issuer(text: str, title: str) -> bool:
    return title.startswith(text) and paper_words().organisation_end.search(text) is not None


def _unspaced(raws: Sequence[Raw], indices: Sequence[int]) -> str:
    return "".join("".join(_text(raws, index).split()) for index in indices)


def _role(raws: Sequence[Raw], index: int, after_title: int | None) -> Role | None:
    text = _text(raws, index)
    bare = "".join(text.split()).strip("()")
    if DATE.fullmatch(bare):
        return "date"
    if after_title is None or index < after_title:
        head = head_role(text)
        if head is not None:
            return head
    if re.fullmatch(r"附\s*件\s*[一二三四五六七八九十\d]{0,3}\s*:?", text):
        return "attachment-label"
    if after_title is not None and index >= after_title and _may_be_title(text):
        return "signature" if paper_words().organisation_end.search(text) else None
    return None


def _joint_marks(
    raws: Sequence[Raw], region: list[int], title: tuple[int, ...], roles: dict[int, Role]
) -> Iterator[int]:
    """The organs that stand one below the other right above the mark of a joint paper (甲县公安局, 甲县司法局文件)."""
    above = next((index for index in region if roles.get(index) == "mark"), 0) - 1
    while above in region and above not in title and above not in roles:
        text = _text(raws, above)
        if not _may_be_title(text) or not paper_words().organisation_end.search(text):
            return
        yield above
        above -= 1


def head_role(text: str) -> Role | None:
    """Which element of the 版头 a paragraph above the title is, by its text folded to half width."""
    return next((role for role, form in _HEAD if form.fullmatch(text)), None)


def may_follow(raws: Sequence[Raw]) -> bool:
    """Whether the row of 发文字号 may stand below what was read: the mark, or nothing, where the mark is a picture."""
    last = raws[-1] if raws else None
    return last is None or (
        isinstance(last, RawParagraph) and head_role(fold(last.text[:_LOOKED_AT].strip())) == "mark"
    )


def is_number_row(texts: Sequence[str]) -> bool:
    """Whether texts side by side are 发文字号 and 签发人, and nothing else."""
    return sorted(head_role(fold(text.strip())) or "" for text in texts) == ["document-number", "signatory"]


def repeats_title(raws: Sequence[Raw], index: int, title: int) -> bool:
    """Whether a paragraph of the front gives the title, which is one paragraph, once more."""
    whole = _text(raws, title)
    return index < _REGION and index != title and len(whole) >= _SHORTEST_TITLE and _text(raws, index) == whole
