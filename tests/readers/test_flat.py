"""Papers whose line breaks were lost on the way."""

from __future__ import annotations

import pytest

from authoring.document import Heading, block_text
from authoring.readers import read_text

PARAGRAPHS = (
    "苇塘县林业局2023年法治政府建设情况报告",
    "2023年，我局依法治林，现将有关情况报告如下：",
    "一、主要举措和成效",
    "（一）加强组织领导。成立领导小组，召开专题会议4次，研究重点任务13项，逐项明确责任股室和完成时限，按季度通报进度。",
    "（二）规范执法行为。检查企业42家，立案4件，结案4件；评查案卷30宗，优良率97%；执法信息全部在网上公示。",
    "二、第一责任人履职情况",
    "局长主持研究法治议题5次，带头学习林业法律，牵头约谈企业3家，参加述法会议并作书面述法，督办案件2起。",
    "三、存在的不足和原因",
    "一是执法人员少，原因是编制紧缺；二是普法形式单一，原因是经费不足；三是装备老化，原因是更新不及时。",
    "四、2024年主要安排",
    "（一）充实执法队伍，新增持证人员3名，选派业务骨干跟班学习。",
    "（二）更新执法装备，添置无人机6架。",
    "苇塘县林业局",
    "2024年1月10日",
)


def texts(source):
    return [block_text(block) for block in read_text(source).blocks]


@pytest.mark.parametrize("blank", [" ", "  ", "\u3000\u3000"])
def test_a_paper_on_one_line_is_cut_at_its_numbers(blank):
    assert texts(blank.join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_page_furniture_before_and_after_is_still_left_out():
    document = read_text("发布时间：2024-01-10 来源：县林业局 " + " ".join(PARAGRAPHS) + " 打印 关闭")
    assert [block_text(block) for block in document.blocks] == list(PARAGRAPHS)
    assert {dropped.text for dropped in document.source.dropped} >= {"来源：县林业局", "打印", "关闭"}


def test_headings_that_run_into_what_follows_are_parted():
    changes = {"2023年法治": " 2023 年度法治", "13项": " 13 项", "局长主持": "一是局长主持"}
    paragraphs = list(PARAGRAPHS[:-2])
    for old, new in changes.items():
        paragraphs = [text.replace(old, new) for text in paragraphs]
    assert texts("".join(paragraphs)) == paragraphs


def test_the_pieces_keep_their_places():
    source = " ".join(PARAGRAPHS)
    at = 0
    for block, paragraph in zip(read_text(source).blocks, PARAGRAPHS, strict=True):
        at = source.index(paragraph, at)
        assert (block.place.line, block.place.column) == (1, at + 1)


def test_a_list_within_a_paragraph_is_left_alone():
    listed = "主要做法：一、抓学习。组织12次。二、抓执法。办案30件。三、抓普法。宣讲8场。" * 6
    lines = [*PARAGRAPHS[:3], *PARAGRAPHS[3:5] * 6, listed]
    assert texts("\n".join(lines))[-1] == listed


def test_without_the_numbers_in_order_a_long_line_is_a_paragraph():
    line = " ".join(PARAGRAPHS).replace("二、第一", "七、第一")
    document = read_text(line)
    assert not any(isinstance(block, Heading) for block in document.blocks)


def test_main_headings_glued_to_the_paragraph_before_are_parted():
    lines = list(PARAGRAPHS)
    for heading in (2, 5, 7, 9):
        lines[heading - 1] += lines[heading]
        lines[heading] = ""
    assert texts("\n".join(line for line in lines if line)) == list(PARAGRAPHS)


def test_a_glued_heading_keeps_its_place():
    line = PARAGRAPHS[4] + PARAGRAPHS[5]
    block = next(
        b for b in read_text("\n".join([*PARAGRAPHS[:4], line, *PARAGRAPHS[6:]])).blocks if "第一责任" in block_text(b)
    )
    assert (block.place.line, block.place.column) == (5, len(PARAGRAPHS[4]) + 1)


def test_a_number_that_does_not_count_on_is_no_glued_heading():
    line = PARAGRAPHS[4] + "五、加强培训工作"
    assert line in texts("\n".join([*PARAGRAPHS[:4], line, *PARAGRAPHS[5:]]))
