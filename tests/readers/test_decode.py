import codecs

import pytest

from authoring.document import block_text
from authoring.errors import UnreadableError
from authoring.readers import read_text
from authoring.readers.decode import decode

TEXT = "某县水务局2024年法治政府建设年度报告\r\n一、主要举措和成效\r\n全年办案３件，同比下降12.5%。\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_encodings_are_told_apart(data: bytes, encoding: str) -> None:
    document = read_text(data)
    assert document.source.encoding == encoding
    assert [block_text(block) for block in document.blocks] == TEXT.split("\r\n")[:-1]


def test_a_character_cut_off_at_the_end_is_no_reason_to_refuse() -> None:
    text, encoding = decode((TEXT * 20).encode("gb18030")[:-3])
    assert encoding == "gb18030"
    assert text.startswith(TEXT)


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\xff" * 200])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"文字|编码"):
        decode(data)


def test_a_page_is_read_in_the_charset_it_declares() -> None:
    page = '<meta charset="gb2312"><p>法治镕</p>'
    assert decode(page.encode("gb18030"), markup=True) == (page, "gb18030")


def test_a_declared_charset_that_is_none_is_passed_over() -> None:
    page = '<meta charset="hex"><p>法治</p>'
    assert decode(page.encode(), markup=True) == (page, "utf-8")
