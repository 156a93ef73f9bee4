"""版头 and 版记 as printed, in millimetres against the standard's numbers."""

from __future__ import annotations

import pdfplumber
import pytest

from authoring import api
from authoring.document import Document, Table
from authoring.standard.finish import Finish
from authoring.standard.layout import layout
from authoring.writers.docx import write_docx
from tests.layout.printed import MM, OFFICE, WHY_NOT, print_pages
from tests.writers.samples import formal_paper

pytestmark = pytest.mark.skipif(OFFICE is None, reason=WHY_NOT)
PAGE, HEAD = layout().page, layout().letterhead
RIGHT = PAGE.left_mm + PAGE.text_width_mm
FOOT = PAGE.top_mm + PAGE.text_height_mm
ONE = PAGE.text_width_mm / PAGE.characters


class Printed:
    def __init__(self, factory, document, finish):
        folder = factory.mktemp("formal")
        path = folder / "稿.docx"
        path.write_bytes(write_docx(document, finish=finish))
        self.pages = print_pages(path, folder)
        with pdfplumber.open(folder / "稿.pdf") as pdf:
            self.rules = [[*page.lines, *page.rects] for page in pdf.pages]
            self.sizes = [(page.width / MM, page.height / MM) for page in pdf.pages]

    def line(self, text):
        return next(line for page in self.pages for line in page if text in line.text)


@pytest.fixture(scope="module")
def formal(tmp_path_factory):
    return Printed(tmp_path_factory, formal_paper(), Finish(sealed=True))


@pytest.fixture(scope="module")
def joint(tmp_path_factory):
    blocks = [
        b._replace(wide=True) if isinstance(b, Table) else b
        for b in formal_paper(("青岚县公安局", "青岚县司法局")).blocks
    ]
    return Printed(tmp_path_factory, Document(tuple(blocks)), Finish(sealed=True, imprint_page="after-next"))


def test_the_mark_stands_35_mm_below_the_type_areas_top(formal):
    mark = formal.line("青岚县公安局文件")
    top = mark.bottom - HEAD.mark_ink_top * mark.size / MM
    assert top - PAGE.top_mm == pytest.approx(HEAD.mark_top_mm, abs=1)
    assert (mark.left + mark.right) / 2 == pytest.approx(PAGE.left_mm + PAGE.text_width_mm / 2, abs=1)


def test_three_elements_stand_above_the_mark_at_the_left(formal):
    lines = formal.pages[0][:3]
    assert [line.text for line in lines] == ["000001", "机密★1年", "特急"]
    assert all(line.left == pytest.approx(PAGE.left_mm, abs=1) for line in lines)


def test_number_and_signatory_stand_one_character_in_on_the_red_rule(formal):
    row = formal.line("青公〔2025〕1号")
    assert row.text.endswith("签发人：张三")
    assert row.left - PAGE.left_mm == pytest.approx(ONE, abs=1)
    assert RIGHT - row.right == pytest.approx(ONE, abs=1)
    red = [rule for rule in formal.rules[0] if rule["x1"] - rule["x0"] > 100]
    assert len({round(rule["top"]) for rule in red}) == 1
    assert (red[0]["x1"] - red[0]["x0"]) / MM == pytest.approx(PAGE.text_width_mm, abs=1)
    below_ink = red[0]["top"] / MM - row.bottom - 0.12 * row.size / MM
    assert below_ink == pytest.approx(HEAD.rule_gap_mm, abs=1)


def test_two_blank_lines_part_mark_number_and_title(formal):
    lines = formal.pages[0]
    at = next(i for i, line in enumerate(lines) if "青公" in line.text)
    pitch = PAGE.text_height_mm / PAGE.lines
    blanks = (lines[at].bottom - lines[at - 1].bottom) / pitch
    assert 2.8 <= blanks <= 3.6
    assert 2.9 <= (lines[at + 1].bottom - lines[at].bottom) / pitch <= 3.7


def test_signature_is_centred_over_the_date_four_characters_in(formal):
    signature = next(line for page in formal.pages for line in page if line.text == "青岚县公安局")
    date = formal.line("2025年1月20日")
    assert RIGHT - date.right == pytest.approx(layout().seal.right_characters * ONE, abs=1.5)
    # LibreOffice parts the date's digits from its characters, which makes it longer than in Word
    assert (signature.left + signature.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=ONE)


def test_the_imprint_ends_at_the_type_areas_foot_with_three_rules(formal):
    lines = formal.pages[-1]
    copy, printer = formal.line("抄送："), formal.line("办公室2025年1月21日印发")
    assert copy in lines
    small = 14 / MM
    assert copy.left - PAGE.left_mm == pytest.approx(small, abs=1)
    assert printer.left - PAGE.left_mm == pytest.approx(small, abs=1)
    assert RIGHT - printer.right == pytest.approx(small, abs=1)
    wide = sorted(rule["top"] for rule in formal.rules[-1] if rule["x1"] - rule["x0"] > 150 * MM)
    rules = [top for top, before in zip(wide, [0, *wide], strict=False) if top - before > 5]
    imprint = [top / MM for top in rules if top / MM > copy.bottom - 12]
    assert len(imprint) == 3
    assert imprint[-1] == pytest.approx(FOOT, abs=1.5)


def test_joint_signatures_stand_beside_one_another_the_last_over_the_date(joint):
    row, date = joint.line("青岚县公安局青岚县司法局"), joint.line("2025年1月20日")
    assert row.right < RIGHT
    assert row.right - 6 * ONE / 2 == pytest.approx((date.left + date.right) / 2, abs=ONE)


def test_a_wide_table_turns_the_page_and_its_number_stays_on_the_papers_edge(joint):
    turned = next(i for i, (width, height) in enumerate(joint.sizes) if width > height)
    text = "".join(line.text for line in joint.pages[turned])
    assert f"{turned + 1}" in text
    number = [line for line in joint.pages[turned] if line.text in ("—", f"{turned + 1}")]
    # 25 mm from the paper's lower edge, which is at the left now, and outside the type area
    assert all(line.left < 297 - PAGE.top_mm - PAGE.text_height_mm for line in number)
    lower = turned % 2 == 0
    assert all((line.bottom > 105) is lower for line in number)


def test_a_page_left_blank_before_the_imprint_and_the_imprints_have_no_number(joint):
    assert joint.pages[-2] == []
    assert not any("—" in line.text for line in joint.pages[-1])
    assert joint.line("抄送：") in joint.pages[-1]


FORM = """\
年度: 2024
单位: 甲县公安局
主送: 县政府
前言: 做好各项工作。
过渡句: 无
全文: [{lines}]
成文日期: 2025-01-20
"""


@pytest.mark.parametrize(("count", "told"), [(16, True), (5, False)])
def test_a_printed_signature_with_next_to_no_text_on_its_page_is_told(tmp_path, count, told):
    form = tmp_path / "表单.yaml"
    form.write_text(FORM.replace("{lines}", ", ".join(["做好各项工作。"] * count)), encoding="utf-8")
    loaded, _ = api.build(form, tmp_path / "稿.pdf")
    assert any("署名所在的一面只有正文的最后2行左右" in notice for notice in loaded.notices) == told
