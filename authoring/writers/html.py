"""The .html writer: one standalone page with semantic headings, ready to be pasted into a web site's editor."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from authoring.document import (
    HEAD_ROLES,
    IMPRINT_ROLES,
    Cell,
    Chart,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
    runs_text,
)
from authoring.standard.finish import PLAIN
from authoring.standard.pictures import measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authoring.document import Block
    from authoring.standard.finish import Finish

_FIGURES = (Picture, Chart)
_STYLE = """
body { margin: 0; background: #eee; color: #000; font: 16pt/1.81 仿宋_GB2312, FangSong, 仿宋, STFangsong, serif; }
article { box-sizing: border-box; max-width: 210mm; margin: 1rem auto; padding: 37mm 26mm 35mm 28mm; background: #fff; }
h1, h2, h3, h4, h5, p { margin: 0; font-size: 1em; font-weight: normal; text-indent: 2em; text-align: justify; }
h1, .attachment-title { font: 22pt/1.4 方正小标宋简体, STZhongsong, SimSun, 宋体, serif; text-indent: 0; }
h1, .attachment-title, .caption, figcaption, .figure-caption, .mark { text-align: center; text-wrap: balance; }
h1 { margin: 1.81em 0 1.3em; } .attachment-title { margin: 1.3em 0; }
h2, .level-1, .secrecy, .urgency, .attachment-label,
.caption, figcaption, .figure-caption { font-family: 黑体, SimHei, STHeiti, sans-serif; }
h3, .level-2 { font-family: 楷体_GB2312, KaiTi, 楷体, STKaiti, serif; }
.addressee, .attachment-label, .caption, .letterhead p, .imprint p { text-indent: 0; }
.figure-caption { text-indent: 0; } figure { margin: .6em 0; break-inside: avoid; text-align: center; }
figure img { max-width: 100%; height: auto; }
.attachment-label { margin-top: 3em; } .caption, figcaption, .figure-caption { font-size: 14pt; }
.attachment-note, .signature { margin-top: 1.81em; }
.attachment-note + .attachment-note, .signature + .signature { margin-top: 0; }
.signature, .date { text-align: right; padding-right: 2em; }
.letterhead { border-bottom: 1pt solid #f00; padding-bottom: 4mm; margin-bottom: 3.6em; }
.letterhead .mark { color: #f00; font: 40pt/1.3 方正小标宋简体, STZhongsong, SimSun, 宋体, serif; }
.letterhead .document-number, .letterhead .signatory { padding: 0 1em; } .letterhead .signatory { text-align: right; }
.imprint { margin-top: 3.6em; border: solid #000; border-width: 1pt 0; font-size: 14pt; }
.imprint p { padding: 0 1em; } .imprint .print-date { text-align: right; }
table { border-collapse: collapse; width: 100%; font-size: 14pt; line-height: 1.3; }
th, td { border: .5pt solid #000; padding: .15em .4em; text-align: center; font-weight: normal; }
table.three-line :is(th, td) { border: 0; } table.three-line { border: solid #000; border-width: 1.5pt 0; }
table.three-line thead { border-bottom: .5pt solid #000; }
figure svg { width: 100%; max-width: 156mm; height: auto; }
.numbers { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
mark { background: #ff0; }
@media (max-width: 210mm) { article { padding: 1.5em 1em; } body { font-size: 18px; } }
@media print { @page { size: A4; margin: 37mm 26mm 35mm 28mm; } body { background: none; }
  article { padding: 0; margin: 0; max-width: none; } .attachment-label { break-before: page; } }
""".strip()


def write_html(document: Document, *, finish: Finish = PLAIN) -> bytes:
    """The document as a UTF-8 page; classes are the tree's roles and levels."""
    titles = [runs_text(b.runs) for b in document.blocks if isinstance(b, Paragraph) and b.role == "title"]
    title = escape(titles[0] if titles else "")
    groups = groupby(document.blocks, key=_frame)
    body = _fills(document) + "\n".join(_group(frame, blocks, finish) for frame, blocks in groups)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<article>\n{body}\n</article>\n</body>\n</html>\n"
    ).encode()


def _fills(document: Document) -> str:
    """The patterns of charts, once for the whole page."""
    if not any(isinstance(block, Chart) for block in document.blocks):
        return ""
    from authoring.writers.svg import chart_fills

    return f"{chart_fills()}\n"


def _frame(block: Block) -> str:
    """The class of the section that holds the block with its neighbours; "" for none."""
    role = block.role if isinstance(block, Paragraph) else "body"
    return "letterhead" if role in HEAD_ROLES else "imprint" if role in IMPRINT_ROLES else ""


def _group(frame: str, blocks: Iterable[Block], finish: Finish) -> str:
    inner = "\n".join(_figured(tuple(blocks), finish))
    # no header and footer elements: readers of web pages, ours too, take those for the site's own
    return f'<section class="{frame}">\n{inner}\n</section>' if frame else inner


def _figured(blocks: Sequence[Block], finish: Finish) -> Iterator[str]:
    """The blocks; a picture or chart with its caption is one figure."""
    for index, block in enumerate(blocks):
        caption = _caption(blocks[index + 1 : index + 2])
        if isinstance(block, _FIGURES):
            title = f"<figcaption>{_runs(caption.runs)}</figcaption>\n" if caption else ""
            yield f"<figure>\n{_block(block, finish)}\n{title}</figure>"
        elif not (_caption([block]) and index and isinstance(blocks[index - 1], _FIGURES)):
            yield _block(block, finish)


def _caption(blocks: Sequence[Block]) -> Paragraph | None:
    return next((each for each in blocks if isinstance(each, Paragraph) and each.role == "figure-caption"), None)


def _block(block: Block, finish: Finish) -> str:
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
            return _table(block, finish)
        case Picture():
            return _picture(block)
        case Chart():
            return _chart(block, finish)
        case _:
            assert_never(block)


def _picture(picture: Picture) -> str:
    """The picture with its file in it, so that the page stands alone."""
    kind = measure(picture.data).kind
    width = f' style="width: {picture.width / 1440 * 25.4:.0f}mm"' if picture.width else ""
    data = b64encode(picture.data).decode()
    return f'<img src="data:image/{kind};base64,{data}" alt="{escape(picture.alt)}"{width}>'


def _chart(chart: Chart, finish: Finish) -> str:
    """The drawing, and its numbers as a table for those who don't see it, and for sites that take drawings out."""
    from authoring.document.charts import chart_table
    from authoring.writers.svg import chart_svg

    return f'{chart_svg(chart)}\n<div class="numbers">\n{_table(chart_table(chart), finish)}\n</div>'


def _table(table: Table, finish: Finish) -> str:
    rows = [
        "<tr>" + "".join(_cell(cell, n < table.header) for cell in row) + "</tr>" for n, row in enumerate(table.rows)
    ]
    head = f"<thead>\n{_lines(rows[: table.header])}</thead>\n" if table.header else ""
    look = ' class="three-line"' if finish.tables == "three-line" else ""
    return f"<table{look}>\n{head}<tbody>\n{_lines(rows[table.header :])}</tbody>\n</table>"


def _lines(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _cell(cell: Cell, is_head: bool) -> str:
    tag = "th" if is_head else "td"
    scope = ' scope="col"' if is_head else ""
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    )
    return f"<{tag}{scope}{spans}>{'<br>'.join(_runs(runs) for runs in cell.paragraphs)}</{tag}>"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(f"<mark>{escape(r.text)}</mark>" if r.style == "placeholder" else escape(r.text) for r in runs)
