"""Words changed in somebody's draft: those and no others, plainly or tracked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.document import block_text
from authoring.editing.edits import Edit
from authoring.editing.lines import edit_lines
from authoring.editing.replace import edit_docx
from authoring.readers import read_docx
from tests.editing.test_comments import DELETED, TEXTS, W, part, text_of
from tests.fixing.shapes import NUMBERING, STYLES
from tests.readers.docxfiles import docx, number, p, r

TRACKED = [None, "审核"]


def text_after(body: str, edit: Edit, author: str | None) -> str:
    data, made = edit_docx(docx(body, numbering=NUMBERING, styles=STYLES), [edit], author=author)
    assert made == (edit,)
    return "\n".join(block_text(block) for block in read_docx(data).blocks)


GOES_ON = p("三,件,", '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>')
"""A paragraph whose end was deleted in a tracked change."""

CASES = [
    (p("全年办案三件。"), Edit(1, 2, "办案", "办结"), "全年办结三件。"),
    (p("全年办案三件。"), Edit(1, 2, "办案", "办理案"), "全年办理案三件。"),
    (p("全年办案案三件。"), Edit(1, 2, "办案案", "办案"), "全年办案三件。"),
    (p("全年 办案"), Edit(1, 2, " ", "", "全年", "办案"), "全年办案"),
    (p(r("全年办") + r("按三件。", "<w:b/>")), Edit(1, 2, "办按三", "办案三"), "全年办案三件。"),
    (p(r("全") + r("年办", "<w:i/>") + r("按三件。", "<w:b/>")), Edit(1, 0, "全年办按", "去岁审案"), "去岁审案三件。"),
    (p(r("全年") + DELETED + r("办按三件")), Edit(1, 2, "办按", "办案"), "全年办案三件"),
    (p(f'<w:ins w:id="7" w:author="甲">{r("办按")}</w:ins>' + r("三件")), Edit(1, 0, "办按三", "办案四"), "办案四件"),
    (p("甲,乙"), Edit(1, 1, ",", "，", "甲", "乙"), "甲，乙"),
    (p("报告"), Edit(1, 0, "报告", "的报告"), "的报告"),
    (p(",甲,乙丙", number(1)), Edit(1, 2, ",", "，", "1.", "甲,乙丙"), "1.，甲,乙丙"),
    (p(r("甲乙,") + "<w:r><w:br/></w:r>" + r("丙,丁")), Edit(1, 4, ",", "，", "甲乙,丙", "丁"), "甲乙,丙，丁"),
    (p(r("全年办") + r("\u200b") + r("按三件")), Edit(1, 2, "办按", "办案", "全年", "三件"), "全年办案三件"),
    (p(r("办") + r(",", '<w:rStyle w:val="unseen"/>') + r(",三")), Edit(1, 1, ",", "，", "办", "三"), "办，三"),
    (GOES_ON + p("件,三,件"), Edit(2, 6, ",", "，", "三,件,件,三", "件"), "三,件,件,三，件"),
]


@pytest.mark.parametrize("author", TRACKED)
@pytest.mark.parametrize(("body", "edit", "expected"), CASES)
def test_words_are_replaced(body: str, edit: Edit, expected: str, author: str | None) -> None:
    assert text_after(body, edit, author) == expected


def test_a_tracked_change_can_be_refused() -> None:
    data, _ = edit_docx(docx(p(r("全年办按三件", "<w:b/>"))), [Edit(1, 2, "办按", "办案")], author="审核")
    root = part(data, "document")
    deleted = [node.text for node in root.iter(W + "delText")]
    inserted = [text_of(node) for node in root.iter(W + "ins")]
    assert (deleted, inserted) == (["按"], ["案"])
    assert {node.get(W + "author") for node in root.iter(W + "ins", W + "del")} == {"审核"}
    runs = list(root.iter(W + "r"))
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


@pytest.mark.parametrize(
    ("body", "edit"),
    [
        (p("甲乙"), Edit(1, 0, "丙", "丁")),
        (p("甲乙"), Edit(2, 0, "甲", "丁")),
        (p("甲,乙"), Edit(1, 1, ",", "，", "丙", "乙")),
        (p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), Edit(1, 0, "甲\t乙", "丙丁")),
        (p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), Edit(1, 0, "甲乙", "丙丁")),
    ],
)
def test_what_is_not_there_is_left_alone(body: str, edit: Edit) -> None:
    data = docx(body)
    assert edit_docx(data, [edit]) == (data, ())


def test_in_an_insertion_of_somebody_else_ours_is_a_fellow() -> None:
    body = p(f'<w:ins w:id="7" w:author="甲">{r("办案")}{r("三,件")}</w:ins>')
    data, _ = edit_docx(docx(body), [Edit(1, 3, ",", "，", "办案三", "件")], author="审核")
    inserted = [(node.get(W + "author"), text_of(node)) for node in part(data, "document").iter(W + "ins")]
    assert inserted == [("甲", "办案三"), ("审核", "，"), ("甲", "件")]
    assert all(next(node.iterancestors(W + "ins"), None) is None for node in part(data, "document").iter(W + "ins"))


def test_of_overlapping_edits_the_last_is_made() -> None:
    first, last = Edit(1, 0, "甲乙", "子丑"), Edit(1, 1, "乙丙", "寅卯")
    data, made = edit_docx(docx(p("甲乙丙")), [first, last])
    assert made == (last,)
    assert block_text(read_docx(data).blocks[0]) == "甲寅卯"


def test_blanks_alone_are_found_by_what_stands_around_them() -> None:
    body = p("办 案 三 件")
    assert text_after(body, Edit(1, 3, " ", "", "案", "三"), None) == "办 案三 件"


@pytest.mark.parametrize("author", TRACKED)
@given(texts=TEXTS, data=st.data())
def test_any_span_of_any_runs(author: str | None, texts: list[str], data: st.DataObject) -> None:
    whole = "".join(texts)
    read = whole.strip()  # the reader takes no blanks at the ends
    left, right = whole[: whole.find(read)], whole[whole.find(read) + len(read) :]
    start = data.draw(st.integers(0, len(read) - 1))
    end = data.draw(st.integers(start + 1, len(read)))
    new = data.draw(st.text("一二，", max_size=3))
    edit = Edit(1, start, read[start:end], new, read[:start], read[end:])
    expected = left + read[:start] + new + read[end:] + right
    changed, made = edit_docx(docx(p("".join(map(r, texts)))), [edit], author=author)
    assert made
    shown = text_of(part(changed, "document"))
    assert shown == expected


LINES = "年度：2024\r\n  标题: 甲 # 注\r\n乙\n丙"


def test_lines_keep_their_ends_and_everything_else() -> None:
    text, made = edit_lines(
        LINES, [Edit(2, 6, "甲", "丁"), Edit(4, 0, "丙", ""), Edit(3, 0, "甲", "戊"), Edit(9, 0, "", "x")]
    )
    assert text == "年度：2024\r\n  标题: 丁 # 注\r\n乙\n"
    assert [edit.words for edit in made] == ["甲", "丙"]


@given(st.text("甲乙\r\n", max_size=12))
def test_lines_without_edits_are_untouched(text: str) -> None:
    assert edit_lines(text, []) == (text, ())
