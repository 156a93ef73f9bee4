"""版式 in ``profile.yaml``: what an office lays out otherwise than GB/T 9704-2012."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from authoring.form.blocks import FormModel, about
from authoring.standard.compiled import compiled
from authoring.standard.layout import layout
from authoring.standard.locallayout import adapted
from authoring.standard.units import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from authoring.standard.layout import Layout

_UNITS = {"毫米": 1.0, "mm": 1.0, "厘米": 10.0, "cm": 10.0, "": 1.0}
_SIDES = {"外侧": "outside", "居中": "center", "居右": "right", "右侧": "right"}
_MEASURE = compiled(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*(\D*)")
_MM_RANGE, _POINT_RANGE, _COUNT_RANGE = (5, 100), (10, 60), (1, 60)


def _measure(value: Any) -> tuple[float, str]:
    match = _MEASURE.fullmatch("" if isinstance(value, bool) else str(value).strip())
    return (float(match[1]), match[2].strip().lower()) if match else (0.0, "?")


def _millimetres(value: Any) -> Any:
    number, unit = _measure(value)
    found = number * _UNITS.get(unit, 0)
    if not _MM_RANGE[0] <= found <= _MM_RANGE[1]:
        raise PydanticCustomError("form", "这里要写5至100毫米之间的长度，如 35毫米 或 3.5厘米")
    return found


def _points(value: Any) -> Any:
    number, unit = _measure(value)
    if unit not in ("磅", "pt", "") or not _POINT_RANGE[0] <= number <= _POINT_RANGE[1]:
        raise PydanticCustomError("form", "行距要写10至60磅之间的固定值，如 30磅")
    return number


def _whole(unit: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        number, found = _measure(value)
        if found not in (unit, "") or number != int(number) or not _COUNT_RANGE[0] <= number <= _COUNT_RANGE[1]:
            raise PydanticCustomError("form", f"这里要写1至60之间的整数，如 22{unit}")
        return int(number)

    return read


def _size(value: Any) -> Any:
    by_name = {name: half for half, name in SIZES.items()}
    word = str(value).strip().removesuffix("字").removesuffix("号") + "号"
    if (found := by_name.get(str(value).strip()) or by_name.get(word)) is not None:
        return found
    number, unit = _measure(value)
    if unit not in ("磅", "pt", "") or not 5 <= number <= 72 or number * 2 != int(number * 2):
        raise PydanticCustomError("form", "这里要写字号，如 三号、小二 或 16磅")
    return int(number * 2)


def _font(value: Any) -> Any:
    role = layout().font_role(str(value))
    if role is None:
        names = "、".join(layout().font_names.values())
        raise PydanticCustomError("form", f"不认识这种字体，可以写：{names}")
    return role


def _side(value: Any) -> Any:
    if (side := _SIDES.get(str(value).strip())) is None:
        raise PydanticCustomError("form", "页码位置可以写：外侧（单页居右、双页居左）、居中、居右")
    return side


def _given(read: Callable[[Any], Any]) -> BeforeValidator:
    """``read`` for what is written; an empty entry is one not given."""
    return BeforeValidator(lambda value: None if value is None or not str(value).strip() else read(value))


Millimetres = Annotated[float | None, _given(_millimetres)]
Size = Annotated[int | None, _given(_size)]
Font = Annotated[str | None, _given(_font)]


class LayoutFile(FormModel):
    """The mapping 版式; what is not given is as in the standard."""

    model_config = about("写在自己模板 profile.yaml 的“版式”里，不写在表单里；没有写的按国家标准")

    top_mm: Millimetres = Field(default=None, alias="上边距", description="如 35毫米")
    bottom_mm: Millimetres = Field(default=None, alias="下边距", description="如 30毫米")
    left_mm: Millimetres = Field(default=None, alias="左边距", description="如 28毫米")
    right_mm: Millimetres = Field(default=None, alias="右边距", description="如 26毫米")
    pitch: Annotated[float | None, _given(_points)] = Field(default=None, alias="行距", description="固定值，如 30磅")
    lines: Annotated[int | None, _given(_whole("行"))] = Field(
        default=None, alias="每页行数", description="如 22行；写了行距的不用写"
    )
    characters: Annotated[int | None, _given(_whole("字"))] = Field(
        default=None, alias="每行字数", description="如 28字"
    )
    first_line: Annotated[int | None, _given(_whole("字"))] = Field(
        default=None, alias="首行缩进", description="如 2字"
    )
    title_font: Font = Field(default=None, alias="标题字体", description="小标宋、宋体、黑体、楷体、仿宋之一")
    title_size: Size = Field(default=None, alias="标题字号", description="如 二号")
    body_font: Font = Field(default=None, alias="正文字体", description="同上；主送、署名等要素随正文")
    body_size: Size = Field(default=None, alias="正文字号", description="如 三号")
    heading1_font: Font = Field(default=None, alias="一级标题字体", description="同上")
    heading1_size: Size = Field(default=None, alias="一级标题字号", description="如 三号")
    heading2_font: Font = Field(default=None, alias="二级标题字体", description="同上")
    heading2_size: Size = Field(default=None, alias="二级标题字号", description="如 三号")
    heading3_font: Font = Field(default=None, alias="三级标题字体", description="同上；不写的随正文")
    heading3_size: Size = Field(default=None, alias="三级标题字号", description="如 三号")
    heading4_font: Font = Field(default=None, alias="四级标题字体", description="同上；不写的随正文")
    heading4_size: Size = Field(default=None, alias="四级标题字号", description="如 三号")
    side: Annotated[str | None, _given(_side)] = Field(
        default=None, alias="页码位置", description="外侧（单页居右、双页居左）、居中、居右"
    )
    page_number_font: Font = Field(default=None, alias="页码字体", description="同上")
    page_number_size: Size = Field(default=None, alias="页码字号", description="如 四号")
    footer_mm: Millimetres = Field(default=None, alias="页脚距离", description="页脚距页边，如 25毫米")

    def given(self) -> dict[str, Any]:
        """What is set, by the names that :func:`authoring.standard.locallayout.adapted` knows."""
        return {name: value for name, value in self if value is not None}


def page_layout(said: Mapping[str, Any]) -> Layout:
    """The layout that a mapping 版式 means; raises pydantic's ValidationError."""
    return adapted(LayoutFile.model_validate(said).given())
