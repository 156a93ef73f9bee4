"""Any blocks as form data that prints exactly these blocks: the fallback when a draft fits no field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from authoring.document import Cell, Chart, Heading, Paragraph, Picture, Table, block_text, cell_text, runs_text
from authoring.form.fields import ROLE_NAMES
from authoring.form.sentence import needs_stop
from authoring.form.template import literal
from authoring.form.text import NONE, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authoring.document import Block


def verbatim(blocks: Iterable[Block]) -> list[Any]:
    """Content for 全文 or 补充内容, one entry a block; composing gives the blocks' texts, levels and roles again.

    Pictures have no file that a form could name, and are left out.
    """
    return [_entry(block) for block in blocks if not isinstance(block, Picture)]


def _entry(block: Heading | Paragraph | Table | Chart) -> Any:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _paragraph(block)
        case Table():
            return _table(block)
        case Chart():
            from authoring.document.charts import chart_table

            return _table(chart_table(block))
        case _:
            assert_never(block)


def _heading(heading: Heading) -> dict[str, Any]:
    title, body = runs_text(heading.runs), runs_text(heading.body)
    if (
        not title.strip()
        or Text(title).none
        or "\n" in body
        or (body and (not body.strip() or needs_stop(title, body)))
    ):
        return {"段落": literal(block_text(heading))}
    label = heading.label if heading.label.strip() and not Text(heading.label).none else ""
    if label != heading.label:
        return {"段落": literal(block_text(heading))}
    entry = {"标题": literal(title), "编号": label or NONE, "层次": heading.level}
    return entry | {"接排": "是", "内容": [literal(body)]} if body else entry


def _paragraph(paragraph: Paragraph) -> Any:
    text = runs_text(paragraph.runs)
    if paragraph.role == "body" and text.strip() and "\n" not in text:
        return literal(text)
    role = {} if paragraph.role == "body" else {"格式": ROLE_NAMES[paragraph.role]}
    return {"段落": literal(text), **role}


def _table(table: Table) -> dict[str, Any]:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    header = {"表头": rows[: table.header]} if table.header else {}
    turned = {"横排": "是"} if table.wide else {}
    return {**header, "行": rows[table.header :], **turned}


def _cell(cell: Cell) -> Any:
    text = literal(cell_text(cell))
    if cell.columns == 1 and cell.rows == 1:
        return text
    return {"文字": text, "跨列": cell.columns, "跨行": cell.rows}
