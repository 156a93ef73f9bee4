"""Forms as YAML text: block style, no anchors, no line folding; what is written reads back equal."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from authoring.standard.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LITERAL_FROM = 2
"""Lines from which a text is written as a literal block."""

_ROW_CELL = 12
"""Longest text, in characters, of a list that is written on one line, as the rows of tables are."""

_SPECIAL = r"\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
"""Characters that YAML does not print, besides those of ASCII."""
_PLAIN = compiled(rf"[\u3400-\u9fff（《“〈【A-Za-z][^\x00-\x1f{_SPECIAL}]*")
_NOT_PLAIN = compiled(
    r":(?=\s|$)|\s#|\s$|^[^：:，。]{1,12}[：:；;=＝]|^(?:true|false|null|yes|no|on|off|y|n|是|否)$", re.IGNORECASE
)
_UNPRINTABLE = compiled(rf"[\x00-\x08\x0b-\x1f{_SPECIAL}]")
_ESCAPES = compiled(rf"[{_SPECIAL}]")


def dump_form(data: Mapping[str, Any]) -> str:
    """The YAML text of a form given as plain data with Chinese keys (``data.as_data`` makes it from a report)."""
    return "\n".join(_mapping(data, "")) + "\n" if data else "{}\n"


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{indent}{dump_scalar(key)}:", value, indent)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    """``head`` followed by the value, on the same line or below it."""
    match value:
        case dict() if value:
            yield head
            yield from _mapping(value, indent + "  ")
        case list() | tuple() if _is_row(value):
            yield f"{head} [{', '.join(map(_scalar_in_flow, value))}]"
        case list() | tuple() if value:
            yield head
            for item in value:
                yield from _item(item, indent + "  ")
        case str() if _is_literal(value):
            yield f"{head} |-"
            for line in value.split("\n"):
                yield f"{indent}  {line}" if line else ""
        case _:
            yield f"{head} {dump_scalar(value)}".rstrip()


def _item(item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, dict) and item:
        first, *rest = _mapping(item, indent + "  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from _entry(f"{indent}-", item, indent)


def _is_row(value: list[Any] | tuple[Any, ...]) -> bool:
    # the rows of a table: short texts beside each other
    return bool(value) and all(isinstance(cell, str | int) and len(str(cell)) <= _ROW_CELL for cell in value)


def _is_literal(text: str) -> bool:
    lines = text.split("\n")
    if len(lines) < _LITERAL_FROM or _UNPRINTABLE.search(text) or "\t" in text:
        return False
    return bool(lines[-1]) and not any(line != line.strip() for line in lines) and bool(lines[0])


def dump_scalar(value: Any) -> str:
    """One value on one line; texts are quoted only where they must be."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int():
            return str(value)
        case dict():
            return "{}"
        case list() | tuple():
            return "[]"
    text = str(value)
    if _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text):
        return text
    return _quoted(text)


def _scalar_in_flow(value: Any) -> str:
    text = dump_scalar(value)
    return _quoted(str(value)) if isinstance(value, str) and re.search(r"[,\[\]{}]", text) else text


def _quoted(text: str) -> str:
    body = json.dumps(text, ensure_ascii=False)
    return _ESCAPES.sub(lambda match: f"\\u{ord(match[0]):04x}", body)
