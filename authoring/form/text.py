"""Text that knows where in the form it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, core_schema

from authoring.place import NOWHERE, Place

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

NONE = "无"
"""What one writes in a field that is left out on purpose: nothing is printed and nothing is missed."""


class Text(str):
    """A string with the place of its first character; equal to any ``str`` of the same characters.

    ``place.joins`` says where its further source lines begin, if it has any. "" is a text not filled in.
    """

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: object = "", place: Place = NOWHERE) -> Text:
        """``value`` as text, written at ``place``."""
        text = super().__new__(cls, value)
        text.place = place
        return text

    def __getnewargs__(self) -> tuple[str, Place]:  # type: ignore[override]
        return str(self), self.place

    @property
    def filled(self) -> bool:
        """Whether there is more than blanks."""
        return bool(self.strip())

    @property
    def none(self) -> bool:
        """Whether the field says 无: leave it out."""
        return self.strip() == NONE

    def piece(self, start: int, end: int) -> Text:
        """Characters ``start:end`` with their own place."""
        if not start and end >= len(self) and _begins_and_ends_with(self.place, end):
            return self
        return Text(self[start:end], _piece_place(self.place, start, end))

    def lines(self) -> tuple[Text, ...]:
        """Its lines that are not blank, each with its own place: one paragraph each."""
        if "\n" not in self:
            return (self.piece(0, len(self)),) if self.strip() else ()
        found, start = [], 0
        for line in self.split("\n"):
            end = start + len(line)
            if line.strip():
                found.append(self.piece(start, end))
            start = end + 1
        return tuple(found)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # numbers and yes/no are text to us; editors that read YAML by its core schema see them as such
        return {"type": ["string", "number", "boolean", "null"]}

    @classmethod
    def _validate(cls, value: object) -> Text:
        match value:
            case Text():
                return value
            case None:
                return Text()
            case str():
                return Text(value)
            case int() if not isinstance(value, bool):
                return Text(value)
            case _:
                raise PydanticCustomError("form", "这里要写一段文字，不能写成列表或“键: 值”")


def _begins_and_ends_with(place: Place, end: int) -> bool:
    """Whether the pieces that ``place`` tells of are those of a text of ``end`` characters, no more and no less."""
    joins = place.joins
    return not joins or (joins[0] == (0, place.line, place.column) and joins[-1][0] < end)


def _piece_place(place: Place, start: int, end: int) -> Place:
    if place.line is None:
        return place
    first = place.span(start, end)
    joins = tuple((offset - start, line, column) for offset, line, column in place.joins if start < offset < end)
    head = ((0, first.line or 1, first.column or 1),) if joins else ()
    return place._replace(line=first.line, column=first.column, joins=head + joins)
