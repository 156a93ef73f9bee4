"""The .html writer: one standalone page with semantic headings, ready to be pasted into a web site's editor."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from authoring.document import Cell, Document, Heading, Paragraph, Run, Table, runs_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authoring.document import Block

_STYLE = """
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 18px/1.8 FangSong, 仿宋, serif; }
h1, h2, h3, h4, h5 { font-size: 1em; font-weight: normal; margin: 0; text-indent: 2em; }
h1, .attachment-title { font: 1.4em/1.5 SimSun, 宋体, serif; text-align: center; text-indent: 0; margin: 1em 0; }
h2, .level-1 { font-family: SimHei, 黑体, sans-serif; } h3, .level-2 { font-family: KaiTi, 楷体, serif; }
p { margin: 0; text-indent: 2em; text-align: justify; }
p.addressee, p.attachment-label, p.caption { text-indent: 0; } p.signature, p.date { text-align: right; }
table { border-collapse: collapse; margin: 1em auto; } th, td { border: 1px solid; padding: .2em .6em; }
mark { background: #ff0; }
""".strip()


def write_html(document: Document) -> bytes:
    """The document as a UTF-8 page; classes are the tree's roles and levels."""
    titles = [runs_text(b.runs) for b in document.blocks if isinstance(b, Paragraph) and b.role == "title"]
    title = escape(titles[0] if titles else "")
    body = "\n".join(_block(block) for block in document.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<article>\n{body}\n</article>\n</body>\n</html>\n"
    ).encode()


def _block(block: Block) -> str:
    match block:
        case Heading(body=()):
            tag = f"h{block.level + 1}"
            return f"<{tag}>{escape(block.label)}{_runs(block.runs)}</{tag}>"
        case Heading():
            head = f'<span class="level-{block.level}">{escape(block.label)}{_runs(block.runs)}</span>'
            return f'<p class="run-in">{head}{_runs(block.body)}</p>'
        case Paragraph(role="title"):
            return f"<h1>{_runs(block.runs)}</h1>"
        case Paragraph(role="body"):
            return f"<p>{_runs(block.runs)}</p>"
        case Paragraph():
            return f'<p class="{block.role}">{_runs(block.runs)}</p>'
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    rows = []
    for number, row in enumerate(table.rows):
        tag = "th" if number < table.header else "td"
        rows.append("<tr>" + "".join(_cell(cell, tag) for cell in row) + "</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _cell(cell: Cell, tag: str) -> str:
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    )
    return f"<{tag}{spans}>{'<br>'.join(_runs(runs) for runs in cell.paragraphs)}</{tag}>"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(f"<mark>{escape(r.text)}</mark>" if r.style == "placeholder" else escape(r.text) for r in runs)
