"""A terse language for trees: one line a block, for golden comparisons.

``h2 （一）|标题。|正文`` is a heading (level, number, title, run-in text), ``p 文字`` a body paragraph, any other
role is written out (``title 标题``), ``table 甲/乙;丙/丁`` is a table with rows set apart by ``;``, ``picture 说明``
a picture by its alternative text, ``chart bar`` a chart by its kind and numbers (not parsed). A placeholder run stands
in ⟦⟧.
"""

from __future__ import annotations

import re
from typing import get_args

from authoring.document import (
    Block,
    Cell,
    Chart,
    Document,
    Heading,
    Paragraph,
    Picture,
    Role,
    Run,
    Table,
    block_text,
    normal,
    plain,
)

_ROLES: tuple[Role, ...] = get_args(Role)
_PLACEHOLDER = re.compile("⟦([^⟧]*)⟧")


def dump(document: Document) -> str:
    """The document in the language above."""
    return "\n".join(_line(block) for block in document.blocks)


def tree(text: str) -> Document:
    """The document that ``text`` describes; blank lines and the blanks around lines don't count."""
    return Document(tuple(_block(line.strip()) for line in text.splitlines() if line.strip()))


def _line(block: Block) -> str:
    match block:
        case Heading():
            body = f"|{_show(block.body)}" if block.body else ""
            return f"h{block.level} {block.label}|{_show(block.runs)}{body}"
        case Paragraph():
            return f"{'p' if block.role == 'body' else block.role} {_show(block.runs)}"
        case Table():
            return "table " + ";".join("/".join(_cell(cell) for cell in row) for row in block.rows)
        case Picture():
            return f"picture {block.alt}"
        case Chart():
            return f"chart {block.kind} " + block_text(block).replace("\n", ";").replace("\t", "/")


def _cell(cell: Cell) -> str:
    size = f"[{cell.columns}x{cell.rows}]" if (cell.columns, cell.rows) != (1, 1) else ""
    return size + "+".join(_show(paragraph) for paragraph in cell.paragraphs)


def _show(runs: tuple[Run, ...]) -> str:
    return "".join(f"⟦{run.text}⟧" if run.style == "placeholder" else run.text for run in runs)


def _block(line: str) -> Block:
    kind, _, rest = line.partition(" ")
    if match := re.fullmatch("h([1-4])", kind):
        label, title, *body = rest.split("|", 2)
        return Heading(int(match[1]), label, _runs(title), _runs(body[0] if body else ""))
    if kind == "table":
        return Table(tuple(tuple(_parse_cell(cell) for cell in row.split("/")) for row in rest.split(";")))
    if kind == "picture":
        return Picture(alt=rest)
    if kind == "p":
        return Paragraph(_runs(rest))
    role = next(role for role in _ROLES if role == kind)
    return Paragraph(_runs(rest), role)


def _parse_cell(text: str) -> Cell:
    match = re.match(r"\[(\d+)x(\d+)\]", text)
    content = text[match.end() :] if match else text
    paragraphs = tuple(_runs(part) for part in content.split("+")) if content else ()
    return Cell(paragraphs, int(match[1]), int(match[2])) if match else Cell(paragraphs)


def _runs(text: str) -> tuple[Run, ...]:
    runs, at = [], 0
    for match in _PLACEHOLDER.finditer(text):
        runs += [*plain(text[at : match.start()]), Run(match[1], "placeholder")]
        at = match.end()
    return normal((*runs, *plain(text[at:])))
