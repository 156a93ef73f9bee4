"""What all models of the form share, and the blocks that its content consists of.

A text not filled in is ""; a list not filled in is (). 无 (``text.NONE``) in a field says: leave it out on purpose.
Where the text is not automatic (编号, 标题, 段落 ...), what is written is printed as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from authoring.form.fields import (
    ChartKindName,
    ChartYearsName,
    ColumnSpan,
    Flag,
    Kept,
    Level,
    Millimetres,
    RoleName,
    RowSpan,
    part_keys,
    parted,
    placed_sequence,
    present,
    present_or_place,
    sequence,
)
from authoring.form.text import Text
from authoring.standard.parts import PartKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")
M = TypeVar("M", bound="FormModel")

Listed = Annotated[tuple[T, ...], BeforeValidator(sequence)]
"""A list; one value may stand for a list of one, and nothing for the empty list."""
Texts = Annotated[Listed[Text], AfterValidator(present)]
PartKeys = Annotated[tuple[PartKey, ...], BeforeValidator(part_keys)]


def about(description: str) -> ConfigDict:
    """A model's description as editors show it; the docstring is for programmers."""
    return ConfigDict(json_schema_extra={"description": description})


class FormModel(BaseModel):
    """What all models of the form share: closed, frozen, read by Chinese key or English name."""

    # built when first validated: each model would otherwise compile all models below it once more
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)
    shapes: ClassVar[tuple[str, ...]] = ()
    """JSON types accepted besides the mapping."""

    @classmethod
    def expand(cls, value: Any) -> Any:
        """The mapping that a shorthand stands for."""
        return {} if value is None or value == "" else value

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Any:
        written, value = value, cls.expand(value)
        if isinstance(value, dict):
            if isinstance(info.context, dict):
                info.context[id(value)] = cls
                if isinstance(written, dict):
                    info.context[id(written)] = cls
            return value
        if isinstance(value, cls):
            return value
        raise PydanticCustomError("form", "这里要写成“键: 值”的形式")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler(schema)
        if not cls.shapes:
            return found
        mapping = handler.resolve_ref_schema(found)
        whole = dict(mapping)
        mapping.clear()
        mapping.update({"anyOf": [*({"type": shape} for shape in cls.shapes), whole]})
        if "description" in whole:
            mapping["description"] = whole["description"]
        return found


class Cell(FormModel):
    """A table cell; most are a plain text."""

    model_config = about("表格里的一格；普通的一格直接写文字")

    text: Text = Field(default=Text(), alias="文字", description="格里的文字，换行即另起一段")
    columns: ColumnSpan = Field(default=1, alias="跨列", description="向右占几列")
    rows: RowSpan = Field(default=1, alias="跨行", description="向下占几行")
    shapes = ("string", "number", "boolean", "null")

    @classmethod
    def expand(cls, value: Any) -> Any:
        """A plain text is a cell of one column and one row."""
        return {"文字": value} if value is None or isinstance(value, str | int | float) else value


Row = Listed[Cell]


def _header_rows(value: Any) -> Any:
    # one row of heads may be written without a second pair of brackets
    if isinstance(value, list | tuple) and value and not any(isinstance(row, list | tuple) for row in value):
        return [value]
    return sequence(value)


class Table(FormModel):
    """A table with caption and head rows."""

    model_config = about("表格")

    caption: Text = Field(default=Text(), alias="表格标题", description="印在表格上方，可不写")
    header: Annotated[tuple[Row, ...], BeforeValidator(_header_rows)] = Field(
        default=(), alias="表头", description="表头一行；有几行表头时写成列表的列表", examples=[["指标", "数量"]]
    )
    rows: Listed[Row] = Field(
        default=(), alias="行", description="表格各行，每行一个列表", examples=[[["行政处罚", "12件"]]]
    )
    wide: Flag = Field(default=False, alias="横排", description="写“是”则单独横排一面，用于列数多的表")
    public: Kept = Field(default=True, alias="公开", description="写“否”则公开稿不印这一表")


class Picture(FormModel):
    """A picture with its caption; numbered 图1, 图2 … in the order of the paper."""

    model_config = about("图片，印在单独一行，图题在图的下方，“图1”等编号自动生成")

    file: Text = Field(
        alias="图片",
        description="图片的文件名（.png 或 .jpg），相对于表单所在的文件夹",
        examples=["图片/执法人员培训.png"],
    )
    caption: Text = Field(
        default=Text(),
        alias="图题",
        description="印在图的下方，不写编号；自己写了“图3”就按它编号；不写则没有图题和编号",
        examples=["2024年行政执法案件数"],
    )
    alt: Text = Field(
        default=Text(), alias="替代文字", description="读屏软件念给看不见图的人听的一句话，不印出；不写则用图题"
    )
    width: Millimetres = Field(default=None, alias="宽度", description="印出的宽度，毫米；不写则按图片本身，不超过版心")
    public: Kept = Field(default=True, alias="公开", description="写“否”则公开稿不印这幅图")


class Chart(FormModel):
    """A chart of some figures."""

    model_config = about("图表：从“指标”取数画成，在 Word 里可以改样式、改数")

    kind: ChartKindName = Field(default="bar", alias="图表", description="柱形、折线或饼", examples=["柱形"])
    caption: Text = Field(
        alias="图题", description="印在图的下方，不写编号，“图1”自动加", examples=["行政检查和行政处罚情况"]
    )
    figures: Annotated[Texts, AfterValidator(parted)] = Field(
        alias="指标", description="画哪些指标，写名称，单位要相同", examples=[["行政处罚", "行政检查"]]
    )
    years: ChartYearsName = Field(
        default="",
        alias="年份",
        description="本年、两年（上年和本年）或历年；不写则柱形用两年，折线有历年的用历年，饼用本年",
    )
    public: Kept = Field(default=True, alias="公开", description="写“否”则公开稿不印这一图")


class Paragraph(FormModel):
    """A paragraph printed as it stands in any role; each line of it is a paragraph."""

    model_config = about("原样印出的一段，可指定格式；换行即另起一段")

    text: Text = Field(alias="段落", description="原样印出的一段文字")
    role: RoleName = Field(default="body", alias="格式", description="这一段是什么，默认是正文")
    public: Kept = Field(default=True, alias="公开", description="写“否”则公开稿不印这一段")


def _block_kind(value: Any) -> str | None:
    match value:
        case None | str() | int():
            return "Text"
        case FormModel():
            return type(value).__name__ if isinstance(value, Paragraph | Table | Picture | Chart) else "Item"
        case dict() if value.keys() & {"段落", "text"}:
            return "Paragraph"
        case dict() if value.keys() & {"图片", "file"}:
            return "Picture"
        case dict() if value.keys() & {"图表", "kind", "年份", "years"}:
            return "Chart"
        case dict() if value.keys() & {"表格标题", "caption", "表头", "header", "行", "rows", "横排", "wide"}:
            return "Table"
        case dict():
            return "Item"
    return None


BLOCK_KIND = Discriminator(
    _block_kind,
    custom_error_type="form",
    custom_error_message="这里要写一段文字，或者“标题: …”加“内容: …”，不能再套一层列表",
)


class Item(FormModel):
    """A heading with its content, one level below what holds it, down to level four."""

    model_config = about("一节或一条：标题加内容，比所在的一级低一级，最多到第四级（1）")

    title: Text = Field(default=Text(), alias="标题", description="标题文字，不写编号，编号自动生成")
    content: Blocks = Field(
        default=(), alias="内容", description="一段文字，或者段落、小条目、表格、图片、图表的列表；“一是…”直接写成一段"
    )
    label: Text = Field(
        default=Text(),
        alias="编号",
        description="自定编号，原样印出；写“无”不编号；不写则自动编号",
        examples=["（三）"],
    )
    run_in: Flag = Field(default=False, alias="接排", description="写“是”则内容第一段接在标题后面，同在一段")
    level: Level = Field(default=None, alias="层次", description="标题级别1至4，一般不写，按所在位置确定")
    covers: PartKeys = Field(
        default=(), alias="涵盖", description="这一节写了哪些规定部分的内容，例如在举措里写了第一责任人履职"
    )
    public: Kept = Field(default=True, alias="公开", description="写“否”则公开稿不印这一条")


Block = Annotated[
    Annotated[Text, Tag("Text")]
    | Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Table, Tag("Table")]
    | Annotated[Picture, Tag("Picture")]
    | Annotated[Chart, Tag("Chart")]
    | Annotated[Item, Tag("Item")],
    BLOCK_KIND,
]
Blocks = Annotated[Listed[Block], BeforeValidator(placed_sequence), AfterValidator(present_or_place)]


def entries_in(model: FormModel, kind: type[M]) -> Iterator[M]:
    """All entries of a kind, however deep, in the form's order."""
    if isinstance(model, kind):
        yield model
    for value in vars(model).values():
        if isinstance(value, FormModel):
            yield from entries_in(value, kind)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, FormModel):
                    yield from entries_in(item, kind)
