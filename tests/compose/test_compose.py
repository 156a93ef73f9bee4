from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from authoring.compose import Composition, compose
from authoring.document import Heading, Paragraph, Run, Table, block_text, runs_text
from authoring.errors import FormError
from authoring.form.loader import parse_form
from authoring.form.models import Report
from authoring.form.profiles import load_profile

if TYPE_CHECKING:
    from authoring.standard.profile import Profile

PARTS = ("主要举措和成效", "存在的不足和原因", "第一责任人履职", "下一年度主要安排")
NATIONAL = load_profile()
FRAME = "标题: 无\n主送: 无\n前言: 无\n结尾: 无\n署名: 无\n成文日期: 无\n"
NO_PARTS = "主要举措和成效: 无\n存在的不足和原因: 无\n第一责任人履职: 无\n下一年度主要安排: 无\n"


def draft(text: str, profile: Profile = NATIONAL) -> Composition:
    return compose(parse_form(text, "表单.yaml"), profile)


def shown(text: str, profile: Profile = NATIONAL) -> list[str]:
    """One line a block: its level or role, and its text; | stands before text that runs in after a heading."""
    lines = []
    for block in draft(text, profile).document.blocks:
        match block:
            case Heading():
                body = f"|{runs_text(block.body)}" if block.body else ""
                lines.append(f"{block.level} {block.label}{runs_text(block.runs)}{body}")
            case Paragraph():
                lines.append(f"{block.role} {runs_text(block.runs)}")
            case Table():
                lines.append(f"table {block_text(block)}")
    return lines


def body(text: str) -> list[str]:
    """What the form shows when frame and unwritten parts are left out."""
    keys = {line.partition(":")[0] for line in text.split("\n")}
    rest = "".join(
        f"{line}\n" for line in (FRAME + NO_PARTS).split("\n") if line and line.partition(":")[0] not in keys
    )
    return shown(rest + text)


SIMPLE = """\
年度: 2024
单位: 甲县公安局
主送: [县委、县人民政府, 市公安局]
主要举措和成效:
  - 总的情况。
  - 标题: 加强学习
    内容:
      - 学。
      - 标题: 集中学
        内容: [{标题: 上午, 接排: 是, 内容: 学法}, {标题: 下午, 内容: 学习}]
      - 标题: 自学
        内容: 读。
  - 标题: 规范执法
    接排: 是
    内容: |
      第一段。
      第二段。
存在的不足和原因:
  - {问题: 培训不足。能力不强, 原因: 重视不够, 对应安排: 1}
  - {标题: 系统旧, 问题: 慢。, 原因: 主要是投入少。}
第一责任人履职:
  职务: 局长
  组织领导: 开会3次。
  依法决策: [审查2件。, 另有1件。]
  学法普法: 学法4次。
下一年度主要安排:
  - {标题: 培训, 内容: 办班。, 针对: 1}
成文日期: 2025-01-08
附注: 此件公开发布
抄送: [县委依法治县办, 县司法局]
附件:
  - 名单
  - {标题: 统计表, 内容: [{表格标题: 表1, 表头: [甲, 乙], 行: [[1, 2]]}]}
"""


OPENING = (
    "2024年，甲县公安局坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，依法履行职责，"
    "推进法治政府建设。根据《法治政府建设与责任落实督察工作规定》要求，现将有关情况报告如下："
)


def test_a_whole_report() -> None:
    assert shown(SIMPLE) == [
        "title 甲县公安局关于2024年度法治政府建设情况的报告",
        "addressee 县委、县人民政府，市公安局：",
        f"body {OPENING}",
        "1 一、2024年度推进法治政府建设的主要举措和成效",
        "body 总的情况。",
        "2 （一）加强学习",
        "body 学。",
        "3 1.集中学",
        "4 （1）上午。|学法",
        "4 （2）下午",
        "body 学习",
        "3 2.自学",
        "body 读。",
        "2 （二）规范执法。|第一段。",
        "body 第二段。",
        "1 二、2024年度推进法治政府建设存在的不足和原因",
        "2 （一）培训不足。|能力不强。主要原因是重视不够。",
        "2 （二）系统旧。|慢。主要是投入少。",
        "1 三、2024年度党政主要负责人履行推进法治建设第一责任人职责的有关情况",
        "body 局长认真履行推进法治建设第一责任人职责，具体情况如下：",
        "2 （一）组织领导。|开会3次。",
        "2 （二）依法决策。|审查2件。",
        "body 另有1件。",
        "2 （三）学法普法。|学法4次。",
        "1 四、2025年度推进法治政府建设的主要安排",
        "2 培训",
        "body 办班。",
        "body 特此报告。",
        "attachment-note 附件：1.名单",
        "attachment-note 2.统计表",
        "signature 甲县公安局",
        "date 2025年1月8日",
        "note （此件公开发布）",
        "attachment-label 附件2",
        "attachment-title 统计表",
        "caption 表1",
        "table 甲\t乙\n1\t2",
        "copy-to 抄送：县委依法治县办，县司法局。",
    ]
    assert draft(SIMPLE).gaps == ()


def test_an_empty_form_shows_what_is_missing() -> None:
    composition = draft("年度:\n单位:\n")
    gaps = [(gap.path, gap.printed, bool(gap.basis), bool(gap.guidance)) for gap in composition.gaps]
    assert gaps == [(path, True, True, True) for path in ("单位", "年度", "主送", *PARTS, "成文日期")]
    title = composition.document.blocks[0]
    assert isinstance(title, Paragraph)
    assert title.runs[:3] == (Run("【待填：单位】", "placeholder"), Run("关于"), Run("【待填：年度】", "placeholder"))
    assert {gap.path: gap.place.line for gap in composition.gaps}["年度"] == 1


def test_gaps_within_parts_have_path_and_line() -> None:
    gaps = draft(
        "年度: 2024\n单位: 甲\n主送: 乙\n成文日期: 无\n"
        "主要举措和成效:\n  - 标题: 学习\n    内容:\n  - 标题:\n    内容: x\n"
        "存在的不足和原因:\n  - 问题: 慢\n    原因:\n"
        "第一责任人履职:\n  组织领导: 开会\n下一年度主要安排: 【待填：三条】\n"
    ).gaps
    assert [(gap.path, gap.place.line) for gap in gaps] == [
        ("主要举措和成效 › 第1项 › 内容", 7),
        ("主要举措和成效 › 第2项 › 标题", 8),
        ("存在的不足和原因 › 第1项 › 原因", 12),
        ("第一责任人履职 › 职务", 14),
        ("第一责任人履职", 14),
        ("下一年度主要安排 › 第1项", 15),
    ]


def test_a_required_part_left_out_on_purpose_is_a_gap_but_not_printed() -> None:
    composition = draft(FRAME + NO_PARTS + "年度: 2024\n")
    assert composition.document.blocks == ()
    assert [(gap.path, gap.printed) for gap in composition.gaps] == [(name, False) for name in PARTS]


def test_parts_that_another_section_covers_are_not_missed() -> None:
    text = (
        "主要举措和成效:\n  - {标题: 履职, 涵盖: 第一责任人履职, 内容: x}\n"
        "存在的不足和原因: {标题: 存在问题及下一步打算, 涵盖: 下一年度主要安排, 内容: [y]}\n"
        "第一责任人履职:\n下一年度主要安排:\n"
    )
    assert draft(FRAME + "年度: 2024\n" + text).gaps == ()
    assert body("年度: 2024\n" + text) == [
        "1 一、2024年度推进法治政府建设的主要举措和成效",
        "2 履职",
        "body x",
        "1 二、存在问题及下一步打算",
        "body y",
    ]


def test_thematic_headings_of_the_first_level() -> None:
    items = "    - {标题: 甲, 内容: [{标题: 乙}]}\n    - {标题: 丙}\n"
    text = f"年度: 2024\n主要举措和成效:\n  标题: 无\n  内容:\n{items}下一年度主要安排: [x]\n"
    assert body(text)[:4] == ["1 一、甲", "2 乙", "1 二、丙", "1 三、2025年度推进法治政府建设的主要安排"]


def test_a_lone_item_has_no_number() -> None:
    text = "年度: 2024\n主要举措和成效:\n  - 标题: 甲\n    内容: [{标题: 乙, 接排: 是, 内容: 丙}]\n"
    assert body(text)[1:3] == ["2 甲", "3 乙。|丙"]
    assert body(text + "  - 标题: 丁\n")[1:4] == ["2 （一）甲", "3 乙。|丙", "2 （二）丁"]
    assert body(text.replace("标题: 甲", "标题: 甲\n    编号: （一）"))[1] == "2 （一）甲"
    assert body(text + "  - {标题: 丁, 编号: （二）}\n")[1] == "2 （一）甲"
    assert body("年度: 2024\n全文: [{标题: ' 甲', 层次: 2}]\n") == ["2 甲"]
    assert body("年度: 2024\n全文: [{标题: 1.甲, 层次: 2}]\n") == ["2 （一）1.甲"]
    heading = draft(text).document.blocks[5]
    assert isinstance(heading, Heading)
    assert [heading.place.span(at, at + 1).column for at in (0, 2)] == [15, 29]


def test_order_of_parts() -> None:
    text = "年度: 2024\n顺序: [第一责任人履职, 下一年度主要安排]\n" + "".join(
        f"{name}: {{标题: {name}, 内容: x}}\n" for name in (*PARTS, "其他需要报告的情况")
    )
    assert [line for line in body(text) if line.startswith("1")] == [
        "1 一、第一责任人履职",
        "1 二、下一年度主要安排",
        "1 三、主要举措和成效",
        "1 四、存在的不足和原因",
        "1 五、其他需要报告的情况",
    ]
    guangdong = shown(text.replace("顺序: [第一责任人履职, 下一年度主要安排]\n", FRAME), load_profile("广东"))
    assert [line[4:6] for line in guangdong if line.startswith("1")] == ["主要", "第一", "存在", "下一", "其他"]


def test_numbers_of_ones_own() -> None:
    entries = (
        *("{标题: 甲, 编号: 一 、}", "{标题: 乙}", "{标题: 丙, 编号: 五、}", "{标题: 丁}"),
        *("{标题: 戊, 编号: 无}", "{标题: 己}", "{标题: 庚, 层次: 3}", "{标题: 辛, 层次: 3}"),
    )
    text = "全文:\n" + "".join(f"  - {entry}\n" for entry in entries)
    assert body(text) == [
        "1 一 、甲", "1 二、乙", "1 五、丙", "1 六、丁", "1 戊", "1 七、己", "3 1.庚", "3 2.辛",
    ]  # fmt: skip


def test_full_text_stands_for_the_parts() -> None:
    composition = draft(FRAME + "全文:\n  - 散段。\n  - {标题: 工作, 涵盖: [主要举措和成效, 存在的不足和原因]}\n")
    assert [(gap.path, gap.printed) for gap in composition.gaps] == [
        ("第一责任人履职", False), ("下一年度主要安排", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ("前言: 总述。", "总述。现将有关情况报告如下："),
        ("前言: 总述", "总述。现将有关情况报告如下："),
        ("前言: 根据要求，", "根据要求，现将有关情况报告如下："),
        ("前言: 现就全年情况汇报如下。", "现就全年情况汇报如下。"),
        ("前言: '有关工作情况如下:'", "有关工作情况如下:"),
        ("前言: 总述。\n过渡句: 无", "总述。"),
        ("前言: 总述。\n过渡句: 情况如下。", "总述。情况如下。"),
        ("前言: [甲。, 乙。]", "乙。现将有关情况报告如下："),
        ("前言: [现将情况报告如下：, 乙。]", "乙。"),
        ('年度: 2024\n前言: "{{ 上年度 }}年。现将情况报告如下："', "2023年。现将情况报告如下："),
    ],
)
def test_openings_end_in_the_transition_sentence(fields: str, last: str) -> None:
    assert body(fields)[-1] == f"body {last}"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("'县委:'", ["县委:"]),
        ("县委、县政府/市局：", ["县委、县政府/市局："]),
        ("[县委, 市局]", ["县委，市局："]),
        ("无", []),
    ],
)
def test_addressees(written: str, printed: list[str]) -> None:
    assert body(f"主送: {written}\n") == [f"addressee {line}" for line in printed]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2025-01-08", "2025年1月8日"),
        ("2025/1/8", "2025年1月8日"),
        ("2025年01月08日", "2025年1月8日"),
        ("二〇二五年一月八日", "二〇二五年一月八日"),
    ],
)
def test_dates(written: str, printed: str) -> None:
    assert body(f"成文日期: {written}\n") == [f"date {printed}"]


def test_leftovers_are_printed_where_they_say() -> None:
    after = ("标题", "前言", "存在的不足和原因", "成文日期")
    entries = (f"  - {{位置: {name}, 内容: [{name}后]}}\n" for name in ("文首", *after, "文末"))
    text = SIMPLE + "补充内容:\n" + "".join(entries)
    lines = shown(text)
    assert lines[0] == "body 文首后"
    assert lines[-1] == "body 文末后"
    before = [lines[lines.index(f"body {name}后") - 1] for name in after]
    assert [line[:6] for line in before] == ["title ", "body 2", "2 （二）系", "date 2"]


def test_blocks_point_into_the_form() -> None:
    document = draft(SIMPLE).document
    places = {block_text(block): block.place for block in document.blocks}
    second = places["第二段。"]
    assert (second.file, second.line, second.column) == ("表单.yaml", 17, 7)
    heading = next(block for block in document.blocks if block_text(block).startswith("（二）规范执法"))
    at = block_text(heading).index("第一段")
    assert (heading.place.span(3, 4).line, heading.place.span(3, 4).column) == (13, 9)
    assert (heading.place.span(at, at + 1).line, heading.place.span(at, at + 1).column) == (16, 7)
    assert document.source.medium == "form"


def test_templates_in_prose() -> None:
    text = '年度: 2024\n单位: 甲局\n前言: "{{ 单位 }}{{ 下年度 }}。现将情况报告如下："\n'
    assert body(text) == ["body 甲局2025。现将情况报告如下："]
    with pytest.raises(FormError) as caught:
        draft('前言: "{{ 年度 + 1 }}"\n')
    assert caught.value.faults[0].place is not None
    assert caught.value.faults[0].place.line == 1


def test_faults_of_reports_made_in_code() -> None:
    with pytest.raises(FormError, match="没有“3”这一条问题"):
        compose(Report.from_data({"下一年度主要安排": [{"标题": "甲", "针对": 3}]}), NATIONAL)
    with pytest.raises(FormError, match="超过99个"):
        compose(Report.from_data({"全文": [{"标题": "甲"}] * 100}), NATIONAL)


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        ("{标题: 慢, 内容: x, 原因: 忙}", ["2 慢", "body x", "body 主要原因是忙。"]),
        ("{标题: 无, 问题: 慢, 原因: 原因是忙}", ["body 慢。原因是忙。"]),
        ("{问题: 慢, 原因: 究其根源是忙。}", ["2 慢。|究其根源是忙。"]),
        ('{问题: "慢。\\n还乱", 原因: 忙}', ["2 慢。", "body 还乱。主要原因是忙。"]),
        ("{问题: 慢, 原因: [不懂。, 不学]}", ["2 慢。|主要原因：一是不懂；二是不学。"]),
        ("{问题: 慢, 原因: [一是不懂；, 二是不学。]}", ["2 慢。|主要原因：一是不懂；二是不学。"]),
        ("{问题: 慢, 原因: [主要是不懂, 不学]}", ["2 慢。|主要是不懂；不学。"]),
        ("{问题: 慢, 原因: [忙, '']}", ["2 慢。|主要原因是忙。"]),
        ("{标题: 慢, 内容: x}", ["2 慢", "body x"]),
        ("{内容: [x, y]}", ["body x", "body y"]),
        ("一是慢。", ["body 一是慢。"]),
    ],
)
def test_problems(entry: str, lines: list[str]) -> None:
    assert body(f"年度: 2024\n存在的不足和原因:\n  - {entry}\n")[1:] == lines


def test_simple_templates_are_rendered_without_jinja() -> None:
    code = (
        "import sys; from authoring.form.loader import parse_form; from authoring.form.profiles import load_profile; "
        "from authoring.compose import compose; compose(parse_form('年度: 2024\\n'), load_profile('公安')); "
        "sys.exit('jinja2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_templates_that_give_nothing_print_nothing() -> None:
    blank = '"{% if 年度 < 2000 %}x{% endif %}"'
    fields = "".join(f"{name}: {blank}\n" for name in ("前言", "结尾", "成文日期", "抄送"))
    text = f"年度: 2024\n主送: [{blank}, {blank}]\n过渡句: 无\n{fields}"
    assert body(text + f"存在的不足和原因: [{{问题: {blank}, 原因: 忙}}]\n")[1:] == ["body 主要原因是忙。"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("办案情况见表1。", []),
        (
            "办案情况如表2所示。",
            ["正文写了“如表2”，而表单里有1张带编号的表，请在表格标题里写上编号，如“表1　执法情况”，或者改正文"],
        ),
        ("执法情况见表格。", []),
    ],
)
def test_references_to_tables_need_a_table_of_that_number(text, told):
    form = f"年度: 2024\n单位: 甲县公安局\n附件: [{{标题: 甲, 内容: [{{表格标题: 表1　甲, 行: [[甲, 1]]}}, {text}]}}]\n"
    found = compose(parse_form(form), NATIONAL).gaps
    assert [gap.guidance for gap in found if gap.path == "表"] == told
