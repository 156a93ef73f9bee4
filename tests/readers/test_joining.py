import textwrap

import pytest

from authoring.readers import read_text
from tests.trees import dump

SENTENCE = "全局上下坚持以法治思维谋划工作推动各项任务落地见效并且不断完善制度机制，"
PARAGRAPHS = (
    "（一）加强组织领导。" + SENTENCE * 3 + "成效明显。",
    "（二）规范执法行为。" + SENTENCE * 2 + "全年办案12件。",
    "　　" + SENTENCE * 4 + "群众满意。",
)


def _wrapped(paragraph: str, width: int) -> str:
    return "\n".join(textwrap.wrap(paragraph, width, drop_whitespace=False))


@pytest.mark.parametrize("width", [24, 36, 40])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_hard_wrapped_lines_are_joined(width: int, gap: str) -> None:
    text = "一、主要举措\n" + gap.join(_wrapped(paragraph, width) for paragraph in PARAGRAPHS)
    shown = dump(read_text(text)).splitlines()
    assert [line.replace("|", "").split(" ", 1)[1] for line in shown] == [
        "一、主要举措",
        *(paragraph.strip() for paragraph in PARAGRAPHS),
    ]


@pytest.mark.parametrize("separator", ["\r\n", "\r", "\f", "\u2028", "\v"])
def test_any_line_break_parts_lines(separator: str) -> None:
    assert len(read_text(separator.join(("一、主要举措", "全年办案3件。", "二、存在问题"))).blocks) == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("推进法治政府建设，", "扎实开展工作。"),
        ("召开会议、", "出台文件。"),
        ("全年办结率达到98", "，同比上升。"),
        ("（一）抓执法。综合执法队开展日常巡查820次，查处占道经营现象和违法搭建", "现象96起。"),
    ],
)
def test_a_break_inside_a_sentence_is_mended(first: str, second: str) -> None:
    assert (
        dump(read_text(f"一、举措\n{first}\n{second}\n二、问题"))
        .replace("|", "")
        .splitlines()[1]
        .endswith(first[-4:] + second)
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、主要举措和成效", "全年办案3件。"),
        ("全年办案3件。", "全年培训4次。"),
        ("县委、县政府：", "现将情况报告如下。"),
        ("某局2024年法治政府建设年度报告", "2024年，我局依法行政，成效明显。"),
        ("推进法治政府建设，", "二、存在问题"),
        ("推进法治政府建设，", "　　另起一段。"),
        ("推进法治政府建设，", "\n另起一段。"),
        ("白石县公安局", "2025年1月8日"),
    ],
)
def test_real_paragraphs_are_never_joined(first: str, second: str) -> None:
    text = (
        f"全文如下，共三段。\n{first}\n{second}\n"
        if first.endswith("局")
        else f"{first}\n{second}\n最后一段，到此结束。\n"
    )
    lines = [line.replace("|", "") for line in dump(read_text(text)).splitlines()]
    assert any(line.endswith(first) for line in lines)
    assert any(line.split(" ", 1)[1] == second.strip() for line in lines)


def test_a_page_number_inside_a_sentence_does_not_part_it() -> None:
    document = read_text("一、举措\n全局坚持依法行政，\n— 3 —\n取得明显成效。\n")
    assert dump(document).splitlines()[1] == "p 全局坚持依法行政，取得明显成效。"
