"""What stands after the text: list of attachments, signature, date, note, copies, the attachments themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import IMPRINT_ROLES, Dropped, Picture
from authoring.readers.front import DATE
from authoring.readers.raw import NO_ALT, RawParagraph, shifted
from authoring.standard.dates import YEAR
from authoring.standard.numbering import parse_label
from authoring.standard.paperwords import paper_words
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from authoring.document import Role
    from authoring.readers.raw import Raw

SEAL = "紧挨着日期，像是印章或签名"
_TAIL = 12  # paragraphs at the end in which these elements are looked for
_STRAY = 6  # lines below the date that are passed over
_LONGEST_NAME, _LONGEST_ENTRY = 40, 60
_MARKS = pattern(r"[。，；：,;:!?、]")
_LABEL = pattern(r"附\s*件\s*[一二三四五六七八九十\d]{0,3}\s*:?")
_NOTE_OF_ATTACHMENTS = pattern(r"附\s*件?\s*[一二三四五六七八九十\d]{0,3}\s*:\s*\S.*")
_COPIES = pattern(r"(?:抄\s*[送报]|分\s*送)\s*:.*")
_PRINTING = pattern(r"(.{2,40}?)?\s*\S{4}年.{1,3}月.{1,3}日\s*印发")
_MOVED = pattern(r"主\s*送\s*:.*")
_NOTE = pattern(r"\(.{2,60}\)|\(?联\s*系\s*人\s*:.{2,60}")
_MONTH = rf"{YEAR}年[\d一二三四五六七八九十元]{{1,2}}月"
_SIGNING_DATE = pattern(rf"\(?(?:{DATE.pattern}|{_MONTH}|20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}日?)\)?")
_NAME_AND_DATE = pattern(rf"(\S.{{2,38}}?)\s+({YEAR}\s*年\s*\S{{1,2}}\s*月\s*\S{{1,3}}\s*日)")


def split_signatures(raws: list[Raw]) -> list[Raw]:
    """``raws`` with a signature and a date that share a line set apart, if they end the text."""
    found = next((at for at in range(len(raws) - 1, max(len(raws) - _TAIL, 0) - 1, -1) if _shared(raws[at])), None)
    if found is None:
        return raws
    raw = raws[found]
    match = _shared(raw)
    assert isinstance(raw, RawParagraph)
    assert match is not None
    name = RawParagraph(raw.text[: match.end(1)], raw.place, align=raw.align)
    date = RawParagraph(raw.text[match.start(2) :], shifted(raw.place, match.start(2)), align=raw.align)
    return [*raws[:found], name, date, *raws[found + 1 :]]


def without_seals(raws: list[Raw]) -> tuple[list[Raw], list[Dropped]]:
    """``raws`` without the pictures right beside the date at their end: seals, and names in handwriting."""
    first = max(len(raws) - _TAIL, 0)
    seals = [at for at in range(first, len(raws)) if isinstance(raws[at], Picture) and _beside_date(raws, at)]
    dropped = [Dropped("图片", f"{_alt(raws[at])}；{SEAL}", raws[at].place) for at in seals]
    return ([raw for at, raw in enumerate(raws) if at not in seals], dropped) if seals else (raws, [])


def _beside_date(raws: Sequence[Raw], at: int) -> bool:
    near = (raws[index] for index in (at - 1, at + 1) if 0 <= index < len(raws))
    return any(isinstance(raw, RawParagraph) and _is_date(fold(raw.text)) for raw in near)


def _alt(raw: Raw) -> str:
    return (isinstance(raw, Picture) and raw.alt) or NO_ALT


def _shared(raw: Raw) -> re.Match[str] | None:
    if not isinstance(raw, RawParagraph) or raw.runs is not None or len(raw.text) > _LONGEST_ENTRY:
        return None
    match = _NAME_AND_DATE.fullmatch(fold(raw.text))
    return match if match and paper_words().organisation_end.search(match[1].rstrip()) else None


def find_back(raws: Sequence[Raw], start: int) -> dict[int, Role]:
    """Roles by index of the paragraphs that close the paper; none of them stands before ``start``."""
    roles = _attachments(raws, start) | _imprint(raws, start)
    end = min((index for index, role in roles.items() if role == "attachment-label"), default=len(raws))
    first = max(start, end - _TAIL)
    index = end - 1
    while index >= first:
        role = _closing_role(raws, index, end, roles)
        if role is not None:
            roles[index] = role
            index -= 1
        elif "date" in roles.values() or (signed := _date_above(raws, index, first)) is None:
            break
        else:
            index = signed
    return roles


def _date_above(raws: Sequence[Raw], index: int, first: int) -> int | None:
    """The date that stands above a few lines of another kind (who to ask, what to download), below a signature."""
    for at in range(index - 1, max(first, index - _STRAY), -1):
        below, date, above = raws[at + 1], raws[at], raws[at - 1]
        if not isinstance(below, RawParagraph) or below.level or parse_label(below.text):
            return None  # the text goes on
        if not isinstance(date, RawParagraph) or not isinstance(above, RawParagraph):
            continue
        if _is_date(fold(date.text)) and _is_signature(above, fold(above.text), "date", last=False):
            return at
    return None


def _attachments(raws: Sequence[Raw], start: int) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    for index in range(max(start, 1), len(raws)):
        raw = raws[index]
        if not isinstance(raw, RawParagraph) or raw.text[0] != "附" or index + 1 == len(raws):
            continue
        if not _LABEL.fullmatch(fold(raw.text[:_LONGEST_ENTRY])):
            continue
        after = raws[index + 1]
        if isinstance(after, RawParagraph) and parse_label(after.text) and fold(raw.text).endswith(":"):
            continue  # 附件： with its list below
        roles[index] = "attachment-label"
        if isinstance(after, RawParagraph) and _is_attachment_title(after.text):
            roles[index + 1] = "attachment-title"
    return roles


def _is_attachment_title(text: str) -> bool:
    return len(text) <= _LONGEST_ENTRY and not _MARKS.search(fold(text)) and parse_label(text) is None


def _closing_role(raws: Sequence[Raw], index: int, end: int, roles: dict[int, Role]) -> Role | None:
    raw = raws[index]
    if not isinstance(raw, RawParagraph) or raw.level:
        return None
    text = fold(raw.text)
    if _is_date(text):
        return "date"
    below = roles.get(index + 1)
    if (imprint := _imprint_role(text, below, last=index == end - 1)) is not None:
        return imprint
    if _NOTE.fullmatch(text):
        return "note"
    if _NOTE_OF_ATTACHMENTS.fullmatch(text) or _is_listed_attachment(raws, index):
        return "attachment-note"
    return "signature" if _is_signature(raw, text, below, last=index == end - 1) else None


def _imprint_role(text: str, below: Role | None, *, last: bool) -> Role | None:
    """The role of a line of the 版记, by its folded text and what stands below it."""
    if _COPIES.fullmatch(text):
        return "copy-to"
    if (printing := _PRINTING.fullmatch(text)) is not None:
        return "printer" if printing[1] else "print-date"
    if below == "print-date" and paper_words().organisation_end.search(text):
        return "printer"
    return "imprint-addressee" if _MOVED.fullmatch(text) and (last or below in IMPRINT_ROLES) else None


def _imprint(raws: Sequence[Raw], start: int) -> dict[int, Role]:
    """The 版记, which ends the paper, even behind its attachments."""
    roles: dict[int, Role] = {}
    for index in range(len(raws) - 1, start, -1):
        raw = raws[index]
        text = fold(raw.text) if isinstance(raw, RawParagraph) and not raw.level else ""
        role = _imprint_role(text, roles.get(index + 1), last=index == len(raws) - 1)
        if role is None:
            break
        roles[index] = role
    return roles


def is_imprint(texts: Sequence[str]) -> bool:
    """Whether lines, the last of a paper, are nothing but a 版记 that tells who printed it and when."""
    below: Role | None = None
    printed = False
    for number, text in enumerate(reversed(texts)):
        below = _imprint_role(fold(text.strip()), below, last=number == 0)
        if below is None:
            return False
        printed = printed or below in ("printer", "print-date")
    return printed


def _is_date(text: str) -> bool:
    return _SIGNING_DATE.fullmatch("".join(text.split())) is not None


def _is_signature(raw: RawParagraph, text: str, below: Role | None, *, last: bool) -> bool:
    if len(text) > _LONGEST_NAME or _MARKS.search(text) or parse_label(raw.text) is not None:
        return False
    if below == "date" or raw.align == "right":
        return not paper_words().unnumbered_heading.fullmatch(text)
    organisation = bool(paper_words().organisation_end.search(text))
    return organisation and (last or below in {"signature", "note", *IMPRINT_ROLES})


def _is_listed_attachment(raws: Sequence[Raw], index: int) -> bool:
    """Whether a numbered line belongs to a list that 附件： opens above."""
    while index >= 0:
        raw = raws[index]
        if not isinstance(raw, RawParagraph) or len(raw.text) > _LONGEST_ENTRY or "。" in raw.text:
            return False
        text = fold(raw.text)
        if _NOTE_OF_ATTACHMENTS.fullmatch(text) or _LABEL.fullmatch(text):
            return text[-1] == ":" or _NOTE_OF_ATTACHMENTS.fullmatch(text) is not None
        label = parse_label(raw.text)
        if label is None or label.form != "1.":
            return False
        index -= 1
    return False
