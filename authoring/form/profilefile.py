"""The shape of ``profile.yaml``."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from authoring.figures.writing import wording
from authoring.form.fields import part_keys, sequence, whole_number
from authoring.form.models import FormModel, Item, Part, PartKeys, PlanItem, Problem, Report, Texts
from authoring.form.ownwords import OwnWordList, as_words
from authoring.form.profilelayout import LayoutFile
from authoring.form.text import Text
from authoring.standard.compiled import compiled
from authoring.standard.parts import PART_KEYS, PartKey

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def field_names() -> dict[str, str]:
    """English names of the form's fields by Chinese ones; fields of parts with a dot: 存在的不足和原因.原因."""
    names = {}
    for name, field in Report.model_fields.items():
        names[field.alias or name] = name
        if name in PART_KEYS and isinstance(part := field.default, Part):
            for model in (type(part), _ITEMS.get(name, Item)):
                for below, inner in model.model_fields.items():
                    names[f"{field.alias}.{inner.alias}"] = f"{name}.{below}"
    return names


_MARK = compiled(r"\{\w+\}")
_ITEMS: dict[str, type[FormModel]] = {"problems": Problem, "plan": PlanItem}


def _field(value: Any) -> Any:
    """The English name of a field of the form."""
    known = field_names()
    if value not in known and value not in known.values():
        near = difflib.get_close_matches(str(value), known, 1, 0.5)
        hint = f"，是不是“{near[0]}”？" if near else ""
        raise PydanticCustomError("form", f"表单里没有叫“{value}”的项{hint}")
    return known.get(value, value)


def _figure_words(value: Any) -> Any:
    """A mapping from the keys of the usual words to the house's own, with the same marks for numbers."""
    usual, written = wording(), _mapping(value)
    if listed := [key for key, text in written.items() if not isinstance(text, str)]:
        raise PydanticCustomError("form", f"“{listed[0][:20]}”后面要写一段文字，不能写成列表或“键: 值”")
    found = {key: str(text) for key, text in written.items()}
    faults = [fault for key, words in found.items() if (fault := _word_fault(key, words, usual))]
    if faults:
        raise PydanticCustomError("form", "；".join(faults))
    return found


def _word_fault(key: str, words: str, usual: Mapping[str, str]) -> str:
    if key not in usual:
        return f"没有叫“{key[:20]}”的用语，可以写：{'、'.join(usual)}"
    marks = sorted(_MARK.findall(usual[key]))
    if sorted(_MARK.findall(words)) == marks and not re.search(r"[{}]", _MARK.sub("", words)):
        return ""
    wanted = "、".join(marks).replace("{", "“（").replace("}", "）”") or "没有花括号"
    return f"“{key}”里花括号的写法要与通行的一样：{wanted}"


def _part(value: Any) -> Any:
    keys = part_keys(value)
    if not keys:
        raise PydanticCustomError("form", "这里要写部分的名称")
    return keys[0]


def _mapping(value: Any) -> Any:
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise PydanticCustomError("form", "这里要写成“键: 值”的形式")
    return value


FieldName = Annotated[str, BeforeValidator(_field)]
PartName = Annotated[PartKey, BeforeValidator(_part)]
FieldTexts = Annotated[dict[FieldName, Text], BeforeValidator(_mapping)]


def _length(value: Any) -> Any:
    numbers = [whole_number(number) for number in sequence(value)]
    if len(numbers) != 2 or None in numbers or numbers[0] > numbers[1]:
        raise PydanticCustomError("form", "篇幅要写成两个数字，如 [1500, 8000]")
    return tuple(numbers)


class ProfileFile(FormModel):
    """A profile as its file has it; what is not given comes from the parents."""

    names: Texts = Field(default=(), alias="名称", description="中文名，可以有几个")
    description: Text = Field(default=Text(), alias="说明", description="一句话说明")
    source: Text = Field(default=Text(), alias="来源", description="各项内容的出处和核对情况")
    extends: Texts = Field(default=(), alias="继承", description="由哪些模板派生")
    order: PartKeys = Field(default=(), alias="顺序", description="各部分的先后")
    required: PartKeys = Field(default=(), alias="必备", description="必须有的部分")
    headings: Annotated[dict[PartName, Text], BeforeValidator(_mapping)] = Field(
        default={}, alias="标题", description="各部分的标题，{year} 处填年份"
    )
    variants: Annotated[dict[PartName, Texts], BeforeValidator(_mapping)] = Field(
        default={}, alias="其他写法", description="各部分标题的其他写法，检查时也认"
    )
    topics: Texts = Field(default=(), alias="常用主题", description="主要举措和成效常写的主题")
    guidance: FieldTexts = Field(default={}, alias="填写说明", description="各项怎么写，写多少")
    basis: FieldTexts = Field(default={}, alias="依据", description="各项的依据")
    figure_words: Annotated[dict[str, str], BeforeValidator(_figure_words)] = Field(
        default={}, alias="指标用语", description="统计数据的用语，如“基期: 较上年”“持平: 与上年相同”"
    )
    length: Annotated[tuple[int, int] | None, BeforeValidator(_length)] = Field(
        default=None, alias="篇幅", description="全文字数的一般范围"
    )
    words: OwnWordList = Field(default=(), alias="词表", description="本单位的用语：正确的写法和常见的误写")
    layout: LayoutFile = Field(default=LayoutFile(), alias="版式", description="与国家标准不同的版式，检查时以此为准")

    def given(self) -> dict[str, Any]:
        """What the file sets of a Profile's fields, as plain values."""
        values = {
            "description": str(self.description),
            "order": self.order,
            "required": frozenset(self.required),
            "headings": _plain(self.headings),
            "variants": {key: tuple(map(str, texts)) for key, texts in self.variants.items()},
            "topics": tuple(map(str, self.topics)),
            "guidance": _plain(self.guidance),
            "basis": _plain(self.basis),
            "figure_words": dict(self.figure_words),
            "length": self.length,
            "words": as_words(self.words),
            "layout": self.layout.given(),
        }
        return {key: value for key, value in values.items() if value}


def _plain(texts: Mapping[Any, Text]) -> dict[Any, str]:
    return {key: str(text) for key, text in texts.items() if text.filled}
