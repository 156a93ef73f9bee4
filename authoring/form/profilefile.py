"""The shape of ``profile.yaml``."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from authoring.figures.writing import wording
from authoring.form.fields import part_keys, sequence, whole_number
from authoring.form.models import FormModel, Item, Part, PartKeys, PlanItem, Problem, Report, Texts
from authoring.form.ownwords import OwnWordList, as_words
from authoring.form.profilelayout import LayoutFile
from authoring.form.text import Text
from authoring.standard.parts import PART_KEYS, PartKey


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


_MARK = re.compile(r"\{\w+\}")
_ITEMS: dict[str, type[FormModel]] = {"problems": Problem, "plan": PlanItem}


def _by_field(value: Any) -> Any:
    """A mapping from field names, Chinese or English, to texts."""
    known = field_names()
    found = {}
    for key, text in _pairs(value):
        if key not in known and key not in known.values():
            near = difflib.get_close_matches(key, known, 1, 0.5)
            hint = f"，是不是“{near[0]}”？" if near else ""
            raise PydanticCustomError("form", f"表单里没有叫“{key}”的项{hint}")
        found[known.get(key, key)] = str(text)
    return found


def _figure_words(value: Any) -> Any:
    """A mapping from the keys of the usual words to the house's own, with the same marks for numbers."""
    usual, found = wording(), {}
    for key, text in _pairs(value):
        if key not in usual:
            raise PydanticCustomError("form", f"没有叫“{key[:20]}”的用语，可以写：{'、'.join(usual)}")
        words = str(text)
        marks = sorted(_MARK.findall(usual[key]))
        if sorted(_MARK.findall(words)) != marks or "{" in _MARK.sub("", words) or "}" in _MARK.sub("", words):
            wanted = "、".join(marks).replace("{", "“（").replace("}", "）”") or "没有花括号"
            raise PydanticCustomError("form", f"“{key}”里花括号的写法要与通行的一样：{wanted}")
        found[key] = words
    return found


def _by_part(value: Any) -> Any:
    return {part_keys(key)[0]: content for key, content in _pairs(value)}


def _lists_by_part(value: Any) -> Any:
    return {key: tuple(map(str, sequence(content))) for key, content in _by_part(value).items()}


def _pairs(value: Any) -> list[tuple[str, Any]]:
    if value is None or value == "":
        return []
    if not isinstance(value, dict):
        raise PydanticCustomError("form", "这里要写成“键: 值”的形式")
    return list(value.items())


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
    headings: Annotated[dict[PartKey, str], BeforeValidator(_by_part)] = Field(
        default={}, alias="标题", description="各部分的标题，{year} 处填年份"
    )
    variants: Annotated[dict[PartKey, tuple[str, ...]], BeforeValidator(_lists_by_part)] = Field(
        default={}, alias="其他写法", description="各部分标题的其他写法，检查时也认"
    )
    topics: Texts = Field(default=(), alias="常用主题", description="主要举措和成效常写的主题")
    guidance: Annotated[dict[str, str], BeforeValidator(_by_field)] = Field(
        default={}, alias="填写说明", description="各项怎么写，写多少"
    )
    basis: Annotated[dict[str, str], BeforeValidator(_by_field)] = Field(
        default={}, alias="依据", description="各项的依据"
    )
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
            "headings": dict(self.headings),
            "variants": dict(self.variants),
            "topics": tuple(map(str, self.topics)),
            "guidance": dict(self.guidance),
            "basis": dict(self.basis),
            "figure_words": dict(self.figure_words),
            "length": self.length,
            "words": as_words(self.words),
            "layout": self.layout.given(),
        }
        return {key: value for key, value in values.items() if value}
