"""Whatever a reader finds, there is a form that prints it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.compose import compose
from authoring.document import Block, Cell, Heading, Paragraph, Role, Table, block_text, plain, squared
from authoring.form.dumper import dump_form
from authoring.form.loader import parse_form
from authoring.form.profiles import load_profile
from authoring.form.verbatim import verbatim
from authoring.standard.numbering import parse_label

if TYPE_CHECKING:
    from collections.abc import Sequence

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
LEFT_OUT = ("标题", "主送", "前言", "结尾", "署名", "成文日期")
NATIONAL = load_profile()

# readers give neither blanks around a paragraph nor rows that are too short
TEXT = (
    st.text(st.sampled_from("一二（）()、。:：，无 　{}%年法治1.甲「"), min_size=1, max_size=10)
    .map(str.strip)
    .filter(bool)
)
CELLS = st.builds(
    Cell, st.lists(TEXT.map(plain), max_size=2).map(tuple), columns=st.integers(1, 2), rows=st.integers(1, 2)
)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Heading,
        st.integers(1, 4),
        st.sampled_from(["", "一、", "一 、", "（三）", "5.", "（1）", "无"]),
        TEXT.map(plain),
        st.one_of(st.just(()), TEXT.map(plain)),
    ),
    st.builds(Paragraph, TEXT.map(plain), st.sampled_from(get_args(Role))),
    st.builds(Table, st.lists(st.lists(CELLS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple))
    .map(squared)
    .filter(lambda table: bool(block_text(table).strip())),
)


def printed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    data = {**dict.fromkeys(LEFT_OUT, "无"), "全文": verbatim(blocks)}
    return compose(parse_form(dump_form(data)), NATIONAL).document.blocks


@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_any_blocks_are_printed_again(blocks: list[Block]) -> None:
    assert [block_text(block) for block in printed(blocks)] == [block_text(block) for block in blocks]
    roles = [block.role for block in printed(blocks) if isinstance(block, Paragraph)]
    assert [block.role for block in blocks if isinstance(block, Paragraph)] == roles or len(roles) > sum(
        isinstance(block, Paragraph) for block in blocks
    )


@pytest.mark.skipif(not SEEDS, reason="../shared/seeds is not here")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_real_reports_are_printed_again(path: Path) -> None:
    blocks = [_block(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert list(printed(blocks)) == blocks


def _block(line: str) -> Block:
    label = parse_label(line)
    if label is None or label.level > 4:
        return Paragraph(plain(line))
    title, stop, rest = line[len(label.text) :].partition("。")
    return Heading(label.level, label.text, plain(title + stop), plain(rest))
