"""What is wrong with a file that is no YAML, in Chinese and with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from authoring.errors import UserError
from authoring.form.fields import ANCHOR_NAMES
from authoring.form.models import (
    Attachment,
    Cell,
    DutiesPart,
    FigureEntry,
    Item,
    Leftover,
    Paragraph,
    PlanItem,
    Problem,
    Report,
    Table,
)
from authoring.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODELS = (Report, DutiesPart, Problem, PlanItem, Item, Table, Cell, Paragraph, Attachment, Leftover, FigureEntry)
KEYS = frozenset(key for model in _MODELS for name, field in model.model_fields.items() for key in (name, field.alias))
"""Every key that a form can have, Chinese and English."""

_COLON = re.compile(r"^(\s*(?:-\s+)*)([^\s：:#]{1,20})\s*(：|:(?=\S))")

# part of the parser's own words, what we say, and whether the fault is where the construct began
_PROBLEMS: tuple[tuple[str, str, bool], ...] = (
    (r"'\t' that cannot start", "这里用了制表符（Tab），缩进只能用空格：每一级两个空格", False),
    ("that cannot start any token", "以 @、%、` 等符号开头的文字要用引号括起来", False),
    (
        "mapping values are not allowed",
        "这里多出一个半角冒号：文字里（或末尾）有半角冒号时要用引号括起来，或改用全角冒号",
        False,
    ),
    ("could not find expected ':'", "这一行缺少“: ”：键的后面要写半角冒号再空一格，文字换行时要比键多缩进两格", True),
    ("expected ',' or ']'", "方括号没有配对，或者漏了逗号；以 [ 开头的文字要用引号括起来", True),
    ("expected ',' or '}'", "花括号没有配对，或者漏了逗号；以 { 开头的文字要用引号括起来", True),
    ("unexpected end of stream", "引号没有配对：从这里开始的引号后面没有结束", True),
    ("unknown escape character", "双引号里的反斜杠 \\ 有特殊含义，请写成 \\\\ 或改用单引号", False),
    ("expected chomping", "| 或 > 后面要换行再写文字；以它们开头的文字要用引号括起来", False),
    ("a comment or a line break", "| 或 > 后面要换行再写文字；以它们开头的文字要用引号括起来", False),
    ("alphabetic or numeric", "以 * 或 & 开头的文字要用引号括起来", True),
    ("<document start>", "缩进与上文不一致：同一级的键要对齐", False),
    ("expected <block end>", "缩进或列表的“- ”与上文不一致：同一级要对齐；引号括起来的文字后面不能再有别的文字", False),
    ("the node content", "这里缺少内容，或者有多余的括号；以括号开头的文字要用引号括起来", False),
)


def syntax_faults(error: Any, text: str, file: str | None) -> list[UserError]:
    """The faults behind an error of the YAML parser; typing slips that explain it come instead of it."""
    slips = list(colon_slips(text, file))
    if slips:
        return slips
    if (position := getattr(error, "position", None)) is not None and not hasattr(error, "problem"):
        return [UserError("这里有看不见的控制字符，请删去", _place_at(text, position, file))]
    problem = str(error.problem)
    message, at_start = next(
        ((message, start) for words, message, start in _PROBLEMS if words in problem or words in str(error.context)),
        ("YAML 写法有误，请检查这一行的缩进、冒号和引号", False),
    )
    mark = (error.context_mark if at_start else None) or error.problem_mark or error.context_mark
    place = Place(file=file, line=mark.line + 1, column=mark.column + 1)
    line = text.split("\n")[mark.line] if mark.line < text.count("\n") + 1 else ""
    if re.search(r"(?::|-)\s+\{[{%]", line):
        message = "以 {{ 或 {% 开头的文字要用引号括起来"
    return [UserError(message, place)]


def colon_slips(text: str, file: str | None) -> Iterator[UserError]:
    """Lines where a key is followed by a full-width colon, or by a colon without a blank."""
    for number, line in enumerate(text.split("\n"), 1):
        if (match := _COLON.match(line)) and match[2] in KEYS:
            yield colon_slip(match[2], match[3], Place(file=file, line=number, column=match.start(3) + 1))


def colon_slip(key: str, colon: str, place: Place) -> UserError:
    """The fault of one wrong colon."""
    what = "后面用了全角冒号“：”" if colon == "：" else "的冒号后面没有空格"
    return UserError(f"“{key}”{what}，应写成“{key}: ”（半角冒号加空格）；如果是正文，请用引号括起来", place)


def slip_in_text(value: str) -> tuple[str, str] | None:
    """Key and colon when a text looks like an entry whose colon went wrong."""
    match = _COLON.match(value)
    if match and match[2] in KEYS and match[2] not in ANCHOR_NAMES:
        return match[2], match[3]
    return None


def _place_at(text: str, position: int, file: str | None) -> Place:
    before = text[:position]
    return Place(file=file, line=before.count("\n") + 1, column=position - before.rfind("\n"))
