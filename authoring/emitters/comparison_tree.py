"""The comparison as a document tree: what the writers make a Word file and plain text of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.document import Cell, Document, Heading, Paragraph, Table, plain
from authoring.emitters.comparison_view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authoring.comparison import Comparison
    from authoring.document import Block
    from authoring.emitters.comparison_view import View

_NUMBERS = "一二三四"


def as_tree(found: Comparison) -> Document:
    """The page as a paper with four sections."""
    shown = view(found)
    sections = (
        ("数据", _figures(shown)),
        ("各部分与上年相同的文字", _parts(shown)),
        ("上年安排的落实", _plan(shown)),
        ("两年都有的不足", _problems(shown)),
    )
    blocks: list[Block] = [
        Paragraph(plain("两年报告对照"), "title"),
        _text(f"上年：{shown.last_name}"),
        _text(f"本年：{shown.this_name}"),
    ]
    for number, (title, content) in zip(_NUMBERS, sections, strict=True):
        blocks += [Heading(1, f"{number}、", plain(title)), *content]
    return Document(tuple(blocks))


def _figures(shown: View) -> Iterator[Block]:
    yield from (_text(f"{sentence}。") for sentence in shown.wrong)
    if shown.figures:
        yield _table(("指标", "上年", "本年", "变化"), shown.figures)
    else:
        yield _text("两年报告里没有名称、单位都相同的数据。")
    if shown.gone:
        yield _text(f"上年写了、本年没有同名的数据：{'、'.join(shown.gone)}。")


def _parts(shown: View) -> Iterator[Block]:
    yield _table(("部分", "与上年相同"), shown.parts)
    if shown.copies:
        rows = [
            (part, f"{here}：{text}", f"{there}：{last}", note) for part, here, text, there, last, note in shown.copies
        ]
        yield _text("与上年相同的段落：")
        yield _table(("部分", "本年", "上年", "说明"), rows)
    else:
        yield _text("没有成段照搬上年的文字。")


def _plan(shown: View) -> Iterator[Block]:
    yield _text(shown.plan_sum)
    if shown.plan:
        rows = [
            (f"{row.where}：{row.item}", row.shown, "\n".join(f"{where}：{text}" for where, text in row.answers) or "—")
            for row in shown.plan
        ]
        yield _table(("上年的安排", "本年", "写在哪里"), rows)


def _problems(shown: View) -> Iterator[Block]:
    if shown.problems:
        rows = [(f"{here}：{text}", f"{there}：{last}") for here, text, there, last in shown.problems]
        yield _table(("本年的不足", "上年的不足"), rows)
    else:
        yield _text("没有发现两年相同的不足。")


def _text(text: str) -> Paragraph:
    return Paragraph(plain(text))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    return Table(tuple(tuple(_cell(text) for text in row) for row in (head, *rows)), header=1)


def _cell(text: str) -> Cell:
    return Cell(tuple(plain(line) for line in text.split("\n")))
