"""A user's own list of words: how they are written, and how they are often miswritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from authoring.errors import FormError
from authoring.form.blocks import FormModel, Listed, Texts, about
from authoring.form.source import read_source
from authoring.form.text import Text
from authoring.form.validation import validate
from authoring.form.yamltree import read_tree
from authoring.standard.profile import OWN_WORDS_FILE, OwnWord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic import ValidationInfo

_LEAST = 2  # characters of a wrong word; a single character is a part of too many right ones


class OwnWordEntry(FormModel):
    """One word."""

    model_config = about("一个词语：正确的写法和常见的误写")

    right: Text = Field(alias="正确", description="正确的写法")
    wrong: Texts = Field(alias="常误", description="常见的误写，一个或几个")
    note: Text = Field(default=Text(), alias="说明", description="为什么这样写")
    source: Text = Field(default=Text(), alias="来源", description="依据的文件")

    @field_validator("right")
    @classmethod
    def _is_filled(cls, right: Text) -> Text:
        if not right.strip():
            raise PydanticCustomError("form", "没有写正确的写法")
        return right

    @field_validator("wrong")
    @classmethod
    def _is_wrong(cls, wrong: tuple[Text, ...], info: ValidationInfo) -> tuple[Text, ...]:
        if not wrong:
            raise PydanticCustomError("form", "没有写常见的误写")
        for word in wrong:
            if word == info.data.get("right"):
                raise PydanticCustomError("form", f"误写“{word}”和正确的写法一样")
            if len(word) < _LEAST:
                raise PydanticCustomError("form", f"误写“{word}”太短，要写两个字以上，否则别处也会报出来")
        return wrong


OwnWordList = Listed[OwnWordEntry]


def as_words(entries: Iterable[OwnWordEntry]) -> tuple[OwnWord, ...]:
    """The entries as the rules take them."""
    return tuple(
        OwnWord(str(entry.right), tuple(map(str, entry.wrong)), str(entry.note), str(entry.source)) for entry in entries
    )


class OwnWords(FormModel):
    """The file: a list under 词表; the list alone will do."""

    model_config = about("本单位的用语表")

    words: OwnWordList = Field(default=(), alias="词表", description="各个词语")

    @classmethod
    def expand(cls, value: Any) -> Any:
        """A list is the list of words."""
        return {"词表": value} if isinstance(value, list) else super().expand(value)


def load_own_words(folder: Path) -> tuple[OwnWord, ...]:
    """The words of the folder's file, () where it has none; raises FormError with all faults."""
    path = folder / OWN_WORDS_FILE
    if not path.is_file():
        return ()
    tree = read_tree(read_source(path, "用语表").text, str(path))
    tree.data = {"词表": []} if tree.data in (None, "") else tree.data
    found, faults = validate(OwnWords, tree)
    if found is None or faults:
        raise FormError(faults)
    return as_words(found.words)
