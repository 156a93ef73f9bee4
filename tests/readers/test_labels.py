import pytest

from authoring.standard.numbering import parse_label


@pytest.mark.parametrize(
    ("text", "label", "level", "value"),
    [
        ("一、2024年推进法治政府建设", "一、", 1, 1),
        ("十二、其他", "十二、", 1, 12),
        ("一 、主要举措", "一 、", 1, 1),
        ("第三部分　存在的不足", "第三部分　", 1, 3),
        ("(二)主要成效", "(二)", 2, 2),
        ("（三）、工作", "（三）、", 2, 3),
        ("㈣工作", "㈣", 2, 4),
        ("1.2024年工作", "1.", 3, 1),
        ("2、工作", "2、", 3, 2),
        ("3）工作", "3）", 3, 3),
        ("⒌工作", "⒌", 3, 5),
        ("（6）工作", "（6）", 4, 6),
        ("⑺工作", "⑺", 4, 7),
        ("①工作", "①", 5, 1),
        ("一是加强领导", "一是", 5, 1),
    ],
)
def test_numbers_are_read(text: str, label: str, level: int, value: int) -> None:
    found = parse_label(text)
    assert found is not None
    assert (found.text, found.level, found.value) == (label, level, value)


@pytest.mark.parametrize(
    "text", ["1.5万件", "12.4宪法日", "2024年工作", "一般情况", "第一责任人", "(第二稿)", "", "〔2024〕1号"]
)
def test_other_beginnings_are_no_number(text: str) -> None:
    assert parse_label(text) is None
