"""Small values of the form: year, numbers, yes and no, names of parts, roles and positions."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from authoring.document.nodes import ChartKind, Role
from authoring.form.text import Text
from authoring.standard.compiled import compiled
from authoring.standard.finish import TableLook
from authoring.standard.parts import PART_KEYS, PartKey
from authoring.standard.yesno import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from authoring.place import Place

T = TypeVar("T")

_NAME = compiled(r"[^、，,；;]+")

YEARS = (2000, 2099)
"""Report years that are taken for one."""

MAX_LEVEL = 4
"""Headings go down to （1）."""

PART_NAMES: Mapping[PartKey, str] = {
    "measures": "主要举措和成效",
    "problems": "存在的不足和原因",
    "duties": "第一责任人履职",
    "plan": "下一年度主要安排",
    "other": "其他需要报告的情况",
}
"""The form's key of each part."""

ROLE_NAMES: Mapping[Role, str] = {
    "body": "正文",
    "title": "标题",
    "addressee": "主送",
    "attachment-note": "附件说明",
    "signature": "署名",
    "date": "成文日期",
    "note": "附注",
    "copy-to": "抄送",
    "attachment-label": "附件标识",
    "attachment-title": "附件标题",
    "caption": "表格标题",
    "figure-caption": "图题",
    "copy-number": "份号",
    "secrecy": "密级和保密期限",
    "urgency": "紧急程度",
    "mark": "发文机关标志",
    "document-number": "发文字号",
    "signatory": "签发人",
    "imprint-addressee": "版记主送",
    "printer": "印发机关",
    "print-date": "印发日期",
}

AnchorKey = Literal[
    "start", "title", "addressees", "opening", "measures", "problems", "duties", "plan", "other", "full_text",
    "closing", "attachment_note", "signatures", "date", "note", "attachments", "copy_to", "end",
]  # fmt: skip
ANCHOR_NAMES: Mapping[AnchorKey, str] = {
    "start": "文首",
    "title": "标题",
    "addressees": "主送",
    "opening": "前言",
    "measures": PART_NAMES["measures"],
    "problems": PART_NAMES["problems"],
    "duties": PART_NAMES["duties"],
    "plan": PART_NAMES["plan"],
    "other": PART_NAMES["other"],
    "full_text": "全文",
    "closing": "结尾",
    "attachment_note": "附件说明",
    "signatures": "署名",
    "date": "成文日期",
    "note": "附注",
    "attachments": "附件",
    "copy_to": "抄送",
    "end": "文末",
}

TABLE_LOOKS: Mapping[TableLook, str] = {"grid": "网格", "three-line": "三线表"}

CHART_KINDS: Mapping[ChartKind, str] = {"bar": "柱形", "line": "折线", "pie": "饼"}
_CHART_WORDS = {"柱形图": "柱形", "柱状": "柱形", "柱状图": "柱形", "折线图": "折线", "饼图": "饼", "饼状图": "饼"}

ChartYears = Literal["", "now", "both", "all"]
CHART_YEARS: Mapping[ChartYears, str] = {"now": "本年", "both": "两年", "all": "历年"}


def _fault(message: str) -> PydanticCustomError:
    # braces are pydantic's template marks
    return PydanticCustomError("form", message.replace("{", "（").replace("}", "）"))


def _unfilled(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def whole_number(value: Any) -> Any:
    """A whole number from its digits; None when not filled in."""
    if _unfilled(value):
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9０-９]{1,9}", value.strip()):
        return int(value)
    raise _fault("这里要写一个整数")


def _year(value: Any) -> Any:
    try:
        number = whole_number(value)
    except PydanticCustomError:
        number = 0
    if number is not None and not YEARS[0] <= number <= YEARS[1]:
        raise _fault(f"年度要写四位数字，例如 2024，不要带“年”字（{YEARS[0]}至{YEARS[1]}）")
    return number


def _ranged(low: int, high: int, unfilled: int | None, unit: str = "") -> Callable[[Any], Any]:
    """Reads a whole number in the range; ``unit`` may stand behind it."""
    told = f"这里要写{low}至{high}之间的整数" + (f"，单位是{unit}，如 {high // 2}" if unit else "")

    def read(value: Any) -> Any:
        try:
            number = whole_number(value.strip().removesuffix(unit) if unit and isinstance(value, str) else value)
        except PydanticCustomError:
            raise _fault(told) from None
        if number is None:
            return unfilled
        if not low <= number <= high:
            raise _fault(told)
        return number

    return read


def _number_schema(low: int, high: int) -> WithJsonSchema:
    return WithJsonSchema({"type": ["integer", "null"], "minimum": low, "maximum": high})


def _yes_unless_told(value: Any) -> Any:
    return True if _unfilled(value) else _flag(value)


def _choice(value: Any) -> Any:
    return None if _unfilled(value) else _flag(value)


def _table_look(value: Any) -> Any:
    return "grid" if _unfilled(value) else _named(value, TABLE_LOOKS, "表格样式")


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if (told := said("" if value is None else str(value))) is not None:
        return told
    raise _fault("这里只能写“是”或“否”")


def _names_schema(names: Mapping[Any, str]) -> dict[str, Any]:
    return {"enum": [*names.values(), None]}


def _named(value: object, names: Mapping[Any, str], what: str) -> str:
    """The key that a Chinese name or English key stands for."""
    if isinstance(value, dict | list | tuple):
        raise _fault(f"这里只写{what}的名称，不写成列表或“键: 值”。可以写：{'、'.join(names.values())}")
    word = str(value).strip()
    by_name = {name: key for key, name in names.items()}
    if word in by_name:
        return str(by_name[word])
    if word in names:
        return word
    near = difflib.get_close_matches(word, by_name, 1, 0.5)
    hint = f"是不是“{near[0]}”？" if near else ""
    raise _fault(f"没有叫“{word[:20]}”的{what}。{hint}可以写：{'、'.join(by_name)}")


def named_or(
    unfilled: str, names: Mapping[Any, str], what: str, words: Mapping[str, str] | None = None
) -> Callable[[Any], Any]:
    """Reads a Chinese name or English key, ``unfilled`` where nothing is written; ``words`` are other words for the
    names."""

    def read(value: Any) -> Any:
        if isinstance(value, str) and words:
            value = words.get(value.strip(), value)
        return unfilled if _unfilled(value) else _named(value, names, what)

    return read


def part_keys(value: Any) -> Any:
    """Part keys from their Chinese names or keys; one name or a list."""
    keys = [_named(name, PART_NAMES, "部分") for name in sequence(value) if not _unfilled(name)]
    if doubled := next((key for key in PART_KEYS if keys.count(key) > 1), None):
        raise _fault(f"“{PART_NAMES[doubled]}”写了两次，去掉一个")
    return tuple(keys)


def _role(value: Any) -> Any:
    return "body" if _unfilled(value) else _named(value, ROLE_NAMES, "格式")


def _anchor(value: Any) -> Any:
    return "end" if _unfilled(value) else _named(value, ANCHOR_NAMES, "位置")


def anchors(value: Any) -> Any:
    """Names of the form's items, one or a list, as their keys."""
    return tuple(_anchor(name) for name in sequence(value) if not _unfilled(name))


def sequence(value: Any) -> Any:
    """A list as it is; one value as a list of one; nothing as the empty list."""
    if isinstance(value, list | tuple):
        return value
    return [] if value is None or value == "" else [value]


def present(values: tuple[T, ...]) -> tuple[T, ...]:
    """The values without texts that are blank."""
    return tuple(value for value in values if not isinstance(value, Text) or value.filled)


class Unfilled(tuple[Any, ...]):
    """No entries at all, of a list that the form has but leaves empty; ``place`` tells where to fill it in."""

    place: Place


def present_or_place(values: tuple[T, ...]) -> tuple[T, ...]:
    """The values without texts that are blank; where none is left, where the first of these stands."""
    kept = present(values)
    if kept or not values or not isinstance(values[0], Text):
        return kept
    empty = Unfilled()
    empty.place = values[0].place
    return empty


def parted(values: tuple[Text, ...]) -> tuple[Text, ...]:
    """The names that are written in a row (甲、乙), each at its own place."""
    return tuple(text.piece(*match.span()) for text in values for match in _NAME.finditer(text) if match[0].strip())


def placed_sequence(value: Any) -> Any:
    """As :func:`sequence`, but a text not filled in stays, for its place tells where to fill in."""
    return [value] if isinstance(value, Text) else sequence(value)


def present_or_first(values: tuple[Text, ...]) -> tuple[Text, ...]:
    """The texts that are filled in; the first where none is, for its place."""
    return present(values) or values[:1]


ColumnSpan = Annotated[int, BeforeValidator(_ranged(1, 63, 1)), _number_schema(1, 63)]
RowSpan = Annotated[int, BeforeValidator(_ranged(1, 500, 1)), _number_schema(1, 500)]
Level = Annotated[int | None, BeforeValidator(_ranged(1, MAX_LEVEL, None)), _number_schema(1, MAX_LEVEL)]
NARROWEST, WIDEST = 10, 156
Millimetres = Annotated[
    int | None, BeforeValidator(_ranged(NARROWEST, WIDEST, None, "毫米")), _number_schema(NARROWEST, WIDEST)
]
"""A width on the page; the type area has 156 mm."""
Year = Annotated[int | None, BeforeValidator(_year), _number_schema(*YEARS)]
_YES_NO = WithJsonSchema({"enum": ["是", "否", True, False, None]})
Flag = Annotated[bool, BeforeValidator(_flag), _YES_NO]
Kept = Annotated[bool, BeforeValidator(_yes_unless_told), _YES_NO]
"""Yes unless the form says no."""
Choice = Annotated[bool | None, BeforeValidator(_choice), _YES_NO]
"""Yes, no, or left to us."""
ChartKindName = Annotated[
    ChartKind,
    BeforeValidator(named_or("bar", CHART_KINDS, "图表", _CHART_WORDS)),
    WithJsonSchema({"enum": [*CHART_KINDS.values(), *_CHART_WORDS, None]}),
]
ChartYearsName = Annotated[
    ChartYears, BeforeValidator(named_or("", CHART_YEARS, "年份")), WithJsonSchema(_names_schema(CHART_YEARS))
]
TableLookName = Annotated[TableLook, BeforeValidator(_table_look), WithJsonSchema(_names_schema(TABLE_LOOKS))]
RoleName = Annotated[Role, BeforeValidator(_role), WithJsonSchema(_names_schema(ROLE_NAMES))]
Anchor = Annotated[AnchorKey, BeforeValidator(_anchor), WithJsonSchema(_names_schema(ANCHOR_NAMES))]
