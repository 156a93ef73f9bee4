"""The review page: all findings, the whole text, nothing from the network."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from authoring.document import Document, Paragraph, Table, block_text, plain
from authoring.emitters.html_report import as_html
from authoring.emitters.marking import marked, pieces
from authoring.rules.data import model_report
from tests.emitters.reports import UNREADABLE, checked, clean, faulty
from tests.rules.drafts import document


def test_every_finding_is_listed_and_marked() -> None:
    report = faulty()
    page = html.fromstring(as_html([report]))
    items = page.xpath('//li[starts-with(@class, "finding")]')
    assert len(items) == len(report.findings)
    for number, (item, finding) in enumerate(zip(items, report.findings, strict=True)):
        told = item.text_content()
        assert finding.message in told
        assert finding.basis in told
        if finding.at:
            (anchor,) = page.xpath(f'//span[@id="m1-{number}"]')
            assert finding.evidence.startswith(anchor.getparent().text_content())


def test_the_draft_stands_on_the_page_word_for_word() -> None:
    report = faulty()
    assert report.document is not None
    (article,) = html.fromstring(as_html([report])).xpath("//article")
    texts = [block.text_content() for block in article]
    assert texts == [block_text(block) for block in report.document.blocks]


def test_the_overview_has_the_four_parts() -> None:
    cards = html.fromstring(as_html([faulty()])).xpath('//ul[@class="parts"]/li')
    assert len(cards) == 4
    assert "bad" in [card.get("class") for card in cards]


def test_the_map_of_topics_leads_to_the_draft() -> None:
    report = faulty()
    page = html.fromstring(as_html([report]))
    items = page.xpath('//details[@class="topics"]//li')
    assert len(items) == len(report.coverage) > 0
    for item, topic in zip(items, report.coverage, strict=True):
        assert topic.name in item.text_content()
        assert (topic.at is None) == (item.get("class") == "missing")
        if topic.at:
            (link,) = item.xpath("a")
            assert topic.at.text in page.get_element_by_id(link.get("href")[1:]).text_content()


def test_papers_of_another_kind_have_no_map() -> None:
    other = checked("信.docx", Document((Paragraph(plain("关于召开会议的通知")),)))._replace(coverage=())
    assert not html.fromstring(as_html([other])).xpath('//details[@class="topics"]')


def test_the_page_needs_no_network_and_escapes_what_drafts_say() -> None:
    nasty = checked("<b>.docx", Document((Paragraph(plain("<script>alert(1)</script>一、")),)))
    page = as_html([nasty, UNREADABLE, clean()])
    assert not re.search(r"https?:|src=|@import|url\(", page)
    assert page.count("<script>") == 1
    assert UNREADABLE.reason in page


def test_a_mark_in_a_table_stands_in_its_cell() -> None:
    slots = model_report()
    report = checked("表.docx", document(slots | {"measures": slots["measures"] + "\n调解 | XX"}))
    assert report.document is not None
    index = next(i for i, block in enumerate(report.document.blocks) if isinstance(block, Table))
    numbers = [number for number, finding in enumerate(report.findings) if finding.at and finding.at.block == index]
    rows = marked(report.document, report.findings)[index].rows
    shown = [piece for row in rows for cell in row for piece in cell.pieces]
    assert numbers
    for number in numbers:
        assert "".join(piece.text for piece in shown if number in piece.findings) == report.findings[number].evidence


SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=4)


@given(st.text("甲乙丙", max_size=8), st.integers(0, 5), SPANS)
def test_pieces_are_the_text_and_each_finding_begins_once(text: str, offset: int, spans: list[list[int]]) -> None:
    numbered = [(start, end, number) for number, (start, end) in enumerate(spans)]
    found = pieces(text, offset, numbered)
    assert "".join(piece.text for piece in found) == text
    at = offset
    for piece in found:
        on = {number for start, end, number in numbered if start < min(at + len(piece.text), end) and at < end}
        assert set(piece.findings) == on
        at += len(piece.text)
    firsts = [number for piece in found for number in piece.first]
    assert len(firsts) == len(set(firsts))
