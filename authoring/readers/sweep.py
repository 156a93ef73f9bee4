"""Which lines of a text are no part of it: a web site's own, page numbers, watermarks, a table of contents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from authoring.standard.boilerplate import boilerplate
from authoring.standard.numbering import parse_label
from authoring.standard.patterns import pattern
from authoring.standard.width import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG = 120  # a site's own line is shorter
_LEADER = pattern(r"(?:\.{3,}|…|·{3,}|⋯|_{3,}|-{3,})\s*[(-]?\d{1,3}[)-]?$")
_LONGEST_CONTENTS = 100  # lines
_LONGEST_ENTRY = 50
_REPEATS, _REPEATED_LENGTH = 3, 24
_BARE_DATE = pattern(r"20\d\d[-/.]\d{1,2}[-/.]\d{1,2}日?")  # below the text it is the paper's own date
_END = pattern(r"[。！？；：，、!?;:,]$")
_FRAME = "| \t"  # the rules of a table of particulars, as pages saved as text have them


def sweep(texts: Sequence[str]) -> dict[int, str]:
    """For each of the stripped lines that is to be dropped its index and, in Chinese, what it is."""
    known = boilerplate()
    folded = {index: fold(text) for index, text in enumerate(texts) if text and len(text) <= _LONG}
    found = _contents(folded, texts)
    repeats = Counter(texts[index] for index in folded)
    for index, line in folded.items():
        if index in found:
            continue
        if known.page_number.fullmatch(line):
            found[index] = "页码"
        elif known.web.fullmatch(line.strip(_FRAME)) and not (index > len(texts) // 2 and _BARE_DATE.fullmatch(line)):
            found[index] = "网页栏目"
        elif repeats[texts[index]] >= _REPEATS and _is_running_text(texts[index]):
            found[index] = "重复的页眉或水印"
    return found


def _is_running_text(text: str) -> bool:
    return 1 < len(text) <= _REPEATED_LENGTH and not _END.search(text) and parse_label(text) is None


def _contents(folded: dict[int, str], texts: Sequence[str]) -> dict[int, str]:
    """Lines of a table of contents: those that lead to a page, and its bare ones that come again as headings."""
    known = boilerplate()
    led = {index for index, line in folded.items() if known.contents_line.fullmatch(line)}
    found = {index for index in led if _LEADER.search(folded[index])}
    head = next((index for index, line in folded.items() if known.contents_head.fullmatch(line)), None)
    if head is not None and (listed := _listed(head, texts, led)):
        found |= {head, *listed}
    return dict.fromkeys(found, "目录") if len(found) > 1 else {}


def _listed(head: int, texts: Sequence[str], led: set[int]) -> list[int]:
    listed: list[int] = []
    first = ""  # the list's first entry; where it comes again the text begins
    window = texts[head + 1 : head + 1 + _LONGEST_CONTENTS]
    later = {text[:_LONG] for text in texts[head + 1 :]}
    counts = Counter(text[:_LONG] for text in texts[head + 1 :])
    for index, text in enumerate(window, head + 1):
        known = index in led or counts[text] > 1 or _comes_again(text, later)
        if text and (text == first or not (known or (first and _is_entry(text)))):
            break
        if text:
            first = first or text
            listed.append(index)
    return listed if first else []


def _is_entry(text: str) -> bool:
    """Whether a line that does not come again may still be an entry: a bare heading that the text lacks or words
    otherwise."""
    return len(text) <= _LONGEST_ENTRY and parse_label(text) is not None and not _END.search(text)


def _comes_again(text: str, later: set[str]) -> bool:
    """Whether a short line heads a longer one: a run-in heading that the contents list without its text."""
    return 4 < len(text) <= _LONG and any(other != text and other.startswith(text) for other in later)
