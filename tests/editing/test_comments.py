"""Comments in somebody's draft: at the right words, and nothing else changed."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from authoring.editing.comments import Comment, add_comments
from authoring.readers import read_docx
from tests.readers.docxfiles import docx, p, r

DELETED = '<w:del w:id="1" w:author="甲"><w:r><w:delText>别</w:delText></w:r></w:del>'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def commented(body: str, *comments: Comment, home: int = 1, **parts: str) -> bytes:
    return add_comments(docx(body, **parts), comments, author="审核", initials="审", home=home)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def text_of(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(W + "t"))


def marked(data: bytes) -> dict[str, str]:
    """The text of each comment's range, by the comment's text."""
    ranges: dict[str, str] = {}
    open_ids: set[str] = set()
    for element in part(data, "document").iter():
        if element.tag == W + "commentRangeStart":
            open_ids.add(element.get(W + "id"))
            ranges[element.get(W + "id")] = ""
        elif element.tag == W + "commentRangeEnd":
            open_ids.remove(element.get(W + "id"))
        elif element.tag == W + "t":
            for each in open_ids:
                ranges[each] += element.text or ""
    assert not open_ids
    return {text_of(comment): ranges[comment.get(W + "id")] for comment in part(data, "comments")}


@pytest.mark.parametrize(
    ("body", "start", "words"),
    [
        (p("全年办案三件。"), 2, "办案"),
        (p("全年办案三件。"), 0, "全年办案三件。"),
        (p(r("全年办") + r("案三件。", "<w:b/>")), 2, "办案三"),
        (p("办案三件，办案四件。"), 5, "办案"),
        (p('<w:r><w:t>办案</w:t><w:tab/><w:t>三件</w:t></w:r>'), 3, "三件"),
        (p('<w:r><w:t>办案</w:t><w:tab/><w:t>三件</w:t></w:r>'), 0, "办案"),
        (p(r("全年") + f'<w:ins w:id="1" w:author="甲">{r("办案")}</w:ins>' + r("三件。")), 1, "年办案三"),
        (p(r("全年") + DELETED + r("办案")), 2, "办案"),
        (p(r("隐", "<w:vanish/>") + r("全年办案")), 2, "办案"),
    ],
)  # fmt: skip
def test_the_words_are_marked(body: str, start: int, words: str) -> None:
    data = commented(body, Comment(("错",), 1, start, words))
    assert marked(data) == {"错": words}
    assert read_docx(data) == read_docx(docx(body))


def test_of_two_occurrences_the_nearest_is_marked() -> None:
    body = p("办案三件，办案四件，办案五件。")
    data = commented(body, Comment(("错",), 1, 5, "办案"))
    before = etree.tostring(part(data, "document"), encoding="unicode").partition("RangeStart")[0]
    assert "办案三件，" in before
    assert "四件" not in before


def test_runs_keep_their_look() -> None:
    data = commented(p(r("全年办案三件", "<w:b/>")), Comment(("错",), 1, 2, "办案"))
    runs = [run for run in part(data, "document").iter(W + "r") if text_of(run)]
    assert [text_of(run) for run in runs] == ["全年", "办案", "三件"]
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


def test_an_automatic_number_is_no_text_to_be_found() -> None:
    data = commented(p("办案三件。"), Comment(("错",), 1, 0, "（一）办案"))
    assert marked(data) == {"错": "办案"}


def test_words_that_are_not_there_mean_the_whole_block() -> None:
    assert marked(commented(p("甲") + p("乙乙"), Comment(("错",), 2, 0, "丙"))) == {"错": "乙乙"}


def test_the_whole_paper_means_its_title() -> None:
    assert marked(commented(p("某局") + p("报告"), Comment(("缺",)), home=2)) == {"缺": "报告"}


def test_a_draft_without_text_gets_no_comment() -> None:
    assert marked(commented("<w:p/>", Comment(("缺",)))) == {}


def test_a_text_box_is_marked_as_a_whole() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('框里的字')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    data = commented(p(r("正文") + f"<w:r>{box}</w:r>"), Comment(("错",), 1, 0, "里的"))
    inside = etree.tostring(next(part(data, "document").iter(W + "txbxContent")))
    assert b"comment" not in inside
    assert marked(data) == {"错": "框里的字"}


def test_comments_that_were_there_stay() -> None:
    old = '<w:comment w:id="3" w:author="甲"><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:comment>'
    body = p('<w:commentRangeStart w:id="3"/>' + r("办案") + '<w:commentRangeEnd w:id="3"/>')
    assert marked(commented(body, Comment(("新",), 1, 0, "办"), comments=old)) == {"旧": "办案", "新": "办"}


def test_words_in_a_table_are_found() -> None:
    row = f"<w:tr><w:tc>{p('类别')}</w:tc><w:tc>{p('件数')}</w:tc></w:tr>"
    data = commented(p("甲") + f"<w:tbl>{row}</w:tbl>", Comment(("错",), 2, 3, "件数"))
    assert marked(data) == {"错": "件数"}


TEXTS = st.lists(st.text("办案三件，。 12", min_size=1, max_size=8), min_size=1, max_size=4).filter(
    lambda texts: any(text.strip() for text in texts)
)


@given(TEXTS, st.data())
def test_any_span_of_any_runs(texts: list[str], data: st.DataObject) -> None:
    body = p("".join(map(r, texts)))
    whole = "".join(texts)
    start = data.draw(st.integers(0, len(whole) - 1))
    words = whole[start : data.draw(st.integers(start + 1, len(whole)))]
    result = commented(body, Comment(("错",), 1, start, words))
    assert read_docx(result) == read_docx(docx(body))
    if words.strip() and whole.count(words.strip()) == 1:
        assert marked(result)["错"].strip() == words.strip()
