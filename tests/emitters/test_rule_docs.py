"""The list of rules, their explanations, and the generated page."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.check import CRASH_CODE
from authoring.emitters.rule_docs import explain, listing, page
from authoring.errors import UserError
from authoring.rules import every_rule

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m authoring.emitters.rule_docs docs/rules.md"


def test_the_page_tells_every_rule_with_its_examples() -> None:
    text = page()
    for rule in every_rule():
        entry = text.split(f'<a id="{rule.code.lower()}"></a>')[1].split("<a id=")[0]
        assert rule.title in entry
        assert "- 不合格：" in entry
        assert "- 合格：" in entry
        assert "{" not in entry


def test_the_list_has_a_line_for_each_rule() -> None:
    assert [line[:4] for line in listing().splitlines()[2:]] == [rule.code for rule in every_rule()]


def test_a_rule_is_explained() -> None:
    text = explain("s301")
    assert text.startswith("S301 没有标题（结构；title-missing）\n")
    assert "级别：错误，网页、纯文本为警告" in text
    assert "依据：《党政机关公文格式》" in text


def test_the_code_of_crashed_rules_is_explained_too() -> None:
    assert explain(CRASH_CODE).startswith("X000 规则运行出错\n")


@pytest.mark.parametrize(("code", "near"), [("S1O1", "S1"), ("S999", "authoring rules"), ("", "authoring rules")])
def test_an_unknown_code_is_refused_with_the_nearest(code: str, near: str) -> None:
    with pytest.raises(UserError, match="没有规则") as caught:
        explain(code)
    assert near in caught.value.message
