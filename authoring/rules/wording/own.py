"""The user's own list of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.check import Basis, Hit, Rule
from authoring.rules.matching import Word, WordList, find_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authoring.check import Context


def _own(context: Context) -> Iterator[Hit]:
    for own in context.profile.words:
        source = f"（{own.source}）" if own.source else ""
        told = f"：{own.note}{source}" if own.note else source
        yield from find_words(context, WordList([Word(own.right, own.wrong, told)]))


RULES = (
    Rule(
        code="W901",
        name="own-word-wrong",
        title="与本单位的用语表不一致",
        message="“{text}”在用语表里写作“{right}”{note}。",
        suggestion="改为“{right}”。",
        explanation=(
            "用语表是稿件旁边的“用语.yaml”，或者模板里的“词表”，每个词写“正确”“常误”“说明”“来源”，不用编程。"
            "没有用语表的不查。"
        ),
        basis=Basis("本单位的用语表", "practice"),
        severity="warning",
        check=_own,
    ),
)
