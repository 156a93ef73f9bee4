"""Mending forms, however they are written: the words found and nothing else, and the form says all else as before."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from hypothesis import given

from authoring import api
from authoring.fixing import Fixed, form_way, mend
from authoring.form.yamltree import Tree, read_tree
from tests.fixing.faults import FEW, chances, faulty_lines, judge
from tests.fixing.watching import watched
from tests.fixing.written import Writer
from tests.strategies import form_texts

if TYPE_CHECKING:
    from random import Random


WAY = form_way("表.yaml", lambda form: api.compose(form).document)


def shape(data: object) -> object:
    """A form's data with its keys, and its texts left out."""
    match data:
        case dict():
            return {key: shape(value) for key, value in data.items()}
        case list():
            return [shape(value) for value in data]
        case _:
            return None


def tree_of(data: bytes) -> Tree:
    return read_tree(data.decode().replace("\r\n", "\n"))


@FEW
@given(faulty_lines(), chances())
def test_any_form(lines: list[str], chance: Random) -> None:
    written = Writer(chance).form(lines)
    data = (written.replace("\n", "\r\n") if chance.random() < 0.3 else written).encode()
    WAY.read(data)
    fixed = mend(data, watched(WAY), judge)
    if not fixed.mended:
        assert fixed.data == data
        return
    assert mend(fixed.data, WAY, judge).data == fixed.data
    old, new = data.decode().splitlines(), fixed.data.decode().splitlines()
    assert len(old) == len(new)
    assert fixed.data.count(b"\r\n") == data.count(b"\r\n")
    for before, after in zip(old, new, strict=True):
        _, _, comment = before.rpartition("#")
        assert not before.strip().startswith("#") or before == after
        assert "  # 全" not in before or after.endswith(comment)
    check_changes(data, fixed)


def check_changes(before: bytes, fixed: Fixed) -> None:
    """The file changed by no more than what was mended, and the form has the same fields."""
    budget = sum(len(finding.evidence) + len(finding.replacement or "") for finding in fixed.mended)
    matcher = difflib.SequenceMatcher(None, before.decode(), fixed.data.decode(), autojunk=False)
    changes = [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    assert sum(b - a + d - c for a, b, c, d in changes) <= budget
    assert shape(tree_of(before).data) == shape(tree_of(fixed.data).data)


WRITTEN = """\
年度: 2024
单位: 某局
主要举措和成效:
  - '全年''办案''三,件，，又五件'   # ，，
  - "全年\\u529e案，，又五,件"
  - 内容:
      - 表头: [项目, "数量,件"]
        行:
          - [行政处罚, 312。。]
          - - 文字: "许可\\"复议\\"，，"
              跨列: 2
"""


def test_words_are_found_behind_escapes_and_in_tables() -> None:
    way = form_way("表.yaml", lambda form: api.compose(form).document)
    fixed = mend(WRITTEN.encode(), way, judge)
    expected = WRITTEN.replace("三,件，，又", "三，件，又").replace("案，，又五,件", "案，又五，件")
    expected = expected.replace("数量,件", "数量，件").replace("。。", "。").replace('\\"，，', '\\"，')
    assert fixed.data.decode() == expected


@FEW
@given(form_texts())
def test_forms_of_any_shape(text: str) -> None:
    data = text.encode()
    fixed = mend(data, WAY, judge)  # not watched: a title may be printed twice, and be at fault in one place
    assert mend(fixed.data, WAY, judge).data == fixed.data
    check_changes(data, fixed)
