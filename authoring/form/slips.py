"""Typing slips of people who don't know YAML, found line by line and told with what to write instead.

The parser tells where its grammar ends, which is often not where the slip is; these come in its stead.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from authoring.errors import UserError
from authoring.form.fields import ANCHOR_NAMES
from authoring.form.formlines import BLOCK, QUOTED, form_lines, parse_line
from authoring.form.keys import KEYS
from authoring.place import Place
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from authoring.form.formlines import Line

Slip = tuple[int, str]
"""Column of the slip, from 0, and what to say."""

_SHOWN = 24  # characters of a text that a message repeats
_LIKE = 0.5  # how near a word must be to a key to be taken for it
_DASHES = "－–‐−•●▪·"
_COLONS = "：；;=＝"
_DASH = pattern(rf" *(?:- +)*([{_DASHES}]|—(?!—)|-(?![\s\d-]|$))\s*(?=\S)")
_COLON = pattern(rf"(\s*(?:-\s+)*)([^\s:{_COLONS}#]{{1,20}})\s*([{_COLONS}]|:(?=\S))")
_NO_COLON = pattern(r"([^\s：:#-]{2,20})[ \u3000]+(?=[^\s：:])")
_INDENT = pattern(r" *([\t\u3000\xa0])")
_BLANK = pattern(r" *(?:- +)*(?:-|[^\s:]{1,20}:)([\t\u3000\xa0])")
_PROSE_COLON = pattern(r":(?=\s|$)")
_COMMENT = pattern(r"\s#.*")
_BLANKS = {"\t": "制表符（Tab）", "\u3000": "全角空格", "\xa0": "不间断空格"}
_SPECIAL = pattern(r"[@`%*&!,|>\]}]|\? |- ")
_LOST = r"#(?!\s|[#!]|不查|noqa|$)"  # no blank after it: a text rather than a comment
_FLOW = pattern(r"\[[^\]]*\]|\{[^}]*\}")
_NESTED = ("[[", "[{", "{[")  # lists in a list: no sentence begins so
_LOST_TEXT = pattern(rf"[-:] +{_LOST}")
_CUT_TEXT = pattern(rf"(?<=\S) +{_LOST}.*")
_LOST_VALUE = pattern(_LOST)
_AFTER_QUOTES = pattern(r"\s+#|\s*:(?:\s|$)")


def line_slips(text: str, file: str | None) -> list[UserError]:
    """The slips of a file that is no YAML, at most one a line."""
    return [_fault(line, slip, file) for line in form_lines(text, KEYS) if (slip := _slip(line))]


def lost_texts(text: str, file: str | None) -> list[UserError]:
    """Texts that begin with ``#``, which YAML takes for a comment and leaves out."""
    if not _LOST_TEXT.search(text):
        return []
    return [_fault(line, slip, file) for line in form_lines(text, KEYS) if (slip := _hash_slip(line))]


def cut_texts(text: str) -> tuple[str, ...]:
    """What to tell of texts with `` #`` inside, the rest of which YAML leaves out."""
    if not _CUT_TEXT.search(text):
        return ()
    return tuple(
        f"第{line.number}行“{match[0].strip()[:_SHOWN]}”被当作注释，没有印出；是正文的，请把整段用引号括起来"
        for line in form_lines(text, KEYS)
        if line.value[:1] not in ("", "#", *QUOTED) and (match := _CUT_TEXT.search(line.value))
    )


def _fault(line: Line, slip: Slip, file: str | None) -> UserError:
    return UserError(slip[1], Place(file=file, line=line.number, column=slip[0] + 1))


def _slip(line: Line) -> Slip | None:
    checks = (_blank_slip, _dash_slip, _colon_slip, _hash_slip, _quote_slip, _mark_slip, _prose_slip)
    return next((slip for check in checks if (slip := check(line))), None)


def _blank_slip(line: Line) -> Slip | None:
    if match := _INDENT.match(line.text):
        return match.start(1), f"缩进用了{_BLANKS[match[1]]}，要改成半角空格：每一级两个"
    if match := _BLANK.match(line.text):
        return match.start(1), f"这里是{_BLANKS[match[1]]}，要改成一个半角空格"
    return None


def _dash_slip(line: Line) -> Slip | None:
    match = _DASH.match(line.text)
    if match is None:
        return None
    rest = _shown(line.text[match.end() :])
    what = "“-”后面缺一个空格" if match[1] == "-" else f"列表不能用“{match[1]}”开头"
    return match.start(1), f"{what}：每一条要以半角“-”加一个空格开头，写成“- {rest}”"


def _colon_slip(line: Line) -> Slip | None:
    match = _COLON.match(line.text)
    if match and _is_key(match[2], near=match[3] == "："):
        return match.start(3), _colon_message(match[2], match[3])
    match = _NO_COLON.match(line.text)
    if match and match[1] in KEYS and not line.key:
        return match.end(1), f"“{match[1]}”后面缺半角冒号，应写成“{match[1]}: {_shown(line.text[match.end() :])}”"
    return None


def _is_key(word: str, *, near: bool) -> bool:
    return word in KEYS or (near and len(word) > 1 and bool(difflib.get_close_matches(word, KEYS, 1, _LIKE)))


def _colon_message(key: str, mark: str) -> str:
    """What to say of a key that another mark follows than a colon and a blank."""
    what = "的冒号后面没有空格" if mark == ":" else f"后面用了{'全角冒号' if mark == '：' else ''}“{mark}”"
    return f"“{key}”{what}，应写成“{key}: ”（半角冒号加空格）；如果是正文，请用引号括起来"


def slip_in_text(text: str, number: int) -> Slip | None:
    """A slip that makes an entry part of the text above it: the text's line, blank where the text does not reach."""
    line = parse_line(text, number)
    if slip := _dash_slip(line):
        return slip
    if line.dashes:
        told = "“- ”不能直接写在文字下面：列表要写在一个键（如“内容:”）的下面，上一行冒号后面不写文字"
        return line.key_column - len(line.dashes), told
    match = _COLON.match(text)
    if match and match[2] in KEYS and match[2] not in ANCHOR_NAMES:
        return match.start(3), _colon_message(match[2], match[3])
    return None


def _hash_slip(line: Line) -> Slip | None:
    if not _LOST_VALUE.match(line.value):
        return None
    return line.column, (
        f"“#”后面的文字会被当作注释，不会印出：文字以“#”开头要用引号括起来，写成 {_quoted(line.value)}；"
        "真是注释的，在“#”后面空一格"
    )


def _quote_slip(line: Line) -> Slip | None:
    value = line.value
    if value[:1] not in QUOTED:
        return None
    if line.open:
        return line.column, "引号没有配对：这里的半角引号后面没有结束；正文里的引号请用中文引号“”"
    match = QUOTED[value[0]].match(value)
    rest = value[match.end() :] if match else ""
    if match is None or not rest.strip() or _AFTER_QUOTES.match(rest):
        return None
    if value.endswith(value[0]) and len(rest) > 1:
        better = value[0] + _in_chinese(value[1:-1], value[0]) + value[0]
        message = "引号里面又有半角引号，文字到这里就断了：里面的改用中文引号“”"
        return line.column + match.end() - 1, f"{message}，写成 {_shown(better)}"
    better = _in_chinese(value, value[0])
    return line.column, f"文字以半角引号开头，后面又有别的文字：引号改用中文引号“”，写成：{_shown(better)}"


def _in_chinese(text: str, mark: str) -> str:
    pieces = text.split(mark)
    return pieces[0] + "".join("“”"[number % 2] + piece for number, piece in enumerate(pieces[1:]))


def _mark_slip(line: Line) -> Slip | None:
    value = line.value
    if value.startswith(("{{", "{%")):
        return line.column, f"以 {{{{ 或 {{% 开头的文字要用引号括起来，写成 {_quoted(value)}"
    if BLOCK.fullmatch(value):
        return None
    if value.startswith("- ") and line.key:
        return line.column, f"列表要从“{line.key}:”的下一行写起，每条一行，以“- ”开头"
    if match := _SPECIAL.match(value):
        return line.column, mark_message(match[0].strip(), value)
    match = None if value.startswith(_NESTED) else _FLOW.match(value)
    if match and (rest := value[match.end() :].strip()) and not rest.startswith(("#", "]", "}")):
        return line.column, mark_message(value[0], value)
    return None


def mark_message(mark: str, value: str) -> str:
    """What to say of a text that begins with a mark which means something to YAML."""
    return f"以“{mark}”开头的文字要用引号括起来，写成 {_quoted(value)}"


def _prose_slip(line: Line) -> Slip | None:
    value = _COMMENT.sub("", line.value)
    if not line.key or value[:1] in ("", "[", "{", *QUOTED):
        return None
    if match := _PROSE_COLON.search(value):
        return line.column + match.start(), prose_message(value)
    return None


def prose_message(text: str) -> str:
    """What to say of prose with a colon that YAML takes for the end of a key."""
    better = _PROSE_COLON.sub("：", text).replace("： ", "：")
    return f"文字里（或末尾）的半角冒号要改成全角“：”，写成：{_shown(better)}"


def _quoted(text: str) -> str:
    """The text in the quotation marks that it doesn't have itself, shortened for a message."""
    mark = "'" if '"' in text else '"'
    return f"{mark}{_shown(text)}{mark}"


def _shown(text: str) -> str:
    """The text, or its beginning and …… ."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
