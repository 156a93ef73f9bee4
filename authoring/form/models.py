"""The form as typed models: Chinese keys in the file, English names in code, both accepted.

A text not filled in is ""; a list not filled in is (). 无 (``text.NONE``) in a field says: leave it out on purpose.
Where the text is not automatic (编号, 标题, 段落 ...), what is written is printed as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, Tag

from authoring.form.blocks import (
    BLOCK_KIND,
    Block,
    Blocks,
    Cell,
    Chart,
    FormModel,
    Item,
    Listed,
    Paragraph,
    PartKeys,
    Picture,
    Table,
    Texts,
    about,
)
from authoring.form.fields import (
    Anchor,
    AnchorKey,
    Choice,
    Flag,
    Kept,
    TableLookName,
    Year,
    anchors,
    placed_sequence,
    present,
    present_or_first,
)
from authoring.form.figures import FigureEntry, entries
from authoring.form.text import Text

if TYPE_CHECKING:
    from authoring.standard.parts import PartKey

__all__ = [
    "Attachment",
    "Block",
    "Blocks",
    "Cell",
    "Chart",
    "DutiesPart",
    "FigureEntry",
    "FormModel",
    "Item",
    "Leftover",
    "Paragraph",
    "Part",
    "PartKeys",
    "Picture",
    "PlanItem",
    "PlanPart",
    "Problem",
    "ProblemsPart",
    "Report",
    "Table",
    "Texts",
]


class Problem(Item):
    """A problem with its reason, or a general item."""

    model_config = about("一个问题：写“问题”和“原因”，或者像一般条目那样写标题和内容")

    problem: Text = Field(default=Text(), alias="问题", description="存在什么不足，写具体表现")
    reason: Annotated[tuple[Text, ...], BeforeValidator(placed_sequence), AfterValidator(present_or_first)] = Field(
        default=(), alias="原因", description="为什么会有这个不足，从自身工作上找；几个原因写成列表"
    )
    answered_by: Texts = Field(
        default=(), alias="对应安排", description="下一年度主要安排里的第几条（或哪个标题）解决这个问题，不印出"
    )

    @property
    def reasons(self) -> tuple[Text, ...]:
        """The reasons that are filled in."""
        return present(self.reason)


class PlanItem(Item):
    """An item of the plan."""

    model_config = about("一条安排")

    answers: Texts = Field(
        default=(), alias="针对", description="针对存在的不足里的第几条（或哪个标题），不印出", examples=[1]
    )


class Part(Item):
    """A part of the report; a plain text or list is its content, 无 leaves it out."""

    model_config = about("规定的一个部分；简单时直接写一段文字或一个列表，写“无”则不印")

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
    | Annotated[Picture, Tag("Picture")]
    | Annotated[Chart, Tag("Chart")]
    | Annotated[Problem, Tag("Item")],
    BLOCK_KIND,
]
PlanBlock = Annotated[
    Annotated[Text, Tag("Text")]
    | Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Table, Tag("Table")]
    | Annotated[Picture, Tag("Picture")]
    | Annotated[Chart, Tag("Chart")]
    | Annotated[PlanItem, Tag("Item")],
    BLOCK_KIND,
]


class ProblemsPart(Part):
    """The problems and their reasons."""

    model_config = about("存在的不足和原因")

    content: Annotated[Listed[ProblemBlock], AfterValidator(present)] = Field(
        default=(), alias="内容", description="各个问题：“问题: …”加“原因: …”，也可以写段落或“标题”加“内容”"
    )


class PlanPart(Part):
    """Next year's plan."""

    model_config = about("下一年度主要安排")

    content: Annotated[Listed[PlanBlock], AfterValidator(present)] = Field(
        default=(), alias="内容", description="各条安排：“标题”加“内容”，可写“针对”哪个问题；也可以写段落"
    )


class DutiesPart(Part):
    """What the first responsible person did: post and the six kinds of duty, or general content."""

    model_config = about("第一责任人履职：写职务和六类职责，或者像一般部分那样写内容")

    post: Text = Field(default=Text(), alias="职务", description="第一责任人的职务", examples=["局党委书记、局长"])
    organisation: Texts = Field(default=(), alias="组织领导", description="怎样组织领导法治建设")
    decisions: Texts = Field(default=(), alias="依法决策", description="怎样推动依法决策、合法性审查")
    enforcement: Texts = Field(default=(), alias="规范执法", description="怎样推动严格规范公正文明执法")
    supervision: Texts = Field(default=(), alias="督促监督", description="怎样督促班子成员和下属单位依法行政")
    judiciary: Texts = Field(default=(), alias="维护司法权威", description="出庭应诉、执行生效裁判等")
    learning: Texts = Field(default=(), alias="学法普法", description="怎样带头学法、推动普法")


class Attachment(FormModel):
    """An attachment; only the title where the file comes apart."""

    model_config = about("一个附件；另附文件的只写名称")

    title: Text = Field(default=Text(), alias="标题", description="附件名称")
    content: Blocks = Field(default=(), alias="内容", description="附件正文，可以有表格；另附文件的不写")
    label: Text = Field(default=Text(), alias="编号", description="自定的“附件1”字样，不写则自动生成")
    public: Kept = Field(default=True, alias="公开", description="写“否”则公开稿不印这个附件")
    shapes = ("string", "null")

    @classmethod
    def expand(cls, value: Any) -> Any:
        """A plain text is the attachment's title."""
        return {"标题": value} if isinstance(value, str) and value else super().expand(value)


class Leftover(FormModel):
    """Content that fits no other field, printed after the field that it names."""

    model_config = about("归不进其他各项的内容，印在指定的一项之后")

    after: Anchor = Field(default="end", alias="位置", description="印在哪一项之后：文首、各项的名称或文末")
    content: Blocks = Field(default=(), alias="内容", description="原样印出的内容")
    public: Kept = Field(default=True, alias="公开", description="写“否”则公开稿不印这一条")
    shapes = ("string", "null")

    @classmethod
    def expand(cls, value: Any) -> Any:
        """A plain text goes to the end."""
        return {"内容": [value]} if isinstance(value, str) and value else super().expand(value)


class Report(FormModel):
    """The whole form."""

    model_config = about("一份法治政府建设年度报告的表单")

    profile: Text = Field(default=Text(), alias="模板", description="用哪个模板，不写则用国家通用", examples=["公安"])
    year: Year = Field(default=None, alias="年度", description="报告年度，四位数字，不是写报告的年份", examples=[2024])
    organisation: Text = Field(
        default=Text(), alias="单位", description="报告单位全称，用在标题和署名里", examples=["某某县公安局"]
    )
    short_name: Text = Field(default=Text(), alias="简称", description="文中的自称", examples=["我局"])
    copy_number: Text = Field(
        default=Text(), alias="份号", description="上报稿版头：涉密公文的份数序号，六位数字", examples=["000001"]
    )
    secrecy: Text = Field(
        default=Text(),
        alias="密级和保密期限",
        description="上报稿版头：涉密公文才写；写了就不能生成公开稿",
        examples=["机密★1年"],
    )
    urgency: Text = Field(
        default=Text(), alias="紧急程度", description="上报稿版头：特急或加急，不急不写", examples=["特急"]
    )
    marks: Texts = Field(
        default=(),
        alias="发文机关标志",
        description="上报稿版头的红色机关名称，不写则用单位加“文件”；联合行文逐个列出，主办机关在前；写“无”不印",
        examples=["某某县公安局文件"],
    )
    document_number: Text = Field(
        default=Text(), alias="发文字号", description="上报稿版头：机关代字〔年份〕序号", examples=["青公〔2025〕1号"]
    )
    signatories: Texts = Field(
        default=(), alias="签发人", description="上报稿版头：签发人姓名，一个或几个", examples=["张三"]
    )
    title: Text = Field(default=Text(), alias="标题", description="全文标题，不写则按模板生成；写“无”不印")
    figures: Annotated[Listed[FigureEntry], BeforeValidator(entries)] = Field(
        default=(), alias="指标", description="统计数据，填一次，正文里用 {{ 名称 }}、{{ 名称.同比 }} 等代入"
    )
    figure_sources: Texts = Field(
        default=(),
        alias="指标来源",
        description="统计表的文件名（.xlsx 或 .csv），相对于表单所在的文件夹，一个或几个；格式见 docs/stats.md",
        examples=["统计表.xlsx"],
    )
    figure_table: Flag = Field(
        default=False, alias="指标一览表", description="写“是”则把全部指标列成附件：本年、上年和增减"
    )
    figure_charts: Listed[Chart] = Field(
        default=(),
        alias="指标图表",
        description="印在主要指标一览表下面的图表，写法与正文里的相同；要同时写“指标一览表: 是”",
        examples=[[{"图表": "柱形", "图题": "行政执法情况", "指标": ["行政检查", "行政处罚"]}]],
    )
    addressees: Texts = Field(
        default=(),
        alias="主送",
        description="主送机关，一个或几个，末尾冒号自动加",
        examples=["县委、县人民政府，市公安局"],
    )
    addressees_in_imprint: Choice = Field(
        default=None,
        alias="主送移至版记",
        description="主送机关太多、首页印不下正文时移到版记；不写则上报稿自动判断",
    )
    opening: Blocks = Field(default=(), alias="前言", description="开头一段，概述全年，不写则按模板生成；写“无”不印")
    transition: Text = Field(
        default=Text(), alias="过渡句", description="前言结尾的“现将…报告如下：”，前言里没有时自动加；写“无”不加"
    )
    order: PartKeys = Field(default=(), alias="顺序", description="各部分的先后，不写则按模板；未列出的部分排在后面")
    measures: Part = Field(
        default=Part.model_construct(),
        alias="主要举措和成效",
        description="本年度推进法治政府建设做了什么、有什么成效；标题写“无”则各条直接作一级标题",
    )
    problems: ProblemsPart = Field(
        default=ProblemsPart.model_construct(),
        alias="存在的不足和原因",
        description="本年度存在的不足，每个不足都要写原因",
    )
    duties: DutiesPart = Field(
        default=DutiesPart.model_construct(),
        alias="第一责任人履职",
        description="党政主要负责人履行推进法治建设第一责任人职责的情况",
    )
    plan: PlanPart = Field(
        default=PlanPart.model_construct(),
        alias="下一年度主要安排",
        description="下一年度推进法治政府建设的安排，要回应前面的不足",
    )
    other: Part = Field(
        default=Part.model_construct(), alias="其他需要报告的情况", description="其他要报告的事，没有就不写"
    )
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
    sealed: Kept = Field(default=True, alias="加盖印章", description="上报稿的署名和日期按加盖印章排；写“否”按不盖章排")
    note: Text = Field(default=Text(), alias="附注", description="括号自动加", examples=["此件公开发布"])
    copy_to: Texts = Field(default=(), alias="抄送", description="抄送机关", examples=["县委全面依法治县委员会办公室"])
    printer: Text = Field(
        default=Text(), alias="印发机关", description="上报稿版记：一般是办公室", examples=["某某县公安局办公室"]
    )
    print_date: Text = Field(
        default=Text(), alias="印发日期", description="上报稿版记：送印日期，“印发”二字自动加", examples=["2025-01-21"]
    )
    duplex: Flag = Field(default=False, alias="双面印刷", description="写“是”则上报稿的版记排在双数页")
    table_look: TableLookName = Field(default="grid", alias="表格样式", description="网格或三线表，不写则用网格")
    private: Annotated[tuple[AnchorKey, ...], BeforeValidator(anchors)] = Field(
        default=(), alias="不公开", description="公开稿不印的各项名称", examples=[["附注", "第一责任人履职"]]
    )
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
