"""The form as typed models: Chinese keys in the file, English names in code, both accepted.

A text not filled in is ""; a list not filled in is (). 无 (``text.NONE``) in a field says: leave it out on purpose.
Where the text is not automatic (编号, 标题, 段落 ...), what is written is printed as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar

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
    Anchor,
    ColumnSpan,
    Flag,
    Level,
    RoleName,
    RowSpan,
    Year,
    part_keys,
    present,
    sequence,
)
from authoring.form.text import Text
from authoring.standard.parts import PartKey

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")

Listed = Annotated[tuple[T, ...], BeforeValidator(sequence)]
"""A list; one value may stand for a list of one, and nothing for the empty list."""
Texts = Annotated[Listed[Text], AfterValidator(present)]
PartKeys = Annotated[tuple[PartKey, ...], BeforeValidator(part_keys)]


def _about(description: str) -> ConfigDict:
    # what editors show; the docstring is for programmers
    return ConfigDict(json_schema_extra={"description": description})


class FormModel(BaseModel):
    """What all models of the form share: closed, frozen, read by Chinese key or English name."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    shapes: ClassVar[tuple[str, ...]] = ()
    """JSON types accepted besides the mapping."""

    @classmethod
    def expand(cls, value: Any) -> Any:
        """The mapping that a shorthand stands for."""
        return {} if value is None or value == "" else value

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Any:
        value = cls.expand(value)
        if isinstance(value, dict):
            if isinstance(info.context, dict):
                info.context[id(value)] = cls
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

    model_config = _about("表格里的一格；普通的一格直接写文字")

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

    model_config = _about("表格")

    caption: Text = Field(default=Text(), alias="表格标题", description="印在表格上方，可不写")
    header: Annotated[tuple[Row, ...], BeforeValidator(_header_rows)] = Field(
        default=(), alias="表头", description="表头一行；有几行表头时写成列表的列表", examples=[["指标", "数量"]]
    )
    rows: Listed[Row] = Field(
        default=(), alias="行", description="表格各行，每行一个列表", examples=[[["行政处罚", "12件"]]]
    )


class Paragraph(FormModel):
    """A paragraph printed as it stands, line breaks included, in any role."""

    model_config = _about("原样印出的一段：换行保留，可指定格式")

    text: Text = Field(alias="段落", description="原样印出的一段文字")
    role: RoleName = Field(default="body", alias="格式", description="这一段是什么，默认是正文")


def _block_kind(value: Any) -> str | None:
    match value:
        case None | str() | int():
            return "Text"
        case Paragraph() | Table() | FormModel():
            return type(value).__name__ if isinstance(value, Paragraph | Table) else "Item"
        case dict() if value.keys() & {"段落", "text"}:
            return "Paragraph"
        case dict() if value.keys() & {"表格标题", "caption", "表头", "header", "行", "rows"}:
            return "Table"
        case dict():
            return "Item"
    return None


_BLOCK = Discriminator(
    _block_kind,
    custom_error_type="form",
    custom_error_message="这里要写一段文字，或者“标题: …”加“内容: …”，不能再套一层列表",
)


class Item(FormModel):
    """A heading with its content, one level below what holds it, down to level four."""

    model_config = _about("一节或一条：标题加内容，比所在的一级低一级，最多到第四级（1）")

    title: Text = Field(default=Text(), alias="标题", description="标题文字，不写编号，编号自动生成")
    content: Blocks = Field(
        default=(), alias="内容", description="一段文字，或者段落、小条目、表格的列表；“一是…”直接写成一段"
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


Block = Annotated[
    Annotated[Text, Tag("Text")]
    | Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Table, Tag("Table")]
    | Annotated[Item, Tag("Item")],
    _BLOCK,
]
Blocks = Annotated[Listed[Block], AfterValidator(present)]


class Problem(Item):
    """A problem with its reason, or a general item."""

    model_config = _about("一个问题：写“问题”和“原因”，或者像一般条目那样写标题和内容")

    problem: Text = Field(default=Text(), alias="问题", description="存在什么不足，写具体表现")
    reason: Text = Field(default=Text(), alias="原因", description="为什么会有这个不足，从自身工作上找")
    answered_by: Texts = Field(
        default=(), alias="对应安排", description="下一年度主要安排里的第几条（或哪个标题）解决这个问题，不印出"
    )


class PlanItem(Item):
    """An item of the plan."""

    model_config = _about("一条安排")

    answers: Texts = Field(
        default=(), alias="针对", description="针对存在的不足里的第几条（或哪个标题），不印出", examples=[1]
    )


class Part(Item):
    """A part of the report; a plain text or list is its content, 无 leaves it out."""

    model_config = _about("规定的一个部分；简单时直接写一段文字或一个列表，写“无”则不印")

    omitted: Flag = Field(default=False, alias="省略", description="写“是”则不印这一部分，与直接写“无”相同")
    shapes = ("string", "array", "null")

    @classmethod
    def expand(cls, value: Any) -> Any:
        """A text or list is the content; 无 leaves the part out."""
        match value:
            case str() if Text(value).none:
                return {"省略": True}
            case str() if value:
                return {"内容": [value]}
            case list() | tuple():
                return {"内容": list(value)}
        return super().expand(value)


ProblemBlock = Annotated[
    Annotated[Text, Tag("Text")]
    | Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Table, Tag("Table")]
    | Annotated[Problem, Tag("Item")],
    _BLOCK,
]
PlanBlock = Annotated[
    Annotated[Text, Tag("Text")]
    | Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Table, Tag("Table")]
    | Annotated[PlanItem, Tag("Item")],
    _BLOCK,
]


class ProblemsPart(Part):
    """The problems and their reasons."""

    model_config = _about("存在的不足和原因")

    content: Annotated[Listed[ProblemBlock], AfterValidator(present)] = Field(
        default=(), alias="内容", description="各个问题：“问题: …”加“原因: …”，也可以写段落或“标题”加“内容”"
    )


class PlanPart(Part):
    """Next year's plan."""

    model_config = _about("下一年度主要安排")

    content: Annotated[Listed[PlanBlock], AfterValidator(present)] = Field(
        default=(), alias="内容", description="各条安排：“标题”加“内容”，可写“针对”哪个问题；也可以写段落"
    )


class DutiesPart(Part):
    """What the first responsible person did: post and the six kinds of duty, or general content."""

    model_config = _about("第一责任人履职：写职务和六类职责，或者像一般部分那样写内容")

    post: Text = Field(default=Text(), alias="职务", description="第一责任人的职务", examples=["局党委书记、局长"])
    organisation: Texts = Field(default=(), alias="组织领导", description="怎样组织领导法治建设")
    decisions: Texts = Field(default=(), alias="依法决策", description="怎样推动依法决策、合法性审查")
    enforcement: Texts = Field(default=(), alias="规范执法", description="怎样推动严格规范公正文明执法")
    supervision: Texts = Field(default=(), alias="督促监督", description="怎样督促班子成员和下属单位依法行政")
    judiciary: Texts = Field(default=(), alias="维护司法权威", description="出庭应诉、执行生效裁判等")
    learning: Texts = Field(default=(), alias="学法普法", description="怎样带头学法、推动普法")


class Attachment(FormModel):
    """An attachment; only the title where the file comes apart."""

    model_config = _about("一个附件；另附文件的只写名称")

    title: Text = Field(default=Text(), alias="标题", description="附件名称")
    content: Blocks = Field(default=(), alias="内容", description="附件正文，可以有表格；另附文件的不写")
    label: Text = Field(default=Text(), alias="编号", description="自定的“附件1”字样，不写则自动生成")
    shapes = ("string", "null")

    @classmethod
    def expand(cls, value: Any) -> Any:
        """A plain text is the attachment's title."""
        return {"标题": value} if isinstance(value, str) and value else super().expand(value)


class Leftover(FormModel):
    """Content that fits no other field, printed after the field that it names."""

    model_config = _about("归不进其他各项的内容，印在指定的一项之后")

    after: Anchor = Field(default="end", alias="位置", description="印在哪一项之后：文首、各项的名称或文末")
    content: Blocks = Field(default=(), alias="内容", description="原样印出的内容")
    shapes = ("string", "null")

    @classmethod
    def expand(cls, value: Any) -> Any:
        """A plain text goes to the end."""
        return {"内容": [value]} if isinstance(value, str) and value else super().expand(value)


class Report(FormModel):
    """The whole form."""

    model_config = _about("一份法治政府建设年度报告的表单")

    profile: Text = Field(default=Text(), alias="模板", description="用哪个模板，不写则用国家通用", examples=["公安"])
    year: Year = Field(default=None, alias="年度", description="报告年度，四位数字，不是写报告的年份", examples=[2024])
    organisation: Text = Field(
        default=Text(), alias="单位", description="报告单位全称，用在标题和署名里", examples=["某某县公安局"]
    )
    short_name: Text = Field(default=Text(), alias="简称", description="文中的自称", examples=["我局"])
    title: Text = Field(default=Text(), alias="标题", description="全文标题，不写则按模板生成；写“无”不印")
    addressees: Texts = Field(
        default=(),
        alias="主送",
        description="主送机关，一个或几个，末尾冒号自动加",
        examples=["县委、县人民政府，市公安局"],
    )
    opening: Blocks = Field(default=(), alias="前言", description="开头一段，概述全年，不写则按模板生成；写“无”不印")
    transition: Text = Field(
        default=Text(), alias="过渡句", description="前言结尾的“现将…报告如下：”，前言里没有时自动加；写“无”不加"
    )
    order: PartKeys = Field(default=(), alias="顺序", description="各部分的先后，不写则按模板；未列出的部分排在后面")
    measures: Part = Field(
        default=Part(),
        alias="主要举措和成效",
        description="本年度推进法治政府建设做了什么、有什么成效；标题写“无”则各条直接作一级标题",
    )
    problems: ProblemsPart = Field(
        default=ProblemsPart(), alias="存在的不足和原因", description="本年度存在的不足，每个不足都要写原因"
    )
    duties: DutiesPart = Field(
        default=DutiesPart(), alias="第一责任人履职", description="党政主要负责人履行推进法治建设第一责任人职责的情况"
    )
    plan: PlanPart = Field(
        default=PlanPart(), alias="下一年度主要安排", description="下一年度推进法治政府建设的安排，要回应前面的不足"
    )
    other: Part = Field(default=Part(), alias="其他需要报告的情况", description="其他要报告的事，没有就不写")
    full_text: Blocks = Field(
        default=(), alias="全文", description="结构特殊时，用各节的列表代替以上五个部分，每节用“涵盖”说明写了哪个部分"
    )
    closing: Texts = Field(default=(), alias="结尾", description="结尾用语，不写则印“特此报告。”；写“无”不印")
    attachment_note: Texts = Field(default=(), alias="附件说明", description="不写则按“附件”生成；写了就原样印出")
    signatures: Texts = Field(default=(), alias="署名", description="发文机关署名，不写则用单位；写“无”不印")
    date: Text = Field(
        default=Text(),
        alias="成文日期",
        description="写成 2025-01-20 或 2025年1月20日；写“无”不印",
        examples=["2025-01-20", "2025年1月20日"],
    )
    note: Text = Field(default=Text(), alias="附注", description="括号自动加", examples=["此件公开发布"])
    copy_to: Texts = Field(default=(), alias="抄送", description="抄送机关", examples=["县委全面依法治县委员会办公室"])
    attachments: Listed[Attachment] = Field(default=(), alias="附件", description="附件的名称，或者标题加内容")
    leftover: Listed[Leftover] = Field(
        default=(), alias="补充内容", description="导入时归不进其他各项的内容，印在“位置”所说的一项之后"
    )

    def part(self, key: PartKey) -> Part:
        """The part's field."""
        part = getattr(self, key)
        assert isinstance(part, Part)
        return part

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """A report from a mapping with Chinese or English keys; raises pydantic's ValidationError."""
        return cls.model_validate(data)
