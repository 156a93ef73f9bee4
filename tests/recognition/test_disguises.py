"""The same paper in another dress has the same parts: folded, indented, with other marks or numbers at its headings, or
with any wording that real reports head a part with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from authoring.document import Heading, block_text
from authoring.readers import read_draft, read_text
from authoring.recognition import recognise
from tests.labelled.score import SPLITS, labels

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = 7  # of the labelled drafts one in so many is dressed up, to keep the test quick
HALF = str.maketrans("，；：（）％！？", ",;:()%!?")
WORDINGS = {
    "measures": "主要举措及成效 工作成效 总体成效 法治政府建设工作开展情况 主要做法 基本情况 工作亮点 主要工作",
    "problems": "主要存在问题 存在的问题、不足 工作中存在的不足 短板弱项 存在的差距 面临的问题 困难和问题",
    "duties": "法治建设第一责任人履职情况 主要负责人履行推进法治建设第一责任人职责、加强法治政府建设情况 "
    "认真落实第一责任人职责 履行第一责任，全面筑牢法治根基 主要领导履职情况 局长履行第一责任人职责情况",
    "plan": "下步工作打算 工作打算 下一步工作安排 今后努力方向 改进措施及下一步打算 下一阶段工作 来年工作计划",
}


class Paper(NamedTuple):
    """Lines of a draft, and those that are its main headings, each with the length of its number."""

    name: str
    lines: list[str]
    mains: dict[int, int]
    headings: dict[str, int]
    states: dict[str, str]


def states(lines: list[str]) -> dict[str, str]:
    return {key: part.state for key, part in recognise(read_text("\n".join(lines))).parts.items()}


@cache
def papers() -> tuple[Paper, ...]:
    """Rightly read drafts whose main headings all have a 一、 and a line of their own."""
    found = []
    drafts = [path for split in SPLITS for path, label in labels(split) if label["kind"] != "other"]
    for path in drafts[::EVERY]:
        document = read_draft(path)
        lines = [block_text(block) for block in document.blocks]
        heads = {i: b for i, b in enumerate(document.blocks) if isinstance(b, Heading) and b.level == 1}
        if any(block.body or not block.label.startswith(tuple("一二三四五六七八九")) for block in heads.values()):
            continue
        parts = recognise(document).parts
        own = {key: part.headings[0] for key, part in parts.items() if part.state == "own" and len(part.headings) == 1}
        mains = {index: len(block.label) for index, block in heads.items()}
        found.append(Paper(path.name, lines, mains, own, states(lines)))
    return tuple(found)


def at_mains(change: Callable[[str, int], str]) -> Callable[[Paper], list[str]]:
    return lambda paper: [
        change(line, paper.mains[index]) if index in paper.mains else line for index, line in enumerate(paper.lines)
    ]


DISGUISES: dict[str, Callable[[Paper], list[str]]] = {
    "folded": lambda paper: [line.translate(HALF) for line in paper.lines],
    "indented": lambda paper: ["　　" + line for line in paper.lines],
    "gapped": lambda paper: [piece for line in paper.lines for piece in (line, "")],
    "full stop": at_mains(lambda line, _: line + "。"),
    "colon": at_mains(lambda line, _: line + "："),
    "stray blanks": at_mains(lambda line, label: f"{line[: label - 1]} 、 {line[label:]}"),
    "numbers begun anew": at_mains(lambda line, label: "一、" + line[label:]),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguise_changes_no_state(disguise: str) -> None:
    assert len(papers()) >= 20
    wrong = [paper.name for paper in papers() if states(DISGUISES[disguise](paper)) != paper.states]
    assert wrong == []


@pytest.mark.parametrize("part", WORDINGS)
def test_any_usual_wording_heads_its_part(part: str) -> None:
    wrong = []
    for number, paper in enumerate(papers()):
        if (index := paper.headings.get(part)) not in paper.mains:
            continue
        words = WORDINGS[part].split()
        lines = list(paper.lines)
        lines[index] = lines[index][: paper.mains[index]] + words[number % len(words)]
        if states(lines) != paper.states:
            wrong.append((paper.name, lines[index]))
    assert wrong == []
