"""Pictures from the form to the page and back."""

from __future__ import annotations

import base64
import os
import re
from typing import TYPE_CHECKING

import pytest

from authoring import api
from authoring.compose import compose
from authoring.compose.importing import import_document
from authoring.document import Document, Paragraph, Picture, block_text, lines, plain
from authoring.errors import FormError, UserError
from authoring.form.loader import load_form
from authoring.form.pictures import pictures_in
from authoring.form.profiles import load_profile
from authoring.inputs import read_file
from authoring.place import Place
from authoring.readers import read_draft
from authoring.writers import render
from tests.pictures import bomb, jpeg, png
from tests.trees import dump

if TYPE_CHECKING:
    from pathlib import Path

NATIONAL = load_profile()
FORM = """\
年度: 2024
单位: 甲县公安局
指标:
  办案: {本年: 4321件, 公开: 否}
主要举措和成效:
  - 标题: 严格执法
    内容:
      - 办案情况见图1，培训如图3所示，评查见图9和表7。
      - 图片: 案件.png
        图题: 办理案件{{ 办案 }}
      - 图片: 培训.jpg
        图题: 图3　执法培训
        替代文字: 民警在听课
        宽度: 80
      - 图片: 案件.png
      - 图片: 案件.png
        图题: 案件构成
"""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    (tmp_path / "案件.png").write_bytes(png(400, 300))
    (tmp_path / "培训.jpg").write_bytes(jpeg(1600, 900))
    path = tmp_path / "表单.yaml"
    path.write_text(FORM, "utf-8")
    return path


def pictures(blocks) -> list[str]:
    return [
        line
        for block in blocks
        if isinstance(block, Picture) or (isinstance(block, Paragraph) and block.role == "figure-caption")
        for line in [f"〔{block.alt}〕" if isinstance(block, Picture) else block_text(block)]
    ]


def test_figures_are_numbered_through_the_paper_and_their_own_numbers_kept(form):
    made = compose(load_form(form), NATIONAL)
    assert pictures(made.document.blocks) == [
        *("〔办理案件4321件〕", "图1　办理案件4321件", "〔民警在听课〕", "图3　执法培训"),
        *("〔〕", "〔案件构成〕", "图4　案件构成"),
    ]
    told = [gap.guidance for gap in made.gaps if not gap.printed]
    assert [text for text in told if "替代文字" in text] == [
        "图片没有图题，也没有替代文字，请补一句说明，读屏软件才念得出来"
    ]
    assert [text for text in told if "“见图" in text or "“如图" in text] == [
        "正文写了“见图9”，而表单里有3幅图，请补上图，或者改正文"
    ]
    assert "正文写了“表7”，而表单里没有带编号的表，请在表格标题里写上编号，如“表1　执法情况”，或者改正文" in told


def test_the_size_is_the_files_own_or_the_one_asked_for_and_fits_the_page(form):
    sizes = [
        (block.width, block.height)
        for block in compose(load_form(form), NATIONAL).document.blocks
        if isinstance(block, Picture)
    ]
    assert sizes == [(6000, 4500), (4535, 2551), (6000, 4500), (6000, 4500)]


def test_the_public_edition_leaves_out_pictures_that_tell_hidden_figures_and_asks_about_references(form):
    made = compose(load_form(form), NATIONAL, "public")
    assert pictures(made.document.blocks) == [
        "〔民警在听课〕",
        "图3　执法培训",
        "〔〕",
        "〔案件构成〕",
        "图4　案件构成",
    ]
    assert any("办案" in left.path and "图题" in left.path for left in made.left_out)
    assert sum("公开稿略去了图" in gap.guidance for gap in made.gaps) == 3


def test_a_docx_gives_the_pictures_back_and_a_check_does_without_their_files(form, tmp_path):
    draft = compose(load_form(form), NATIONAL).document
    target = tmp_path / "稿.docx"
    api.write(draft, target)
    assert read_draft(target).blocks == draft.blocks
    checked = read_draft(target, look=True).blocks
    assert [block.alt for block in checked if isinstance(block, Picture)] == [
        *("办理案件4321件", "民警在听课", "", "案件构成")
    ]
    report = api.check(target)
    assert [found.code for found in report.findings if found.code[0] in "XL" and found.code != "L902"] == []


def test_equal_files_are_stored_once(form):
    import io
    import zipfile

    data = render(compose(load_form(form), NATIONAL).document, ".docx")
    media = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "media" in name]
    assert media == ["word/media/image1.png", "word/media/image2.jpeg"]


def test_a_page_holds_its_pictures_and_reads_back_as_text(form, tmp_path):
    draft = compose(load_form(form), NATIONAL).document
    page = render(draft, ".html").decode()
    assert page.count("<figure>") == page.count("<img ") == 4
    assert "<figcaption>图3　执法培训</figcaption>" in page
    assert 'alt="民警在听课"' in page
    found = re.search(r'src="data:image/jpeg;base64,([^"]*)"', page)
    assert found is not None
    assert base64.b64decode(found[1]) == jpeg(1600, 900)
    target = tmp_path / "稿.html"
    target.write_text(page, "utf-8")
    assert list(lines(read_draft(target))) == list(lines(draft))


def test_a_text_tells_of_its_pictures_and_reads_back(form, tmp_path):
    draft = compose(load_form(form), NATIONAL).document
    target = tmp_path / "稿.txt"
    api.write(draft, target)
    text = target.read_text("utf-8")
    assert [line for line in text.splitlines() if "〔" in line] == [
        *("〔图1　办理案件4321件〕", "〔图3　执法培训〕", "〔图片〕", "〔图4　案件构成〕")
    ]
    back = read_draft(target)
    assert list(lines(back)) == list(lines(draft))
    assert [(each.kind, each.text) for each in back.source.dropped] == [("图片", "（没有替代文字）")]


def test_importing_keeps_the_captions_and_tells_of_the_pictures(form):
    draft = compose(load_form(form), NATIONAL).document
    imported = import_document(draft, NATIONAL)
    assert [each.text for each in imported.dropped if each.kind == "图片"] == [
        *("办理案件4321件", "民警在听课", "（没有替代文字）", "案件构成")
    ]
    again = compose(imported.report, NATIONAL).document
    assert [line for line in dump(again).splitlines() if line.startswith("figure-caption")] == [
        *("figure-caption 图1　办理案件4321件", "figure-caption 图3　执法培训", "figure-caption 图4　案件构成")
    ]


def test_importing_a_docx_carries_its_pictures_along(form, tmp_path):
    draft = compose(load_form(form), NATIONAL).document
    target, again = tmp_path / "稿.docx", tmp_path / "另一处" / "转.yaml"
    api.write(draft, target)
    again.parent.mkdir()
    imported = api.import_draft(target, again)
    assert (imported.leftover, imported.dropped) == ((), ())
    assert sorted(path.name for path in (again.parent / "转的图片").iterdir()) == ["图1.png", "图2.jpg"]
    assert [(each.file, each.caption, each.alt, each.width) for each in pictures_in(imported.report)] == [
        ("转的图片/图1.png", "办理案件4321件", "", None),
        ("转的图片/图2.jpg", "图3　执法培训", "民警在听课", 80),
        ("转的图片/图1.png", "", "", None),
        ("转的图片/图1.png", "案件构成", "", None),
    ]
    assert compose(load_form(again), NATIONAL).document == draft


def test_importing_overwrites_no_picture_and_then_writes_no_form(form, tmp_path):
    target, again = tmp_path / "稿.docx", tmp_path / "转.yaml"
    api.write(compose(load_form(form), NATIONAL).document, target)
    folder = tmp_path / "转的图片"
    folder.mkdir()
    (folder / "图2.jpg").write_bytes(b"mine")
    with pytest.raises(UserError, match=r"图2\.jpg”已经存在"):
        api.import_draft(target, again)
    assert [path.name for path in folder.iterdir()] == ["图2.jpg"]
    assert not again.exists()
    api.import_draft(target, again, overwrite=True)
    assert (folder / "图2.jpg").read_bytes() == jpeg(1600, 900)


def test_a_picture_of_another_kind_is_told_with_its_place_and_reason():
    blocks = (
        Paragraph(plain("某局2024年度法治政府建设情况的报告"), "title"),
        Picture(b"GIF89a", "会场", place=Place(block=2)),
        Picture(place=Place(block=3)),
        Paragraph(plain("图1　会场"), "figure-caption"),
    )
    imported = import_document(Document(blocks), NATIONAL, pictures="图片")
    assert [(each.text, each.place.block) for each in imported.dropped] == [
        ("会场；只能用 .png 和 .jpg 图片，请用“画图”等软件另存为其中一种", 2),
        ("图1　会场；稿件里没有存图片文件，请另外找到图片", 3),
    ]
    assert imported.pictures == ()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("没有.png", None, "没有找到"),
        ("目录", b"", "文件夹"),
        ("坏.png", b"\x89PNG\r\n\x1a\n", "损坏"),
        ("空.png", b"", "空的"),
        ("动.gif", b"GIF89a", "另存为"),
        ("大.png", bomb(), "太大"),
        ("躺.jpg", jpeg(orientation=8), "旋转"),
    ],
)
def test_a_picture_of_no_use_is_a_fault_of_the_form_at_its_line(tmp_path, name, data, told):
    path = tmp_path / "表单.yaml"
    path.write_text(f"年度: 2024\n主要举措和成效:\n  - 图片: {name}\n    图题: 题\n", "utf-8")
    if name == "目录":
        (tmp_path / name).mkdir()
    elif data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(FormError, match=told) as caught:
        load_form(path)
    (fault,) = caught.value.faults
    assert (fault.place.line, fault.place.column) == (3, 9)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_for_a_picture_holds_nobody_up(tmp_path):
    path = tmp_path / "表单.yaml"
    path.write_text("主要举措和成效:\n  - 图片: 管道.png\n    图题: 题\n", "utf-8")
    os.mkfifo(tmp_path / "管道.png")
    with pytest.raises(FormError, match="不是普通文件"):
        load_form(path)


def test_a_picture_file_of_too_many_bytes_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("authoring.form.pictures.read_file", lambda path, _: read_file(path, 100))
    path = tmp_path / "表单.yaml"
    path.write_text("主要举措和成效:\n  - 图片: 大.png\n    图题: 题\n", "utf-8")
    (tmp_path / "大.png").write_bytes(bytes(101))
    with pytest.raises(FormError, match=r"“大\.png”：图片文件超过 20 MB"):
        load_form(path)


def test_a_caption_without_a_picture_says_where_it_belongs(tmp_path):
    path = tmp_path / "表单.yaml"
    path.write_text("主要举措和成效:\n  - 图题: 题\n", "utf-8")
    with pytest.raises(FormError, match="图片"):
        load_form(path)
