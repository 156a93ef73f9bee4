import pytest

from authoring.readers import read_docx
from authoring.readers.docx.numerals import numeral
from tests.readers.docxfiles import docx, number, p, style
from tests.trees import dump


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    content = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{content}</w:lvl>'


def abstract(list_id: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{list_id}">{levels}</w:abstractNum>'


def num(list_id: int, base: int, more: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{base}"/>{more}</w:num>'


LEVELS = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
)
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
LISTS = abstract(1, LEVELS) + abstract(2, level(0, "bullet", "●")) + num(1, 1) + num(2, 1, RESTART) + num(3, 2)


def labels(*paragraphs: tuple[str, int, int]) -> list[str]:
    body = "".join(p(text, number(list_id, depth)) for text, list_id, depth in paragraphs)
    return [line.split(" ", 1)[1] for line in dump(read_docx(docx(body + p("末段。"), numbering=LISTS))).splitlines()][
        :-1
    ]


def test_numbers_count_by_level_and_start_again_below() -> None:
    assert labels(("甲", 1, 0), ("乙", 1, 1), ("丙", 1, 1), ("丁", 1, 2), ("戊", 1, 0), ("己", 1, 1)) == [
        "一、|甲",
        "（一）|乙",
        "（二）|丙",
        "1.|丁",
        "二、|戊",
        "（一）|己",
    ]


def test_a_number_may_hold_those_above_it() -> None:
    assert labels(("甲", 1, 0), ("乙", 1, 0), ("丙。", 1, 3)) == ["一、|甲", "二、|乙", "2.1丙。"]


def test_lists_on_one_base_go_on_counting_unless_started_anew() -> None:
    assert labels(("甲", 1, 0), ("乙", 2, 0), ("丙", 2, 0), ("丁", 1, 0)) == [
        "一、|甲",
        "一、|乙",
        "二、|丙",
        "三、|丁",
    ]


def test_bullets_and_unknown_lists_print_no_number() -> None:
    assert labels(("甲。", 3, 0), ("乙。", 9, 0), ("丙。", 0, 0)) == ["甲。", "乙。", "丙。"]


def test_run_in_text_after_an_automatic_number() -> None:
    assert labels(("加强领导。全年4次。", 1, 1)) == ["（一）|加强领导。|全年4次。"]


def test_the_number_is_part_of_the_text_that_a_place_counts() -> None:
    heading = read_docx(docx(p("举措", number(1)) + p("正文。"), numbering=LISTS)).blocks[0]
    assert heading.place.span(2, 4).start == 2


def test_numbers_that_a_style_brings() -> None:
    linked = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h"/>') + level(
        1, "decimal", "%2.", '<w:pStyle w:val="i"/>'
    )
    styles = (
        f'<w:style w:type="paragraph" w:styleId="h"><w:name w:val="h"/><w:pPr>{number(1)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="i"><w:name w:val="i"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = p("甲", style("h")) + p("乙", style("i")) + p("丙", style("h")) + p("丁。", style("h") + number(0))
    document = read_docx(docx(body, styles=styles, numbering=abstract(1, linked) + num(1, 1)))
    assert dump(document) == "h1 一、|甲\nh3 1.|乙\nh1 二、|丙\np 丁。"


def test_a_list_that_only_names_its_style() -> None:
    styles = f'<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr>{number(1)}</w:pPr></w:style>'
    lists = abstract(1, LEVELS) + abstract(5, '<w:numStyleLink w:val="L"/>') + num(1, 1) + num(5, 5)
    document = read_docx(docx(p("甲", number(5)) + p("正文。"), styles=styles, numbering=lists))
    assert dump(document).splitlines()[0] == "h1 一、|甲"


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (101, "chineseCounting", "一百零一"),
        (110, "chineseCounting", "一百一十"),
        (1001, "chineseCounting", "一千零一"),
        (10, "ideographDigital", "一〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (7, "decimalZero", "07"),
        (7, "decimalFullWidth", "７"),
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (27, "upperLetter", "AA"),
        (2, "lowerLetter", "b"),
        (2, "ideographTraditional", "乙"),
        (1, "none", ""),
        (5, "unknown", "5"),
        (0, "chineseCounting", "0"),
    ],
)
def test_number_formats(value: int, kind: str, text: str) -> None:
    assert numeral(value, kind) == text
