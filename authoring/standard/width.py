"""Full and half width: one form to match in, character for character.

Web sites and data sets often reach us "width-folded": every ，：；（）！？％ turned to half width, while
。、“”《》 survived. All matching is done on folded text, whose offsets equal those of the original.
"""

from __future__ import annotations

from authoring.standard.patterns import pattern

_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_NARROW |= {"\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "〇": "零"}
_WIDE = pattern("[\uff01-\uff5e\u3000\u00a0\u2002\u2003\u3007]")
_FULL_MARKS = pattern("[，；：（）]")
_HALF_MARKS = pattern(r"(?<=[\u4e00-\u9fff”》%\d])[,;:()]")
_FOLDED_AFTER = 3  # half-width marks in Chinese text, with no full-width one anywhere, before we call it folded


def fold(text: str) -> str:
    """``text`` with full-width ASCII and wide blanks at half width and 〇 as 零; the length is unchanged."""
    for wide in set(_WIDE.findall(text)):  # a few kinds of marks, each replaced in one go: ten times str.translate
        text = text.replace(wide, _NARROW[wide])
    return text


def widen(text: str) -> str:
    """``text`` with its ASCII characters, blanks apart, at full width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def is_folded(text: str) -> bool:
    """Whether a whole text lost its full-width marks on the way: 。 is there, ，；：（） nowhere."""
    if "。" not in text or _FULL_MARKS.search(text):
        return False
    return sum(1 for _ in zip(range(_FOLDED_AFTER), _HALF_MARKS.finditer(text), strict=False)) >= _FOLDED_AFTER
