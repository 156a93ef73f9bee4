"""Which references a text has, one by one."""

from __future__ import annotations

import pytest

from authoring.standard.references import caption_number, references


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("培训见图9和表7。", [("图", 9), ("表", 7)]),
        ("如图1、图2和表三所示", [("图", 1), ("图", 2), ("表", 3)]),
        ("详见图1、2。", [("图", 1), ("图", 2)]),
        ("见图1至3所示", [("图", 1), ("图", 3)]),
        ("见图1和12个案件", [("图", 1)]),
        ("（见附件）", [("附件", None)]),
        ("见附件2、附件3", [("附件", 2), ("附件", 3)]),
        ("参见表十二", [("表", 12)]),
        ("看图一目了然，意见图一致，如图一般，见表现。", []),
        ("绘制执法地图2张", []),
        ("见图123", []),
    ],
)
def test_references_that_share_a_verb_are_all_found(text, found):
    assert [(each.kind, each.number) for each in references(text)] == found
    for each in references(text):
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("图3　执法培训", 3), ("图 十二：培训", 12), ("图1-2　培训", None), ("图", None), ("表3　培训", None), ("图3", 3)],
)
def test_a_caption_tells_its_number(text, number):
    assert caption_number(text, "图") == number
