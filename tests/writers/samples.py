"""A paper with every kind of block, and trees of any shape for properties."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from authoring.document import (
    Cell,
    Chart,
    Document,
    Heading,
    Paragraph,
    Picture,
    Role,
    Run,
    Series,
    Table,
    normal,
    plain,
)
from authoring.standard.numbering import format_label
from tests.pictures import jpeg, png

BODY = (
    "坚持“严格规范公正文明执法”，办理行政案件1234件，同比上升5.6%——其中适用《行政处罚法》占42.3%；培训18期1200余人次。"
)


def cell(text: str, **spans: int) -> Cell:
    return Cell((plain(text),), **spans)


def paper(sections: int = 2, repeat: int = 2) -> Document:
    """A report with title, four parts, table, attachment and signature; longer with more ``sections``."""
    blocks = [
        Paragraph(plain("青岚县公安局关于2024年度法治政府建设情况的报告"), "title"),
        Paragraph(plain("县委、县人民政府，临江市公安局："), "addressee"),
        Paragraph(plain(BODY * repeat + "现将有关情况报告如下：")),
    ]
    for part in range(1, 5):
        blocks.append(Heading(1, format_label(1, part), plain("2024年度推进法治政府建设的有关情况")))
        for number in range(1, sections + 1):
            blocks.append(Heading(2, format_label(2, number), plain("加强党的领导。"), plain(BODY * repeat)))
            blocks.append(Heading(3, format_label(3, 1), plain("完善制度。"), plain(BODY)))
            blocks.append(Heading(4, format_label(4, 1), plain("健全机制")))
            blocks.append(Paragraph(plain("一是" + BODY)))
    return Document((*blocks, *_tail()))


def formal_paper(organs: tuple[str, ...] = ("青岚县公安局",), **lengths: int) -> Document:
    """The same as it goes to superiors, with 版头 and 版记; of several organs where there are several."""
    blocks = [block for block in paper(**lengths).blocks if getattr(block, "role", "") != "copy-to"]
    marks = organs if len(organs) > 1 else (f"{organs[0]}文件",)
    head = (
        ("copy-number", "000001"),
        ("secrecy", "机密★1年"),
        ("urgency", "特急"),
        *(("mark", mark) for mark in (*marks, *(["文件"] if len(organs) > 1 else []))),
        ("document-number", "青公〔2025〕1号"),
        ("signatory", "签发人：张三"),
    )
    foot = (
        ("copy-to", "抄送：县委全面依法治县委员会办公室，县人大常委会办公室，县政协办公室。"),
        ("printer", f"{organs[0]}办公室"),
        ("print-date", "2025年1月21日印发"),
    )
    at = next(i for i, block in enumerate(blocks) if getattr(block, "role", "") == "signature")
    blocks[at : at + 1] = [Paragraph(plain(organ), "signature") for organ in organs]
    return Document((*_in_roles(head), *blocks, *_in_roles(foot)))


def _in_roles(texts) -> list[Paragraph]:
    return [Paragraph(plain(text), role) for role, text in texts]


def _tail() -> tuple:
    return (
        Paragraph(plain("特此报告。")),
        Paragraph(plain("附件：1.主要指标一览表"), "attachment-note"),
        Paragraph(plain("青岚县公安局"), "signature"),
        Paragraph(plain("2025年1月20日"), "date"),
        Paragraph((Run("（此件"), Run("【待填：公开方式】", "placeholder"), Run("）")), "note"),
        Paragraph(plain("附件1"), "attachment-label"),
        Paragraph(plain("主要指标一览表"), "attachment-title"),
        Paragraph(plain("表1 行政执法情况"), "caption"),
        Table(
            (
                (cell("指标"), cell("单位"), cell("2024年"), cell("2023年")),
                (cell("行政处罚", rows=2), cell("件"), cell("1"), cell("2")),
                (cell("人"), cell("3"), cell("4")),
                (cell("合计", columns=2), cell("4"), cell("6")),
            ),
            header=1,
        ),
        Paragraph(plain("抄送：县委全面依法治县委员会办公室。"), "copy-to"),
    )


_words = st.text("甲乙丙丁法治政府建设执法监督，、。；：“”《》（）—…1234567890%abcXYZ", min_size=1, max_size=60)
_inline = st.builds(lambda text: plain(text), _words)
_mixed = st.lists(st.tuples(_words, st.booleans()), min_size=1, max_size=3).map(
    lambda pieces: normal(Run(f"【待填：{t}】", "placeholder") if mark else Run(t) for t, mark in pieces)
)
_headings = st.builds(
    lambda level, value, runs, body: Heading(level, format_label(level, value), runs, body),
    st.integers(1, 4),
    st.integers(1, 40),
    _inline,
    st.one_of(st.just(()), _mixed),
)
_roles = st.sampled_from(get_args(Role))
_paragraphs = st.builds(Paragraph, _mixed, _roles)
_tables = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        st.lists(
            st.lists(st.builds(cell, _words), min_size=width, max_size=width).map(tuple), min_size=1, max_size=4
        ).map(tuple),
        st.integers(0, 1),
        wide=st.booleans(),
    )
)
_pictures = st.builds(
    Picture,
    st.sampled_from([png(), jpeg(), png(30, 20)]),
    st.one_of(st.just(""), _words),
    st.integers(1, 8844),
    st.integers(1, 9000),
)
_numbers = st.builds(
    lambda before, value, places, after: f"{before}{value:.{places}f}{after}",
    st.sampled_from(["", "", "近"]),
    st.decimals(0, 10**10, places=2, allow_nan=False),
    st.integers(0, 3),
    st.sampled_from(["", "", "余"]),
)


def _chart(kind, names, columns, unit) -> Chart:
    wide = 1 if kind == "pie" else len(columns)
    rows = (Series(name, (first, *more[: len(names) - 1])) for name, (first, *more) in columns[:wide])
    return Chart(kind, tuple(names), tuple(rows), unit)


charts = st.builds(
    _chart,
    st.sampled_from(["bar", "line", "pie"]),
    st.lists(_words, min_size=1, max_size=4),
    st.lists(st.tuples(_words, st.tuples(_numbers, *[st.one_of(st.just(""), _numbers)] * 3)), min_size=1, max_size=3),
    st.sampled_from(["", "件", "万元", "%"]),
)
documents = st.lists(st.one_of(_headings, _paragraphs, _tables, _pictures, charts), max_size=12).map(
    lambda blocks: Document((Paragraph(plain("某局关于2024年度法治政府建设情况的报告"), "title"), *blocks))
)
"""Trees of any shape that a reader or compose can give."""
