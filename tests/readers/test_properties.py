"""What holds for any input: no crash but an UnreadableError, and no visible character lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from authoring.document import Document, Heading, block_text, runs_text
from authoring.errors import UnreadableError
from authoring.readers import read_docx, read_html, read_text
from authoring.readers.raw import INVISIBLE
from tests.readers.docxfiles import docx, p

PHRASES = (
    *(
        "一、",
        "（一）",
        "1.",
        "（1）",
        "一是",
        "主要举措和成效",
        "存在问题",
        "某局2024年法治政府建设年度报告",
        "某县公安局",
    ),
    *(
        "县委、县政府：",
        "全年办案3件。",
        "推进建设，",
        "附件",
        "附件：1.表",
        "附件1",
        "2025年1月8日",
        "抄送：市局。",
        "（此件公开）",
    ),
    *(
        "发布时间：2025-01-07",
        "目录",
        "一、举措……1",
        "— 1 —",
        "# ",
        "**加粗**",
        "- ",
        "【待填：数】",
        "\n",
        "\n\n",
        "\r\n",
        "　　",
    ),
    *("\f", "\u200b", "\xa0", "\t", "\u2028", "“", "”。", "；", ":", ",", "Word", "\ud800", "\0", "\ufeff", "**", "__"),
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PHRASES), max_size=40).map("".join))
SETTINGS = settings(suppress_health_check=[HealthCheck.too_slow])


def visible(text: str) -> Counter[str]:
    return Counter(char for char in INVISIBLE.sub("", text) if not char.isspace())


def shown(document: Document) -> str:
    return "".join([*map(block_text, document.blocks), *(item.text for item in document.source.dropped)])


@SETTINGS
@given(TEXTS)
@example("****a****\n- - -")
@example("__ab__c__d__")
def test_no_visible_character_of_a_text_is_lost(text: str) -> None:
    try:
        document = read_text(text)
    except UnreadableError:
        return
    assert visible(shown(document)) == visible(text)


@SETTINGS
@given(TEXTS)
def test_every_place_of_a_text_points_at_its_character(text: str) -> None:
    lines = [line for part in text.split("\r\n") for line in part.replace("\r", "\n").split("\n")]
    try:
        document = read_text(text)
    except UnreadableError:
        return
    for block in document.blocks:
        for at, char in enumerate(block_text(block)):
            place = block.place.span(at, at + 1)
            if not char.isspace():
                assert place.line is not None
                assert lines[place.line - 1][place.start : place.end] == char


@SETTINGS
@given(TEXTS)
def test_headings_and_runs_are_well_formed(text: str) -> None:
    try:
        document = read_text(text)
    except UnreadableError:
        return
    for block in document.blocks:
        assert block_text(block).strip() == block_text(block) != ""
        if isinstance(block, Heading):
            assert 1 <= block.level <= 4
            assert runs_text(block.runs)


@SETTINGS
@given(st.one_of(st.binary(), TEXTS.map(lambda text: text.encode("gb18030", "ignore"))))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (read_text, read_html, read_docx):
        try:
            assert read(data).blocks
        except UnreadableError as error:
            assert error.message.strip()


@SETTINGS
@given(
    st.lists(
        st.sampled_from(
            (
                *PHRASES,
                "<p>",
                "</p>",
                "<br>",
                "<table><tr><td>",
                "</td><td>",
                "</table>",
                "<b>",
                "<div class='nav'>",
                "</div>",
                "<h2>",
                "&nbsp;",
                "&lt;",
                "<!--",
                "-->",
                "<",
            )
        ),
        max_size=40,
    ).map("".join)
)
def test_any_markup_is_read_or_refused(text: str) -> None:
    try:
        assert read_html(text).blocks
    except UnreadableError as error:
        assert error.message.strip()


@SETTINGS
@given(st.lists(TEXTS.map(lambda text: INVISIBLE.sub("", text)), min_size=1, max_size=6))
def test_no_visible_character_of_a_word_document_is_lost(paragraphs: list[str]) -> None:
    clean = ["".join(char for char in text if char >= " " and char not in "<>&\x85") for text in paragraphs]
    try:
        document = read_docx(docx("".join(p(text) for text in clean)))
    except UnreadableError:
        return
    assert visible(shown(document)) == visible("".join(clean))
