"""Whose report a draft is, and of which year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authoring.document import Document, Heading, Paragraph, block_text, heading_text
from authoring.recognition.headings import named_parts
from authoring.recognition.skeleton import looks_like_title
from authoring.recognition.vocabulary import squeeze, vocabulary
from authoring.standard.dates import read_date
from authoring.standard.patterns import pattern, shared
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.document import Block
    from authoring.recognition.skeleton import Skeleton

_YEAR = pattern(r"(?<!\d)(20\d\d)(?!\d)|(?<![\dA-Za-z])(2[0Oo][\dOo]{2})(?=年)")  # 2O24: a scan's letter for a nought
_CHINESE_YEAR = pattern(r"二[零0○Oo][一二][零0○Oo一二三四五六七八九](?=年)|二[零○]二[零○一二三四五六七八九](?=年)")
_PREFIX = pattern(r"^(?:关于)?(?:20\d\d年度?)?")
_TAG = pattern(r"^\s*[【\[][^】\]]{1,12}[】\]]\s*")  # a page's sort of paper: 【工作总结】
_OTHER_NAME = pattern(r"[(][^()]{2,20}[)]$")
_FIRST_WORDS = 6  # characters in which an opening says of which year it is
_SHORTEST_ORGAN = 4  # characters of the name of one of several issuers
_OPENING = 3  # paragraphs in which an opening may name the issuer
_LATE = 11  # a report signed from this month on is of the same year
_DIGITS = str.maketrans("零○Oo一二三四五六七八九", "0000123456789")


def find_title(document: Document, draft: Skeleton) -> tuple[int, str] | None:
    """Block index and text of the title; None where the draft has none.

    Of a cover letter and the report attached to it, the report's title counts: the last one before its first part.
    """
    blocks = document.blocks
    first_main = draft.mains[0].block if draft.mains else len(blocks)
    roles = ("title", "attachment-title")
    titles = [i for i, b in enumerate(blocks[: first_main + 1]) if isinstance(b, Paragraph) and b.role in roles]
    likely = [i for i, b in enumerate(blocks[:first_main]) if _unnumbered(b) and looks_like_title(fold(block_text(b)))]
    best = likely[-1:] or [i for i in titles if i < first_main or i == 0]
    if not best and blocks and isinstance(first := blocks[0], Heading) and not first.label and not first.body:
        best = [0]
    if not best:
        return None
    texts = {index: _TAG.sub("", block_text(blocks[index])).strip() for index in {*likely, *best}}
    end = squeeze(texts[best[0]])
    fuller = (index for index in likely if squeeze(texts[index]).endswith(end))  # a page's title names the issuer too
    found = next(fuller, best[0])
    return found, texts[found]


def _unnumbered(block: Block) -> bool:
    return not (isinstance(block, Heading) and block.label)


def find_issuer(document: Document, title: str | None, draft: Skeleton) -> str | None:
    """The issuing organ: from the title, else the signature, else the opening; None where none of them tells."""
    if title:
        squeezed = squeeze(title)
        words = vocabulary().issuer
        match = shared(words["name"]).match(_PREFIX.sub("", squeezed))
        if match and shared(words["organ"]).search(_OTHER_NAME.sub("", match[1])):
            return _as_printed(match[1], title)
    for block in reversed(document.blocks):
        if isinstance(block, Paragraph) and block.role == "signature":
            return block_text(block).strip()
    opening = squeeze("\n".join(draft.folded[index] for index in draft.lead[:_OPENING]))
    words = vocabulary().issuer
    match = shared(words["opening"]).match(opening) or shared(words["announced"]).search(opening)
    return match["name"] if match else None


def _as_printed(name: str, title: str) -> str:
    """The name in the title's own width; joint issuers stay apart."""
    text = re.sub(r"\s+", "", title)
    start = squeeze(text).find(name)
    if start < 0:
        return name
    printed = text[start : start + len(name)]
    organ, names, rest = shared(vocabulary().issuer["organ"]), [], printed
    for word in title[start:].split():
        if len(word) < _SHORTEST_ORGAN or word == rest or not rest.startswith(word) or not organ.search(word):
            break
        names.append(word)
        rest = rest[len(word) :]
    return " ".join((*names, rest))


def lead_organ(issuer: str) -> str:
    """The first of joint issuers, which is the 主办机关; the issuer where there is but one."""
    return issuer.split(" ")[0]


def find_year(document: Document, title: str | None, draft: Skeleton) -> int | None:
    """The report year, by the first of: title, transition sentence, how the opening begins, headings of parts, the
    rest of the opening, signing date."""
    return next((year for year in _years(document, title, draft) if year is not None), None)


def _years(document: Document, title: str | None, draft: Skeleton) -> Iterator[int | None]:
    yield first_year(title or "")
    lead = "\n".join(draft.folded[i] for i in draft.lead)
    at = max(lead.rfind("现将"), lead.rfind("现就"))
    yield first_year(re.split("[。\n]", lead[at:], maxsplit=1)[0]) if at >= 0 else None
    yield first_year(lead.lstrip()[:_FIRST_WORDS])
    yield _heading_year(document, draft)
    yield first_year(lead)
    yield _date_year(document)


def _heading_year(document: Document, draft: Skeleton) -> int | None:
    for main in draft.mains:
        block = document.blocks[main.block]
        text = heading_text(block) if isinstance(block, Heading) else block_text(block)
        parts = named_parts(main.title).parts
        year = first_year(text)
        if year is not None and parts:
            return year - 1 if parts == {"plan"} else year
    return None


def _date_year(document: Document) -> int | None:
    for block in reversed(document.blocks):
        if isinstance(block, Paragraph) and block.role == "date":
            text = block_text(block)
            if day := read_date(text):
                return day.year - (day.month < _LATE)
            if match := re.match(r"(20\d\d)年(\d{1,2})月", squeeze(text)):
                return int(match[1]) - (int(match[2]) < _LATE)
    return None


def first_year(text: str) -> int | None:
    """The first year 20xx in ``text``, in digits or Chinese numerals; None for none."""
    folded = fold(text)
    match = _YEAR.search(folded)
    chinese = _CHINESE_YEAR.search(folded)
    if chinese and (not match or chinese.start() < match.start()):
        digits = chinese[0].translate(_DIGITS)
        return int(digits) if digits.isdigit() else None
    return int((match[1] or match[2]).translate(_DIGITS)) if match else None
