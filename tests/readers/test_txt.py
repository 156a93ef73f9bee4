import pytest

from authoring.document import Heading, block_text
from authoring.readers import read_text
from tests.trees import dump, tree

REPORT = """
青禾县水务局关于2024年度法治政府建设情况的报告

县委、县政府，市水务局：
　　2024年，我局依法治水。现将有关情况报告如下：
　　一、主要举措和成效
　　（一）加强领导。召开会议3次，研究问题5个。
　　一是学法。全年4次。
　　（二）规范执法
　　办案12件。
　　二、存在的不足和原因。
　　（一）人员少，主要原因是编制紧。
　　（二）装备旧，主要原因是投入少，更新慢。
　　特此报告。
　　附件：1.执法统计表
　　　　　2.制度清单

　　　　　　　青禾县水务局
　　　　　　　2025年1月6日
　　（此件公开发布）
抄送：县委依法治县办。
附件1
执法统计表
检查31次
"""


def test_a_whole_report() -> None:
    assert dump(read_text(REPORT)) == dump(
        tree("""
        title 青禾县水务局关于2024年度法治政府建设情况的报告
        addressee 县委、县政府，市水务局：
        p 2024年，我局依法治水。现将有关情况报告如下：
        h1 一、|主要举措和成效
        h2 （一）|加强领导。|召开会议3次，研究问题5个。
        p 一是学法。全年4次。
        h2 （二）|规范执法
        p 办案12件。
        h1 二、|存在的不足和原因。
        p （一）人员少，主要原因是编制紧。
        p （二）装备旧，主要原因是投入少，更新慢。
        p 特此报告。
        attachment-note 附件：1.执法统计表
        attachment-note 2.制度清单
        signature 青禾县水务局
        date 2025年1月6日
        note （此件公开发布）
        copy-to 抄送：县委依法治县办。
        attachment-label 附件1
        attachment-title 执法统计表
        p 检查31次
        """)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）强化学习。全年4次。", "h2 （一）|强化学习。|全年4次。"),
        ("二、存在问题：一是人员少。二是装备旧。", "h1 二、|存在问题：|一是人员少。二是装备旧。"),
        ("（一）践行新思想：推动新发展", "h2 （一）|践行新思想：推动新发展"),
        ("（一）落实“谁执法。谁普法”制度。全年3次。", "h2 （一）|落实“谁执法。谁普法”制度。|全年3次。"),
        ("1.完善制度；", "p 1.完善制度；"),
        ("（一）" + "长" * 61 + "。后文。", "p （一）" + "长" * 61 + "。后文。"),
        ("（三）办结率98.5%。后文如此。", "h2 （三）|办结率98.5%。|后文如此。"),
        ("一是加强领导。全年4次。", "p 一是加强领导。全年4次。"),
        ("存在问题", "h1 |存在问题"),
        ("短句一行", "p 短句一行"),
    ],
)
def test_where_a_heading_ends(text: str, expected: str) -> None:
    document = read_text(f"某县某局2024年法治政府建设年度报告\n{text}\n　　正文在此结束，共有一句。\n")
    assert dump(document).splitlines()[1] == expected


def test_a_numbered_sentence_that_heads_nothing_is_an_item() -> None:
    document = read_text("一、下一年安排\n（一）完善制度。\n（二）加强培训。\n")
    assert dump(document) == "h1 一、|下一年安排\np （一）完善制度。\np （二）加强培训。"


def test_a_numbered_sentence_with_text_below_is_a_heading() -> None:
    document = read_text("一、举措\n（一）完善制度。\n　　出台办法2件，清理文件6件。\n")
    assert "h2 （一）|完善制度。" in dump(document)


@pytest.mark.parametrize(
    "front",
    [
        "白石县公安局\n关于2024年度法治政府建设情况的报告",
        "白石县公安局关于2024年度\n法治政府建设情况的报告",
        "白石县公安局关于2024年度法治政府建设情况\n的报告",
        "　　　　白石县公安局\n\n　　关于2024年度法治政府建设情况的报告",
    ],
)
def test_a_title_on_several_lines_is_one(front: str) -> None:
    document = read_text(f"{front}\n县委、县政府：\n　　现将有关情况报告如下：\n一、主要举措\n　　办案3件。")
    assert dump(document).splitlines()[:2] == [
        "title 白石县公安局关于2024年度法治政府建设情况的报告",
        "addressee 县委、县政府：",
    ]


def test_a_page_headed_by_the_issuer_has_no_doubled_title() -> None:
    text = (
        "苇塘县林业局\n当前位置: 苇塘县林业局>年度报告\n苇塘县林业局关于2024年法治政府建设情况的报告\n县委、县政府:\n"
    )
    document = read_text(text + "2024年,依法治林。\n")
    assert dump(document).splitlines()[0] == "title 苇塘县林业局关于2024年法治政府建设情况的报告"
    assert [dropped.text for dropped in document.source.dropped] == ["当前位置: 苇塘县林业局>年度报告", "苇塘县林业局"]


def test_mark_and_number_are_no_title() -> None:
    head = "白石县公安局文件\n白公〔2025〕3号\n"
    text = head + "白石县公安局2024年法治政府建设年度报告\n（2025年1月8日）\n一、举措\n　　办案。"
    assert dump(read_text(text)).splitlines()[:4] == [
        "mark 白石县公安局文件",
        "document-number 白公〔2025〕3号",
        "title 白石县公安局2024年法治政府建设年度报告",
        "date （2025年1月8日）",
    ]


def test_the_version_head_and_foot_are_known_by_their_text() -> None:
    head = "000012\n机密★1年\n特急\n白石县公安局文件\n白公〔2025〕3号\n签发人：王五\n"
    foot = "白石县公安局\n2025年1月8日\n主送：县委。\n抄送：县司法局。\n白石县公安局办公室\n2025年1月9日印发"
    text = f"{head}白石县公安局2024年法治政府建设年度报告\n一、举措\n　　办案。\n{foot}"
    roles = [line.split()[0] for line in dump(read_text(text)).splitlines()]
    assert roles[:7] == ["copy-number", "secrecy", "urgency", "mark", "document-number", "signatory", "title"]
    assert roles[-6:] == ["signature", "date", "imprint-addressee", "copy-to", "printer", "print-date"]


def test_the_transition_sentence_is_no_addressee() -> None:
    document = read_text("现将我局2024年工作报告如下:\n一、主要举措\n　　办案3件。")
    assert dump(document).splitlines()[0] == "p 现将我局2024年工作报告如下:"


def test_signature_and_date_on_one_line_are_two() -> None:
    document = read_text("一、举措\n　　全年办案3件。\n白石县公安局　　2025年1月8日")
    assert dump(document).splitlines()[2:] == ["signature 白石县公安局", "date 2025年1月8日"]
    assert document.blocks[-1].place.column == 9


def test_web_leftovers_are_dropped_and_told() -> None:
    text = (
        "发布时间: 2025-01-07 15:01\n信息来源: 某局\n访问次数:\n【打印】\n首页 > 公开 > 年报\n"
        "一、举措\n　　办案。\n扫一扫在手机打开当前页\n上一篇：无\n"
    )
    document = read_text(text)
    assert dump(document) == "h1 一、|举措\np 办案。"
    assert [(item.kind, item.place.line) for item in document.source.dropped] == [
        ("网页栏目", line) for line in (1, 2, 3, 4, 5, 8, 9)
    ]


PAGE = """
    首页
    >政务公开>法治政府建设
      • 索引号:
      • 青卫2025-00012
      • 体裁分类
    | 名称: | |||
    青禾县人民政府 2025年3月3日星期一

    中共青禾县委  青禾县人民政府关于2024年度法治政府建设情况的报告

    栏目:年度报告 发布时间:2025-03-03 【字体:
    中共青禾县委  青禾县人民政府
    关于2024年度法治政府建设情况的报告

    市委、市政府:

      • 2024年,我县依法行政。
    一、主要举措
    办案3件。
"""


def test_a_page_copied_with_its_head_begins_at_the_title() -> None:
    document = read_text(PAGE)
    assert dump(document) == (
        "title 中共青禾县委  青禾县人民政府关于2024年度法治政府建设情况的报告\naddressee 市委、市政府:\n"
        "p 2024年,我县依法行政。\nh1 一、|主要举措\np 办案3件。"
    )
    told = {item.kind: item.text for item in document.source.dropped}
    assert told.keys() == {"网页栏目", "Markdown 记号", "重复的标题"}
    assert sum(item.kind == "重复的标题" for item in document.source.dropped) == 2


def test_lines_above_the_title_stay_where_nothing_tells_of_a_page() -> None:
    text = PAGE.partition("    青禾县人民政府 2025")[2].replace("栏目:年度报告 发布时间:2025-03-03 【字体:", "")
    assert dump(read_text("本年工作\n" + text)).startswith("p 本年工作\n")


def test_contents_page_numbers_and_watermarks_are_dropped_and_told() -> None:
    text = (
        "目　录\n一、主要举措……1\n二、存在问题……4\n— 1 —\n内部资料\n一、主要举措\n　　办案3件。\n— 2 —\n内部资料\n"
        "二、存在问题\n　　装备旧。\n内部资料\n"
    )
    document = read_text(text)
    assert dump(document) == "h1 一、|主要举措\np 办案3件。\nh1 二、|存在问题\np 装备旧。"
    kinds = {item.kind for item in document.source.dropped}
    assert kinds == {"目录", "页码", "重复的页眉或水印"}


def test_markdown_marks_are_read_through() -> None:
    text = "# 某局2024年法治政府建设年度报告\n\n## 主要举措\n\n- **加强领导。** 全年4次。\n\n## 存在问题\n\n装备旧。\n"
    document = read_text(text)
    assert dump(document) == (
        "title 某局2024年法治政府建设年度报告\nh1 |主要举措\np 加强领导。全年4次。\nh1 |存在问题\np 装备旧。"
    )
    assert {item.kind for item in document.source.dropped} == {"Markdown 记号"}


def test_placeholders_are_runs_of_their_own() -> None:
    document = read_text("一、举措\n　　全年办案【待填：件数】件。")
    assert dump(document).splitlines()[1] == "p 全年办案⟦【待填：件数】⟧件。"


def test_a_figures_caption_is_no_heading() -> None:
    text = "某局2024年法治政府建设年度报告\n　　一、举措\n　　办案3件。\n〔图1　办案情况〕\n　　二、问题\n　　人少。\n"
    assert dump(read_text(text)).splitlines()[3] == "figure-caption 图1　办案情况"


def test_folded_text_is_noticed() -> None:
    folded = "2024年,我局依法行政,情况如下:\n一、举措\n(一)加强领导,压实责任。全年4次,成效好。\n"
    assert read_text(folded).source.folded
    assert not read_text(REPORT).source.folded


def test_spans_point_into_the_source_line() -> None:
    text = "某局2024年法治政府建设年度报告\n　　一、主要举措\n　　　加强\u200b领导，压实责任，\n取得成效。\n"
    lines = text.splitlines()
    document = read_text(text, file="a.txt")
    heading, paragraph = document.blocks[1:]
    assert isinstance(heading, Heading)
    place = heading.place.span(2, 6)
    assert (place.file, place.line) == ("a.txt", 2)
    assert lines[1][place.start : place.end] == "主要举措"
    for words, line in (("领导", 2), ("压实责任", 2), ("取得", 3)):
        start = block_text(paragraph).index(words)
        place = paragraph.place.span(start, start + len(words))
        assert place.line == line + 1
        assert lines[line][place.start : place.end] == words


def test_a_title_of_two_lines_is_placed_on_both() -> None:
    document = read_text("白石县公安局\n 关于2024年法治政府建设情况的报告\n一、举措\n　　办案。")
    start = block_text(document.blocks[0]).index("2024")
    place = document.blocks[0].place.span(start, start + 4)
    assert (place.line, place.start, place.end) == (2, 3, 7)


CONTENTS = ("目录", "一、主要举措和成效", "二、存在的不足和原因", "三、2025年主要安排")


@pytest.mark.parametrize("lead", ["2024年，我局依法治林，现将有关情况报告如下：\n", ""])
def test_a_table_of_contents_is_dropped_with_the_entries_that_the_text_lacks(lead):
    body = "一、主要举措和成效\n（一）检查企业120家次。\n三、2025年主要安排\n（一）补充执法人员4名。"
    document = read_text("\n".join(CONTENTS) + f"\n{lead}{body}")
    assert [dropped.text for dropped in document.source.dropped] == list(CONTENTS)
    assert "".join(block_text(block) for block in document.blocks) == (lead + body).replace("\n", "")
