"""What picture files say of themselves, beside what python-docx reads in them, and their size on the page."""

from __future__ import annotations

import io

import pytest
from docx.image.image import Image
from hypothesis import given
from hypothesis import strategies as st

from authoring.errors import UserError
from authoring.standard.pictures import MAX_BYTES, PictureFile, fitted, measure
from tests.pictures import bomb, jpeg, png

_sides = st.integers(1, 3000)


@given(_sides, st.integers(1, 40), st.sampled_from([0, 2835, 3937, 11811]))
def test_a_png_says_what_python_docx_reads_in_it(width, height, dots):
    data = png(width, height, dots)
    found, other = measure(data), Image.from_blob(data)
    assert (found.kind, found.width, found.height) == ("png", other.px_width, other.px_height)
    assert round(found.across) == (other.horz_dpi if dots else 96)


@given(_sides, _sides, st.sampled_from([0, 72, 150, 300]), st.sampled_from([0, 1]))
def test_a_jpeg_says_what_python_docx_reads_in_it(width, height, dpi, orientation):
    data = jpeg(width, height, dpi, orientation)
    found, other = measure(data), Image.from_blob(data)
    assert (found.kind, found.width, found.height) == ("jpeg", other.px_width, other.px_height)
    assert round(found.across) == (other.horz_dpi if dpi else 96)


@pytest.mark.parametrize("frame", [0xC1, 0xC2, 0xC9])
def test_progressive_and_other_frames_are_read_too(frame):
    assert measure(jpeg(20, 10, frame=frame))[1:3] == (20, 10)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "空的"),
        (b"GIF89a" + b"\0" * 20, "另存为"),
        (b"<svg/>", "另存为"),
        (png()[:-12], "没有存完整"),
        (png()[:40], "没有存完整"),
        (png().replace(b"IDAT", b"IDAX"), "没有存完整"),
        (png(0, 3), "没有存完整"),
        (jpeg()[:-2], "没有存完整"),
        (jpeg()[:25], "没有存完整"),
        (jpeg(0, 3), "没有存完整"),
        (jpeg(60000, 60000), "太大"),
        (jpeg(orientation=6), "旋转"),
        (png() + b"\0" * MAX_BYTES, "超过 20 MB"),
    ],
)
def test_a_file_of_no_use_says_why(data, told):
    with pytest.raises(UserError, match=told):
        measure(data)


@given(st.one_of(st.binary(max_size=80), st.builds(lambda tail: jpeg()[:2] + tail, st.binary(max_size=80))))
def test_no_bytes_break_it(data):
    try:
        found = measure(data)
    except UserError:
        return
    assert found.width > 0
    assert found.height > 0


def test_a_png_bomb_is_told_by_its_header():
    with pytest.raises(UserError, match="太大"):
        measure(bomb())


@pytest.mark.parametrize(
    ("picture", "wanted_mm", "size"),
    [
        (PictureFile("png", 960, 480), None, (8844, 4422)),  # 254 mm wide: down to the type area's 156
        (PictureFile("png", 96, 96), None, (1440, 1440)),  # an inch
        (PictureFile("png", 300, 300, 300, 300), None, (1440, 1440)),
        (PictureFile("png", 300, 300), 100, (5669, 5669)),
        (PictureFile("png", 100, 200, 100, 200), 50, (2835, 2835)),  # pixels that are not square
        (PictureFile("png", 96, 9600), None, (104, 10437)),  # 18 of 22 lines high
    ],
)
def test_size_on_the_page(picture, wanted_mm, size):
    assert fitted(picture, wanted_mm) == size


@given(_sides, _sides, st.one_of(st.none(), st.integers(10, 156)))
def test_no_picture_leaves_the_type_area(width, height, wanted):
    across, down = fitted(PictureFile("png", width, height), wanted)
    assert 1 <= across <= 8844
    assert 1 <= down <= 12756 * 18 // 22 + 1


def test_python_docx_takes_our_samples():
    assert Image.from_file(io.BytesIO(png())).content_type == "image/png"
    assert Image.from_file(io.BytesIO(jpeg())).content_type == "image/jpeg"
