"""Effective formatting, as Word finds it."""

from __future__ import annotations

import pytest

from authoring.document.look import PAGE, Border, Indent, Look, Printed, RunLook
from authoring.readers import read_docx
from tests.readers.docxfiles import docx, number, p, r, style

TEXT = "依法行政"


def look(body: str, **parts: str) -> Look:
    found = read_docx(docx(body, **parts), look=True).source.look
    assert found is not None
    return found


def first(body: str, **parts: str) -> Printed:
    return look(body, **parts).paragraphs[0]


def run(body: str, **parts: str) -> RunLook:
    return first(body, **parts).pieces[0][1]


def styled(name: str, properties: str, kind: str = "paragraph", based: str = "", default: bool = False) -> str:
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{mark}><w:name w:val="{name}"/>{based}{properties}</w:style>'


def rpr(content: str) -> str:
    return f"<w:rPr>{content}</w:rPr>"


def ppr(content: str) -> str:
    return f"<w:pPr>{content}</w:pPr>"


DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'


def test_no_look_is_read_unless_asked_for() -> None:
    assert read_docx(docx(p(TEXT))).source.look is None


def test_without_styles_everything_is_words_default() -> None:
    assert run(p(TEXT)) == RunLook(half_points=20)
    assert first(p(TEXT)).look.rule == "auto"


def test_each_level_overrides_the_one_below() -> None:
    styles = (
        DEFAULTS
        + styled("N", rpr('<w:sz w:val="24"/><w:color w:val="00FF00"/>'), default=True)
        + styled("A", rpr('<w:sz w:val="28"/>'), based="N")
        + styled("C", rpr('<w:sz w:val="36"/>'), kind="character")
    )
    assert run(p(TEXT), styles=DEFAULTS).half_points == 21
    assert run(p(TEXT), styles=styles).half_points == 24
    assert run(p(TEXT, style("A")), styles=styles)[5] == 28
    assert run(p(TEXT, style("A")), styles=styles).colour == "00FF00"
    assert run(p(r(TEXT, '<w:rStyle w:val="C"/>'), style("A")), styles=styles).half_points == 36
    assert run(p(r(TEXT, '<w:rStyle w:val="C"/><w:sz w:val="44"/>'), style("A")), styles=styles).half_points == 44


def test_a_table_style_stands_below_the_paragraph_style() -> None:
    styles = styled("T", rpr('<w:sz w:val="30"/><w:b/>') + ppr('<w:jc w:val="center"/>'), kind="table")
    cells = f"<w:tc>{p(TEXT)}</w:tc><w:tc>{p(TEXT)}</w:tc>"
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr>{cells}</w:tr></w:tbl>'
    cell = first(body, styles=styles)
    assert (cell.where, cell.look.align) == ("cell", "center")
    assert (cell.pieces[0][1].half_points, cell.pieces[0][1].bold) == (30, True)


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="0"/>', False),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
    ],
)
def test_toggles_of_two_styles_cancel_each_other(paragraph: str, character: str, direct: str, bold: bool) -> None:
    styles = styled("P", rpr(paragraph)) + styled("C", rpr(character), kind="character")
    assert run(p(r(TEXT, f'<w:rStyle w:val="C"/>{direct}'), style("P")), styles=styles).bold is bold


THEME = (
    '<w:minorFont><w:latin typeface="Calibri"/><w:ea typeface=""/><w:font script="Hans" typeface="等线"/></w:minorFont>'
)
CHINESE = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'


def test_a_theme_font_masks_the_one_named_beside_it() -> None:
    fonts = '<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"/>'
    found = run(p(r(TEXT, fonts)), theme=THEME, settings=CHINESE)
    assert (found.east, found.masked, found.ascii) == ("等线", "仿宋", "Calibri")


def test_a_named_font_overrides_the_theme_font_below_it() -> None:
    styles = styled("P", rpr('<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'))
    body = p(r(TEXT, '<w:rFonts w:eastAsia="仿宋"/>'), style("P"))
    found = run(body, styles=styles, theme=THEME, settings=CHINESE)
    assert (found.east, found.masked) == ("仿宋", "")


def test_indents_in_characters_prevail_and_can_be_cancelled() -> None:
    styles = styled("P", ppr('<w:ind w:firstLineChars="200" w:firstLine="640"/>'))
    assert first(p(TEXT, style("P") + '<w:ind w:firstLine="0"/>'), styles=styles).look.first.characters == 2
    cancelled = first(p(TEXT, style("P") + '<w:ind w:firstLineChars="0" w:firstLine="0"/>'), styles=styles)
    assert cancelled.look.first == Indent()
    hanging = first(p(TEXT, style("P") + '<w:ind w:left="640" w:hanging="320"/>'), styles=styles)
    assert (hanging.look.first, hanging.look.left) == (Indent(-320), Indent(640))
    assert Indent(640).in_characters(320) == 2
    assert Indent(640, 1.5).in_characters(320) == 1.5


LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def test_numbering_stands_between_style_and_direct() -> None:
    styles = styled("P", ppr('<w:ind w:firstLine="640"/>'))
    found = first(p(TEXT, style("P") + number(1)), styles=styles, numbering=LIST).look
    assert (found.numbered, found.left, found.first) == (True, Indent(720), Indent(-360))
    direct = first(p(TEXT, number(1) + '<w:ind w:left="0" w:firstLine="640"/>'), numbering=LIST).look
    assert (direct.left, direct.first) == (Indent(0), Indent(640))
    own = styled("P", ppr(number(1) + '<w:ind w:left="100"/>'))
    assert first(p(TEXT, style("P")), styles=own, numbering=LIST).look.left == Indent(100)


def test_spacing_in_lines_counts_the_grid_and_automatic_spacing_prevails() -> None:
    section = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    found = first(
        p(TEXT, '<w:spacing w:beforeLines="50" w:before="1" w:after="100" w:afterAutospacing="1"/>') + section
    )
    assert (found.look.before, found.look.after) == (156, 280)


def test_lines_are_auto_where_no_rule_is_given_with_them() -> None:
    styles = styled("P", ppr('<w:spacing w:line="560" w:lineRule="exact"/>'))
    kept = first(p(TEXT, style("P") + '<w:spacing w:before="1"/>'), styles=styles).look
    assert (kept.line, kept.rule) == (560, "exact")
    new = first(p(TEXT, style("P") + '<w:spacing w:line="360"/>'), styles=styles).look
    assert (new.line, new.rule) == (360, "auto")


def test_sections_inherit_footers_and_paragraphs_know_theirs() -> None:
    one = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    two = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:titlePg/></w:sectPr>'
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate"))
    field = field.replace("</w:r>", "</w:r><w:r><w:instrText> PAGE </w:instrText></w:r>", 1)
    footer = f'<w:p>{r("— ")}{field}{r("9")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{r(" —")}</w:p>'
    found = look(p(TEXT, one) + p(TEXT) + two, footer1=footer)
    assert [each.section for each in found.paragraphs] == [0, 1]
    assert [each.width for each in found.sections] == [11906, 16838]
    assert found.sections[1].title_page
    numbered = found.sections[1].footers["default"].page_number
    assert numbered is not None
    assert numbered.text == f"— {PAGE} —"


def test_what_is_left_over_is_counted_with_its_place() -> None:
    inserted = f'<w:ins w:id="1" w:author="甲">{r(TEXT)}</w:ins>'
    body = p(TEXT) + p(r(TEXT) + inserted + '<w:r><w:commentReference w:id="0"/></w:r>')
    found = look(body).leftovers
    assert (found.comments, found.insertions, found.deletions) == ((2,), (2,), ())


def test_hidden_text_is_set_apart_and_text_boxes_stand_alone() -> None:
    content = f"<w:txbxContent>{p('框里')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    found = look(p(r(TEXT) + r("内部", "<w:vanish/>") + box)).paragraphs
    assert [(each.where, each.text.strip("\ufffc"), each.hidden) for each in found] == [
        ("body", TEXT, "内部"),
        ("box", "框里", ""),
    ]


def test_borders_and_measures_with_units() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="11" w:color="ff0000"/></w:pBdr>'
    found = first(p(TEXT, border + '<w:spacing w:before="12pt"/>')).look
    assert (found.bottom, found.before) == (Border("FF0000", 8, 11), 240)


@pytest.mark.parametrize("value", ["x", "nan", "1e999", "", "12qq"])
def test_a_measure_that_is_none_changes_nothing(value: str) -> None:
    assert run(p(r(TEXT, f'<w:sz w:val="{value}"/>'))).half_points == 20


def test_drafts_of_other_styles_look_otherwise() -> None:
    """What styles amount to is kept for the next draft with the same ones: with these only."""
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{r(TEXT)}</w:p>'
    small, large = (styled("A", rpr(f'<w:sz w:val="{size}"/>')) for size in (24, 32))
    assert [run(body, styles=styles).half_points for styles in (small, large, small)] == [24, 32, 24]


def test_drafts_of_the_same_styles_share_their_looks() -> None:
    styles = styled("A", rpr('<w:sz w:val="24"/>'))
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{r(TEXT)}</w:p>'
    assert run(body, styles=styles) is run(body + p("另一段"), styles=styles)
