import gc

import pytest

from authoring.document import Cell, Table, block_text, plain
from authoring.readers import read_docx
from tests.readers.docxfiles import docx, p, r
from tests.trees import dump


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else p(content) if content else "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


SPAN = '<w:gridSpan w:val="2"/>'
TOP, REST = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def only(xml: str) -> Table:
    block = read_docx(docx(p("前文。") + xml + p("后文。"))).blocks[1]
    assert isinstance(block, Table)
    return block


def test_cells_with_paragraphs() -> None:
    found = only(table(row(cell("甲"), cell(p("乙") + p("丙"))), row(cell(""), cell("丁"))))
    assert found == Table(((Cell((plain("甲"),)), Cell((plain("乙"), plain("丙")))), (Cell(), Cell((plain("丁"),)))))


def test_merged_cells_are_counted() -> None:
    found = only(
        table(
            row(cell("宽", SPAN), cell("高", TOP)),
            row(cell("甲"), cell("乙"), cell("", REST)),
            row(cell("丙"), cell("丁"), cell("戊")),
        )
    )
    assert [[(cell.columns, cell.rows) for cell in cells] for cells in found.rows] == [
        [(2, 1), (1, 2)],
        [(1, 1), (1, 1)],
        [(1, 1), (1, 1), (1, 1)],
    ]


def test_head_rows() -> None:
    head = "<w:tblHeader/>"
    assert only(table(row(cell("项"), cell("数"), properties=head), row(cell("甲"), cell("1")))).header == 1
    assert only(table(row(cell("项"), cell("数")), row(cell("甲"), cell("1"), properties=head))).header == 0


def test_deleted_rows_and_wrapped_rows() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row(cell('丙'), cell('丁'))}</w:sdtContent></w:sdt>"
    found = only(table(row(cell("甲"), cell("乙"), properties="<w:del/>"), row(cell("子"), cell("丑")), wrapped))
    assert block_text(found) == "子\t丑\n丙\t丁"


def test_nested_tables_are_read_into_their_cell() -> None:
    inner = table(row(cell("内一"), cell("内二")))
    assert block_text(only(table(row(cell(p("外") + inner + p("末")), cell("乙"))))) == "外\n内一\n内二\n末\t乙"


def test_line_breaks_part_paragraphs_of_a_cell() -> None:
    assert block_text(only(table(row(cell(p(r("甲") + "<w:r><w:br/></w:r>" + r("乙"))), cell("丙"))))) == "甲\n乙\t丙"


def test_a_frame_of_one_cell_is_no_table() -> None:
    document = read_docx(docx(table(row(cell(p("一、主要举措") + p("全年办案3件。")))) + p("后文。")))
    assert dump(document) == "h1 一、|主要举措\np 全年办案3件。\np 后文。"


def test_an_empty_table_is_left_out() -> None:
    document = read_docx(docx(p("前文。") + table(row(cell(""), cell(""))) + p("后文。")))
    assert len(document.blocks) == 2


def test_the_title_of_a_table() -> None:
    body = p("一、举措") + p("见下表。") + p("表1 执法情况") + table(row(cell("甲"), cell("1"))) + p("后文。")
    document = read_docx(docx(body))
    assert dump(document).splitlines()[2:4] == ["caption 表1 执法情况", "table 甲/1"]
    assert [block.place.block for block in document.blocks] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("look", [False, True])
def test_reading_leaves_nothing_to_the_garbage_collector(look: bool) -> None:
    data = docx(p("前文。") + table(row(cell("一"), cell("二"))) + p("后文。"))
    read_docx(data, look=look)  # imports what is imported late
    gc.collect()
    gc.disable()
    try:
        read_docx(data, look=look)
        assert gc.collect() == 0
    finally:
        gc.enable()
